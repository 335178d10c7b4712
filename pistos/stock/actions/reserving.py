"""Reservations: nothing is sold twice, and what a cancelled order gives back is sold again.

Locks are taken in one order everywhere: the reservations of an order, then the levels by their key.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from django.db import connection, transaction
from django.utils.translation import gettext as _

from pistos.catalogue.models import ProductKind
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.prepared import Prepared
from pistos.stock.events import (
    StockKept,
    StockReleased,
    StockTakenOut,
)
from pistos.stock.models import Level, Movement, MovementKind, Reservation
from pistos.stock.rules import Piece, Shelf, allocated


class NotEnough(Refused):
    """Less is free than was wanted. `missing` says how many of each variant."""

    def __init__(self, missing: Mapping[int, int]) -> None:
        super().__init__(_("There is not enough of it left."))
        self.missing = dict(missing)

    @property
    def variant_ids(self) -> list[int]:
        return sorted(self.missing)


_COUNTED = Prepared(
    "stock_counted",
    "bigint[]",
    """
SELECT v.id, p.kind, EXISTS (
    SELECT FROM stock_supply s JOIN partners_partner f ON f.id = s.supplier_id
    WHERE s.variant_id = v.id AND s.sends_on_order AND f.state <> 'ended')
FROM catalogue_variant v JOIN catalogue_product p ON p.id = v.product_id WHERE v.id = ANY($1)
""",
)
_LOCKED = Prepared(
    "stock_locked",
    "bigint[]",
    """
