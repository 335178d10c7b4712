"""Goods that go again: an order of their own at no price, with its stock reserved and its day promised."""

from datetime import datetime

from django.utils.translation import gettext as _

from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.actions import place_bought_order
from pistos.orders.actions.paying import note_payment_state
from pistos.orders.facts import (
    AddressFacts,
    Bought,
    BoughtDelivery,
    BoughtLine,
    BoughtMoney,
)
from pistos.orders.models import AddressKind, Line, Order, OrderState, Parcel, PaymentState
from pistos.promises.actions import promise_order
from pistos.promises.models import Promise
from pistos.remedies.actions.valuing import goods_lines
from pistos.remedies.facts import ZERO
from pistos.remedies.models import Remedy
from pistos.stock.actions.reserving import reserve_for_order


class CannotSendAgain(Refused):
    """This shop does not hold the goods or the address of the order."""


def send_again(*, remedy: Remedy, by: Actor, at: datetime) -> tuple[Order, Promise]:
    """The new order and the promise of its day, told to the customer by the mail of every order.

    It goes as the old one went, to the same address. Publishes OrderPlaced, PromiseMade and StockKept.
    Refuses with CannotSendAgain what came from another shop system, and with NotEnough.
    """
    old = remedy.order
    if old is None or old.state == OrderState.CANCELLED:
        raise CannotSendAgain(_("There is no order that could be sent again."))
    rows = goods_lines(old, remedy.line, remedy.quantity)
    address = old.addresses.filter(kind=AddressKind.SHIPPING).first()
    parcel = old.parcels.filter(cancelled_at=None).order_by("pk").first()
    if address is None or parcel is None or any(line.variant_id is None for line, _many in rows):
        raise CannotSendAgain(
            _(
                "The goods of this order are kept elsewhere. Send it there, and note it as done there."
            )
        )
    to = AddressFacts(**{name: getattr(address, name) for name in _ADDRESS})
    bought = _bought(old, parcel, to, rows)
    order = place_bought_order(bought=bought, by=by, at=at).order
    note_payment_state(order_id=order.pk, state=PaymentState.PAID)
    order.payment_state = PaymentState.PAID
    promise = promise_order(order=order, by=by, at=at)[0]
    wanted: dict[int, int] = {}
    for line, many in rows:
        wanted[line.variant_id or 0] = wanted.get(line.variant_id or 0, 0) + many
    reserve_for_order(key=f"remedy:{remedy.pk}", order_id=order.pk, wanted=wanted, by=by, at=at)
    return order, promise


def _bought(old: Order, parcel: Parcel, to: AddressFacts, rows: list[tuple[Line, int]]) -> Bought:
    return Bought(
        customer_id=old.customer_id,
        language=old.language,
        contact_email=old.contact_email,
        contact_phone=old.contact_phone,
        shipping=to,
        lines=tuple(_line(line, many) for line, many in rows),
        money=BoughtMoney(old.currency, ZERO, ZERO, ZERO, ZERO, ZERO),
        delivery=BoughtDelivery(
            method_code=old.method_code,
            method_name=old.method_name,
            method_kind=old.method_kind,
            zone=parcel.zone,
            courier_id=parcel.courier_id,
            supplier_id=parcel.supplier_id,
            service=parcel.service,
            origin=parcel.origin,
            category=parcel.category,
            weight_grams=parcel.weight_grams,
        ),
        provider_code="",
    )


def _line(line: Line, many: int) -> BoughtLine:
    return BoughtLine(
        product_id=line.product_id or 0,
        variant_id=line.variant_id,
        sheet_version_id=line.sheet_version_id,
        name=line.name,
        quantity=many,
        unit_amount=ZERO,
        gross_amount=ZERO,
        discount_amount=ZERO,
        vat_percent=line.vat_percent or ZERO,
        vat_amount=ZERO,
        request=line.request,
        request_options=tuple(line.request_options),
    )


_ADDRESS = (
    "name", "company", "street", "extra", "city", "postcode", "region", "country", "point",
)  # fmt: skip
