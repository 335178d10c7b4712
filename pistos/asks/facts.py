"""What an upper app wishes to ask, as plain as it can be told."""

from dataclasses import dataclass
from datetime import date, datetime

from pistos.asks.models import Approach, AskKind, Occasion, Outcome
from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.orders.models import Order
from pistos.stock.models import Location


@dataclass(frozen=True, slots=True)
class Wish:
    """One ask to be: `about` is the subject by which it is known as one, not before `earliest_at`, not
    after `expires_at` (time held is added to it); None lasts as long as the settings say."""

    customer: Customer
    kind: AskKind
    about: Ref
    earliest_at: datetime
    order: Order | None = None
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Where a no or a yes was said, under which text, and behind which mail."""

    where: str
    shown: str = ""
    approach: Approach | None = None


@dataclass(frozen=True, slots=True)
class Care:
    """A follow-up to be: whom, after what, by when. `about` makes it one for each occasion."""

    customer: Customer
    occasion: Occasion
    about: Ref
    due_on: date
    order: Order | None = None
    store: Location | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a follow-up, in the words of who did it; the rating is the customer's."""

    outcome: Outcome
    words: str = ""
    rating: int | None = None
    store: Location | None = None
