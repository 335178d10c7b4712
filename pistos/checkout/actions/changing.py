"""Changing an order before it is prepared: its lines, its wishes and whom it is told to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.checkout.actions.lowering import settle_lower_total
from pistos.checkout.facts import ZERO, Wish
from pistos.checkout.rules.settling import Recount, recount
from pistos.customers.actions import use_code
from pistos.customers.models import CodePurpose
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.actions import cancel_order
from pistos.orders.actions.buying import vat_rows
from pistos.orders.events import OrderChanged
from pistos.orders.models import (
    Line,
    Order,
    OrderChange,
    OrderState,
    RequestState,
)
from pistos.pricing.rules.totals import Line as PricedLine
from pistos.requests.actions.falling import take_back_of_lines
from pistos.requests.models import UnusualRequest
from pistos.stock.actions.reserving import release_order, reserve_for_order


class TooLateToChange(Refused):
    """The order is being prepared, or the deadline that was shown is over."""


class NothingChanged(Refused):
    """The order is as it was asked to be."""


class ChangeNotPossible(Refused):
    """More of a line is a new order; so is another country."""


@dataclass(frozen=True, slots=True)
class NewContact:
    email: str
    phone: str


@transaction.atomic
def change_lines(
    *, order: Order, quantities: Mapping[int, int], by: Actor, at: datetime
) -> OrderChange:
    """Fewer of a line, or none; the difference comes back. Publishes OrderChanged.

    Lines keep the prices and vouchers of the order. All gone cancels the order. More is not a change:
    what it costs and when it comes is for the checkout to say. Refuses with TooLateToChange,
    NothingChanged and ChangeNotPossible.
    """
    locked = changeable(order, at)
    lines = list(locked.lines.select_for_update().order_by("position"))
    goods = [line for line in lines if line.wish_id is None]
    wanted = {line.pk: quantities.get(line.pk, line.quantity) for line in lines}
    if any(not 0 <= wanted[line.pk] <= line.quantity for line in lines):
        raise ChangeNotPossible(
            _("You can take pieces out here. For more, please order them from the shop.")
        )
    if all(wanted[line.pk] == line.quantity for line in lines):
        raise NothingChanged(_("The order is like this already."))
    before = {line.name: line.quantity for line in lines}
    if not any(wanted[line.pk] for line in goods):
        cancel_order(order=locked, by=by, at=at)
        return record(locked, OrderChange.Kind.LINES, (before, {}), by, at)
    _refuse_agreed(lines, wanted)
    gone = [line.pk for line in lines if not wanted[line.pk]]
    take_back_of_lines(line_ids=gone, by=by, at=at)
    difference = write_lines(order=locked, lines=lines, wanted=wanted, at=at)
    after = {line.name: wanted[line.pk] for line in lines}
    row = record(locked, OrderChange.Kind.LINES, (before, after), by, at, difference)
    settle_lower_total(order=locked, amount=difference, key=f"change:{row.pk}", by=by, at=at)
    return row


def _refuse_agreed(lines: list[Line], wanted: Mapping[int, int]) -> None:
    """What was agreed on for a wish stays, and so do the goods that it is about."""
    prices = [line for line in lines if line.wish_id is not None]
    about = _wished_lines(prices)
    if any(not wanted[line.pk] for line in lines if line in prices or line.pk in about):
        raise ChangeNotPossible(
            _("We agreed on a wish for this. Please write to us: we see what can be done.")
        )


def _wished_lines(prices: list[Line]) -> dict[int, int]:
    """By the line of the goods, that of the price of the wish about it."""
    by_wish = {line.wish_id: line.pk for line in prices if line.wish_id is not None}
    rows = UnusualRequest.objects.filter(pk__in=by_wish, line__isnull=False)
    return {line_id: by_wish[pk] for pk, line_id in rows.values_list("pk", "line_id") if line_id}


def write_lines(
    *, order: Order, lines: list[Line], wanted: Mapping[int, int], at: datetime
) -> Decimal:
    """Lines, totals and stock as they are now wanted; returns by how much less the order costs.

    With the last piece of a line goes what was agreed on for a wish about it.
    """
    about = _wished_lines([line for line in lines if line.wish_id is not None])
    gone = {price for line_id, price in about.items() if not wanted.get(line_id, 1)}
    wanted = {key: 0 if key in gone else quantity for key, quantity in wanted.items()}
    left = [line for line in lines if wanted[line.pk]]
    found = recount(
        [
            PricedLine(str(line.pk), wanted[line.pk], line.unit_amount, line.vat_percent or ZERO)
            for line in left
        ],
        discount=_share_of_discount(order, lines, wanted),
        shipping=order.shipping_amount or ZERO,
        fee=order.fee_amount or ZERO,
    )
    for line in left:
        total = found.lines[str(line.pk)]
        Line.objects.filter(pk=line.pk).update(
            quantity=wanted[line.pk],
            gross_amount=total.gross,
            discount_amount=total.discount,
            vat_amount=total.vat,
        )
    Line.objects.filter(pk__in=[line.pk for line in lines if not wanted[line.pk]]).delete()
    difference = order.total_amount - found.total
    _write_order(order, found)
    _keep_stock(order, {line.variant_id: wanted[line.pk] for line in left if line.variant_id}, at)
    return difference


def _share_of_discount(order: Order, lines: list[Line], wanted: Mapping[int, int]) -> Decimal:
    """What a voucher took off stays in proportion to the goods that stay."""
    goods_lines = [line for line in lines if line.wish_id is None]
    goods = sum((line.unit_amount * line.quantity for line in goods_lines), ZERO)
    kept = sum((line.unit_amount * wanted[line.pk] for line in goods_lines), ZERO)
    if not goods or not order.discount_amount:
        return ZERO
    return (order.discount_amount * kept / goods).quantize(Decimal("0.01"))


def _write_order(order: Order, found: Recount) -> None:
    Order.objects.filter(pk=order.pk).update(
        total_amount=found.total,
        discount_amount=found.discount,
        vat_amount=found.vat,
        vat_rows=vat_rows(found.vat_rows),
    )
    order.total_amount = found.total


def _keep_stock(order: Order, wanted: Mapping[int, int], at: datetime) -> None:
    """What is no longer wanted is sold again; what stays keeps waiting for the order."""
    by, key = Actor.machine("checkout.changing"), f"order:{order.pk}"
    if release_order(order_id=order.pk, by=by, at=at) and wanted:
        reserve_for_order(key=key, order_id=order.pk, wanted=wanted, by=by, at=at)


@transaction.atomic
def change_request(*, line: Line, wish: Wish, by: Actor, at: datetime) -> OrderChange:
    """Another special wish about a line, which awaits its answer. Publishes OrderChanged."""
    order = changeable(line.order, at)
    if line.wish_id is not None:
        raise ChangeNotPossible(
            _("We agreed on a wish for this. Please write to us: we see what can be done.")
        )
    text = " ".join(wish.text.split())[:500]
    if (text, list(wish.options)) == (line.request, line.request_options):
        raise NothingChanged(_("The order is like this already."))
    Line.objects.filter(pk=line.pk).update(
        request=text,
        request_options=list(wish.options),
        request_state=RequestState.ASKED if wish else "",
        request_answer="",
        request_answered_at=None,
    )
    before, after = {line.name: line.request}, {line.name: text}
    return record(order, OrderChange.Kind.REQUEST, (before, after), by, at)


def change_contact(
    *, order: Order, contact: NewContact, code: str, by: Actor, at: datetime
) -> OrderChange:
    """Another e-mail or telephone for this order, proven by the code sent to the one on record."""
    if order.state == OrderState.CANCELLED:
        raise TooLateToChange(_("This order was cancelled."))
    use_code_of(order, code, at)
    with transaction.atomic():
        locked = Order.objects.select_for_update().get(pk=order.pk)
        before = {"email": locked.contact_email, "phone": locked.contact_phone}
        after = {"email": contact.email.lower(), "phone": contact.phone}
        Order.objects.filter(pk=locked.pk).update(
            contact_email=after["email"], contact_phone=after["phone"]
        )
        return record(locked, OrderChange.Kind.CONTACT, (before, after), by, at)


def use_code_of(order: Order, code: str, at: datetime) -> None:
    use_code(
        customer=order.customer,
        purpose=CodePurpose.CHANGE,
        about=f"order:{order.pk}",
        code=code,
        at=at,
    )


def changeable(order: Order, at: datetime) -> Order:
    locked = (
        Order.objects.select_for_update(of=("self",)).select_related("customer").get(pk=order.pk)
    )
    check_open(locked, at)
    return locked


def check_open(order: Order, at: datetime) -> None:
    is_open = order.state == OrderState.PLACED and order.change_until is not None
    if not is_open or order.change_until is None or at >= order.change_until:
        raise TooLateToChange(
            _("The time to change this order is over. Please write to us: we see what can be done.")
        )


def record(
    order: Order,
    kind: OrderChange.Kind,
    states: tuple[Mapping[str, object], Mapping[str, object]],
    by: Actor,
    at: datetime,
    difference: Decimal = ZERO,
) -> OrderChange:
    row = OrderChange.objects.create(
        order=order,
        kind=kind,
        before=dict(states[0]),
        after=dict(states[1]),
        difference_amount=difference,
        happened_at=at,
        by_kind=by.kind,
        by_id=by.id,
    )
    event = OrderChanged(order_id=order.pk, change_id=row.pk, kind=str(kind))
    publish(event, about=Ref("order", str(order.pk)), by=by, at=at)
    return row
