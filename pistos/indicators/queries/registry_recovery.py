"""The measures of recovery, by name; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.queries import recovery
from pistos.indicators.rules.measures import Measure, Unit

CASES = _("complaints: cases and what was said after")
GIVEN = _("remedies: what was given")

RECOVERY = (
    Measure(
        "satisfied_again",
        _("Dissatisfied, then satisfied"),
        _("Complaints heard in the period whose customer is satisfied now ÷ all of them."),
        CASES,
        Unit.SHARE,
        True,
        recovery.satisfied_again,
    ),
    Measure(
        "good_opinion_despite_fault",
        _("Good opinion despite the fault"),
        _(
            "4 and 5 of five on the company, asked after a fault and apart from the product ÷ answers."
        ),
        CASES,
        Unit.SHARE,
        True,
        recovery.good_opinion,
    ),
    Measure(
        "remedies_confirmed",
        _("Remedies confirmed by customers"),
        _("Remedies carried out in the period that the customer calls well ÷ all carried out."),
        GIVEN,
        Unit.SHARE,
        True,
        recovery.remedies_confirmed,
    ),
    Measure(
        "wish_fulfilled",
        _("Given what was wished"),
        _("Remedies of the kind that the customer wished ÷ those with a wish."),
        GIVEN,
        Unit.SHARE,
        True,
        recovery.wish_fulfilled,
    ),
)
