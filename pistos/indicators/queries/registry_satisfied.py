"""The measures of satisfaction, by name; part of the registry."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.queries import satisfied
from pistos.indicators.rules.measures import Measure, Unit

ANSWERED = _("surveys: roll-up by day")

SATISFIED = (
    Measure(
        "recommendation",
        _("Recommendation (NPS)"),
        _(
            "100 × (9 and 10 − 0 to 6) ÷ answers, −100 to 100; the interval by adjusted Wald."
        ),
        ANSWERED,
        Unit.SCORE,
        True,
        satisfied.recommended,
        ("country",),
    ),
    Measure(
        "satisfaction",
        _("Satisfaction (CSAT)"),
        _("Answers of 4 and 5 of five ÷ answers."),
        ANSWERED,
        Unit.SHARE,
        True,
        satisfied.satisfied,
        ("channel",),
    ),
    Measure(
        "made_easy",
        _("Made easy (CES 2.0)"),
        _("Mean of 1 to 7 to “we made it easy for you”."),
        ANSWERED,
        Unit.SCORE,
        True,
        satisfied.made_easy,
        ("topic",),
    ),
    Measure(
        "better_than_expected",
        _("Better than expected"),
        _("Answers of “better” ÷ answers of worse, as expected and better."),
        ANSWERED,
        Unit.SHARE,
        True,
        satisfied.better_than_expected,
        ("country",),
    ),
    Measure(
        "courteous",
        _("Courteous delivery"),
        _("Answers of 4 and 5 of five on the courtesy of who delivered ÷ answers."),
        ANSWERED,
        Unit.SHARE,
        True,
        satisfied.courteous,
        ("partner",),
    ),
    Measure(
        "service_satisfaction",
        _("Satisfied with the service"),
        _("Answers of 4 and 5 of five on our service ÷ answers."),
        ANSWERED,
        Unit.SHARE,
        True,
        satisfied.service,
    ),
    Measure(
        "product_satisfaction",
        _("Satisfied with the product"),
        _("Answers of 4 and 5 of five on the product ÷ answers."),
        ANSWERED,
        Unit.SHARE,
        True,
        satisfied.product,
    ),
    Measure(
        "weakest_side",
        _("Weakest side of buying"),
        _("The lowest share of 4 and 5 among product, service, convenience, payment, delivery, information."),
        ANSWERED,
        Unit.SHARE,
        True,
        satisfied.weakest_side,
    ),
    Measure(
        "surveys_answered",
        _("Surveys answered"),
        _("Invitations answered ÷ invitations delivered; what came back asked nobody."),
        ANSWERED,
        Unit.SHARE,
        True,
        satisfied.answered,
    ),
    Measure(
        "surveys_silent",
        _("Longest silence of a survey"),
        _("Days since the last answer, of the active survey that has waited longest."),
        ANSWERED,
        Unit.DAYS,
        False,
        satisfied.quiet_days,
    ),
)  # fmt: skip
