"""Rows of a delimited text file, one at a time, each with its number and its original text."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext as _

from pistos.kit.tables.encoding import text_of
from pistos.kit.tables.problems import Unreadable

LONGEST_LINE = 1 << 20
DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A file whose header is understood. `columns` are the header's names, trimmed."""

    name: str
    encoding: str
    delimiter: str
    columns: tuple[str, ...]


@dataclass(slots=True)
class _Lines:
    """The lines of a text file, remembering those of the row being read."""

    text: io.TextIOBase
    name: str
    taken: list[str]
    number: int = 0

    def __iter__(self) -> Iterator[str]:
        while line := self.text.readline(LONGEST_LINE):
            self.number += 1
            if len(line) >= LONGEST_LINE:
                raise Unreadable(
                    "too_long",
                    self.name,
                    _("Line %(line)d is longer than a million characters: this is not a table.")
                    % {"line": self.number},
                )
            self.taken.append(line)
            yield line


def open_table(file: BinaryIO, name: str, encoding: str, wanted: Sequence[str]) -> TableFile:
    """Reads the header: the delimiter is the one by which most of the `wanted` columns are found."""
    with text_of(file, name, encoding) as text:
        header = text.readline(LONGEST_LINE)
        while header and not header.strip():
            header = text.readline(LONGEST_LINE)
    best: tuple[str, ...] = ()
    chosen, found = ",", -1
    for delimiter in DELIMITERS:
        columns = tuple(
            cell.strip().lstrip("\ufeff")
            for cell in next(csv.reader([header], delimiter=delimiter))
        )
        score = len(set(columns) & set(wanted)) * 1000 + len(columns)
        if score > found:
            best, chosen, found = columns, delimiter, score
    return TableFile(name, encoding, chosen, best)


def rows_of(file: BinaryIO, table: TableFile) -> Iterator[tuple[int, list[str], str]]:
    """(number, cells, original text) of each row below the header; the first row is number 2.

    Numbers count rows as a spreadsheet shows them, the header being 1. Empty lines are passed over.
    """
    with text_of(file, table.name, table.encoding) as text:
        yield from _rows(text, table)


def _rows(text: io.TextIOWrapper, table: TableFile) -> Iterator[tuple[int, list[str], str]]:
    taken: list[str] = []
    lines = _Lines(text, table.name, taken)
    csv.field_size_limit(LONGEST_LINE)
    reader = csv.reader(lines, delimiter=table.delimiter, strict=False)
    number, header_seen, original = 1, False, ""
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise Unreadable(
                "quotes",
                table.name,
                _("Row %(row)d cannot be read: a quotation mark may be missing (%(error)s).")
                % {"row": number + header_seen, "error": error},
            ) from None
        if cells is None:
            _refuse_never_closed(original, number, table.name)
            return
        original = "".join(taken)
        taken.clear()
        if not cells or not original.strip():
            continue
        if not header_seen:
            header_seen = True
            continue
        number += 1
        yield number, cells, original


def _refuse_never_closed(last: str, number: int, name: str) -> None:
    """A quotation mark that is never closed swallows all lines up to the end of the file."""
    if last.count('"') % 2 and len(last.splitlines()) > 1:
        raise Unreadable(
            "quotes",
            name,
            _("Row %(row)d cannot be read: a quotation mark may be missing (%(error)s).")
            % {"row": number, "error": "unexpected end of data"},
        )
