"""The rows that every deed of a complaint writes: its entries, its lock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from pistos.asks.actions.holding import place_hold
from pistos.asks.models import HoldReason
from pistos.complaints.models import Complaint, ComplaintEntry, EntryKind
from pistos.conversations.actions.restraining import restrain
from pistos.conversations.models import RestraintReason
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import without_tricks
from pistos.kit.actors import Actor, Ref

NOWHERE = Ref("", "")


def ref(complaint: Complaint) -> Ref:
    return Ref("complaint", str(complaint.pk))


def locked(complaint: Complaint) -> Complaint:
    """The complaint as it is now, held until the transaction ends."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related(
        "customer", "order", "conversation"
    )
    return rows.get(pk=complaint.pk)


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: its kind, plain facts, words of a person, and what it was heard from."""

    kind: EntryKind
    data: Mapping[str, object] = field(default_factory=dict)
    words: str = ""
    source: Ref = NOWHERE


def write_entry(
    complaint: Complaint, happened: Happened, *, by: Actor, at: datetime
) -> ComplaintEntry:
    """One more row of its history, in the caller's transaction."""
    return ComplaintEntry.objects.create(
        complaint=complaint,
        kind=happened.kind,
        happened_at=at,
        by_kind=by.kind,
        by_id=by.id,
        source_kind=happened.source.kind[:20],
        source_id=happened.source.id[:60],
        data=dict(happened.data),
        words=without_cards(without_tricks(happened.words)),
    )


def keep_open(complaint: Complaint, *, at: datetime) -> None:
    """Its conversation is not closed before the complaint is; in the caller's transaction."""
    if complaint.conversation is not None:
        restrain(
            conversation=complaint.conversation,
            reason=RestraintReason.COMPLAINT,
            source=ref(complaint),
            at=at,
        )


def hold_asks(complaint: Complaint, *, at: datetime) -> None:
    """Nothing is asked of the customer while it is open; in the caller's transaction."""
    place_hold(
        customer=complaint.customer,
        order=complaint.order,
        reason=HoldReason.COMPLAINT,
        source=ref(complaint),
        at=at,
    )
