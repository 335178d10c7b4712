"""An order as its customer reads it: steps, promises, grounds and rights in words. No queries."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from pistos.components.grounds import grounds_words
from pistos.orders.models import Order, Parcel, ScanCode
from pistos.promises.models import Promise, PromiseKind, State, Toward
from pistos.promises.queries.served import Served
from pistos.promises.rules.due import day_of, told_day
from pistos.storefront.labels import kind_label
from pistos.storefront.trust_words import entry_words

SHOWN_AS_STEPS = {
    # Translators: what a courier reported about a parcel
    ScanCode.ANNOUNCED: lambda: pgettext("scan", "Announced to the courier"),
    ScanCode.IN_TRANSIT: lambda: pgettext("scan", "On the way"),
    ScanCode.OUT_FOR_DELIVERY: lambda: pgettext("scan", "Out for delivery"),
    ScanCode.ATTEMPT_FAILED: lambda: pgettext("scan", "Nobody could take it"),
    ScanCode.READY_FOR_PICKUP: lambda: pgettext("scan", "Ready to be picked up"),
    ScanCode.DAMAGED: lambda: pgettext("scan", "Reported damaged"),
    ScanCode.LOST: lambda: pgettext("scan", "Reported lost"),
    ScanCode.RETURNED: lambda: pgettext("scan", "On its way back to us"),
    ScanCode.HELD: lambda: pgettext("scan", "Held for now"),
}


def parcel_view(
    order: Order,
    parcel: Parcel,
    promises: Sequence[Promise],
    at: datetime,
    served: Mapping[int, Served],
) -> dict[str, Any]:
    """A parcel with its steps and its promise; `promises` are those about it."""
    delivery = _of(promises, PromiseKind.DELIVERY, Toward.CUSTOMER)
    hand_over = _of(promises, PromiseKind.HAND_OVER, Toward.SHOP)
    courier = parcel.courier
    return {
        "parcel": parcel,
        "zone": parcel.zone,
        "promise": delivery,
        "chip": delivery and chip(delivery, at),
        "usual_on": delivery.usual_on if delivery else None,
        "is_moved": delivery is not None and delivery.standing.move_count > 0,
        "steps": _steps(order, parcel, delivery, hand_over, at),
        "courier": courier.name if courier else "",
        "served": served_words(served[courier.pk]) if courier and courier.pk in served else "",
        "can_choose": delivery is not None and _can_choose(delivery, parcel),
    }


def _steps(
    order: Order,
    parcel: Parcel,
    delivery: Promise | None,
    hand_over: Promise | None,
    at: datetime,
) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = [
        {"label": _("Order placed"), "state": "kept", "actual_at": order.placed_at}
    ]
    if hand_over and hand_over.standing.state == State.WITHDRAWN:
        hand_over = None
    if parcel.handed_over_at or hand_over:
        due_at = hand_over.standing.due_at if hand_over else None
        steps.append(
            {
                "label": _("Handed to the courier"),
                "state": _state(due_at, parcel.handed_over_at, at),
                "promised_at": due_at,
                "promised_on": hand_over.standing.due_on if hand_over else None,
                "actual_at": parcel.handed_over_at,
            }
        )
    steps += [
        {
            "label": SHOWN_AS_STEPS[ScanCode(scan.code)](),
            "state": "kept" if scan.code not in _TROUBLES else "at_risk",
            "actual_at": scan.happened_at,
            "note": scan.place,
        }
        for scan in parcel.scans.all()
        if scan.code in SHOWN_AS_STEPS
    ]
    if delivery:
        standing = delivery.standing
        steps.append(
            {
                "label": _("At your door"),
                "state": _delivery_state(delivery, at),
                "promised_at": standing.due_at,
                "promised_on": standing.due_on,
                "actual_at": parcel.delivered_at or standing.fulfilled_at,
            }
        )
    elif parcel.delivered_at:
        steps.append(
            {"label": _("At your door"), "state": "kept", "actual_at": parcel.delivered_at}
        )
    return steps


_TROUBLES = {ScanCode.ATTEMPT_FAILED, ScanCode.DAMAGED, ScanCode.LOST, ScanCode.HELD}


def chip(promise: Promise, at: datetime) -> dict[str, Any]:
    """What a promise chip shows: the words, its life, and the grounds it was made on."""
    standing = promise.standing
    return {
        "what": _("At your door")
        if promise.kind == PromiseKind.DELIVERY
        else kind_label(promise.kind),
        "state": _delivery_state(promise, at),
        "due_at": standing.due_at,
        "due_on": told_day(standing),
        "zone": promise.zone,
        "life": [
            {
                "words": entry_words(entry.kind),
                "at": entry.happened_at,
                "state": "open" if entry.kind == "made" else entry.kind,
            }
            for entry in promise.entries.all()
        ],
        "grounds": grounds_words(promise.grounds, promise.region),
        "token": promise.token,
    }


def _delivery_state(promise: Promise, at: datetime) -> str:
    standing = promise.standing
    if standing.state != State.OPEN:
        late = standing.state == State.BROKEN and standing.fulfilled_at
        return "fulfilled_late" if late and not standing.is_overturned else standing.state
    if at > standing.due_at:
        return "overdue"
    return "moved" if standing.move_count else "open"


def _state(due_at: datetime | None, actual_at: datetime | None, at: datetime) -> str:
    if actual_at:
        return "fulfilled_late" if due_at and actual_at > due_at else "kept"
    return "overdue" if due_at and at > due_at else "open"


def served_words(served: Served) -> str:
    """A fact about a courier and this customer; said only when nothing came late."""
    if not served.parcels or served.on_time < served.parcels:
        return ""
    return ngettext(
        "Delivered %(on_time)d of %(parcels)d parcel to you on time",
        "Delivered %(on_time)d of %(parcels)d parcels to you on time",
        served.parcels,
    ) % {"on_time": served.on_time, "parcels": served.parcels}


def report_until(promise: Promise, days: int) -> date | None:
    """The last day for reporting that what came is not right; None before it came."""
    done = promise.standing.fulfilled_at
    return day_of(done + timedelta(days=days), promise.zone) if done else None


def _can_choose(promise: Promise, parcel: Parcel) -> bool:
    standing = promise.standing
    is_over = standing.state in (State.KEPT, State.WITHDRAWN) or standing.fulfilled_at
    return bool(standing.told_first_at) and not is_over and not parcel.delivered_at


def _of(promises: Sequence[Promise], kind: str, toward: str) -> Promise | None:
    return next((p for p in promises if p.kind == kind and p.toward == toward), None)
