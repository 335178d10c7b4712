"""The measures of complaints, by name; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.queries import complaints
from pistos.indicators.rules.measures import Measure, Unit

SOURCE = _("complaints")

COMPLAINTS = (
    Measure(
        "first_to_learn",
        _("First to learn"),
        _(
            "Problems that we learned of by direct contact or our own watch before they stood in public ÷"
            " all problems heard in the period."
        ),
        SOURCE,
        Unit.SHARE,
        True,
        complaints.first_to_learn,
    ),
    Measure(
        "boomerangs",
        _("Boomerangs"),
        _(
            "Complaints that we had left without an answer or a good end, and that appeared in public in"
            " the period."
        ),
        SOURCE,
        Unit.COUNT,
        False,
        complaints.boomerangs,
    ),
    Measure(
        "people_at_risk",
        _("People at risk"),
        _(
            "Dissatisfied customers whose matter is not put right × 10, or what the shop set. That each"
            " tells ten others is a claim, not a measurement."
        ),
        SOURCE,
        Unit.COUNT,
        False,
        complaints.people_at_risk,
    ),
    Measure(
        "complaints_confirmed",
        _("Complaints that their customers call well"),
        _("Complaints confirmed by their customers ÷ complaints heard in the period."),
        SOURCE,
        Unit.SHARE,
        True,
        complaints.confirmed,
    ),
)
