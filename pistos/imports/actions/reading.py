"""Files of reviews, row by row: encoding and separator as for orders, nothing held in memory."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from pistos.imports.rules.review_profiles import ReviewProfile, folded_name
from pistos.imports.rules.signs import DateSigns
from pistos.kit.csvs import plain_cell
from pistos.kit.tables.delimited import open_table, rows_of
from pistos.kit.tables.documents import documents_of
from pistos.kit.tables.encoding import encoding_of
from pistos.kit.tables.problems import Unreadable

DATE_FIELDS = ("written_at", "replied_at", "experienced_on")


@dataclass(slots=True)
class ReviewFile:
    """What was understood of a file."""

    name: str
    path: Path
    is_json: bool
    encoding: str
    delimiter: str = ""
    columns: tuple[str, ...] = ()
    rows: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """One row: its values by folded name of column; None with the `problem` that it has instead."""

    file: ReviewFile
    number: int
    original: str
    row: Mapping[str, str] | None
    problem: str = ""
    detail: str = ""


@dataclass(slots=True)
class ReviewFiles:
    """All files, read once through: counted, and how they write dates."""

    profile: ReviewProfile
    files: list[ReviewFile]
    dates: tuple[str, ...]
    unused: list[str] = field(default_factory=list)

    @property
    def counted(self) -> int:
        return sum(file.rows for file in self.files)

    def rows(self) -> Iterator[Told]:
        for file in self.files:
            yield from _rows(file, self.profile)


def open_reviews(profile: ReviewProfile, paths: Sequence[Path]) -> ReviewFiles:
    """Reads all files once. Unreadable when one of them is not what the profile describes."""
    chosen, unused = _chosen(profile, paths)
    if not chosen:
        names = ", ".join(path.name for path in paths)
        raise Unreadable(
            "missing",
            names,
            _("No file of reviews (%(names)s) is here.") % {"names": ", ".join(profile.files)},
        )
    files = [_opened(path, profile) for path in chosen]
    signs, columns = DateSigns(), [c for f in DATE_FIELDS for c in profile.fields.get(f, ())]
    for file in files:
        for told in _rows(file, profile):
            file.rows += 1
            for column in columns:
                text = (told.row or {}).get(column, "").strip()
                if text and text[4:5] != "-":
                    signs.look(text, file.name, told.number)
    is_open = "auto" in profile.dates
    found = signs.formats() if is_open else profile.dates
    others = tuple(way for way in profile.dates if way not in ("auto", *found))
    return ReviewFiles(profile, files, (*found, *others), unused[:50])


def _chosen(profile: ReviewProfile, paths: Sequence[Path]) -> tuple[list[Path], list[str]]:
    """Files by their names; a file that stands alone is taken whatever it is called."""
    chosen, unused = [], []
    for path in paths:
        if not path.exists():
            raise Unreadable("missing", path.name, _("There is no such file."))
        inside = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in inside:
            fits = any(fnmatchcase(file.name.lower(), pattern) for pattern in profile.files)
            is_alone = len(paths) == 1 and not path.is_dir()
            if fits or is_alone:
                chosen.append(file)
            else:
                unused.append(file.name)
    return chosen, unused


def _opened(path: Path, profile: ReviewProfile) -> ReviewFile:
    with path.open("rb") as file:
        found = encoding_of(file, path.name) if profile.encoding == "auto" else ""
    encoding = found or profile.encoding
    if is_json(path, profile, encoding):
        return ReviewFile(path.name, path, True, encoding)
    with path.open("rb") as file:
        table = open_table(file, path.name, encoding, profile.columns)
    opened = ReviewFile(path.name, path, False, encoding, table.delimiter, table.columns)
    _check_columns(opened, profile)
    return opened


def is_json(path: Path, profile: ReviewProfile, encoding: str) -> bool:
    """Whether a file holds documents: by the profile, else by its first sign."""
    if profile.format != "any":
        return profile.format == "json"
    with path.open(encoding=encoding, errors="replace") as text:
        return text.read(4096).lstrip("\ufeff \t\r\n")[:1] in ("{", "[")


def _check_columns(file: ReviewFile, profile: ReviewProfile) -> None:
    here = [folded_name(column) for column in file.columns if column]
    doubled = sorted({name for name in here if here.count(name) > 1})
    if doubled:
        raise Unreadable(
            "doubled",
            file.name,
            _("The header (row 1) has these columns twice: %(columns)s. Keep one of each.")
            % {"columns": ", ".join(doubled)},
        )
    absent = [
        " / ".join(profile.fields[name])
        for name in profile.needed
        if not set(profile.fields[name]) & set(here)
    ]
    if absent:
        raise Unreadable(
            "columns",
            file.name,
            _(
                "The header (row 1) lacks these columns: %(columns)s. The profile “%(profile)s” may"
                " not be the one for this file."
            )
            % {"columns": ", ".join(absent), "profile": profile.name},
        )


def _rows(file: ReviewFile, profile: ReviewProfile) -> Iterator[Told]:
    return _documents(file, profile) if file.is_json else _cells(file)


def _cells(file: ReviewFile) -> Iterator[Told]:
    names = [folded_name(column) for column in file.columns]
    with file.path.open("rb") as content:
        table = open_table(content, file.name, file.encoding, file.columns)
    with file.path.open("rb") as content:
        for number, cells, original in rows_of(content, table):
            if "\0" in original:
                yield Told(file, number, original, None, "nul")
            elif len(cells) < len(names) or any(cell.strip() for cell in cells[len(names) :]):
                yield Told(file, number, original, None, "columns", str(len(cells)))
            else:
                row = dict(zip(names, map(plain_cell, cells), strict=False))
                yield Told(file, number, original, row)


def _documents(file: ReviewFile, profile: ReviewProfile) -> Iterator[Told]:
    with file.path.open("rb") as content:
        for number, _among, document, original in documents_of(
            content, file.name, file.encoding, profile.lists
        ):
            if not isinstance(document, dict):
                yield Told(file, number, original, None, "not_a_review")
            elif "\0" in original or "\\u0000" in original or "\\ud" in original.lower():
                yield Told(file, number, original, None, "nul")
            else:
                row = {folded_name(str(key)): _told(value) for key, value in document.items()}
                yield Told(file, number, original, row)


def _told(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict) and any(isinstance(each, dict) for each in value.values()):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, dict):
        return " ".join(f"{key}:{rating}" for key, rating in value.items())
    return "" if isinstance(value, list) else str(value)
