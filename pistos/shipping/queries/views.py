"""What an offer says: plain values for pages and for the order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from pistos.estimates.rules import Grounds, Quote
from pistos.kit.languages import text_in
from pistos.shipping.models import Method
from pistos.shipping.rules.customs import Customs
from pistos.shipping.rules.leaving import Slot
from pistos.shop.rules.hours import WorkingCalendar
from pistos.stock.queries import Available

Wanted = Mapping[int, int]
"""Variant id to how many."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to the buyer. `quote` holds the grounds, and is what is promised when the order is placed.

    `gross_amount` is what is paid: nothing where `free_because` says so; `missing_for_free` is what the
    goods lack for it. `fee_amount` is asked for paying on delivery, never above its cost. `record`
    is how many parcels its courier brought the buyer on time, of how many: the caller fills it in.
    """

    method: Method
    gross_amount: Decimal
    full_amount: Decimal
    currency: str
    fee_amount: Decimal
    quote: Quote
    free_because: str
    missing_for_free: Decimal | None
    leaves_at: datetime
    slots: tuple[Slot, ...] = ()
    record: tuple[int, int] | None = None

    @property
    def usual_on(self) -> date:
        return self.quote.usual_on

    @property
    def promised_on(self) -> date:
        return self.quote.promised_on

    @property
    def chance(self) -> float:
        return self.quote.chance

    @property
    def grounds(self) -> Grounds:
        return self.quote.grounds

    @property
    def courier_id(self) -> int | None:
        return self.method.courier_id

    def name_in(self, language: str) -> str:
        return text_in(self.method.name, language)


@dataclass(frozen=True, slots=True)
class Basket:
    """What is to be sent: how many of each variant, what they weigh and what they cost, VAT included; and
    their stock where it is at hand.

    `spared` is for a firm that buys without VAT: what was paid for each of the goods, and the rate taken off.
    """

    wanted: Wanted
    weight_grams: int
    value: Decimal
    customer_id: int | None = None
    stock: Mapping[int, Available] | None = None
    spared: Sequence[tuple[Decimal, Decimal]] = ()


@dataclass(frozen=True, slots=True)
class Offers:
    """The offers in the shop's order; the reason where there is none: "not_served", "not_in_stock" or
    "too_heavy"; what the border may ask, None inside the customs union; and the shop's working time, from
    which they were reckoned."""

    offers: tuple[Offer, ...]
    reason: str
    customs: Customs | None
    calendar: WorkingCalendar

    @property
    def cheapest(self) -> Offer | None:
        return min(
            self.offers, key=lambda offer: (offer.gross_amount, offer.promised_on), default=None
        )

    @property
    def soonest(self) -> Offer | None:
        return min(
            self.offers, key=lambda offer: (offer.promised_on, offer.gross_amount), default=None
        )

    def with_records(self, by_courier: Mapping[int, tuple[int, int]]) -> "Offers":
        """The same, each with how many parcels its courier brought this buyer on time, of how many."""
        known = tuple(
            replace(offer, record=by_courier.get(offer.courier_id or 0)) for offer in self.offers
        )
        return replace(self, offers=known)

    def by_code(self, code: str) -> Offer | None:
        return next((offer for offer in self.offers if offer.method.code == code), None)
