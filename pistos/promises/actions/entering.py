"""The one way into the ledger: an entry, the standing it leaves, and the event, together.

Every single deed ends here, with the standing's row locked by the caller. Sets of rows (what falls
due, imports) have their own set-based writes, under the same rules.
"""

import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.promises import events
from pistos.promises.models import (
    Cause,
    Entry,
    EntryKind,
    EntryWords,
    Promise,
    PromiseWords,
    Standing,
    State,
)
from pistos.promises.rules.commitments import commitment, private_columns
from pistos.promises.rules.due import day_of
from pistos.promises.rules.life import EntryFacts, Stand, after
from pistos.promises.rules.terms import Told

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Telling:
    """How the customer was told of an entry: the words, and the message that carried them."""

    told: Told
    message_id: int | None = None


def locked_standing(promise: Promise) -> Standing:
    """The promise's standing, locked until the transaction ends: deeds on one promise queue up."""
    standing = Standing.objects.select_for_update().get(pk=promise.pk)
    standing.promise = promise
    return standing


def stand_of(standing: Standing) -> Stand:
    """The row as the plain value that the rules know."""
    return Stand(
        state=State(standing.state),
        first_due_at=standing.first_due_at,
        due_at=standing.due_at,
        due_on=standing.due_on,
        fulfilled_at=standing.fulfilled_at,
        settled_at=standing.settled_at,
        move_count=standing.move_count,
        is_kept_as_told=standing.is_kept_as_told,
        is_corrected=standing.is_corrected,
        is_overturned=standing.is_overturned,
        cause=Cause(standing.cause),
        blamed_partner_id=standing.blamed_partner_id,
    )


def enter(
    standing: Standing,
    facts: EntryFacts,
    *,
    by: Actor,
    at: datetime,
    telling: Telling | None = None,
) -> Entry:
    """Inserts the entry, brings the (locked) standing to where it leads, publishes the event."""
    promise = standing.promise
    stand = after(stand_of(standing), facts)
    words = telling.told.words if telling else ""
    entry = Entry.objects.create(
        promise=promise,
        kind=facts.kind,
        happened_at=facts.happened_at,
        happened_on=day_of(facts.happened_at, promise.zone),
        by_kind=by.kind,
        by_id=by.id,
        due_at=facts.due_at,
        due_on=facts.due_on,
        cause=facts.cause,
        reason=facts.reason,
        blamed_partner_id=facts.blamed_partner_id,
        message_id=telling.message_id if telling else None,
        evidence=facts.evidence,
        commitment=committed(
            salt_of(promise),
            facts,
            by=by,
            customer_id=promise.customer_id,
            words=words,
            message_id=telling.message_id if telling else None,
        ),
    )
    if telling and words:
        EntryWords.objects.create(entry=entry, language=telling.told.language, text=words)
    written = asdict(stand)
    for name, value in written.items():
        setattr(standing, name, value)
    standing.save(update_fields=list(written))
    publish(_event(promise, entry, standing), about=Ref("promise", str(promise.pk)), by=by, at=at)
    return entry


def salt_of(promise: Promise) -> bytes | None:
    """The salt of its commitments; None once the person was erased."""
    salt = PromiseWords.objects.filter(pk=promise.pk).values_list("salt", flat=True).first()
    return bytes(salt) if salt is not None else None


def committed(
    salt: bytes | None,
    facts: EntryFacts,
    *,
    by: Actor,
    customer_id: int | None,
    words: str,
    message_id: int | None = None,
) -> bytes:
    """The entry's commitment; random bytes that open nothing when the salt is gone with the person."""
    if salt is None:
        return secrets.token_bytes(32)
    return commitment(
        salt,
        private_columns(
            facts,
            by=f"{by.kind}:{by.id}",
            customer_id=customer_id,
            words=words,
            message_id=message_id,
        ),
    )


def _event(promise: Promise, entry: Entry, standing: Standing) -> "DataclassInstance":
    match EntryKind(entry.kind):
        case EntryKind.MOVED:
            return events.PromiseMoved(promise.pk, entry.pk, entry.due_at, standing.first_due_at)
        case EntryKind.KEPT:
            return events.PromiseKept(promise.pk, entry.pk)
        case EntryKind.BROKEN:
            return events.PromiseBroken(promise.pk, entry.pk, entry.cause)
        case EntryKind.FULFILLED_LATE:
            return events.PromiseFulfilledLate(promise.pk, entry.pk)
        case EntryKind.UNPROVEN:
            return events.PromiseUnproven(promise.pk, entry.pk)
        case EntryKind.CORRECTED:
            return events.PromiseCorrected(promise.pk, entry.pk)
        case EntryKind.OVERTURNED:
            return events.PromiseOverturned(promise.pk, entry.pk, entry.cause)
        case EntryKind.WITHDRAWN:
            return events.PromiseWithdrawn(promise.pk, entry.pk, entry.reason)
        case EntryKind.MADE:
            return events.PromiseMade(promise.pk, promise.kind, promise.toward, promise.due_at)
