"""What a buyer enters and what a cart shows: plain values, before rows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from pistos.catalogue.rules.shown import PhotoShown
from pistos.orders.facts import AddressFacts
from pistos.pricing.queries.prices import PriceView
from pistos.pricing.queries.vouchers import VoucherView
from pistos.stock.queries import Available

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Wish:
    """A special wish about a line: free words, and codes of what the shop offers to tick."""

    text: str = ""
    options: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.options)


@dataclass(frozen=True, slots=True)
class LineShown:
    """A line of a cart as it stands now.

    `change` tells what became of it since it was last seen: `dearer`, `cheaper`, `gone` (no longer sold),
    `unpriced` (not sold to this country) or `short` (`free` pieces are left).
    """

    line_id: int
    variant_id: int
    product_id: int
    version_id: int
    slug: str
    title: str
    label: str
    photo: PhotoShown | None
    facts: tuple[str, ...]
    is_service: bool
    quantity: int
    weight_grams: int
    price: PriceView | None
    seen_gross: Decimal | None
    change: str
    free: int
    wish: Wish

    @property
    def gross(self) -> Decimal:
        return self.price.gross * self.quantity if self.price else ZERO

    @property
    def name(self) -> str:
        return f"{self.title}, {self.label}" if self.label else self.title

    @property
    def can_be_bought(self) -> bool:
        return self.price is not None and self.change not in ("gone", "short")


@dataclass(frozen=True, slots=True)
class CartShown:
    """A cart with its prices and the stock of now. `goods` counts what can be bought."""

    lines: tuple[LineShown, ...]
    country: str
    currency: str
    goods: Decimal
    vouchers: tuple[VoucherView, ...] = ()
    stock: Mapping[int, Available] = field(default_factory=dict)

    @property
    def count(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def weight_grams(self) -> int:
        return sum(line.weight_grams for line in self.lines)

    @property
    def wanted(self) -> dict[int, int]:
        return {line.variant_id: line.quantity for line in self.lines}

    @property
    def is_buyable(self) -> bool:
        return bool(self.lines) and all(line.can_be_bought for line in self.lines)

    @property
    def is_reverse_charge(self) -> bool:
        """Whether a firm of another member state buys without VAT and accounts for it itself."""
        return any(line.price is not None and line.price.is_reverse_charge for line in self.lines)

    @property
    def spared(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """What a firm pays for each line without VAT, and the rate taken off; empty for all others."""
        if not self.is_reverse_charge:
            return ()
        priced = (line for line in self.lines if line.price is not None and line.can_be_bought)
        return tuple((line.gross, line.price.spared_percent) for line in priced if line.price)

    @property
    def has_news(self) -> bool:
        return any(line.change for line in self.lines)


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom the order is told to."""

    email: str
    name: str
    phone: str = ""
    language: str = "en"


class Chosen(NamedTuple):
    """Codes of a way of sending, a way to pay, and a time of delivery; "" where nothing was chosen yet."""

    method: str = ""
    provider: str = ""
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What stood above the button when it was pressed. None: nothing was shown yet."""

    total: Decimal | None = None
    promised_on: date | None = None


@dataclass(frozen=True, slots=True)
class AskedOrNot:
    """Whether the buyer may be asked how it was, as they ticked it, under this text."""

    is_yes: bool
    shown: str


@dataclass(frozen=True, slots=True)
class Purchase:
    """An order form, filled in and tidied. `asked_or_not` is None where nothing was ticked."""

    contact: Contact
    shipping: AddressFacts
    chosen: Chosen
    seen: Seen
    billing: AddressFacts | None = None
    device: str = ""
    asked_or_not: AskedOrNot | None = None


@dataclass(frozen=True, slots=True)
class StepFacts:
    """How far a purchase came, and what went wrong there."""

    step: str
    device: str
    problem: str = ""
    is_technical: bool = False
    email: str = ""
    asks_help: bool = field(default=False)
