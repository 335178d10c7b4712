"""Figures of a page as a file: plain values, in English names, for whoever reckons further."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse

from pistos.kit.csvs import safe_cell

CSV = "text/csv; charset=utf-8"


def csv_file(name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """`name` without its ending. Text is made harmless for spreadsheets; None is an empty cell."""
    text = io.StringIO()
    out = csv.writer(text)
    out.writerow(columns)
    out.writerows(
        [safe_cell(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    )
    response = HttpResponse(text.getvalue(), content_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
