"""What happened with unusual requests, needs, and the knowledge at hand: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RequestReceived:
    """A customer asked for something beyond what is sold as it is."""

    request_id: int
    order_id: int | None


@dataclass(frozen=True)
class RequestJudged:
    """A person said that it can be done, and what is needed for it."""

    request_id: int


@dataclass(frozen=True)
class RequestOffered:
    """A price and a day were told; the customer's yes is awaited."""

    request_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class RequestAgreed:
    """The day is a promise from now on. `order_id` where it changes an order."""

    request_id: int
    order_id: int | None
    amount: str
    currency: str
    promise_id: int | None


@dataclass(frozen=True)
class RequestDone:
    """Done, with a personal touch."""

    request_id: int


@dataclass(frozen=True)
class RequestDeclined:
    """It cannot be done; the customer has the reason and an alternative."""

    request_id: int


@dataclass(frozen=True)
class RequestTakenBack:
    """The customer no longer wants it."""

    request_id: int


@dataclass(frozen=True)
class RequestMoved:
    """It is another customer's, as the conversation that it was asked in."""

    request_id: int
    old_customer_id: int
    new_customer_id: int


@dataclass(frozen=True)
class RequestPaid:
    """Its price was paid outside of any order."""

    request_id: int
    amount: str
    currency: str


@dataclass(frozen=True)
class NeedNoted:
    """A customer's need was kept in their own words. `kind` says whether it warns on orders."""

    need_id: int
    customer_id: int
    kind: str


@dataclass(frozen=True)
class NeedEnded:
    need_id: int
    customer_id: int


@dataclass(frozen=True)
class EmpowermentChanged:
    """What each role may decide at once, from now on."""

    version: int


@dataclass(frozen=True)
class AbuseWarned:
    """A customer was warned of the narrow policy on abuse, with the words it is about."""

    case_id: int
    ground: str


@dataclass(frozen=True)
class PauseProposed:
    """After the warning it went on; a second person has to confirm before anything follows."""

    case_id: int
    ground: str


@dataclass(frozen=True)
class PauseWitnessed:
    """A second person confirmed: answers on this channel may rest until the day it ends."""

    case_id: int
    ends_at: str


@dataclass(frozen=True)
class PauseNotWitnessed:
    """A second person did not agree; nothing follows."""

    case_id: int


@dataclass(frozen=True)
class AbuseCaseEnded:
    case_id: int


@dataclass(frozen=True)
class SkillsChanged:
    """What a member of staff knows was noted anew."""

    person_id: int
    skills: list[str]


@dataclass(frozen=True)
class RoutingRuleSaved:
    topic: str


@dataclass(frozen=True)
class RoutingRuleDropped:
    topic: str


@dataclass(frozen=True)
class CardSaved:
    """A knowledge card was written or mended."""

    card_id: int
    version: int


@dataclass(frozen=True)
class CardEnded:
    card_id: int


@dataclass(frozen=True)
class CardWorkRaised:
    """An answer was wrong or its question came back: a card is to be written or mended."""

    work_id: int
    kind: str
    because: str


@dataclass(frozen=True)
class CardWorkDone:
    work_id: int


@dataclass(frozen=True)
class TipSaved:
    tip_id: int


@dataclass(frozen=True)
class TipEnded:
    tip_id: int
