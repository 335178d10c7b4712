"""Reads of imports."""

import csv
import io
from collections.abc import Iterator

from django.db.models import Count, QuerySet

from pistos.imports.models import QuarantinedRow, Run
from pistos.imports.rules.reasons import words_for
from pistos.kit.csvs import safe_cell

SHOWN = 50


def newest_runs() -> QuerySet[Run]:
    """The last fifty runs."""
    return Run.objects.order_by("-pk")[:SHOWN]


def reasons_of(run: Run) -> list[tuple[str, int]]:
    """Codes of the reasons of a run's unusable rows with their counts, most first."""
    rows = run.quarantined.filter(resolved_at=None).order_by()
    counted = rows.values_list("reason_code").annotate(count=Count("pk"))
    return sorted(counted, key=lambda pair: -pair[1])


def quarantined_rows(run: Run, code: str, after: int) -> list[QuarantinedRow]:
    """One more than a page of unresolved rows after an id, of one reason or of all."""
    rows = run.quarantined.filter(resolved_at=None, pk__gt=after).order_by("pk")
    if code:
        rows = rows.filter(reason_code=code)
    return list(rows[: SHOWN + 1])


def quarantine_as_csv(run: Run) -> Iterator[str]:
    """A run's unusable rows as lines of CSV; cells that a spreadsheet would run are made harmless."""
    yield _line(["file", "row", "reason", "words", "original"])
    for row in run.quarantined.filter(resolved_at=None).order_by("pk").iterator(chunk_size=500):
        words = words_for(row.reason_code, row.detail)
        yield _line([row.file, str(row.row_number), row.reason_code, words, row.original.rstrip()])


def _line(cells: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerow([safe_cell(cell) for cell in cells])
    return text.getvalue()
