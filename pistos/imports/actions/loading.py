"""Files into the store: each row counted, and either set aside for joining or named as unusable."""

import fnmatch
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from pistos.imports.rules.layout import Layout, layout_of
from pistos.imports.rules.profiles import Profile, Table
from pistos.imports.rules.reader import Ways
from pistos.imports.rules.signs import DateSigns, DecimalSigns
from pistos.kit.tables.delimited import TableFile, open_table, rows_of
from pistos.kit.tables.documents import documents_of
from pistos.kit.tables.encoding import encoding_of
from pistos.kit.tables.problems import Unreadable
from pistos.kit.tables.store import CELL, Store

Setting = Callable[[str, int, str, str, str], None]
"""Puts a row into quarantine: file, row, code, detail, original text."""
Beat = Callable[[int, int], None]
"""Told now and then: bytes read, bytes in all."""


@dataclass(slots=True)
class FileReport:
    """What was understood of a file."""

    name: str
    path: Path
    table: str
    encoding: str = ""
    delimiter: str = ""
    columns: tuple[str, ...] = ()
    rows: int = 0


@dataclass(slots=True)
class Loaded:
    """The store with all rows, and how they are to be read. `counted` are rows of the files."""

    store: Store
    layout: Layout
    files: list[FileReport]
    ways: Ways
    unused: list[str]
    counted: int = 0
    unusable: int = 0
    passed: int = 0


@dataclass(slots=True)
class Loader:
    profile: Profile
    store: Store
    layout: Layout
    quarantine: Setting
    files: list[FileReport]
    beat: Beat
    dates: DateSigns = field(default_factory=DateSigns)
    numbers: DecimalSigns = field(default_factory=DecimalSigns)
    counted: int = 0
    unusable: int = 0
    passed: int = 0
    size: int = 0
    read: int = 0

    def load(self) -> None:
        self.size = sum(report.path.stat().st_size for report in self.files)
        for place, report in enumerate(self.files):
            with report.path.open("rb") as file:
                report.encoding = self._encoding(file, report.name)
            with report.path.open("rb") as file:
                if self.profile.format == "json":
                    self._load_documents(place, report, file)
                else:
                    self._load_table(place, report, file)
            self.read += report.path.stat().st_size
            self.counted += report.rows
            self.beat(self.read, self.size)
        self.store.seal()

    def _encoding(self, file: BinaryIO, name: str) -> str:
        found = encoding_of(file, name) if self.profile.encoding == "auto" else ""
        return found or self.profile.encoding

    def _load_table(self, place: int, report: FileReport, file: BinaryIO) -> None:
        table = self.profile.tables[report.table]
        kept = self.layout.kept[table.name]
        opened = open_table(file, report.name, report.encoding, kept)
        report.delimiter, report.columns = opened.delimiter, opened.columns
        _check_columns(opened, self.layout.needed[table.name], self.profile)
        positions = [opened.columns.index(c) if c in opened.columns else -1 for c in kept]
        key = self.layout.keys.get(table.name, 0)
        file.seek(0)
        for number, cells, original in rows_of(file, opened):
            report.rows += 1
            if report.rows % 5000 == 0:
                self.beat(self.read + file.tell(), self.size)
            if "\0" in original or CELL in original:
                self._refuse(report, number, "nul", "", original)
            elif len(cells) != len(opened.columns) and not _is_padded(cells, opened):
                self._refuse(report, number, "columns", str(len(cells)), original)
            elif table.role == "aside":
                self.passed += 1
            else:
                wanted = [cells[p].strip() if p >= 0 else "" for p in positions]
                self._look(table.name, wanted, report.name, number)
                self.store.add(table.name, place, number, wanted[key], wanted, original)

    def _load_documents(self, place: int, report: FileReport, file: BinaryIO) -> None:
        orders = self.profile.orders
        report.columns = self.layout.kept[orders.name]
        for number, among, told, original in documents_of(
            file, report.name, report.encoding, self.profile.lists
        ):
            report.rows += 1
            document = _unwrapped(told, self.profile.unwrap)
            needed = self.layout.needed[orders.name]
            if among in self.profile.deleted:
                self._refuse(report, number, "deleted", "", original)
            elif not isinstance(document, dict) or any(not _at(document, n) for n in needed):
                self._refuse(report, number, "not_an_order", "", original)
            elif not _is_storable(document, original):
                self._refuse(report, number, "nul", "", original)
            else:
                self._add_document(place, number, document, original)

    def _add_document(self, place: int, number: int, document: Any, original: str) -> None:
        orders = self.profile.orders
        key = _at(document, orders.key)
        cells = [_at(document, path) for path in self.layout.kept[orders.name]]
        self.store.add(orders.name, place, number, key, cells, original)
        for table in self.profile.tables.values():
            children = document.get(table.path) if table.path else None
            for child in children if isinstance(children, list) else ():
                told = [_at(child, path) for path in self.layout.kept[table.name]]
                self.store.add(table.name, place, number, key, told, "")

    def _look(self, table: str, cells: Sequence[str], file: str, number: int) -> None:
        for place in self.layout.dates[table]:
            if (text := cells[place]) and text[4:5] != "-":
                self.dates.look(text, file, number)
        for place in self.layout.numbers[table]:
            if (text := cells[place]) and not text.isdigit():
                self.numbers.look(text, file, number)

    def _refuse(
        self, report: FileReport, number: int, code: str, detail: str, original: str
    ) -> None:
        self.unusable += 1
        self.quarantine(report.name, number, code, detail, original)


