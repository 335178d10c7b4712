"""Plain values that come in, or lie between a read and a rule."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from pistos.catalogue.models import Product
from pistos.contracts.models import Contract
from pistos.customers.models import Customer

Included = tuple[tuple[str, Decimal | None], ...]
"""What is included and how much of it; None is without a stated limit."""


@dataclass(frozen=True, slots=True)
class TermFacts:
    """Terms apart from their contract. `price_amount` pays for one `period` (`models.Period`)."""

    months: int
    price_amount: Decimal
    period: str
    notice_days: int
    included: Included


@dataclass(frozen=True, slots=True)
class Begun:
    """A contract to be kept here: of a product, or under a plain name."""

    customer: Customer
    name: str
    starts_on: date
    terms: TermFacts
    product: Product | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """An outreach to be: the proposed terms, the words of who writes, and whether they call it an offer."""

    contract: Contract
    terms: TermFacts
    words: str
    is_offer: bool


@dataclass(frozen=True, slots=True)
class Decided:
    """How somebody decided, and in which words."""

    how: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class CaseLived:
    """A complaint as its customer lived through it."""

    heard_at: datetime
    is_unresolved: bool
    is_slow: bool = False
    is_technical: bool = False
    is_attitude: bool = False
    is_apology_owed: bool = False


@dataclass(frozen=True, slots=True)
class Lived:
    """What a customer lived through with us during a contract.

    `broken` are promises broken to them, apart from those of complaints: when, and whether they were
    fulfilled late at least. `busy` are calls on which they reached nobody, `above` the times they were
    spoken to from above. `cared` are the caring contacts of a person within the term. By `settled_at` a
    person had spoken with them and nothing was left to put right.
    """

    cases: tuple[CaseLived, ...] = ()
    broken: tuple[tuple[datetime, bool], ...] = ()
    busy: tuple[datetime, ...] = ()
    above: tuple[datetime, ...] = ()
    open_conversations: int = 0
    open_matters: int = 0
    cared: tuple[datetime, ...] = ()
    settled_at: datetime | None = None
    days_left: int = 365


@dataclass(frozen=True, slots=True)
class Stands:
    """One thing that comes before selling, and how often."""

    code: str
    count: int
