"""A run over files: read whole, joined, and recorded chunk by chunk, each in one transaction.

Every row of the files is counted either as read or as quarantined, never both and never neither.
A run that is killed leaves whole chunks behind; the next run over the same files finds these the
same and goes on, so that it ends as if it had run once.
"""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path

from django.db import transaction
from django.db.models.functions import Now

from pistos.imports.actions.loading import load
from pistos.imports.actions.quarantining import Quarantine
from pistos.imports.actions.turn import BY, alone, begin, check_count, end, refusal_on_record
from pistos.imports.actions.work import Chunk, Understood, Work, summary_of
from pistos.imports.models import Run, RunState
from pistos.imports.ports import Progress
from pistos.imports.rules.profiles import Profile
from pistos.imports.rules.promising import Rows, promises_of
from pistos.journal.actions import publish
from pistos.kit.actors import Ref
from pistos.kit.behind import copying_behind
from pistos.kit.copying import check_at_once, refresh_statistics
from pistos.orders.actions import Recorded, record_orders
from pistos.orders.events import OrdersRecorded
from pistos.promises.actions import Differing, RecordedPromises, record_promises
from pistos.promises.events import PromisesRecorded
from pistos.promises.facts import PromiseFacts
from pistos.promises.rules.due import day_of

MOST_SHOWN = 50
"""Promised days that differ from those on record, as many as a result names."""


def import_files(
    *, run: Run, profile: Profile, paths: Sequence[Path], progress: Progress, at: datetime
) -> Run:
    """Imports files into orders and promises; writes to nobody and publishes one event a batch.

    Refuses while another import runs, and files that are not what the profile describes; then
    nothing is written but the refusal on the run.
    """
    with alone(), refusal_on_record(run, at):
        begin(run, at)
        quarantine = Quarantine(run)
        work = _read(run, profile, paths, quarantine, progress, at)
        try:
            total = work.loaded.store.key_count(profile.orders.name)
            Run.objects.filter(pk=run.pk).update(total_count=total)
            _orphans(work)
            done = 0
            with copying_behind() as behind, closing(work.chunks()) as chunks:
                chunk = next(chunks, None)
                while chunk is not None:
                    with transaction.atomic(), behind.settled():
                        _record(work, chunk)
                        done += chunk.orders
                        # The database takes these in while the next are understood.
                        chunk = next(chunks, None)
                        quarantine.write()
                        _note(work, done)
                    _refresh_statistics(work)
                    progress.recording(done, total)
            _finish(work, at)
        finally:
            work.loaded.store.close()
    run.refresh_from_db()
    return run


def rehearse_files(
    *, run: Run, profile: Profile, paths: Sequence[Path], progress: Progress, at: datetime
) -> Run:
    """Does all that `import_files` does and takes every chunk back: only the run is written."""
    with alone(), refusal_on_record(run, at):
        quarantine = Quarantine(run, is_kept=False)
        work = _read(run, profile, paths, quarantine, progress, at)
        try:
            total = work.loaded.store.key_count(profile.orders.name)
            _orphans(work)
            done = 0
            with copying_behind() as behind:
                for chunk in work.chunks():
                    with transaction.atomic(), behind.settled():
                        _record(work, chunk)
                        transaction.set_rollback(True)
                    done += chunk.orders
                    progress.recording(done, total)
            check_count(work.tally, work.loaded.counted)
            summary = summary_of(work) | {"dry_run": True, "examples": quarantine.examples}
            Run.objects.filter(pk=run.pk).update(
                summary=summary, state=RunState.PREVIEW, problem=""
            )
        finally:
            work.loaded.store.close()
    run.refresh_from_db()
    return run


GROWING = (
    "orders_order", "orders_parcel", "orders_scan", "customers_customer", "customers_alias",
    "catalogue_product", "promises_promise", "promises_promisewords", "promises_standing",
)  # fmt: skip


def _refresh_statistics(work: Work) -> None:
    """Once the tables have grown fourfold since the last time; a planner of old figures crawls."""
    if work.tally.new > 4 * work.known_to_planner:
        work.known_to_planner = work.tally.new
        refresh_statistics(GROWING)


