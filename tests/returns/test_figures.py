"""How much comes back, and whether promised days and last days were kept."""

from datetime import datetime, timedelta

from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import period_to
from pistos.orders.models import Order
from pistos.returns.actions.couriers import move_courier_claim
from pistos.returns.models import CourierClaim
from tests.returns.test_guarantees import repaired
from tests.returns.test_transport import ALMA, carried, opened

__all__ = ["carried"]


def test_what_came_back_by_answer_and_the_days_kept(carried: Order, later: datetime) -> None:
    opened(carried, later)
    mine = CourierClaim.objects.get()
    move_courier_claim(courier_claim=mine, state="sent", because="", by=ALMA, at=later)
    line = carried.lines.order_by("position")[1]
    from pistos.returns.facts import Told

    rows = (Told(line.pk, 1, "broken"),)
    repaired(opened(carried, later, rows=rows, attempt="c" * 22), later)
    period = period_to(later.date() + timedelta(days=40), 60, "Europe/Athens")

    all_of_it = MEASURES["pieces_returned"].compute(period, {})
    assert (all_of_it.numerator, all_of_it.denominator) == (2, 2)
    assert all_of_it.details == {"damaged": 1, "broken": 1}
    assert MEASURES["pieces_returned"].compute(period, {"answer": "broken"}).numerator == 1
    days = MEASURES["repair_days_kept"].compute(period, {})
    assert days.value == 1
    assert MEASURES["courier_claims_in_time"].compute(period, {}).value == 1
