"""What a voucher is allowed to do: pure checks over its terms and what was used of it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

NOT_YET, OVER, TOO_LITTLE, USED_UP, USED_BY_YOU, OTHER_CURRENCY, STOPPED, NOT_YOURS = (
    "not_yet",
    "over",
    "too_little",
    "used_up",
    "used_by_you",
    "other_currency",
    "stopped",
    "not_yours",
)


@dataclass(frozen=True, slots=True)
class Terms:
    """The limits of a voucher; None is no limit."""

    kind: str
    worth: Decimal
    currency: str
    valid_from: datetime
    valid_until: datetime | None
    minimum: Decimal | None
    most_uses: int | None
    most_uses_each: int | None
    is_active: bool
    customer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """The cart that a voucher is tried on: the value of its goods, and how often it was used before."""

    goods: Decimal
    currency: str
    uses: int
    uses_by_them: int
    customer_id: int | None = None


def refusal(terms: Terms, wanted: Wanted, at: datetime) -> str:
    """Why the voucher does not hold for the cart; "" where it does."""
    reasons = {
        STOPPED: not terms.is_active,
        NOT_YOURS: None not in (terms.customer_id, wanted.customer_id)
        and terms.customer_id != wanted.customer_id,
        NOT_YET: at < terms.valid_from,
        OVER: terms.valid_until is not None and at >= terms.valid_until,
        OTHER_CURRENCY: bool(terms.currency) and terms.currency != wanted.currency,
        USED_UP: terms.most_uses is not None and wanted.uses >= terms.most_uses,
        USED_BY_YOU: terms.most_uses_each is not None
        and wanted.uses_by_them >= terms.most_uses_each,
        TOO_LITTLE: terms.minimum is not None and wanted.goods < terms.minimum,
    }
    return next((reason for reason, holds in reasons.items() if holds), "")


def tidy_code(text: str) -> str:
    """A code as it is kept: upper case, without spaces."""
    return "".join(text.split()).upper()[:40]