def _read(
    run: Run,
    profile: Profile,
    paths: Sequence[Path],
    quarantine: Quarantine,
    progress: Progress,
    at: datetime,
) -> Work:
    # What is unusable is written by the thousand meanwhile, and taken back should a file be refused.
    with transaction.atomic():
        loaded = load(profile, paths, quarantine.put, progress.reading)
    work = Work(run, profile, loaded, quarantine, at)
    work.tally.quarantined = loaded.unusable
    work.tally.read = loaded.passed + sum(
        loaded.store.row_count(table.name)
        for table in profile.tables.values()
        if table.role == "lookup"
    )
    return work


def _orphans(work: Work) -> None:
    """Rows of lines, parcels and scans whose order is in no file."""
    if work.profile.format == "json":
        return
    for table in work.profile.tables.values():
        if table.role in ("lines", "parcels", "scans"):
            for row in work.loaded.store.orphans(table.name, work.profile.orders.name):
                work.tally.quarantined += 1
                file = work.loaded.files[row.file].name
                work.quarantine.put(
                    file, row.number, "no_such_order", row.key, row.original, row.key
                )


def _record(work: Work, chunk: Chunk) -> None:
    for group, row, problem in chunk.refused:
        work.put_away(group, row, problem)
    work.tally.read += chunk.read
    check_at_once()
    orders = [item.draft.order for item in chunk.understood]
    recorded = record_orders(batch=orders, at=work.at)
    promises = _record_promises(work, chunk.understood, recorded)
    tally = work.tally
    tally.new += recorded.new
    tally.changed += recorded.changed
    tally.same += recorded.same
    tally.promises_new += promises.new
    tally.promises_changed += promises.changed
    tally.promises_same += promises.same
    tally.entries += promises.entries


def _note_differing(
    work: Work, batch: Sequence[tuple[str, PromiseFacts]], found: Sequence[Differing]
) -> None:
    """Days that differ from the word given: nothing is edited, so a person must hear of them."""
    tally = work.tally
    tally.differing += len(found)
    for one in found[: MOST_SHOWN - len(tally.examples_differing)]:
        number, facts = batch[one.place]
        tally.examples_differing.append(
            {
                "order": number,
                "kind": facts.kind,
                "on_record": day_of(one.due_at, one.zone).isoformat(),
                "in_file": facts.due_on.isoformat(),
            }
        )


def _record_promises(
    work: Work, understood: Sequence[Understood], recorded: Recorded
) -> RecordedPromises:
    batch = [
        (item.draft.order.number, facts)
        for item, row in zip(understood, recorded.orders, strict=True)
        for facts in promises_of(
            item.draft,
            item.due,
            Rows(row.id, row.customer_id, row.parcels, row.partners, recorded.without_proof),
            work.profile,
            work.at,
        )
    ]
    recorded_promises = record_promises(
        batch=[facts for _, facts in batch],
        by=BY,
        at=work.at,
        new_parcels={
            id_ for row in recorded.orders if row.status == "new" for id_ in row.parcels.values()
        },
    )
    _note_differing(work, batch, recorded_promises.differing)
    return recorded_promises


def _note(work: Work, done: int) -> None:
    tally = work.tally
    Run.objects.filter(pk=work.run.pk).update(
        done_count=done,
        heard_at=Now(),
        read_count=tally.read,
        new_count=tally.new,
        changed_count=tally.changed,
        same_count=tally.same,
        quarantined_count=tally.quarantined,
    )


@transaction.atomic
def _finish(work: Work, at: datetime) -> None:
    run, tally = work.run, work.tally
    check_count(tally, work.loaded.counted)
    work.quarantine.write()
    names = [report.name for report in work.loaded.files]
    _note(work, tally.new + tally.changed + tally.same)
    end(run, files=names, summary=summary_of(work), at=at)
    about, batch = Ref("run", str(run.pk)), f"import:{run.pk}"
    if tally.new + tally.changed:
        publish(OrdersRecorded(batch, tally.new + tally.changed), about=about, by=BY, at=at)
    if tally.promises_new + tally.promises_changed:
        count = tally.promises_new + tally.promises_changed
        publish(PromisesRecorded(batch, count), about=about, by=BY, at=at)
