"""What a message is made from, and by what it is told apart."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from pistos.kit.actors import Ref


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who is written to, as plain values. `kind` is "customer", "person" or "partner".

    `form_of_address` is how the person wishes to be called; without it the name is used.
    """

    kind: str
    id: int | None
    address: str
    language: str
    name: str = ""
    form_of_address: str = ""


@dataclass(frozen=True, slots=True)
class Template:
    """A message that can be written: what it needs to be told, and how it is treated."""

    needs: frozenset[str]
    has_chip: bool = False
    is_secret: bool = False


def _needing(*names: str) -> frozenset[str]:
    return frozenset(names)


TEMPLATES: Mapping[str, Template] = {
    "delivery_promised": Template(_needing("order_number", "promised_on", "link"), has_chip=True),
    "delivery_moved": Template(
        _needing("order_number", "was_on", "promised_on", "link"), has_chip=True
    ),
    "delivery_done": Template(
        _needing("order_number", "delivered_on", "promised_on", "right_within_days", "link")
    ),
    "report_answered": Template(_needing("order_number", "wrong", "finding", "link")),
    "refund_came_back": Template(_needing("order_number", "amount", "said", "link")),
    "payment_open": Template(_needing("order_number", "amount", "link")),
    "ledger_head": Template(_needing("head", "entries", "sealed_on", "link")),
    "invitation": Template(_needing("inviter", "role", "expires_on", "link"), is_secret=True),
    "praise_passed_on": Template(_needing("praise_words", "praised")),
    "silence_raised": Template(_needing("order_count", "customer_count", "link")),
    "answer_overdue": Template(_needing("customer", "reason", "since", "link")),
    "product_recall": Template(
        _needing("product", "hazard", "do_now", "remedies", "contact", "order_number", "bought_on")
    ),
    "suggestions_unread": Template(_needing("day", "link")),
    "test_mail": Template(_needing("asked_by")),
    "contact_code": Template(_needing("code", "minutes", "purpose", "link"), is_secret=True),
    "order_links": Template(_needing("orders")),
    "order_confirmed": Template(
        _needing("order_number", "lines", "total", "promised_on", "payment", "link"), has_chip=True
    ),
    "order_changed": Template(_needing("order_number", "what", "difference", "total", "link")),
    "request_answered": Template(_needing("order_number", "product", "granted", "link")),
    "order_short": Template(_needing("order_number", "product", "missing", "quantity", "link")),
    "instructions": Template(_needing("order_number", "products", "link")),
    "review_confirm": Template(_needing("product", "link"), is_secret=True),
    "review_held": Template(_needing("product", "ground", "is_by_rule", "link"), is_secret=True),
    "review_shown": Template(_needing("product", "link"), is_secret=True),
    "review_hidden": Template(
        _needing("product", "was_shown", "ground", "words", "link"), is_secret=True
    ),
    "review_appealed": Template(_needing("product", "is_upheld", "words", "link"), is_secret=True),
    "review_replied": Template(_needing("product", "reply", "signed", "link"), is_secret=True),
    "review_used": Template(_needing("product", "deed", "words", "link"), is_secret=True),
    "review_flag_decided": Template(_needing("product", "is_removed", "words", "link")),
    "answer_held": Template(
        _needing("product", "reason", "is_by_rule", "words", "link"), is_secret=True
    ),
    "answer_shown": Template(_needing("product", "link"), is_secret=True),
    "answer_hidden": Template(_needing("product", "reason", "words", "link"), is_secret=True),
    "answer_appealed": Template(_needing("product", "is_upheld", "words", "link"), is_secret=True),
    "withdrawal_received": Template(_needing("order_number", "arrived", "hour", "zone", "link")),
    "claim_received": Template(_needing("order_number", "happened", "goods", "next_on", "link")),
    "claim_step": Template(_needing("order_number", "said", "link")),
    "claim_value": Template(_needing("order_number", "product", "amount", "words", "link")),
    "claim_done": Template(_needing("order_number", "outcome", "link")),
    "withdrawal_refunded": Template(_needing("order_number", "amount", "link")),
    "complaint_heard": Template(
        _needing("order_number", "was_said", "solution_on", "link"), is_secret=True
    ),
    "correction_promised": Template(_needing("reported_on", "promised_on", "link"), has_chip=True),
    "mistake_corrected": Template(_needing("reported_on", "problem", "action", "link")),
    "improvements_unread": Template(_needing("day", "link")),
    "week": Template(
        _needing("praise_count", "praises", "corrected", "kept", "broken", "found_count", "link")
    ),
    "incident_update": Template(_needing("title", "words", "next_words", "link")),
    "incident_silent": Template(_needing("title", "link")),
    "correction_late": Template(_needing("title", "day", "link")),
    "remedy_given": Template(
        _needing("order_number", "promised", "is_by_rule", "link"), is_secret=True
    ),
    "remedy_done": Template(_needing("order_number", "kind", "done", "link"), is_secret=True),
    "remedy_asked": Template(_needing("asked_by", "kind", "amount", "reason", "link")),
    "wish_offered": Template(_needing("wish", "answer", "amount", "due_on", "link")),
    "wish_agreed": Template(_needing("wish", "answer", "due_on", "link")),
    "wish_done": Template(_needing("wish", "link")),
    "wish_declined": Template(_needing("wish", "reason", "alternative", "link")),
    "abuse_warning": Template(_needing("words", "link"), is_secret=True),
    "complaint_credited": Template(_needing("order_number", "link"), is_secret=True),
    "apology": Template(
        _needing("order_number", "mistake", "text", "steps", "owner", "link"), is_secret=True
    ),
    "plan_changed": Template(_needing("order_number", "steps", "owner", "link"), is_secret=True),
    "all_well_since": Template(_needing("order_number", "link"), is_secret=True),
    "personal_word": Template(_needing("order_number", "words", "person", "link"), is_secret=True),
    "win_back": Template(_needing("order_number", "words", "person"), is_secret=True),
    "panel_invitation": Template(_needing("what", "person", "link"), is_secret=True),
    "contract_terms": Template(
        _needing("contract", "is_renewal", "starts_on", "ends_on", "lines", "link"), is_secret=True
    ),
    "contract_renewal": Template(
        _needing(
            *("contract", "words", "person", "is_offer", "better", "worse", "lines"),
            *("ends_on", "next_ends_on", "link", "stop_link"),
        ),
        is_secret=True,
    ),
    "contract_left": Template(_needing("contract", "ends_on", "link"), is_secret=True),
    "cart_left": Template(_needing("lines", "link", "stop_link")),
    "ask": Template(_needing("parts", "order_number", "is_reminder", "stop_link"), is_secret=True),
    "thanks": Template(_needing("occasion", "what", "person")),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be: its template, what fills it, and what it is about.

    Days in `context` are `date` values; the template says them by case ("by", "on") in the
    recipient's language. `headers` go with the mail (List-Unsubscribe).
    """

    template: str
    context: Mapping[str, object]
    about: Ref = field(default=Ref("", ""))
    headers: Mapping[str, str] = field(default_factory=dict)


def message_id(key: str, domain: str) -> str:
    """The Message-ID of the message with this key: always the same, so a second copy is known as one."""
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:32]}@{domain}>"
