"""A run over files: read whole, joined, and recorded chunk by chunk, each in one transaction.

Every row of the files is counted either as read or as quarantined, never both and never neither.
A run that is killed leaves whole chunks behind; the next run over the same files finds these the
same and goes on, so that it ends as if it had run once.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from pistos.imports.actions.loading import Loaded, load
from pistos.imports.actions.quarantining import Quarantine
from pistos.imports.events import ImportFinished
from pistos.imports.models import QuarantinedRow, Run, RunState
from pistos.imports.ports import Progress
from pistos.imports.rules.assembling import Assembler, Draft, Group
from pistos.imports.rules.profiles import Profile
from pistos.imports.rules.promising import Agreed, Rows, agreed, promises_of
from pistos.imports.rules.reasons import Unusable
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.tables.store import StoredRow
from pistos.orders.actions import Recorded, record_orders
from pistos.orders.events import OrdersRecorded
from pistos.partners.models import Partner
from pistos.promises.actions import RecordedPromises, record_promises
from pistos.promises.events import PromisesRecorded

CHUNK = 4_000
BY = Actor.machine("import")
LOCK = "pistos.imports"


class ImportRunning(Refused):
    """Another import has not ended yet."""


@dataclass(slots=True)
class Tally:
    """What came of the files so far; `read` and `quarantined` count rows, the others orders."""

    read: int = 0
    quarantined: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    promises_new: int = 0
    promises_changed: int = 0
    promises_same: int = 0
    entries: int = 0


@dataclass(slots=True)
class _Understood:
    group: Group
    draft: Draft
    due: dict[str, Agreed]


@dataclass(slots=True)
class _Work:
    """One run under way."""

    run: Run
    profile: Profile
    loaded: Loaded
    quarantine: Quarantine
    at: datetime
    tally: Tally = field(default_factory=Tally)

    def groups(self) -> Iterator[tuple[list[Group], dict[str, dict[str, Sequence[str]]]]]:
        """Chunks of orders with all their rows, and the looked-up rows that these point to."""
        store, orders = self.loaded.store, self.profile.orders.name
        roles = {table.role: table.name for table in self.profile.tables.values()}
        for keys in store.keys(orders, CHUNK):
            rows = {
                role: store.rows(roles[role], keys) if role in roles else {}
                for role in ("orders", "lines", "parcels", "scans")
            }
            groups = [Group(key, *(rows[role].get(key, []) for role in rows)) for key in keys]
            yield groups, self._lookups(groups)

    def _lookups(self, groups: Sequence[Group]) -> dict[str, dict[str, Sequence[str]]]:
        by_table = {self.profile.tables[name].role: name for name in self.profile.tables}
        found: dict[str, dict[str, Sequence[str]]] = {}
        for name, (home, place) in self.loaded.layout.pointers.items():
            role = next(role for role, table in by_table.items() if table == home)
            keys = {
                row.cells[place].strip()
                for group in groups
                for kind, row in group.rows
                if kind == role
            }
            found[name] = {
                key: rows[0].cells for key, rows in self.loaded.store.rows(name, keys).items()
            }
        return found

    def count_of(self, group: Group) -> int:
        """Rows of the files in a group; a document's lines are no rows of their own."""
        return len(group.orders if self.profile.format == "json" else group.rows)

    def put_away(self, group: Group, row: StoredRow | None, problem: Unusable) -> None:
        """All rows of an order that cannot be used: the one at fault by its reason, others by it."""
        self.tally.quarantined += self.count_of(group)
        rows = group.orders if self.profile.format == "json" else [r for _, r in group.rows]
        faulty = row if row in rows else rows[0]
        twice = problem.code == "number_twice"
        for one in rows:
            is_named = one is faulty or twice
            self.quarantine.put(
                self.loaded.files[one.file].name,
                one.number,
                problem.code if is_named else "part_unusable",
                problem.detail if is_named else "",
                one.original,
                group.key,
            )


