"""The life of a promise: which entries follow from what happened, and where they leave it.

Nothing here touches the database. `fold` is the one definition of where a promise stands: single
deeds, imports and the verification of the ledger all use it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from pistos.promises.models import Cause, EntryKind, State


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """An entry before it is a row. `due_at`/`due_on` are those in force after it."""

    kind: EntryKind
    happened_at: datetime
    due_at: datetime
    due_on: date
    cause: Cause = Cause.NONE
    reason: str = ""
    blamed_partner_id: int | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a promise stands after its entries; the columns of `Standing` that entries decide."""

    state: State
    first_due_at: datetime
    due_at: datetime
    due_on: date
    fulfilled_at: datetime | None = None
    settled_at: datetime | None = None
    move_count: int = 0
    is_kept_as_told: bool = False
    is_corrected: bool = False
    is_overturned: bool = False
    cause: Cause = Cause.NONE
    blamed_partner_id: int | None = None


class ImpossibleLife(Exception):
    """The entries contradict the rules: the ledger was changed by other means than its actions."""


def fold(entries: Iterable[EntryFacts]) -> Stand:
    """Where the entries, in the order recorded, leave the promise. The first must be `made`."""
    stand: Stand | None = None
    for entry in entries:
        if stand is None:
            if entry.kind is not EntryKind.MADE:
                raise ImpossibleLife(f"begins with {entry.kind}")
            stand = Stand(State.OPEN, entry.due_at, entry.due_at, entry.due_on)
        else:
            stand = after(stand, entry)
    if stand is None:
        raise ImpossibleLife("has no entries")
    return stand


def after(stand: Stand, entry: EntryFacts) -> Stand:
    """Where one more entry leaves a promise. Raises ImpossibleLife when it cannot follow."""
    match stand.state:
        case State.OPEN:
            following = _after_open(stand, entry)
        case State.BROKEN:
            following = _after_broken(stand, entry)
        case State.KEPT if entry.kind is EntryKind.OVERTURNED:
            following = replace(
                stand,
                state=State.BROKEN,
                is_overturned=True,
                is_kept_as_told=False,
                cause=entry.cause,
                blamed_partner_id=entry.blamed_partner_id,
            )
        case _:
            following = None
    if following is None:
        raise ImpossibleLife(f"{entry.kind} at {entry.happened_at} cannot follow {stand.state}")
    return following


def _after_open(stand: Stand, entry: EntryFacts) -> Stand | None:
    happened_at = entry.happened_at
    match entry.kind:
        case EntryKind.MOVED if happened_at < stand.due_at:
            count = stand.move_count + 1
            return replace(stand, due_at=entry.due_at, due_on=entry.due_on, move_count=count)
        case EntryKind.KEPT if happened_at <= stand.due_at:
            return replace(
                stand,
                state=State.KEPT,
                fulfilled_at=happened_at,
                settled_at=happened_at,
                is_kept_as_told=happened_at <= stand.first_due_at,
            )
        case EntryKind.BROKEN:
            return replace(
                stand,
                state=State.BROKEN,
                settled_at=happened_at,
                cause=entry.cause,
                blamed_partner_id=entry.blamed_partner_id,
            )
        case EntryKind.UNPROVEN | EntryKind.WITHDRAWN:
            return replace(stand, state=State(entry.kind.value), settled_at=happened_at)
    return None


def _after_broken(stand: Stand, entry: EntryFacts) -> Stand | None:
    happened_at = entry.happened_at
    match entry.kind:
        case EntryKind.FULFILLED_LATE if happened_at > stand.due_at:
            return replace(stand, fulfilled_at=happened_at)
        case EntryKind.CORRECTED if happened_at <= stand.due_at and not stand.is_overturned:
            return replace(
                stand,
                state=State.KEPT,
                fulfilled_at=happened_at,
                is_corrected=True,
                is_kept_as_told=happened_at <= stand.first_due_at,
                cause=Cause.NONE,
                blamed_partner_id=None,
            )
    return None


def outcome_of(
    *,
    due_at: datetime,
    due_on: date,
    fulfilled_at: datetime | None,
    at: datetime,
    gives_proof: bool,
) -> list[EntryFacts]:
    """What an open promise's entries are, given what is known at `at`; used by bulk recording.

    Fulfilled in time: kept at that time. Otherwise broken at the due time once that has passed, and
    fulfilled late when it came after. Nothing yet while it is not due. Without proof by rule: unproven.
    """
    if fulfilled_at is not None and fulfilled_at <= due_at:
        return [EntryFacts(EntryKind.KEPT, fulfilled_at, due_at, due_on)]
    if at <= due_at:
        return []
    if not gives_proof and fulfilled_at is None:
        return [EntryFacts(EntryKind.UNPROVEN, due_at, due_at, due_on)]
    broken = EntryFacts(EntryKind.BROKEN, due_at, due_at, due_on)
    if fulfilled_at is None:
        return [broken]
    return [broken, EntryFacts(EntryKind.FULFILLED_LATE, fulfilled_at, due_at, due_on)]
