"""Recording promises by the thousand with what became of them: set-based, idempotent, quiet."""

import os
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from pistos.kit.actors import Actor
from pistos.kit.copying import copy_into, next_ids
from pistos.promises.actions import recording_rows as rows
from pistos.promises.facts import PromiseFacts
from pistos.promises.models import State
from pistos.promises.rules.life import Stand, after, fold
from pistos.promises.rules.recorded import due_at_of, life_of, what_follows

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Differing:
    """A promise told again with another due time than any it had: `place` in the batch, and what stands."""

    place: int
    due_at: datetime
    zone: str


@dataclass(frozen=True, slots=True)
class RecordedPromises:
    """`ids` is aligned with the batch. `changed` counts promises that got further entries."""

    ids: list[int]
    new: int
    changed: int
    same: int
    entries: int
    differing: list[Differing]


@dataclass(frozen=True, slots=True)
class _Known:
    """A promise found again, with what its further entries need."""

    id: int
    salt: bytes
    customer_id: int | None
    zone: str
    stand: Stand


@transaction.atomic
def record_promises(
    *,
    batch: Sequence[PromiseFacts],
    by: Actor,
    at: datetime,
    new_parcels: Collection[int] = frozenset(),
) -> RecordedPromises:
    """Records promises with the entries that follow from what is known at `at`.

    A delivery or hand-over promise about a parcel is found again: what is newly known adds entries
    and nothing is ever edited: one told again with another due time keeps its own, and is named as
    differing. A promise to a customer about a parcel stands on the partners'
    promises about the same parcel. About `new_parcels`, made in this transaction, nothing was promised
    before: none is looked for. Publishes nothing: the caller publishes one event for all.
    Raises ImpossibleLife when the facts contradict themselves.
    """
    known = _known([f for f in batch if _is_about_parcel(f) and f.about_id not in new_parcels])
    new = [facts for facts in batch if _key(facts) not in known]
    new_ids = next_ids("promises_promise", len(new))
    made = [_made(id_, facts, by, at) for id_, facts in zip(new_ids, new, strict=True)]
    grown = [
        item
        for facts in batch
        if (found := known.get(_key(facts))) is not None
        and (item := _grown(found, facts, by, at)) is not None
    ]
    rows.write(made)
    rows.grow(grown)
    ids = iter(new_ids)
    result = [known[key].id if (key := _key(facts)) in known else next(ids) for facts in batch]
    _join_dependencies(batch, result, set(new_ids))
    return RecordedPromises(
        ids=result,
        new=len(new),
        changed=len(grown),
        same=len(batch) - len(new) - len(grown),
        entries=sum(len(item.life) for item in (*made, *grown)),
        differing=_differing(batch, known),
    )


def _differing(batch: Sequence[PromiseFacts], known: dict[Key | None, _Known]) -> list[Differing]:
    """Those of the batch whose due time is neither the one first told nor the one they were moved to."""
    return [
        Differing(place, found.stand.due_at, found.zone)
        for place, facts in enumerate(batch)
        if (found := known.get(_key(facts))) is not None
        and due_at_of(facts) not in (found.stand.first_due_at, found.stand.due_at)
    ]


def _is_about_parcel(facts: PromiseFacts) -> bool:
    return facts.about_kind == "parcel" and facts.kind in ("delivery", "hand_over")


def _key(facts: PromiseFacts) -> Key | None:
    return (facts.kind, facts.toward, facts.about_id) if _is_about_parcel(facts) else None


def _made(id_: int, facts: PromiseFacts, by: Actor, at: datetime) -> rows.Written:
    life = life_of(facts, at)
    return rows.Written(
        promise_id=id_,
        facts=facts,
        salt=os.urandom(16),
        customer_id=facts.customer_id,
        zone=facts.zone,
        life=life,
        stand=fold(life),
        by=by,
        at=at,
    )


def _grown(known: _Known, facts: PromiseFacts, by: Actor, at: datetime) -> rows.Written | None:
    further = what_follows(known.stand, facts, at)
    if not further:
        return None
    stand = known.stand
    for entry in further:
        stand = after(stand, entry)
    return rows.Written(
        promise_id=known.id,
        facts=facts,
        salt=known.salt,
        customer_id=known.customer_id,
        zone=known.zone,
        life=further,
        stand=stand,
        by=by,
        at=at,
    )


def _known(wanted: Sequence[PromiseFacts]) -> dict[Key | None, _Known]:
    """Promises that stand already, locked in the order of their ids."""
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT s.kind, s.toward, s.about_id, s.promise_id, w.salt, s.customer_id, s.zone,"
            " s.state, s.first_due_at, s.due_at, s.due_on, s.fulfilled_at, s.settled_at,"
            " s.move_count, s.is_kept_as_told, s.is_corrected, s.is_overturned, s.cause,"
            " s.blamed_partner_id FROM unnest(%s::bigint[]) AS parcel (id)"
            " JOIN promises_standing s ON s.about_kind = 'parcel' AND s.about_id = parcel.id"
            " AND s.kind IN ('delivery', 'hand_over')"
            " JOIN promises_promisewords w USING (promise_id)"
            " ORDER BY s.promise_id FOR UPDATE OF s",
            [sorted({facts.about_id for facts in wanted})],
        )
        return {
            (kind, toward, about): _Known(
                id_, bytes(salt), customer_id, zone, Stand(State(state), *rest)
            )
            for kind, toward, about, id_, salt, customer_id, zone, state, *rest in cursor
        }


def _join_dependencies(batch: Sequence[PromiseFacts], ids: Sequence[int], fresh: set[int]) -> None:
    """New promises to customers stand on the partners' about the same parcel, and the other way."""
    carrying: dict[int, list[int]] = {}
    for facts, id_ in zip(batch, ids, strict=True):
        if _is_about_parcel(facts) and facts.toward == "shop":
            carrying.setdefault(facts.about_id, []).append(id_)
    pairs = [
        (id_, carrier)
        for facts, id_ in zip(batch, ids, strict=True)
        if _is_about_parcel(facts) and facts.toward == "customer"
        for carrier in carrying.get(facts.about_id, ())
        if id_ in fresh or carrier in fresh
    ]
    copy_into("promises_dependency", ("promise_id", "depends_on_id"), pairs)