def import_files(
    *, run: Run, profile: Profile, paths: Sequence[Path], progress: Progress, at: datetime
) -> Run:
    """Imports files into orders and promises; writes to nobody and publishes one event a batch.

    Refuses while another import runs, and files that are not what the profile describes; then
    nothing is written but the refusal on the run.
    """
    with _alone(), _refusal_on_record(run, at):
        _begin(run, at)
        quarantine = Quarantine(run)
        work = _read(run, profile, paths, quarantine, progress, at)
        try:
            total = work.loaded.store.key_count(profile.orders.name)
            Run.objects.filter(pk=run.pk).update(total_count=total)
            _orphans(work)
            done = 0
            for groups, lookups in work.groups():
                with transaction.atomic():
                    _record(work, groups, lookups)
                    done += len(groups)
                    quarantine.write()
                    _note(work, done)
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
    with _alone(), _refusal_on_record(run, at):
        quarantine = Quarantine(run, is_kept=False)
        work = _read(run, profile, paths, quarantine, progress, at)
        try:
            total = work.loaded.store.key_count(profile.orders.name)
            _orphans(work)
            done = 0
            for groups, lookups in work.groups():
                with transaction.atomic():
                    _record(work, groups, lookups)
                    transaction.set_rollback(True)
                done += len(groups)
                progress.recording(done, total)
            _check_count(work)
            summary = summary_of(work) | {"dry_run": True, "examples": quarantine.examples}
            Run.objects.filter(pk=run.pk).update(
                summary=summary, state=RunState.PREVIEW, problem=""
            )
        finally:
            work.loaded.store.close()
    run.refresh_from_db()
    return run


