"""How somebody fares at the checkout just now, by the steps that the server noted: its page runs no chat."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pistos.checkout.models import Cart, CartState, Step, StepTaken

PAUSE = timedelta(minutes=30)
"""Whoever did nothing for so long has got up; what came before is another sitting."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """`mark` changes with every step. `seconds` since the checkout was entered, `times` that it was come to
    or its way of sending chosen anew."""

    mark: str
    seconds: int
    times: int


def sitting_of(cart: Cart | None, at: datetime) -> Sitting | None:
    """None without an open cart that stood at the checkout in the last half hour. One query."""
    if cart is None or cart.state != CartState.OPEN:
        return None
    rows = StepTaken.objects.filter(cart=cart, step__in=(Step.CHECKOUT, Step.TRIED))
    latest, since, times, mark = at, at, 0, 0
    for pk, step, happened_at in rows.order_by("-happened_at", "-pk").values_list(
        "pk", "step", "happened_at"
    )[:200]:
        if latest - happened_at > PAUSE:
            break
        latest = since = happened_at
        mark = mark or pk
        times += step == Step.CHECKOUT
    return Sitting(str(mark), int((at - since).total_seconds()), times) if mark else None
