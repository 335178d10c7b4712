"""Recording orders by the thousand, from files and generators: set-based, idempotent, quiet."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction

from pistos.catalogue.actions.recording import record_products
from pistos.catalogue.facts import ProductFacts
from pistos.customers.actions import record_customers
from pistos.kit.copying import lock_until_commit, next_ids
from pistos.orders.actions import rows
from pistos.orders.facts import OrderFacts
from pistos.orders.rules.fingerprints import fingerprint
from pistos.partners.actions import record_partners
from pistos.partners.facts import PartnerFacts


@dataclass(frozen=True, slots=True)
class RecordedOrder:
    """The rows of one order: `parcels` maps the parcel's reference to its id; `partners` the
    partner codes named in the batch to their ids. `status` is new, changed or same."""

    id: int
    customer_id: int
    status: str
    parcels: dict[str, int]
    partners: dict[str, int]


@dataclass(frozen=True, slots=True)
class Recorded:
    """One `RecordedOrder` for each order of the batch, in its order; the couriers of the batch that
    give no proof of delivery, by their ids."""

    orders: list[RecordedOrder]
    without_proof: set[int]
    new: int
    changed: int
    same: int


Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    customer_id: int
    fingerprint: str
    is_closed: bool
    """Its customer was erased: what a file says of them is not read in again."""


@transaction.atomic
def record_orders(*, batch: Sequence[OrderFacts], at: datetime) -> Recorded:
    """Records a batch with its customers, partners, products, lines, parcels and scans.

    An order is known by (source, ref); one that reads the same as before is left alone, a changed
    one is brought up to date, and times already known are never emptied. The customer of a known
    order stays who it is. No order may stand twice in the batch. Nobody is written to and no event
    is published: the caller publishes one for all its batches.
    """
    for source in sorted({order.source for order in batch}):
        lock_until_commit(f"orders:{source}")
    marks = [fingerprint(order) for order in batch]
    known = _known({(order.source, order.ref) for order in batch})
    statuses = [
        _status(known.get((o.source, o.ref)), mark) for o, mark in zip(batch, marks, strict=True)
    ]
    partners = record_partners(batch=_partners(batch), at=at)
    products = record_products(batch=_products(batch, statuses))
    without_proof = rows.without_proof(partners)
    fresh = [order for order, status in zip(batch, statuses, strict=True) if status == "new"]
    new_ids = iter(next_ids("orders_order", len(fresh)))
    customers = iter(record_customers(batch=[order.customer for order in fresh], at=at))
    ids: list[tuple[int, int]] = []
    for order, status in zip(batch, statuses, strict=True):
        if status == "new":
            ids.append((next(new_ids), next(customers)))
        else:
            found = known[order.source, order.ref]
            ids.append((found.id, found.customer_id))
    work = [
        rows.Numbered(order, id_, customer_id, mark, status == "new")
        for order, (id_, customer_id), mark, status in zip(batch, ids, marks, statuses, strict=True)
        if status != "same"
    ]
    parcels = rows.write(work, rows.Codes(partners, products, without_proof), at)
    parcels |= _parcel_ids([found.id for found in known.values()])
    return Recorded(
        orders=[
            RecordedOrder(id_, customer_id, status, parcels.get(id_, {}), partners)
            for (id_, customer_id), status in zip(ids, statuses, strict=True)
        ],
        without_proof=without_proof,
        new=statuses.count("new"),
        changed=statuses.count("changed"),
        same=statuses.count("same"),
    )


def _products(batch: Sequence[OrderFacts], statuses: Sequence[str]) -> Iterator[ProductFacts]:
    for order, status in zip(batch, statuses, strict=True):
        if status != "same":
            yield from (line.product for line in order.lines if line.product)


def _status(known: _Known | None, mark: str) -> str:
    if known is None:
        return "new"
    return "same" if known.is_closed or known.fingerprint == mark else "changed"


def _known(keys: set[Key]) -> dict[Key, _Known]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT source, ref, o.id, o.customer_id, o.fingerprint, o.kept_until IS NOT NULL"
            " FROM unnest(%s::text[], %s::text[]) AS wanted (source, ref)"
            " JOIN orders_order o USING (source, ref)",
            [[source for source, _ in keys], [ref for _, ref in keys]],
        )
        return {
            (source, ref): _Known(id_, customer_id, mark, is_closed)
            for source, ref, id_, customer_id, mark, is_closed in cursor.fetchall()
        }


def _parcel_ids(order_ids: list[int]) -> dict[int, dict[str, int]]:
    if not order_ids:
        return {}
    found: dict[int, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT order_id, ref, id FROM orders_parcel WHERE order_id = ANY(%s)", [order_ids]
        )
        for order_id, ref, id_ in cursor.fetchall():
            found.setdefault(order_id, {})[ref] = id_
    return found


def _partners(batch: Iterable[OrderFacts]) -> Iterable[PartnerFacts]:
    for order in batch:
        for parcel in order.parcels:
            if parcel.courier:
                yield parcel.courier
            if parcel.supplier:
                yield parcel.supplier
