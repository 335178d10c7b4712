"""What was bought, on the page of an order of our own checkout: lines, sums, wishes, what is missing."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from pistos.checkout.models import How
from pistos.checkout.queries.carts import request_labels, request_options
from pistos.checkout.queries.deciding import has_said
from pistos.checkout.queries.people import newest_payment
from pistos.checkout.queries.slots import slot_words
from pistos.components.tags.speaking import language
from pistos.orders.models import Line, Order, OrderAddress, OrderState, PaymentState, Shortage
from pistos.orders.queries import addresses_of, lines_of
from pistos.payments.rules.names import name_of
from pistos.storefront.order_labels import state_words

Labels = dict[int, list[tuple[str, str]]]
"""By product, what can be ticked: code and words."""


def bought_view(order: Order, at: datetime) -> dict[str, Any]:
    """Empty for an order from outside, whose page shows its promises alone."""
    if order.source != "pistos" or not order.method_code:
        return {"bought": None}
    lines, addresses = lines_of(order), addresses_of(order)
    can_change = (
        order.state == OrderState.PLACED
        and order.change_until is not None
        and at < order.change_until
    )
    payment = newest_payment(order.pk)
    options = request_labels({line.product_id for line in lines if line.product_id}, language())
    offered = request_options(options, language()) if can_change else {}
    shipping = addresses.get("shipping")
    return {
        "bought": {
            "state": state_words(order),
            "lines": [_line(line, options, offered) for line in lines],
            "vat_rows": [(Decimal(p).normalize(), Decimal(vat)) for p, _net, vat in order.vat_rows],
            "is_fetched": order.method_kind in ("store", "pickup_point"),
            "place": place_words(shipping) if shipping else "",
            "slot": slot_words(order, at, language()),
            "way_to_pay": name_of(order.provider_code),
            "payment": payment,
            "is_paid": order.payment_state == PaymentState.PAID,
            "is_open_to_pay": order.payment_state in (PaymentState.AWAITED, PaymentState.FAILED)
            and order.state != OrderState.CANCELLED,
            "can_change": can_change,
            "can_cancel": order.state in (OrderState.PLACED, OrderState.PREPARING),
            "can_move": can_change and shipping is not None and not shipping.point,
            "is_cancelled": order.state == OrderState.CANCELLED,
            "hows": () if order.cancelled_at or has_said(order) else How.choices,
        }
    }


def _line(line: Line, options: Labels, offered: Labels) -> dict[str, Any]:
    labels = dict(options.get(line.product_id or 0, []))
    wished = {code: labels.get(code, code) for code in line.request_options}
    tickable = wished | dict(offered.get(line.product_id or 0, []))
    open_shortage = next((row for row in line.shortages.all() if not row.choice), None)
    return {
        "line": line,
        "options": list(wished.values()),
        "tickable": [(code, words, code in wished) for code, words in tickable.items()],
        "shortage": open_shortage,
        "can_wait": open_shortage is not None and open_shortage.restock_on is not None,
        "choices": Shortage.Choice,
    }


def place_words(address: OrderAddress) -> str:
    """Where it goes without the person: whoever holds the link reads no name and no street."""
    return address.city or address.street if address.point else address.city
