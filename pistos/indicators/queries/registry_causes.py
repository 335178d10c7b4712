"""The measures of causes, by name; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.queries import causes
from pistos.indicators.rules.measures import Measure, Unit

CAUSES = (
    Measure(
        "coded_share",
        _("Causes found"),
        _(
            "Complaints and other matters of the period that have their cause by now ÷ all that came."
        ),
        _("causes: what waits for its cause"),
        Unit.SHARE,
        True,
        causes.coded_share,
    ),
    Measure(
        "coders_agreement",
        _("Agreement on causes"),
        _(
            "Cohen's κ of two people who coded the same matter without seeing each other's choice: 1 is"
            " always the same, 0 is as by chance."
        ),
        _("causes: second opinions"),
        Unit.SCORE,
        True,
        causes.coders_agreement,
    ),
)
