"""Plain values that come in, before they are rows."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Customer
from pistos.orders.models import Line, Order


@dataclass(frozen=True, slots=True)
class Asked:
    """What a customer asks for beyond what is sold, and where they said it."""

    customer: Customer
    words: str
    language: str
    conversation: Conversation | None = None
    message: Message | None = None
    order: Order | None = None
    line: Line | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """What the customer pays for it, by which day it is done, and the words that they read."""

    price_amount: Decimal
    due_on: date
    answer: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A need as it was said. With `message` the words are part of it; else `said_where` names its source.

    `consent` are the words by which the customer agreed to be remembered, where that is needed.
    """

    customer: Customer
    kind: str
    words: str
    language: str
    said_at: datetime
    message: Message | None = None
    said_where: str = ""
    consent: str = ""


@dataclass(frozen=True, slots=True)
class Ground:
    """Why answers may be paused: which of the narrow grounds, and the words that show it."""

    ground: str
    message: Message
    words: str
    remark: str = ""
