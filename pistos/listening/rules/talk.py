"""How much we speak and how much we listen: the exact formula, documented in docs/apps/listening.md.

    share = ours ÷ (ours + the customer's)

in words where it is written, in seconds where it is spoken in a call. A word is a run of letters and
digits ("don't" is one). Not counted: links and addresses, quoted lines, signatures, what the program
writes, notes. Each message belongs to a phase. The **listening phases** last until the customer
confirmed that we understood; our target, at most a fifth of the words, is of these alone. An answer
belongs to acting. Where there is nothing to act on (a sale, a negotiation, a talk with a partner) all
of it is listening.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from pistos.listening.models import TalkKind
from pistos.listening.rules.texts import words_of

TARGET = 0.2
"""The shop speaks at most a fifth of the listening phases."""
WHOLE = frozenset({TalkKind.SALE, TalkKind.NEGOTIATION, TalkKind.PARTNER})


@dataclass(frozen=True, slots=True)
class Utterance:
    """A message as the formula sees it. `person_id` is the agent's; None for the customer."""

    text: str
    at: datetime
    person_id: int | None = None
    is_answer: bool = False


@dataclass(slots=True)
class Shares:
    """Words of each side, in all and in the listening phases; `agents` of each agent: (all, listening)."""

    customer: int = 0
    shop: int = 0
    listening_customer: int = 0
    listening_shop: int = 0
    agents: dict[int, tuple[int, int]] = field(default_factory=dict)


def shares_of(
    said: Iterable[Utterance], *, kind: str, confirmed_at: datetime | None, is_short: bool = False
) -> Shares:
    """The words of a conversation. `is_short`: the steps were skipped, so only answers were given."""
    shares = Shares()
    for one in said:
        count = len(words_of(one.text))
        listens = is_listening(one, kind=kind, confirmed_at=confirmed_at)
        if one.person_id is None:
            shares.customer += count
            shares.listening_customer += count if listens else 0
            continue
        listened = count if listens and not (is_short and kind not in WHOLE) else 0
        shares.shop += count
        shares.listening_shop += listened
        words, listening = shares.agents.get(one.person_id, (0, 0))
        shares.agents[one.person_id] = (words + count, listening + listened)
    return shares


def is_listening(one: Utterance, *, kind: str, confirmed_at: datetime | None) -> bool:
    """Whether a message belongs to the listening phases."""
    if kind in WHOLE:
        return True
    if one.person_id is not None and one.is_answer:
        return False
    return confirmed_at is None or one.at <= confirmed_at


def talk_share(shop: int, customer: int) -> float | None:
    """Ours of all; None where nothing was said."""
    return shop / (shop + customer) if shop + customer else None


def words_left(shop: int, customer: int) -> int:
    """How many words we may still write within the target: a fifth of all is a quarter of theirs."""
    return max(int(customer * TARGET / (1 - TARGET)) - shop, 0)
