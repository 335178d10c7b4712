"""What is understood of files before anything is imported: no write, no name of a person."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pistos.imports.actions.loading import load
from pistos.imports.actions.quarantining import Quarantine
from pistos.imports.actions.work import Understood, Work
from pistos.imports.models import Run
from pistos.imports.rules.profiles import Profile

SHOWN = 8


def preview(profile: Profile, paths: Sequence[Path], at: datetime) -> dict[str, object]:
    """The first orders as our fields, how the files are written, and the first unusable rows.

    Raises Unreadable like the import itself.
    """
    quarantine = Quarantine(Run(profile=profile.name), is_kept=False)
    loaded = load(profile, paths, quarantine.put, lambda done, whole: None)
    work = Work(Run(profile=profile.name), profile, loaded, quarantine, at)
    try:
        orders = loaded.store.key_count(profile.orders.name)
        chunk = next(work.chunks(), None)
    finally:
        loaded.store.close()
    for group, row, problem in chunk.refused if chunk else ():
        work.put_away(group, row, problem)
    return {
        "orders": orders,
        "rows": loaded.counted,
        "dates": list(loaded.ways.dates),
        "decimal": loaded.ways.decimal,
        "files": [
            {
                "name": report.name,
                "table": report.table,
                "rows": report.rows,
                "encoding": report.encoding,
                "delimiter": report.delimiter,
                "unused": sorted(set(report.columns) - set(loaded.layout.kept[report.table])),
            }
            for report in loaded.files
        ],
        "unused_files": loaded.unused,
        "first": [_shown(item) for item in (chunk.understood[:SHOWN] if chunk else ())],
        "problems": quarantine.examples[:SHOWN],
        "problem_count": sum(quarantine.by_reason.values()),
        "looked_at": chunk.orders if chunk else 0,
    }


def _shown(item: Understood) -> dict[str, object]:
    order = item.draft.order
    parcel = order.parcels[0] if order.parcels else None
    due = item.due.get(parcel.ref) if parcel else None
    return {
        "number": order.number,
        "placed_at": order.placed_at,
        "state": order.state,
        "total": str(order.total_amount),
        "currency": order.currency,
        "lines": len(order.lines),
        "region": parcel.region if parcel else "",
        "country": parcel.country if parcel else "",
        "courier": parcel.courier.name if parcel and parcel.courier else "",
        "due_at": due.delivery_due_at if due else None,
        "delivered_at": parcel.delivered_at if parcel else None,
    }
