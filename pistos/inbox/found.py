"""Promises read in what an agent writes, each with the chance that history gives it and the agent's word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from pistos.conversations.facts import Commitment
from pistos.conversations.models import Conversation
from pistos.conversations.queries.offers import offers_of
from pistos.conversations.rules.commitments import Found, find_commitments
from pistos.inbox.rows import Speaking
from pistos.inbox.snoozing import read_moment
from pistos.shop.queries import the_shop, working_calendar

KINDS = {
    "answer": _("an answer"),
    "call_back": _("a call back"),
    "refund": _("a refund"),
    "delivery": _("a delivery"),
    "custom": _("something else"),
}
OF_OUR_OWN = frozenset({"answer", "call_back"})
MOST = 5
MAKE, NOT = "make", "no"


@dataclass(frozen=True, slots=True)
class Read:
    """One promise read. `due_at` is None where the words name no time and the agent has to.

    `choice` is the agent's word: "make", "no", or empty while they have not said.
    """

    words: str
    kind: str
    kind_words: object
    due_at: datetime | None
    of_hundred: int | None
    is_supported: bool
    realistic_at: datetime | None
    choice: str

    @property
    def is_made(self) -> bool:
        return self.choice != NOT

    @property
    def is_decided(self) -> bool:
        return self.choice == NOT or (self.choice == MAKE and self.due_at is not None)


def read_promises(
    text: str, conversation: Conversation, page: Speaking, said: Mapping[str, str]
) -> list[Read]:
    """`said` is what the agent chose in the form, by the words of each promise."""
    shop = the_shop()
    found = find_commitments(
        text[:20_000],
        language=conversation.language,
        at=page.at,
        zone=page.zone,
        calendar=working_calendar(shop, page.at),
    )[:MOST]
    choices = choices_of(said, page)
    dues = {each.words: choices.get(each.words, ("", None))[1] or each.due_at for each in found}
    timed = [commitment_of(each, due) for each in found if (due := dues[each.words]) is not None]
    offers = {offer.commitment.words: offer for offer in offers_of(timed, page.at)}
    read = []
    for each in found:
        offer = offers.get(each.words)
        chance = offer.chance if offer else None
        read.append(
            Read(
                words=each.words,
                kind=each.kind,
                kind_words=KINDS.get(each.kind, KINDS["custom"]),
                due_at=dues[each.words],
                of_hundred=None if chance is None else min(99, int(chance * 100)),
                is_supported=offer.is_supported if offer else True,
                realistic_at=offer.realistic_at if offer else None,
                choice=choices.get(each.words, ("", None))[0],
            )
        )
    return read


def commitment_of(found: Found | Read, due_at: datetime) -> Commitment:
    kind = found.kind if found.kind in OF_OUR_OWN else "custom"
    return Commitment(found.words, kind, due_at)


def commitments_of(read: Sequence[Read]) -> tuple[Commitment, ...]:
    """What the agent said is to be promised."""
    return tuple(
        commitment_of(each, each.due_at)
        for each in read
        if each.choice == MAKE and each.due_at is not None
    )


def choices_of(said: Mapping[str, str], page: Speaking) -> dict[str, tuple[str, datetime | None]]:
    """By the words: what was chosen, and the time that was shown or given."""
    chosen: dict[str, tuple[str, datetime | None]] = {}
    for number in range(MOST):
        words = said.get(f"promise-{number}-words")
        choice = said.get(f"promise-{number}", "")
        if words and choice in (MAKE, NOT):
            chosen[words] = (choice, _moment(said.get(f"promise-{number}-due", ""), page))
    return chosen


def _moment(text: str, page: Speaking) -> datetime | None:
    """An instant with its zone as the page wrote it, or a local one as a person gave it."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else read_moment(text, page)
