"""Does the record fit together? Pure checks over streamed rows; each names the first that does not.

Nothing here is fixed: a ledger that was changed by other means than its actions is evidence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from pistos.promises.models import EntryKind
from pistos.promises.rules.commitments import (
    GENESIS,
    covers,
    private_columns,
    public_columns,
    seal,
)
from pistos.promises.rules.due import day_of, is_zone
from pistos.promises.rules.life import EntryFacts, ImpossibleLife, Stand, after, fold


@dataclass(frozen=True, slots=True)
class Finding:
    """What does not fit, where, and why; `promise` is its public token."""

    check: str
    why: str
    promise: str = ""
    entry_id: int | None = None
    position: int | None = None


@dataclass(frozen=True, slots=True)
class SealedEntry:
    """A seal with what it covers. `salt` is None once erased; `words` those told with the entry;
    `facts` and `happened_on` None where the entry is gone."""

    position: int
    digest: bytes
    entry_id: int
    token: str
    promise_kind: str
    toward: str
    customer_id: int | None
    kind: str
    happened_on: date | None
    facts: EntryFacts | None
    by: str
    message_id: int | None
    committed: bytes
    salt: bytes | None
    words: str
    is_erased: bool


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """An entry with its place in the chain; `position` is None while it waits for its seal."""

    id: int
    position: int | None
    happened_on: date
    facts: EntryFacts


@dataclass(frozen=True, slots=True)
class Told:
    """What the promise's own row says, which its first entry must repeat."""

    token: str
    zone: str
    made_at: datetime
    due_at: datetime
    due_on: date


def first_wrong_seal(rows: Iterable[SealedEntry]) -> Finding | None:
    """The first seal, in order of position, that its entry does not give."""
    position, digest = 0, GENESIS
    for row in rows:
        why = _wrong_seal(row, position, digest)
        if why:
            return Finding("seals", why, row.token, row.entry_id, row.position)
        position, digest = row.position, row.digest
    return None


def _wrong_seal(row: SealedEntry, position: int, digest: bytes) -> str:
    if row.position != position + 1:
        return f"the seal after position {position} is missing"
    if row.facts is None or row.happened_on is None:
        return "the sealed entry is gone"
    public = public_columns(
        token=row.token,
        promise_kind=row.promise_kind,
        toward=row.toward,
        kind=row.kind,
        happened_on=row.happened_on,
        due_on=row.facts.due_on,
        cause=row.facts.cause,
    )
    if seal(digest, public, row.committed) != row.digest:
        return "the seal does not cover the entry's public columns and commitment as they stand"
    if row.salt is None:
        return "" if row.is_erased else "its salt is gone, but nobody was erased"
    private = private_columns(
        row.facts,
        by=row.by,
        customer_id=row.customer_id,
        words=row.words,
        message_id=row.message_id,
    )
    if not covers(row.committed, row.salt, private):
        return "the commitment does not cover the entry's private columns or words as they stand"
    return ""


def wrong_life(
    told: Told, entries: list[WrittenEntry], standing: Mapping[str, Any] | None
) -> Finding | None:
    """The first entry of a promise that cannot be, or how its standing differs from its entries
    or, in `unlike`, from the promise whose facts it repeats."""
    if not is_zone(told.zone):
        return Finding("states", f"there is no time zone {told.zone!r}", told.token)
    stand: Stand | None = None
    last_position = 0
    for entry in entries:
        why = _wrong_entry(told, entry, last_position, is_first=stand is None)
        if not why:
            try:
                stand = fold([entry.facts]) if stand is None else after(stand, entry.facts)
            except ImpossibleLife as error:
                why = str(error)
        if why:
            return Finding("states", why, told.token, entry.id, entry.position)
        last_position = entry.position or last_position
    if stand is None:
        return Finding("states", "the promise has no entries", told.token)
    last = entries[-1]
    if standing is None:
        return Finding("states", "where it stands is missing", told.token, last.id, last.position)
    wrong = [
        f"{field.name} is {standing[field.name]}, by its entries {getattr(stand, field.name)}"
        for field in fields(Stand)
        if standing[field.name] != getattr(stand, field.name)
    ]
    wrong += [f"{name} is not the promise's" for name in standing["unlike"]]
    moves = [e.facts.happened_at for e in entries if e.facts.kind is EntryKind.MOVED]
    if standing["told_first_at"] not in (None, *moves):
        wrong.append(f"told first at {standing['told_first_at']}, when nothing was moved")
    if wrong:
        return Finding("states", "; ".join(wrong), told.token, last.id, last.position)
    return None


def _wrong_entry(told: Told, entry: WrittenEntry, last_position: int, *, is_first: bool) -> str:
    facts = entry.facts
    if is_first and (
        facts.kind != EntryKind.MADE
        or (facts.happened_at, facts.due_at, facts.due_on)
        != (told.made_at, told.due_at, told.due_on)
    ):
        return "its first entry does not say what the promise says"
    if entry.position is not None and entry.position < last_position:
        return "it was sealed before an earlier entry of the same promise"
    if entry.happened_on != day_of(facts.happened_at, told.zone):
        return "its day is not the day of its time"
    return ""
