"""What history says of promises found in an agent's words, before they are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pistos.conversations.facts import Commitment
from pistos.promises.models import PromiseKind
from pistos.promises.queries.history import spans_of
from pistos.promises.rules.feasibility import FEWEST, share_within, span_for
from pistos.shop.queries import settings_in_force

KINDS = {
    "answer": PromiseKind.ANSWER,
    "call_back": PromiseKind.CALL_BACK,
    "fix": PromiseKind.FIX,
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A promise as it would be made. `chance` is None where history says nothing yet.

    Where it `is_supported` not, `realistic_at` is what history supports instead, None if nothing.
    """

    commitment: Commitment
    chance: float | None
    is_supported: bool = True
    realistic_at: datetime | None = None


def offers_of(commitments: Sequence[Commitment], at: datetime) -> list[Offer]:
    """Each with the chance that history gives it; two queries at most for each kind among them."""
    target = settings_in_force().kept_rate_target if commitments else 1.0
    spans = {kind: spans_of(kind) for kind in {kind_of(each) for each in commitments}}
    found = []
    for each in commitments:
        like = spans[kind_of(each)]
        if len(like) < FEWEST:
            found.append(Offer(each, None))
            continue
        chance = share_within(like, each.due_at - at)
        span = span_for(like, target)
        realistic = at + span if span and chance < target else None
        found.append(Offer(each, chance, chance >= target, realistic))
    return found


def kind_of(commitment: Commitment) -> PromiseKind:
    """The ledger's kind for a promise in words; what is not its own is `custom`."""
    return KINDS.get(commitment.kind, PromiseKind.CUSTOM)
