"""Stripe's reports in our words, and what of them is kept."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

from pistos.kit.cards import mask_cards
from pistos.payments.facts import Notice, NoticeKind, RefundAnswer
from pistos.payments.ports import NoticeUnreadable
from pistos.payments.rules.money import from_minor_units
from pistos.payments.rules.payers import payer_mark

KEPT = frozenset(
    "id object type created livemode api_version data amount amount_total amount_received currency"
    " status payment_status payment_intent charge client_reference_id metadata payment refund"
    " failure_reason last_payment_error code decline_code reason".split()
)
"""What is kept of a report: names of the provider's, sums, states. No card, no person, no address."""

SESSION_KINDS: Mapping[str, NoticeKind] = {
    "checkout.session.async_payment_succeeded": "paid",
    "checkout.session.async_payment_failed": "failed",
    "checkout.session.expired": "expired",
}
INTENT_KINDS: Mapping[str, NoticeKind] = {
    "payment_intent.succeeded": "paid",
    "payment_intent.payment_failed": "declined",
}
REFUND_TYPES = frozenset(
    {"refund.created", "refund.updated", "refund.failed", "charge.refund.updated"}
)
DISPUTE_KINDS: Mapping[str, NoticeKind] = {
    "charge.dispute.funds_withdrawn": "disputed",
    "charge.dispute.funds_reinstated": "dispute_won",
}
REFUND_STATES: Mapping[str, Literal["done", "sent", "failed"]] = {
    "succeeded": "done",
    "pending": "sent",
    "requires_action": "sent",
    "failed": "failed",
    "canceled": "failed",
}


def kept_of(found: object, *, depth: int = 0) -> Any:
    """A report without what we do not need: every key that is not on the list is dropped, whole."""
    if isinstance(found, Mapping) and depth < 8:
        return {
            str(name): kept_of(value, depth=depth + 1)
            for name, value in found.items()
            if name in KEPT
        }
    if isinstance(found, str):
        return mask_cards(found[:300])
    return found if isinstance(found, int | float | bool) or found is None else None


def with_mark(kept: dict[str, Any], found: Mapping[str, Any]) -> dict[str, Any]:
    """Of the provider's name for a card only our mark is kept: two payments by one card have the same."""
    at: object = found
    for name in ("data", "object", "payment_method_details", "card", "fingerprint"):
        at = at.get(name) if isinstance(at, Mapping) else None
    mark = payer_mark("stripe", at) if isinstance(at, str) else ""
    return kept | {"payer_mark": mark} if mark else kept


def notice_of(body: Mapping[str, Any], *, is_test: bool) -> Notice:
    """Raises NoticeUnreadable for what a payment page of ours cannot have caused."""
    try:
        return _notice(body, is_test)
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError, OSError) as error:
        raise NoticeUnreadable(f"cannot be read: {type(error).__name__} {error}"[:200]) from error


def _notice(body: Mapping[str, Any], is_test: bool) -> Notice:
    kind, thing = str(body["type"]), body["data"]["object"]
    if bool(body.get("livemode")) is is_test:
        raise NoticeUnreadable("test and live mode are mixed up")
    head = (str(body["id"]), kind, datetime.fromtimestamp(int(body["created"]), UTC))
    if kind.startswith("checkout.session."):
        return session_notice(thing, head)
    if kind in INTENT_KINDS:
        return _intent_notice(thing, head, INTENT_KINDS[kind])
    if kind == "charge.succeeded":
        return _payer_notice(thing, head, str(body.get("payer_mark") or ""))
    if kind in REFUND_TYPES:
        return _refund_notice(thing, head)
    if kind in DISPUTE_KINDS:
        return _dispute_notice(thing, head, DISPUTE_KINDS[kind])
    return Notice(head[0], "other", kind, head[2])


Head = tuple[str, str, datetime]


def session_notice(thing: Mapping[str, Any], head: Head) -> Notice:
    """A Checkout Session; completed without money yet is waiting (bank debits settle days later)."""
    kind = SESSION_KINDS.get(head[1])
    if head[1] == "checkout.session.completed":
        kind = "paid" if thing["payment_status"] == "paid" else "waiting"
    currency = str(thing.get("currency") or "").upper()
    total = thing.get("amount_total")
    return Notice(
        event_id=head[0],
        kind=kind or "other",
        words=head[1],
        happened_at=head[2],
        payment_token=str(thing.get("client_reference_id") or ""),
        external_ref=str(thing["id"]),
        charge_ref=str(thing.get("payment_intent") or ""),
        amount=from_minor_units(int(total), currency) if total is not None and currency else None,
        currency=currency,
    )


def _intent_notice(thing: Mapping[str, Any], head: Head, kind: NoticeKind) -> Notice:
    currency = str(thing["currency"]).upper()
    error = thing.get("last_payment_error") or {}
    return Notice(
        event_id=head[0],
        kind=kind,
        words=head[1],
        happened_at=head[2],
        payment_token=_metadata(thing, "payment"),
        charge_ref=str(thing["id"]),
        amount=from_minor_units(int(thing.get("amount_received") or 0), currency),
        currency=currency,
        code=str(error.get("decline_code") or error.get("code") or "")[:60],
    )


def _payer_notice(thing: Mapping[str, Any], head: Head, mark: str) -> Notice:
    """By which card it was paid, as a mark alone; nothing to note where it was by no card."""
    return Notice(
        event_id=head[0],
        kind="payer" if mark else "other",
        words=head[1],
        happened_at=head[2],
        payment_token=_metadata(thing, "payment"),
        charge_ref=str(thing.get("payment_intent") or ""),
        payer_mark=mark,
    )


def _refund_notice(thing: Mapping[str, Any], head: Head) -> Notice:
    currency = str(thing["currency"]).upper()
    return Notice(
        event_id=head[0],
        kind="refund",
        words=head[1],
        happened_at=head[2],
        payment_token=_metadata(thing, "payment"),
        charge_ref=str(thing.get("payment_intent") or ""),
        amount=from_minor_units(int(thing["amount"]), currency),
        currency=currency,
        refund=answer_of(thing),
        refund_key=_metadata(thing, "refund"),
    )


def answer_of(thing: Mapping[str, Any]) -> RefundAnswer:
    state = REFUND_STATES[str(thing["status"])]
    return RefundAnswer(str(thing["id"]), state, str(thing.get("failure_reason") or ""))


def _dispute_notice(thing: Mapping[str, Any], head: Head, kind: NoticeKind) -> Notice:
    currency = str(thing["currency"]).upper()
    return Notice(
        event_id=head[0],
        kind=kind,
        words=head[1],
        happened_at=head[2],
        charge_ref=str(thing.get("payment_intent") or ""),
        amount=from_minor_units(int(thing["amount"]), currency),
        currency=currency,
        code=str(thing["id"]),
    )


def _metadata(thing: Mapping[str, Any], name: str) -> str:
    return str((thing.get("metadata") or {}).get(name) or "")
