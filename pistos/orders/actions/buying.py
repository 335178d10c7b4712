"""Writing down an order of our own checkout: one order at once, many at a time."""

from dataclasses import asdict
from datetime import datetime
from decimal import Decimal

from django.db import connection, transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.inserting import insert_together
from pistos.orders.events import OrderPlaced
from pistos.orders.facts import AddressFacts, Bought
from pistos.orders.models import (
    AddressKind,
    Line,
    Order,
    OrderAddress,
    Parcel,
    PaymentState,
    RequestState,
)

SOURCE = "pistos"


def place_bought_order(*, bought: Bought, by: Actor, at: datetime) -> Parcel:
    """Writes the order with its addresses, lines and one parcel, and publishes OrderPlaced. Gives the
    parcel, which knows its order.

    Its number comes from a sequence, so that two buyers never wait for each other; numbers of orders
    may have gaps, those of invoices may not. What was asked for on a line awaits its answer.
    """
    with transaction.atomic(savepoint=False):
        number = _next_number()
        order = Order(
            source=SOURCE, ref=number, number=number, placed_at=at, **_order_columns(bought)
        )
        addresses = [_address(order, AddressKind.SHIPPING, bought.shipping)]
        if bought.billing is not None:
            addresses.append(_address(order, AddressKind.BILLING, bought.billing))
        parcel = _parcel(order, bought)
        insert_together([order, *addresses, *_lines(order, bought), parcel])
        event = OrderPlaced(order_id=order.pk, parcel_ids=[parcel.pk])
        publish(event, about=Ref("order", str(order.pk)), by=by, at=at)
        return parcel


def _next_number() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('orders_shop_number')")
        return str(cursor.fetchone()[0])


def _order_columns(bought: Bought) -> dict[str, object]:
    money, delivery = bought.money, bought.delivery
    return {
        "customer_id": bought.customer_id,
        "language": bought.language,
        "payment_state": PaymentState.AWAITED,
        "currency": money.currency,
        "total_amount": money.total,
        "shipping_amount": money.shipping,
        "discount_amount": money.discount,
        "fee_amount": money.fee,
        "vat_amount": money.vat,
        "vat_rows": vat_rows(money.vat_rows),
        "vouchers": list(money.vouchers),
        "country": bought.shipping.country,
        "contact_email": bought.contact_email,
        "contact_phone": bought.contact_phone,
        "method_code": delivery.method_code[:60],
        "method_name": delivery.method_name[:120],
        "method_kind": delivery.method_kind[:20],
        "provider_code": bought.provider_code[:40],
        "pays_on_delivery": bought.pays_on_delivery,
        "change_until": bought.change_until,
        "device": bought.device[:8],
        "slot_starts_at": delivery.slot[0] if delivery.slot else None,
        "slot_ends_at": delivery.slot[1] if delivery.slot else None,
    }


def vat_rows(rows: tuple[tuple[Decimal, Decimal, Decimal], ...]) -> list[list[str]]:
    """Percent, net and VAT of each rate as text: JSON has no decimals."""
    return [[str(amount) for amount in row] for row in rows]


def _address(order: Order, kind: AddressKind, facts: AddressFacts) -> OrderAddress:
    return OrderAddress(order=order, kind=kind, **asdict(facts))


def _lines(order: Order, bought: Bought) -> list[Line]:
    return [
        Line(
            order=order,
            position=position,
            product_id=line.product_id,
            variant_id=line.variant_id,
            sheet_version_id=line.sheet_version_id,
            name=line.name[:300],
            quantity=line.quantity,
            unit_amount=line.unit_amount,
            gross_amount=line.gross_amount,
            discount_amount=line.discount_amount,
            vat_percent=line.vat_percent,
            vat_amount=line.vat_amount,
            request=line.request[:500],
            request_options=list(line.request_options),
            request_state=RequestState.ASKED if line.request or line.request_options else "",
        )
        for position, line in enumerate(bought.lines, 1)
    ]


def _parcel(order: Order, bought: Bought) -> Parcel:
    delivery, address = bought.delivery, bought.shipping
    return Parcel(
        order=order,
        ref="1",
        courier_id=delivery.courier_id,
        supplier_id=delivery.supplier_id,
        service=delivery.service[:60],
        origin=delivery.origin[:60],
        country=address.country,
        region=address.region,
        city=address.city,
        postcode=address.postcode,
        zone=delivery.zone,
        category=delivery.category[:120],
        weight_grams=delivery.weight_grams,
    )