SELECT l.id, l.variant_id, l.location_id, l.on_hand - l.reserved, p.is_active, p.position
FROM stock_level l JOIN stock_location p ON p.id = l.location_id
WHERE l.variant_id = ANY($1) ORDER BY l.id FOR UPDATE OF l
""",
)


class _Held(NamedTuple):
    """A level that this transaction has locked."""

    pk: int
    variant_id: int
    location_id: int
    free: int
    is_active: bool
    position: int


@transaction.atomic(savepoint=False)
def reserve_for_order(
    *,
    key: str,
    order_id: int,
    wanted: Mapping[int, int],
    by: Actor,
    at: datetime,
    store_id: int | None = None,
) -> list[Reservation]:
    """Keeps pieces for an order that stands already, until they leave. Publishes `StockKept`.

    All or nothing: raises `NotEnough`. With `store_id` the pieces come from that store alone, where they
    are fetched. Services are never counted. Called last in what places an order: others wait for the
    shelves only until that is written. What it refuses undoes all of that.
    """
    if any(many <= 0 for many in wanted.values()):
        raise ValueError("reservations are of some pieces")
    counted, on_order = _counted(wanted)
    levels = _locked_levels(counted)
    shelves = [
        Shelf(level.variant_id, level.location_id, level.free)
        for level in levels
        if level.is_active and store_id in (None, level.location_id)
    ]
    plan = allocated(counted, shelves, on_order if store_id is None else frozenset())
    if plan.missing:
        raise NotEnough(plan.missing)
    like = Reservation(key=key, made_at=at, order_id=order_id)
    made = _reserve_pieces(like, plan.pieces, levels)
    if made:
        publish(StockKept(key, order_id), about=Ref("order", str(order_id)), by=by, at=at)
    return made


@transaction.atomic
def release_order(*, order_id: int, by: Actor, at: datetime) -> int:
    """The order was cancelled before it left: its pieces are sold again. Publishes `StockReleased`."""
    rows = list(Reservation.objects.select_for_update().filter(order_id=order_id).order_by("pk"))
    if rows:
        _take_back(rows)
        publish(
            StockReleased(rows[0].key, _ids(rows)),
            about=Ref("order", str(order_id)),
            by=by,
            at=at,
        )
    return len(rows)


@transaction.atomic
def take_out(*, order_id: int, by: Actor, at: datetime) -> int:
    """The order leaves: its pieces are gone from their shelves. Publishes `StockTakenOut` once."""
    rows = list(Reservation.objects.select_for_update().filter(order_id=order_id).order_by("pk"))
    if not rows:
        return 0
    _change_levels(rows, on_hand=True)
    Movement.objects.bulk_create(
        Movement(
            variant_id=row.variant_id,
            location_id=row.location_id,
            kind=MovementKind.SENT,
            change=-row.quantity,
            order_id=order_id,
            happened_at=at,
            by_kind=by.kind,
            by_id=by.id,
        )
        for row in rows
        if row.location_id is not None
    )
    Reservation.objects.filter(pk__in=[row.pk for row in rows]).delete()
    publish(StockTakenOut(order_id, _ids(rows)), about=Ref("order", str(order_id)), by=by, at=at)
    return sum(row.quantity for row in rows)


def _counted(wanted: Mapping[int, int]) -> tuple[dict[int, int], frozenset[int]]:
    """Without services, and which of them a supplier sends on order; an unknown variant is missing
    altogether. One query."""
    with connection.cursor() as cursor:
        _COUNTED.execute(cursor, list(wanted))
        known = {id_: (kind, is_sent) for id_, kind, is_sent in cursor.fetchall()}
    unknown = {id_: many for id_, many in wanted.items() if id_ not in known}
    if unknown:
        raise NotEnough(unknown)
    counted = {
        id_: many for id_, many in sorted(wanted.items()) if known[id_][0] != ProductKind.SERVICE
    }
    return counted, frozenset(id_ for id_ in counted if known[id_][1])


def _locked_levels(wanted: Iterable[int]) -> list[_Held]:
    """The levels of variants, locked in pk order, told in the order in which they are sold from."""
    with connection.cursor() as cursor:
        _LOCKED.execute(cursor, list(wanted))
        rows = [_Held(*row) for row in cursor.fetchall()]
    return sorted(rows, key=lambda row: (row.position, row.location_id))


def _reserve_pieces(
    like: Reservation, pieces: Iterable[Piece], levels: Iterable[_Held]
) -> list[Reservation]:
    by_place = {(level.variant_id, level.location_id): level for level in levels}
    found = list(pieces)
    _add_to_levels(
        {
            by_place[piece.variant_id, piece.location_id].pk: piece.quantity
            for piece in found
            if piece.location_id is not None
        },
        "reserved = reserved + w.many",
    )
    return Reservation.objects.bulk_create(
        Reservation(
            key=like.key,
            variant_id=piece.variant_id,
            location_id=piece.location_id,
            quantity=piece.quantity,
            made_at=like.made_at,
            order_id=like.order_id,
        )
        for piece in found
    )


def _take_back(rows: list[Reservation]) -> None:
    """Frees the pieces of locked reservations and deletes these."""
    if rows:
        _change_levels(rows, on_hand=False)
        Reservation.objects.filter(pk__in=[row.pk for row in rows]).delete()


def _change_levels(rows: list[Reservation], *, on_hand: bool) -> None:
    """Takes the pieces off what is reserved, and off the shelf as well where they leave."""
    many: dict[tuple[int, int], int] = defaultdict(int)
    for row in rows:
        if row.location_id is not None:
            many[row.variant_id, row.location_id] += row.quantity
    levels = Level.objects.select_for_update().filter(
        variant_id__in=[variant for variant, _place in many],
        location_id__in=[place for _variant, place in many],
    )
    by_pk = {
        level.pk: many[level.variant_id, level.location_id]
        for level in levels.order_by("pk")
        if (level.variant_id, level.location_id) in many
    }
    less = "reserved = reserved - w.many"
    _add_to_levels(by_pk, f"{less}, on_hand = on_hand - w.many" if on_hand else less)


def _add_to_levels(many: Mapping[int, int], change: str) -> None:
    if not many:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE stock_level SET {change}"
            " FROM unnest(%s::bigint[], %s::int[]) AS w (id, many) WHERE stock_level.id = w.id",
            [list(many), list(many.values())],
        )


def _ids(rows: Iterable[Reservation]) -> list[int]:
    return sorted({row.variant_id for row in rows})
