"""The work of a run: chunks of orders as they are understood, and what came of them."""

import gc
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pistos.imports.actions.loading import Loaded
from pistos.imports.actions.quarantining import Quarantine
from pistos.imports.models import Run
from pistos.imports.rules.assembling import Assembler, Draft, Group
from pistos.imports.rules.profiles import Profile
from pistos.imports.rules.promising import Agreed, agreed
from pistos.imports.rules.reader import Lookups, Reader
from pistos.imports.rules.reasons import Unusable
from pistos.kit.tables.store import StoredRow

CHUNK = 2_500


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
    differing: int = 0
    examples_differing: list[dict[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class Understood:
    group: Group
    draft: Draft
    due: dict[str, Agreed]


@dataclass(slots=True)
class Chunk:
    """Some orders of the files: those understood, and those refused with the row at fault."""

    orders: int
    understood: list[Understood] = field(default_factory=list)
    refused: list[tuple[Group, StoredRow | None, Unusable]] = field(default_factory=list)
    read: int = 0


@dataclass(slots=True)
class Work:
    """One run under way."""

    run: Run
    profile: Profile
    loaded: Loaded
    quarantine: Quarantine
    at: datetime
    tally: Tally = field(default_factory=Tally)
    known_to_planner: int = 0

    def chunks(self) -> Generator[Chunk]:
        """The collector of cycles rests meanwhile: facts have none, and it would look at them all."""
        is_collecting = gc.isenabled()
        gc.disable()
        try:
            for groups, lookups in self.groups():
                yield self._understood(groups, lookups)
        finally:
            if is_collecting:
                gc.enable()

    def _understood(self, groups: Sequence[Group], lookups: Lookups) -> Chunk:
        chunk = Chunk(len(groups))
        reader = Reader(self.profile, self.loaded.layout, self.loaded.ways, self.at)
        assembler = Assembler(reader, [report.name for report in self.loaded.files])
        for group in groups:
            try:
                draft = assembler.assemble(group, lookups)
                due = agreed(draft, self.profile, self.loaded.ways.dates, self.at)
            except Unusable as problem:
                chunk.refused.append((group, reader.at_row, problem))
                continue
            chunk.understood.append(Understood(group, draft, due))
            chunk.read += self.count_of(group)
        return chunk

    def groups(self) -> Iterator[tuple[list[Group], Lookups]]:
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


def summary_of(work: Work) -> dict[str, object]:
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
            "differing": tally.differing,
        },
        "differing": tally.examples_differing,
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
        "unused_files": loaded.unused,
        "dates": list(loaded.ways.dates),
        "decimal": loaded.ways.decimal,
    }
