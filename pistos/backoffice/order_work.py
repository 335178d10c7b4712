"""What the desk shows of an order that waits for hands: what comes next, and what stands in the way."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pistos.checkout.queries.carts import request_labels
from pistos.checkout.queries.slots import slot_words
from pistos.components.tags.speaking import language
from pistos.orders.actions.fulfilling import hindrance_words
from pistos.orders.models import Line, Order, OrderState, Parcel
from pistos.orders.queries import WORK, addresses_of, contents_of, lines_of, readiness_of
from pistos.orders.rules.fulfilment import hindrance
from pistos.requests.models import NeedKind
from pistos.requests.queries.needs import preferences_for, warnings_for

WORK_WORDS = {
    "answer": gettext_lazy("Wishes to answer"),
    "pick": gettext_lazy("To pick"),
    "pack": gettext_lazy("To pack"),
    "hand_over": gettext_lazy("To hand over"),
    "short": gettext_lazy("Waiting for the buyer's choice"),
}


def needs_on(order: Order) -> dict[str, Any]:
    """What its customer needs, to be heeded with this order; and what they liked before of these goods."""
    goods = " ".join(line.name for line in order.lines.all())
    return {
        "to_heed": [(need, NeedKind(need.kind).label) for need in warnings_for(order.customer_id)],
        "liked": preferences_for(order.customer_id, goods),
    }


def work_tabs(chosen: str) -> list[dict[str, Any]]:
    rows = [("", _("All")), *((work, WORK_WORDS[work]) for work in WORK)]
    return [
        {"label": label, "url": f"?work={work}" if work else "?", "is_current": work == chosen}
        for work, label in rows
    ]


def work_of(order: Order, at: datetime) -> dict[str, Any]:
    """Lines with their wishes, the addresses, and the next deed. Orders from outside are read alone."""
    lines = lines_of(order)
    is_ours = order.source == "pistos" and bool(order.method_code)
    because = hindrance(readiness_of(order), at) if is_ours else "done"
    options = request_labels({line.product_id for line in lines if line.product_id}, language())
    return {
        "lines": [
            {
                "line": line,
                "options": _labels(line, options),
                "shortages": list(line.shortages.all()),
            }
            for line in lines
        ],
        "slot": slot_words(order, at, language()),
        "addresses": list(addresses_of(order).values()),
        "is_ours": is_ours,
        "can_prepare": is_ours and not because and order.state == OrderState.PLACED,
        "can_pack": is_ours and not because,
        "can_cancel": is_ours and order.state in (OrderState.PLACED, OrderState.PREPARING),
        "hindrance": hindrance_words(because) if is_ours and because not in ("", "done") else "",
    }


def _labels(line: Line, options: dict[int, list[tuple[str, str]]]) -> list[str]:
    labels = dict(options.get(line.product_id or 0, []))
    return [labels.get(code, code) for code in line.request_options]


def contents_words(parcel: Parcel, order: Order) -> list[dict[str, Any]]:
    """What lies in the parcel, with how many could go in one of its own."""
    if order.source != "pistos" or not order.method_code:
        return []
    held = contents_of(parcel)
    return [
        {"line": line, "quantity": held[line.pk]} for line in lines_of(order) if line.pk in held
    ]
