"""More on an order that was placed: what its buyer agreed to pay beside it, with its VAT, once."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import F, Max
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.actions.buying import vat_rows
from pistos.orders.events import WishPriced
from pistos.orders.models import Line, Order, OrderState
from pistos.orders.rules.extras import rate_of_most, with_extra

OVER = (OrderState.CANCELLED, OrderState.RETURNED)


class CannotBeAdded(Refused):
    """The order takes nothing more."""


def takes_more(order: Order) -> bool:
    """Whether this house reckons the order: it was sold here, and the VAT of all its lines is known."""
    return order.source == "pistos" and bool(order.vat_rows)


@transaction.atomic
def add_wish_price(
    *, order: Order, wish_id: int, wish: Line | str, amount: Decimal, by: Actor, at: datetime
) -> Line | None:
    """The agreed price of an unusual request as a line of its own: total and VAT grow by it. Publishes
    WishPriced, once for each request.

    It bears the rate of the goods it is about, or of most of the order (an ancillary supply follows the
    principal one). `wish` is the line it is about, or its words. None for an order that is reckoned
    elsewhere. Refuses with CannotBeAdded an order that is over.
    """
    locked = Order.objects.select_for_update(of=("self",)).get(pk=order.pk)
    known = Line.objects.filter(wish_id=wish_id).first()
    if known is not None or not takes_more(locked):
        return known
    if locked.state in OVER:
        raise CannotBeAdded(_("This order was cancelled or came back, so nothing is added to it."))
    percent = _rate(locked, wish)
    if percent is None:
        return None
    rows, vat = with_extra(
        [(Decimal(rate), Decimal(net), Decimal(vat)) for rate, net, vat in locked.vat_rows],
        percent=percent,
        gross=amount,
    )
    line = _line(locked, wish_id, wish, amount)
    line.vat_percent, line.vat_amount = percent, vat
    line.save(force_insert=True)
    Order.objects.filter(pk=locked.pk).update(
        total_amount=F("total_amount") + amount,
        vat_amount=F("vat_amount") + vat,
        vat_rows=vat_rows(rows),
    )
    event = WishPriced(locked.pk, line.pk, wish_id, str(amount), locked.currency)
    publish(event, about=Ref("order", str(locked.pk)), by=by, at=at)
    return line


def _rate(order: Order, wish: Line | str) -> Decimal | None:
    if isinstance(wish, Line) and wish.vat_percent is not None:
        return wish.vat_percent
    return rate_of_most([(line.vat_percent, line.paid_amount) for line in order.lines.all()])


def _line(order: Order, wish_id: int, wish: Line | str, amount: Decimal) -> Line:
    last = order.lines.aggregate(last=Max("position"))["last"] or 0
    with translation.override(order.language):
        name = _("Your wish, as agreed")
    if isinstance(wish, Line):
        name = f"{name}: {wish.name}"
    return Line(
        order=order,
        position=last + 1,
        name=name[:300],
        quantity=1,
        unit_amount=amount,
        gross_amount=amount,
        discount_amount=Decimal(0),
        request=(wish.request if isinstance(wish, Line) else wish)[:500],
        wish_id=wish_id,
    )
