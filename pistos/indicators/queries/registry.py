"""Every measure by name. An indicator names one; docs/indicators.md lists them all."""

from django.utils.translation import gettext_lazy as _

from pistos.indicators.queries import delivery, ledger, shop
from pistos.indicators.queries.registry_answers import ANSWERS, LEDGER
from pistos.indicators.queries.registry_causes import CAUSES
from pistos.indicators.queries.registry_complaints import COMPLAINTS
from pistos.indicators.queries.registry_mistakes import MISTAKES
from pistos.indicators.queries.registry_recovery import RECOVERY
from pistos.indicators.queries.registry_requests import REQUESTS
from pistos.indicators.queries.registry_returns import RETURNS
from pistos.indicators.queries.registry_satisfied import SATISFIED
from pistos.indicators.queries.registry_visitors import VISITORS
from pistos.indicators.queries.registry_voices import VOICES
from pistos.indicators.rules.measures import Measure, Unit
from pistos.kit.errors import NotFound

STANDINGS = _("promises: where each stands")

_ALL = (
    Measure(
        "kept_rate",
        _("Promises kept"),
        _("Kept ÷ (kept + broken), of promises to customers whose last due day lies in the period."),
        LEDGER,
        Unit.SHARE,
        True,
        ledger.kept_rate,
        ledger.NARROWED_BY,
    ),
    Measure(
        "kept_as_first_told",
        _("Kept as first told"),
        _("Kept by the time told at first ÷ (kept + broken). A promise moved and then kept does not count."),
        LEDGER,
        Unit.SHARE,
        True,
        ledger.kept_as_first_told,
        ledger.NARROWED_BY,
    ),
    Measure(
        "partners_kept_rate",
        _("Promises kept by partners"),
        _("Kept ÷ (kept + broken), of what partners promised to the shop."),
        LEDGER,
        Unit.SHARE,
        True,
        ledger.partners_kept_rate,
        ("kind", "partner", "country", "region"),
    ),
    Measure(
        "reputation",
        _("Trust"),
        _(
            "100 × (5 + earned) ÷ (10 + earned + lost). A kept promise earns 1; a broken one costs 5, "
            "and 2 of these come back when it is fulfilled late."
        ),
        LEDGER,
        Unit.POINTS,
        True,
        ledger.reputation,
        ledger.NARROWED_BY,
    ),
    Measure(
        "told_first_ratio",
        _("Told first"),
        _("Of promises moved or broken: the share whose customer heard it from us before the time passed."),
        LEDGER,
        Unit.SHARE,
        True,
        ledger.told_first_ratio,
        ledger.NARROWED_BY,
    ),
    Measure(
        "told_first_hours",
        _("How early we told"),
        _("Mean hours between our message and the time first promised, where we told first."),
        LEDGER,
        Unit.HOURS,
        True,
        ledger.told_first_hours,
        ledger.NARROWED_BY,
    ),
    Measure(
        "repaired_share",
        _("Broken, then fulfilled"),
        _("Of broken promises: the share that was fulfilled, though late."),
        LEDGER,
        Unit.SHARE,
        True,
        ledger.repaired_share,
        ledger.NARROWED_BY,
    ),
    Measure(
        "moved_share",
        _("Promises moved"),
        _("Promises moved to a later time at least once ÷ all promises of the period."),
        LEDGER,
        Unit.SHARE,
        False,
        ledger.moved_share,
        ledger.NARROWED_BY,
    ),
    Measure(
        "withdrawn_share",
        _("Promises withdrawn"),
        _("Withdrawn by the customer's act or a listed reason ÷ all settled promises."),
        LEDGER,
        Unit.SHARE,
        False,
        ledger.withdrawn_share,
        ledger.NARROWED_BY,
    ),
    Measure(
        "unproven_share",
        _("Outcome unproven"),
        _("Promises whose outcome nobody can prove ÷ (kept + broken + unproven)."),
        LEDGER,
        Unit.SHARE,
        False,
        ledger.unproven_share,
        ledger.NARROWED_BY,
    ),
    Measure(
        "corrected_share",
        _("Corrected by late proof"),
        _("Broken at first, then proven kept ÷ (kept + broken)."),
        LEDGER,
        Unit.SHARE,
        False,
        ledger.corrected_share,
        ledger.NARROWED_BY,
    ),
    Measure(
        "overturned_share",
        _("On time but not right"),
        _("Kept at first, then found wrong, damaged or not as described ÷ (kept + broken)."),
        LEDGER,
        Unit.SHARE,
        False,
        ledger.overturned_share,
        ledger.NARROWED_BY,
    ),
    Measure(
        "open_overdue",
        _("Overdue and still waiting"),
        _("Promises past their due time and not fulfilled at the end of the period."),
        STANDINGS,
        Unit.COUNT,
        False,
        shop.open_overdue,
        ("kind",),
    ),
    Measure(
        "customers_let_down",
        _("Customers let down"),
        _("Customers with a broken promise ÷ customers with a promise decided in the period."),
        STANDINGS,
        Unit.SHARE,
        False,
        shop.customers_let_down,
        ("kind", "country"),
    ),
    Measure(
        "delivery_on_time",
        _("Delivered on time"),
        _("Arrived by the promised time ÷ parcels whose promised day has passed. Not arrived is late."),
        STANDINGS,
        Unit.SHARE,
        True,
        delivery.on_time,
        delivery.NARROWED_BY,
    ),
    Measure(
        "delivery_complete",
        _("Delivered complete"),
        _("Arrived parcels not found wrong or incomplete ÷ arrived parcels."),
        STANDINGS,
        Unit.SHARE,
        True,
        delivery.complete,
        delivery.NARROWED_BY,
    ),
    Measure(
        "delivery_undamaged",
        _("Delivered undamaged"),
        _("Arrived parcels without damage, reported by customer or courier ÷ arrived parcels."),
        STANDINGS + "; orders: scans",
        Unit.SHARE,
        True,
        delivery.undamaged,
        delivery.NARROWED_BY,
    ),
    Measure(
        "delivery_days_promised",
        _("Delivery days promised"),
        _("Mean calendar days from the promise to the day promised."),
        STANDINGS,
        Unit.DAYS,
        False,
        delivery.days_promised,
        delivery.NARROWED_BY,
    ),
    Measure(
        "delivery_days_actual",
        _("Delivery days taken"),
        _("Mean calendar days from promise to arrival; what has not arrived counts to the period's end."),
        STANDINGS,
        Unit.DAYS,
        False,
        delivery.days_actual,
        delivery.NARROWED_BY,
    ),
    Measure(
        "late_days_worst_tenth",
        _("Slowest tenth"),
        _("Nine of ten come no later than this many days after the due time; below zero is before it."),
        STANDINGS,
        Unit.DAYS,
        False,
        delivery.late_days_worst_tenth,
        ("kind", *delivery.NARROWED_BY),
    ),
    Measure(
        "answer_hours_median",
        _("Time to answer"),
        _("Median hours from promising an answer to giving it; unanswered counts up to the period's end."),
        STANDINGS,
        Unit.HOURS,
        False,
        delivery.answer_hours_median,
        ("country",),
    ),
    *ANSWERS,
    *VOICES,
    *COMPLAINTS,
    *MISTAKES,
    *REQUESTS,
    *RETURNS,
    *RECOVERY,
    *SATISFIED,
    *VISITORS,
    *CAUSES,
    Measure(
        "orders_placed",
        _("Orders placed"),
        _("Orders placed in the period; test purchases by staff are left out."),
        _("orders"),
        Unit.COUNT,
        True,
        shop.orders_placed,
        ("country",),
    ),
    Measure(
        "returning_customers",
        _("Customers who came back"),
        _("Customers of the period who had bought before ÷ customers of the period."),
        _("orders"),
        Unit.SHARE,
        True,
        shop.returning_customers,
    ),
    Measure(
        "followed_up_share",
        _("Followed up personally"),
        _(
            "Follow-ups of purchases and visits done ÷ those that fell due; what was called off with its "
            "order or its customer counts in neither."
        ),
        _("asks: follow-ups"),
        Unit.SHARE,
        True,
        shop.followed_up_share,
    ),
    Measure(
        "message_bounces",
        _("Messages that did not arrive"),
        _("Messages bounced or failed ÷ messages sent or tried."),
        _("notifications: messages"),
        Unit.SHARE,
        False,
        shop.message_bounces,
    ),
    Measure(
        "quarantined_rows",
        _("Imported rows set aside"),
        _("Rows that could not be used ÷ rows read by imports."),
        _("journal: imports"),
        Unit.SHARE,
        False,
        shop.quarantined_rows,
    ),
)  # fmt: skip

MEASURES = {measure.code: measure for measure in _ALL}


def measure_named(code: str) -> Measure:
    """NotFound when the code names none."""
    if code not in MEASURES:
        raise NotFound
    return MEASURES[code]
