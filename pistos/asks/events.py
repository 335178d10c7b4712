"""What happens to asks: ids, kinds and reason codes."""

from dataclasses import dataclass


@dataclass(frozen=True)
class AskRequested:
    ask_id: int
    kind: str
    customer_id: int


@dataclass(frozen=True)
class AsksRequested:
    """Many at once: so many new asks by kind."""

    counts: dict[str, int]


@dataclass(frozen=True)
class AsksHeld:
    """An open matter of a customer stands before what they would be asked."""

    hold_id: int
    customer_id: int
    reason: str


@dataclass(frozen=True)
class HoldLifted:
    hold_id: int
    customer_id: int
    reason: str


@dataclass(frozen=True)
class AskAnswered:
    ask_id: int
    kind: str
    customer_id: int


@dataclass(frozen=True)
class AsksSent:
    """One mail with all that a customer was due to be asked; `reminded_ids` had been asked before."""

    approach_id: int
    customer_id: int
    ask_ids: list[int]
    reminded_ids: list[int]


@dataclass(frozen=True)
class AskNotSent:
    """It will not be sent: `reason` is why."""

    ask_id: int
    kind: str
    customer_id: int
    reason: str


@dataclass(frozen=True)
class CustomerApproached:
    """Another part of the program approached a customer; it counts on the budget."""

    approach_id: int
    customer_id: int
    kind: str


@dataclass(frozen=True)
class CustomerUnsubscribed:
    """They no longer want to be asked this kind ("" is every kind)."""

    customer_id: int
    kind: str
    said_where: str


@dataclass(frozen=True)
class CustomerSubscribedAgain:
    customer_id: int
    kind: str
    said_where: str


@dataclass(frozen=True)
class BasisSet:
    """The shop's word on a kind of ask in a country ("" is everywhere else); "" takes its word back."""

    country: str
    kind: str
    basis: str
    was: str


@dataclass(frozen=True)
class AskSettingsChanged:
    version: int


@dataclass(frozen=True)
class FollowUpPlanned:
    """A named person sees to a customer by a day."""

    follow_up_id: int
    customer_id: int
    occasion: str
    person_id: int


@dataclass(frozen=True)
class FollowUpGiven:
    follow_up_id: int
    person_id: int


@dataclass(frozen=True)
class FollowUpDone:
    follow_up_id: int
    occasion: str
    outcome: str


@dataclass(frozen=True)
class FollowUpDropped:
    """Nothing is left to follow up, or a colleague says why not."""

    follow_up_id: int
    occasion: str


@dataclass(frozen=True)
class CustomerThanked:
    """One thank-you, which asks nothing and advertises nothing; `occasion` is what for."""

    customer_id: int
    message_id: int
    occasion: str
