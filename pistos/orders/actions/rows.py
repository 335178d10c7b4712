"""Facts into rows: the columns of orders, lines, parcels and scans, copied set by set."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from pistos.kit.copying import Row, copy_into, next_ids, upsert_into
from pistos.kit.tokens import public_token
from pistos.orders.facts import OrderFacts, ParcelFacts, ScanFacts
from pistos.orders.rules.plausibility import implausible_because
from pistos.orders.rules.scans import with_times
from pistos.partners.models import Partner

Ids = dict[str, int]
Products = dict[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """An order with the id of its row and of its customer's."""

    order: OrderFacts
    id: int
    customer_id: int
    fingerprint: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Codes:
    """The ids that codes in the facts stand for, and the couriers that give no proof."""

    partners: Ids
    products: Products
    without_proof: set[int]


ORDER = (
    "id source ref number token customer_id language placed_at state payment_state currency"
    " total_amount cancelled_at fingerprint"
).split()
LINE = "order_id position product_id name quantity unit_amount".split()
PARCEL = (
    "order_id ref token courier_id supplier_id service tracking_number origin country region city"
    " postcode zone category weight_grams handed_over_at delivered_at cancelled_at last_scan_at"
    " last_code is_plausible implausible_because"
).split()
SCAN = "parcel_id happened_at code place text".split()
KEPT_WHEN_ABSENT = {
    "courier_id", "supplier_id", "weight_grams", "handed_over_at", "delivered_at", "cancelled_at",
    "last_scan_at", "last_code",
}  # fmt: skip


def write(work: Sequence[Numbered], codes: Codes, at: datetime) -> dict[int, dict[str, int]]:
    """New orders are copied, changed ones updated; scans are added and never removed.

    Returns the ids of the new orders' parcels, by order and by their reference.
    """
    new = [item for item in work if item.is_new]
    changed = [item for item in work if not item.is_new]
    numbers = iter(next_ids("orders_parcel", sum(len(item.order.parcels) for item in new)))
    copy_into("orders_order", ORDER, map(_order, new))
    copy_into("orders_line", LINE, _lines(new, codes.products))
    parcels = [(next(numbers), *row) for row in _parcels(new, codes, at)]
    copy_into("orders_parcel", ["id", *PARCEL], parcels)
    ids = {(row[1], row[2]): row[0] for row in parcels}
    if changed:
        upsert_into(
            "orders_order",
            ORDER,
            map(_order, changed),
            on_conflict=_updating(
                "orders_order", "(id)", ORDER, keep={"id", "token", "source", "ref", "customer_id"}
            ),
        )
        _drop_lines_beyond(changed)
        upsert_into(
            "orders_line",
            LINE,
            _lines(changed, codes.products),
            on_conflict=_updating(
                "orders_line", "(order_id, position)", LINE, keep={"order_id", "position"}
            ),
        )
        upsert_into(
            "orders_parcel",
            PARCEL,
            _parcels(changed, codes, at),
            on_conflict=_updating(
                "orders_parcel", "(order_id, ref)", PARCEL, keep={"order_id", "ref", "token"}
            ),
        )
        known = _ids_of_parcels(changed)
        upsert_into("orders_scan", SCAN, _scans(changed, known), on_conflict="DO NOTHING")
    copy_into("orders_scan", SCAN, _scans(new, ids))
    found: dict[int, dict[str, int]] = {}
    for (order_id, ref), id_ in ids.items():
        found.setdefault(order_id, {})[ref] = id_
    return found


def _updating(table: str, target: str, columns: Sequence[str], *, keep: set[str]) -> str:
    sets = ", ".join(
        f"{name} = coalesce(excluded.{name}, {table}.{name})"
        if name in KEPT_WHEN_ABSENT
        else f"{name} = excluded.{name}"
        for name in columns
        if name not in keep
    )
    return f"{target} DO UPDATE SET {sets}"


def _order(item: Numbered) -> Row:
    order = item.order
    return (
        item.id, order.source, order.ref, order.number, public_token(), item.customer_id,
        order.language, order.placed_at, order.state, order.payment_state, order.currency,
        order.total_amount, order.cancelled_at, item.fingerprint,
    )  # fmt: skip


def _lines(work: Iterable[Numbered], products: Products) -> Iterable[Row]:
    for item in work:
        for position, line in enumerate(item.order.lines, 1):
            product = line.product and products[line.product.source, line.product.ref]
            yield (
                item.id, position, product, line.name[:300], line.quantity, line.unit_amount
            )  # fmt: skip


def without_proof(partners: Ids) -> set[int]:
    """Couriers that give no proof; their own rows say so, whatever a file takes for granted."""
    rows = Partner.objects.filter(pk__in=partners.values(), gives_proof_of_delivery=False)
    return set(rows.values_list("pk", flat=True))


def _parcels(work: Iterable[Numbered], codes: Codes, at: datetime) -> Iterable[tuple[Any, ...]]:
    partners = codes.partners
    for item in work:
        for told in item.order.parcels:
            parcel = with_times(told)
            courier_id = partners[parcel.courier.code] if parcel.courier else None
            gives_proof = courier_id not in codes.without_proof
            because = implausible_because(item.order, parcel, at, gives_proof=gives_proof)
            yield (
                item.id, parcel.ref, public_token(),
                courier_id,
                parcel.supplier and partners[parcel.supplier.code],
                parcel.service[:60], parcel.tracking_number[:80], parcel.origin[:60],
                parcel.country[:2], parcel.region[:60], parcel.city[:120], parcel.postcode[:20],
                parcel.zone, parcel.category[:120], parcel.weight_grams, parcel.handed_over_at,
                parcel.delivered_at, parcel.cancelled_at, *_last_report(parcel),
                not because, because,
            )  # fmt: skip


def _last_report(parcel: ParcelFacts) -> tuple[datetime | None, str | None]:
    newest = max(parcel.scans, key=lambda scan: scan.happened_at, default=None)
    return (newest.happened_at, newest.code) if newest else (None, None)


def _ids_of_parcels(work: Sequence[Numbered]) -> dict[tuple[int, str], int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT order_id, ref, id FROM orders_parcel WHERE order_id = ANY(%s)",
            [[item.id for item in work]],
        )
        return {(order_id, ref): id_ for order_id, ref, id_ in cursor.fetchall()}


def _scans(work: Iterable[Numbered], ids: Mapping[tuple[int, str], int]) -> Iterable[Row]:
    for item in work:
        for parcel in item.order.parcels:
            for scan in _once(parcel.scans):
                yield (
                    ids[item.id, parcel.ref], scan.happened_at, scan.code, scan.place[:120],
                    scan.text[:300],
                )  # fmt: skip


def _once(scans: Iterable[ScanFacts]) -> Iterable[ScanFacts]:
    return {(scan.happened_at, scan.code): scan for scan in scans}.values()


def _drop_lines_beyond(changed: Sequence[Numbered]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM orders_line l USING unnest(%s::bigint[], %s::int[]) AS now (id, many)"
            " WHERE l.order_id = now.id AND l.position > now.many",
            [[item.id for item in changed], [len(item.order.lines) for item in changed]],
        )