@contextmanager
def _alone() -> Iterator[None]:
    """One import at a time in a database; the lock dies with its connection."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [LOCK])
        if not cursor.fetchone()[0]:
            raise ImportRunning(
                _("Another import is running. Start this one again when that has ended.")
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [LOCK])


@contextmanager
def _refusal_on_record(run: Run, at: datetime) -> Iterator[None]:
    """What is refused stays on the run, with nothing else of it."""
    try:
        yield
    except Refused as refusal:
        QuarantinedRow.objects.filter(run=run).delete()
        Run.objects.filter(pk=run.pk).update(
            state=RunState.REFUSED, problem=str(refusal), finished_at=at
        )
        raise


def _begin(run: Run, at: datetime) -> None:
    """Runs that a killed process left behind are over: we hold the lock, so none is running."""
    Run.objects.filter(state=RunState.RUNNING).exclude(pk=run.pk).update(state=RunState.STOPPED)
    Run.objects.filter(pk=run.pk).update(
        state=RunState.RUNNING, started_at=at, heard_at=Now(), problem="", done_count=0
    )


def _read(
    run: Run,
    profile: Profile,
    paths: Sequence[Path],
    quarantine: Quarantine,
    progress: Progress,
    at: datetime,
) -> _Work:
    loaded = load(profile, paths, quarantine.put, progress.reading)
    work = _Work(run, profile, loaded, quarantine, at)
    work.tally.quarantined = loaded.unusable
    work.tally.read = loaded.passed + sum(
        loaded.store.row_count(table.name)
        for table in profile.tables.values()
        if table.role == "lookup"
    )
    return work


def _orphans(work: _Work) -> None:
    """Rows of lines, parcels and scans whose order is in no file."""
    if work.profile.format == "json":
        return
    for table in work.profile.tables.values():
        if table.role in ("lines", "parcels", "scans"):
            for row in work.loaded.store.orphans(table.name, work.profile.orders.name):
                work.tally.quarantined += 1
                file = work.loaded.files[row.file].name
                work.quarantine.put(file, row.number, "no_such_order", row.key, row.original)


def _record(
    work: _Work, groups: Sequence[Group], lookups: dict[str, dict[str, Sequence[str]]]
) -> None:
    names = [report.name for report in work.loaded.files]
    assembler = Assembler(work.profile, work.loaded.layout, work.loaded.ways, names, work.at)
    understood: list[_Understood] = []
    for group in groups:
        try:
            draft = assembler.assemble(group, lookups)
            due = agreed(draft, work.profile, work.loaded.ways.dates, work.at)
        except Unusable as problem:
            work.put_away(group, assembler.at_row, problem)
            continue
        understood.append(_Understood(group, draft, due))
        work.tally.read += work.count_of(group)
    recorded = record_orders(batch=[item.draft.order for item in understood], at=work.at)
    promises = _record_promises(work, understood, recorded)
    tally = work.tally
    tally.new += recorded.new
    tally.changed += recorded.changed
    tally.same += recorded.same
    tally.promises_new += promises.new
    tally.promises_changed += promises.changed
    tally.promises_same += promises.same
    tally.entries += promises.entries


def _record_promises(
    work: _Work, understood: Sequence[_Understood], recorded: Recorded
) -> RecordedPromises:
    partners = next((row.partners for row in recorded.orders), {})
    proofs = dict(
        Partner.objects.filter(pk__in=partners.values()).values_list(
            "pk", "gives_proof_of_delivery"
        )
    )
    batch = [
        facts
        for item, row in zip(understood, recorded.orders, strict=True)
        for facts in promises_of(
            item.draft,
            item.due,
            Rows(row.id, row.customer_id, row.parcels, row.partners, proofs),
            work.profile,
            work.at,
        )
    ]
    return record_promises(batch=batch, by=BY, at=work.at)


def _note(work: _Work, done: int) -> None:
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


def _check_count(work: _Work) -> None:
    """Read + quarantined = rows in the files; anything else is a bug and must surface."""
    tally = work.tally
    if tally.read + tally.quarantined != work.loaded.counted:
        raise AssertionError(
            f"{tally.read} read + {tally.quarantined} quarantined != {work.loaded.counted} rows"
        )


@transaction.atomic
def _finish(work: _Work, at: datetime) -> None:
    _check_count(work)
    work.quarantine.write()
    run, tally = work.run, work.tally
    names = [report.name for report in work.loaded.files]
    QuarantinedRow.objects.filter(profile=run.profile, file__in=names, resolved_at=None).exclude(
        run=run
    ).update(resolved_at=at)
    _note(work, tally.new + tally.changed + tally.same)
    Run.objects.filter(pk=run.pk).update(
        state=RunState.DONE, finished_at=Now(), summary=summary_of(work)
    )
    about, batch = Ref("run", str(run.pk)), f"import:{run.pk}"
    publish(ImportFinished(run.pk, tally.read, tally.quarantined), about=about, by=BY, at=at)
    if tally.new + tally.changed:
        publish(OrdersRecorded(batch, tally.new + tally.changed), about=about, by=BY, at=at)
    if tally.promises_new + tally.promises_changed:
        count = tally.promises_new + tally.promises_changed
        publish(PromisesRecorded(batch, count), about=about, by=BY, at=at)


def summary_of(work: _Work) -> dict[str, object]:
    """The result as plain values, as `--json` prints it."""
    tally, loaded = work.tally, work.loaded
    return {
        "run": work.run.pk,
        "profile": work.profile.name,
        "rows": loaded.counted,
        "read": tally.read,
        "new": tally.new,
        "changed": tally.changed,
        "same": tally.same,
        "quarantined": tally.quarantined,
        "by_reason": dict(sorted(work.quarantine.by_reason.items())),
        "promises": {
            "new": tally.promises_new,
            "changed": tally.promises_changed,
            "same": tally.promises_same,
            "entries": tally.entries,
        },
        "files": [
            {
                "name": report.name,
                "table": report.table,
                "rows": report.rows,
                "encoding": report.encoding,
                "delimiter": report.delimiter,
            }
            for report in loaded.files
        ],
        "dates": list(loaded.ways.dates),
        "decimal": loaded.ways.decimal,
    }
