"""What was agreed on for a wish comes to nothing: its end, and its price out of the order."""

from datetime import datetime

from django.db import transaction

from pistos.checkout.actions.changing import write_lines
from pistos.checkout.actions.lowering import settle_lower_total
from pistos.kit.actors import Actor
from pistos.orders.actions.extending import OVER
from pistos.orders.models import Line, Order
from pistos.requests.actions.falling import admit_failure, call_off_request
from pistos.requests.models import UnusualRequest


@transaction.atomic
def call_off_wish(*, request: UnusualRequest, by: Actor, at: datetime) -> UnusualRequest:
    """As `call_off_request`; its price goes out of the order, and what was paid of it comes back."""
    ended = call_off_request(request=request, by=by, at=at)
    _take_price_out(ended, by, at)
    return ended


@transaction.atomic
def admit_wish_failed(
    *, request: UnusualRequest, reason: str, alternative: str, by: Actor, at: datetime
) -> UnusualRequest:
    """As `admit_failure`; its price goes out of the order, and what was paid of it comes back."""
    ended = admit_failure(request=request, reason=reason, alternative=alternative, by=by, at=at)
    _take_price_out(ended, by, at)
    return ended


def _take_price_out(request: UnusualRequest, by: Actor, at: datetime) -> None:
    price = Line.objects.filter(wish_id=request.pk).first()
    if price is None:
        return
    order = Order.objects.select_for_update(of=("self",)).get(pk=price.order_id)
    if order.state in OVER:
        return
    lines = list(order.lines.select_for_update().order_by("position"))
    wanted = {line.pk: 0 if line.pk == price.pk else line.quantity for line in lines}
    less = write_lines(order=order, lines=lines, wanted=wanted, at=at)
    settle_lower_total(order=order, amount=less, key=f"wish:{request.pk}", by=by, at=at)
