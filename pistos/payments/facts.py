"""Plain values that edges and providers hand in and get back."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

Way = Literal["hosted", "transfer", "on_delivery"]
"""On the provider's own page; by the customer's bank; to the courier at the door."""

NoticeKind = Literal[
    "paid",
    "waiting",
    "failed",
    "declined",
    "expired",
    "refund",
    "disputed",
    "dispute_won",
    "payer",
    "other",
]


@dataclass(frozen=True, slots=True)
class RefundAnswer:
    """What became of a refund: `done`, `sent` (the provider works on it) or `failed`."""

    external_id: str
    state: Literal["done", "sent", "failed"]
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A report of a provider in our words. Found by token, else by the provider's own names."""

    event_id: str
    kind: NoticeKind
    words: str
    happened_at: datetime
    payment_token: str = ""
    external_ref: str = ""
    charge_ref: str = ""
    amount: Decimal | None = None
    currency: str = ""
    code: str = ""
    refund: RefundAnswer | None = None
    refund_key: str = ""
    payer_mark: str = ""


@dataclass(frozen=True, slots=True)
class Instructions:
    """What the customer does to pay by bank, or at the door (then without an account)."""

    amount: Decimal
    currency: str
    account_holder: str = ""
    iban: str = ""
    bic: str = ""
    reference: str = ""
    pay_by_on: date | None = None


@dataclass(frozen=True, slots=True)
class Next:
    """What comes next for the customer.

    `open`: call `open_page` once the order stands, outside its transaction; `redirect`: to `url`;
    `instructions`: show them; `done`: nothing is left to do.
    """

    kind: Literal["open", "redirect", "instructions", "done"]
    payment_token: str
    url: str = ""
    instructions: Instructions | None = None


@dataclass(frozen=True, slots=True)
class ReturnUrls:
    """Where the provider's page sends the customer: absolute addresses of ours."""

    done: str
    cancelled: str


@dataclass(frozen=True, slots=True)
class ProviderView:
    """A way to pay, as a checkout offers it. `is_troubled`: others have trouble with it right now."""

    code: str
    name: str
    words: str
    way: Way
    fee_amount: Decimal
    is_test: bool
    is_troubled: bool


@dataclass(frozen=True, slots=True)
class ProviderFacts:
    """What an owner may set of a way to pay."""

    is_active: bool = True
    countries: tuple[str, ...] = ()
    least_amount: Decimal = Decimal("0.00")
    most_amount: Decimal | None = None
    fee_amount: Decimal = Decimal("0.00")
    cost_amount: Decimal = Decimal("0.00")
    account_holder: str = ""
    iban: str = ""
    bic: str = ""
    pay_within_days: int = 7
    partner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """Money that came to the shop's account, as a bank statement tells it."""

    booked_on: date
    amount: Decimal
    currency: str
    payer: str
    words: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Received:
    """Money that came for a payment: how much, when, and the key that makes it once."""

    amount: Decimal
    currency: str
    happened_at: datetime
    key: str
