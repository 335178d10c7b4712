"""What is still to pay of what was agreed on for a request."""

from pistos.orders.models import Line
from pistos.payments.models import OPEN, Payment
from pistos.requests.models import UnusualRequest, UnusualState


def price_line(request: UnusualRequest) -> Line | None:
    """Where the agreed price stands in the order; with the order. One query."""
    return Line.objects.select_related("order").filter(wish_id=request.pk).first()


def is_paid_by_hand(request: UnusualRequest) -> bool:
    """Whether its price stands in no order, so that somebody has to collect it. One query at most."""
    is_agreed = request.state in (UnusualState.AGREED, UnusualState.DONE)
    return bool(is_agreed and request.price_amount) and price_line(request) is None


def to_pay_for(request: UnusualRequest) -> Payment | None:
    """The open payment of the order whose total holds the price; none where it is paid at the door. Two
    queries at most."""
    line = price_line(request)
    if line is None or line.order.pays_on_delivery:
        return None
    return Payment.objects.filter(order=line.order, state__in=OPEN).order_by("-pk").first()
