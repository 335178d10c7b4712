"""One table: which role may do which deed."""

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
    "make_promise": STAFF,
    "make_promise_against_history": MANAGERS,
    "move_promise": STAFF,
    "settle_promise": STAFF,
    "overturn_promise": MANAGERS,
    "notify_customer": STAFF,
    "see_partners": STAFF,
    "edit_partner": MANAGERS,
    "choose_partner": MANAGERS,
    "override_default": MANAGERS,
    "import_orders": MANAGERS,
    "see_quarantine": MANAGERS,
    "see_indicators": STAFF,
    "edit_indicator": MANAGERS,
    "see_audit": MANAGERS,
    "edit_settings": OWNER,
    "invite_staff": OWNER,
    "edit_staff": OWNER,
    "publish_trust_page": OWNER,
}


def may(role: str, deed: str) -> bool:
    """KeyError for an unknown deed: a mistyped permission must never pass or refuse silently."""
    return role in DEEDS[deed]