def load(profile: Profile, paths: Sequence[Path], quarantine: Setting, beat: Beat) -> Loaded:
    """Reads all files once. Unreadable when one of them is not what the profile describes.

    The caller closes the store.
    """
    files = files_of(profile, paths)
    inside = {table.name for table in profile.tables.values() if table.path}
    present = {report.table for report in files} | inside
    layout = layout_of(profile, present)
    store = Store(list(profile.tables))
    loader = Loader(profile, store, layout, quarantine, files, beat)
    try:
        loader.load()
        ways = _ways(profile, loader)
    except BaseException:
        store.close()
        raise
    unused = unused_files(profile, paths)
    return Loaded(
        store, layout, files, ways, unused, loader.counted, loader.unusable, loader.passed
    )


def _ways(profile: Profile, loader: Loader) -> Ways:
    is_open = "auto" in profile.dates
    dates = loader.dates.formats() if is_open else profile.dates
    others = tuple(way for way in profile.dates if way not in ("auto", *dates))
    decimal = loader.numbers.mark() if profile.decimal == "auto" else profile.decimal
    return Ways((*dates, *others), decimal)


def files_of(profile: Profile, paths: Sequence[Path]) -> list[FileReport]:
    """The files with the table that each is, by its name; a single file is the table of orders."""
    found = [
        FileReport(file.name, file, table.name)
        for file, table in _known_files(profile, paths)
        if table is not None
    ]
    _check_tables(profile, {report.table for report in found}, paths)
    order = list(profile.tables)
    found.sort(key=lambda report: order.index(report.table))
    return found


def unused_files(profile: Profile, paths: Sequence[Path]) -> list[str]:
    """Names of the files that are no table of the profile, the first fifty: nothing of them is read."""
    unknown = [file.name for file, table in _known_files(profile, paths) if table is None]
    return unknown[:50]


def _known_files(profile: Profile, paths: Sequence[Path]) -> Iterator[tuple[Path, Table | None]]:
    for path in paths:
        if not path.exists():
            raise Unreadable("missing", path.name, _("There is no such file."))
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in inside:
            table = _table_of(profile, file)
            if table is None and len(paths) == 1 and not path.is_dir():
                table = profile.orders
            yield file, table


def _table_of(profile: Profile, file: Path) -> Table | None:
    name = file.name.lower()
    return next(
        (
            table
            for table in profile.tables.values()
            if any(fnmatch.fnmatchcase(name, pattern.lower()) for pattern in table.files)
        ),
        None,
    )


def _check_tables(profile: Profile, present: set[str], given: Sequence[Path]) -> None:
    for table in profile.tables.values():
        is_expected = table.role == "orders" or (table.is_needed and profile.format == "csv")
        if is_expected and table.name not in present:
            where = ", ".join(path.name for path in given)
            raise Unreadable(
                "missing",
                where,
                _("No file for the table “%(table)s” (%(names)s) is here.")
                % {"table": table.name, "names": ", ".join(table.files)},
            )


def _check_columns(opened: TableFile, needed: Iterable[str], profile: Profile) -> None:
    doubled = sorted({c for c in opened.columns if c and opened.columns.count(c) > 1})
    if doubled:
        raise Unreadable(
            "doubled",
            opened.name,
            _("The header (row 1) has these columns twice: %(columns)s. Keep one of each.")
            % {"columns": ", ".join(doubled)},
        )
    absent = sorted(set(needed) - set(opened.columns))
    if absent:
        raise Unreadable(
            "columns",
            opened.name,
            _(
                "The header (row 1) lacks these columns: %(columns)s. The profile “%(profile)s” may"
                " not be the one for this file."
            )
            % {"columns": ", ".join(absent), "profile": profile.name},
        )


def _is_padded(cells: list[str], opened: TableFile) -> bool:
    """Whether a row is only longer by empty cells, as spreadsheets write them."""
    more = cells[len(opened.columns) :]
    return bool(more) and not any(cell.strip() for cell in more)


def _is_storable(document: object, original: str) -> bool:
    """Whether no character in it, plain or escaped, is one that a database refuses."""
    if "\\u0000" in original or "\0" in original or CELL in original:
        return False
    if "\\ud" in original.lower():
        try:
            json.dumps(document, ensure_ascii=False, default=str).encode()
        except UnicodeEncodeError:
            return False
    return True


def _unwrapped(document: Any, keys: Iterable[str]) -> Any:
    for key in keys:
        if isinstance(document, dict) and isinstance(document.get(key), dict):
            document = document[key]
    return document


def _at(document: Any, path: str) -> str:
    """The value at a dotted path as text; empty when there is none."""
    for step in path.split("."):
        if isinstance(document, dict):
            document = document.get(step)
        elif isinstance(document, list) and step.isdigit() and int(step) < len(document):
            document = document[int(step)]
        else:
            return ""
    if document is None or isinstance(document, dict | list):
        return ""
    if isinstance(document, bool):
        return "true" if document else "false"
    return str(document).replace(CELL, " ").strip()
