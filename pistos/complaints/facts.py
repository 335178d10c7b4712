"""Plain values that come in."""

from dataclasses import dataclass, field

from pistos.complaints.models import Category, Origin, WishedKind
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.orders.models import Line, Order


@dataclass(frozen=True, slots=True)
class Wish:
    """What would put it right, as the customer says it."""

    kind: WishedKind = WishedKind.NOT_ASKED
    words: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """Which purchase it is about, as far as anybody knows; the order is the customer's own.

    `number` is one that was typed and that nobody has matched.
    """

    order: Order | None = None
    line: Line | None = None
    category: Category = Category.UNKNOWN
    number: str = ""


@dataclass(frozen=True, slots=True)
class Weight:
    """How grave it is (1 small, 2 usual, 3 grave), and who may hear of it."""

    severity: int = 2
    is_public: bool = False
    followers: int = 0


@dataclass(frozen=True, slots=True)
class Complained:
    """What was said, by whom, and where it came from.

    `source` makes it once: the same message, review or post heard again is the same complaint.
    `conversation` is where it is talked about, once there is one.
    """

    customer: Customer
    text: str
    language: str
    origin: Origin
    source: Ref
    conversation: Conversation | None = None
    about: About = field(default_factory=About)
    wish: Wish = field(default_factory=Wish)
    weight: Weight = field(default_factory=Weight)


@dataclass(frozen=True, slots=True)
class AtTheDoor:
    """What was said by "something is wrong", beside the message itself."""

    about: About = field(default_factory=About)
    wish: Wish = field(default_factory=Wish)
