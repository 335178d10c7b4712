"""Recording promises by the thousand with what became of them: set-based, idempotent, quiet."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from pistos.kit.actors import Actor
from pistos.kit.copying import next_ids
from pistos.promises.actions import recording_rows as rows
from pistos.promises.facts import PromiseFacts
from pistos.promises.models import Promise, Standing, State
from pistos.promises.rules.life import Stand, after, fold
from pistos.promises.rules.recorded import life_of, what_follows

Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class RecordedPromises:
    """`ids` is aligned with the batch. `changed` counts promises that got further entries."""

    ids: list[int]
    new: int
    changed: int
    same: int
    entries: int


@dataclass(frozen=True, slots=True)
class _Known:
    """A promise found again, with what its further entries need."""

    id: int
    salt: bytes
    customer_id: int | None
    zone: str
    stand: Stand


@transaction.atomic
def record_promises(*, batch: Sequence[PromiseFacts], by: Actor, at: datetime) -> RecordedPromises:
    """Records promises with the entries that follow from what is known at `at`.

    A delivery or hand-over promise about a parcel is found again: what is newly known adds entries
    and nothing is ever edited. A promise to a customer about a parcel stands on the partners'
    promises about the same parcel. Publishes nothing: the caller publishes one event for all.
    Raises ImpossibleLife when the facts contradict themselves.
    """
    known = _known([facts for facts in batch if _is_about_parcel(facts)])
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
    _join_dependencies([facts.about_id for facts in new if _is_about_parcel(facts)])
    return RecordedPromises(
        ids=result,
        new=len(new),
        changed=len(grown),
        same=len(batch) - len(new) - len(grown),
        entries=sum(len(item.life) for item in (*made, *grown)),
    )


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
    parcels = [facts.about_id for facts in wanted]
    ids = Promise.objects.filter(
        about_kind="parcel", about_id__in=parcels, kind__in=["delivery", "hand_over"]
    ).values_list("id", flat=True)
    if not ids:
        return {}
    standings = (
        Standing.objects.select_for_update(of=("self",))
        .select_related("promise__words")
        .filter(pk__in=list(ids))
        .order_by("pk")
    )
    return {
        (standing.kind, standing.toward, standing.about_id or 0): _Known(
            standing.pk,
            bytes(standing.promise.words.salt),
            standing.customer_id,
            standing.zone,
            _stand(standing),
        )
        for standing in standings
    }


def _stand(standing: Standing) -> Stand:
    return Stand(
        State(standing.state),
        standing.first_due_at,
        standing.due_at,
        standing.due_on,
        standing.fulfilled_at,
        standing.settled_at,
        standing.move_count,
        standing.is_kept_as_told,
        standing.is_corrected,
        standing.is_overturned,
        standing.cause,  # type: ignore[arg-type]  # the column holds a value of Cause
        standing.blamed_partner_id,
    )


def _join_dependencies(parcel_ids: Iterable[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO promises_dependency (promise_id, depends_on_id)"
            " SELECT c.id, s.id FROM promises_promise c"
            " JOIN promises_promise s ON s.about_kind = 'parcel' AND s.about_id = c.about_id"
            " AND s.toward = 'shop'"
            " WHERE c.about_kind = 'parcel' AND c.toward = 'customer' AND c.about_id = ANY(%s)"
            " ON CONFLICT DO NOTHING",
            [list(parcel_ids)],
        )
