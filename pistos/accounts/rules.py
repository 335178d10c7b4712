"""One table: which role may do which deed; and the secrets by which people come in."""

import base64
import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta

from pistos.accounts.models import Role

OWNER = frozenset({Role.OWNER})
MANAGERS = frozenset({Role.OWNER, Role.MANAGER})
STAFF = frozenset({Role.OWNER, Role.MANAGER, Role.AGENT})

DEEDS: dict[str, frozenset[Role]] = {
    "see_desk": STAFF,
    "see_customers": STAFF,
    "edit_customer": STAFF,
    "export_customer": MANAGERS,
    "erase_customer": MANAGERS,
    "merge_customers": STAFF,
    "prepare_order": STAFF,
    "see_purchases": STAFF,
    "make_promise": STAFF,
    "make_promise_against_history": MANAGERS,
    "move_promise": STAFF,
    "settle_promise": STAFF,
    "overturn_promise": MANAGERS,
    "notify_customer": STAFF,
    "see_inbox": STAFF,
    "see_listening": STAFF,
    "edit_listening": MANAGERS,
    "answer_customer": STAFF,
    "assign_conversation": STAFF,
    "merge_conversations": STAFF,
    "mark_spam": STAFF,
    "delete_message": MANAGERS,
    "edit_macros": STAFF,
    "see_quality": STAFF,
    "coach": MANAGERS,
    "edit_answering": MANAGERS,
    "edit_mailboxes": MANAGERS,
    "edit_chat": MANAGERS,
    "edit_shifts": MANAGERS,
    "edit_help": STAFF,
    "edit_pages": MANAGERS,
    "answer_questions": STAFF,
    "moderate_questions": MANAGERS,
    "see_suggestions": STAFF,
    "decide_suggestions": MANAGERS,
    "edit_products": STAFF,
    "edit_categories": MANAGERS,
    "import_products": MANAGERS,
    "recall_products": MANAGERS,
    "see_reviews": STAFF,
    "reply_to_reviews": STAFF,
    "moderate_reviews": MANAGERS,
    "edit_reviews": MANAGERS,
    "see_returns": STAFF,
    "handle_returns": STAFF,
    "refund_return": MANAGERS,
    "edit_exemptions": MANAGERS,
    "see_causes": STAFF,
    "code_cause": STAFF,
    "edit_causes": MANAGERS,
    "see_complaints": STAFF,
    "handle_complaints": STAFF,
    "edit_complaints": MANAGERS,
    "see_mistakes": STAFF,
    "handle_mistakes": STAFF,
    "close_mistake": MANAGERS,
    "see_incidents": STAFF,
    "handle_incidents": MANAGERS,
    "see_improvements": STAFF,
    "edit_improvements": MANAGERS,
    "see_remedies": STAFF,
    "give_remedy": STAFF,
    "approve_remedy": MANAGERS,
    "edit_remedies": OWNER,
    "see_requests": STAFF,
    "handle_requests": STAFF,
    "note_needs": STAFF,
    "edit_empowerment": OWNER,
    "see_abuse": STAFF,
    "warn_of_abuse": STAFF,
    "edit_skills": MANAGERS,
    "edit_knowledge": STAFF,
    "practise": STAFF,
    "see_test_purchases": STAFF,
    "plan_test_purchases": MANAGERS,
    "log_call": STAFF,
    "see_capacity": STAFF,
    "see_asks": STAFF,
    "edit_asks": MANAGERS,
    "follow_up": STAFF,
    "see_contracts": STAFF,
    "approach_customer": STAFF,
    "edit_contracts": MANAGERS,
    "see_payments": STAFF,
    "issue_invoice": STAFF,
    "match_payments": MANAGERS,
    "refund_payment": MANAGERS,
    "edit_payments": OWNER,
    "see_partners": STAFF,
    "edit_partner": MANAGERS,
    "choose_partner": MANAGERS,
    "override_default": MANAGERS,
    "see_prices": STAFF,
    "edit_prices": MANAGERS,
    "edit_vouchers": MANAGERS,
    "see_stock": STAFF,
    "count_stock": STAFF,
    "edit_stock": MANAGERS,
    "see_shipping": STAFF,
    "edit_shipping": MANAGERS,
    "import_orders": MANAGERS,
    "export_reviews": MANAGERS,
    "see_quarantine": MANAGERS,
    "see_indicators": STAFF,
    "note_reputation": MANAGERS,
    "edit_indicator": MANAGERS,
    "see_surveys": STAFF,
    "edit_surveys": MANAGERS,
    "see_audit": MANAGERS,
    "repeat_work": MANAGERS,
    "edit_settings": OWNER,
    "invite_staff": OWNER,
    "edit_staff": OWNER,
    "publish_trust_page": OWNER,
}


def may(role: str, deed: str) -> bool:
    """KeyError for an unknown deed: a mistyped permission must never pass or refuse silently."""
    return role in DEEDS[deed]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Someone to be invited: address, role, and the language of the invitation."""

    email: str
    role: str
    language: str


@dataclass(frozen=True, slots=True)
class NewOwner:
    """The person who sets the shop up."""

    email: str
    name: str
    password: str
    language: str


INVITATION_LASTS = timedelta(days=7)


def token_hash(token: str) -> str:
    """SHA-256, hex. The tokens are random 128 bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def setup_code(secret: str) -> str:
    """The code that proves that the person at the wizard also has the server: 60 bits, "XXXX-XXXX-XXXX".

    It follows from the secret key, so nothing is stored, and every process knows the same one. It is
    good for one use, because the wizard is gone once the shop has an owner.
    """
    digest = hmac.new(secret.encode(), b"pistos set-up code", hashlib.sha256).digest()
    letters = base64.b32encode(digest).decode()[:12]
    return "-".join(letters[start : start + 4] for start in (0, 4, 8))


def is_setup_code(code: str, secret: str) -> bool:
    """Whether `code` is the set-up code, however it was spaced; compared in constant time."""
    tidy = "".join(code.upper().replace("-", " ").split())
    return hmac.compare_digest(tidy.encode(), setup_code(secret).replace("-", "").encode())
