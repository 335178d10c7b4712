"""A person's data as one archive: a JSON document, and a CSV file for each table."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping

from django.core.serializers.json import DjangoJSONEncoder

Tables = Mapping[str, Iterable[Mapping[str, object]]]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A fixed time in the archive, so that the same data give the same bytes."""


def archive(tables: Tables) -> bytes:
    """A zip with `data.json` and `<table>.csv` for every table, also the empty ones."""
    rows = {name: list(table) for name, table in tables.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archived:
        text = json.dumps(rows, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)
        _put(archived, "data.json", text)
        for name, table in rows.items():
            _put(archived, f"{name}.csv", csv_text(table))
    return out.getvalue()


def csv_text(rows: Iterable[Mapping[str, object]]) -> str:
    """CSV (RFC 4180) with a header, UTF-8 with a mark for spreadsheets; formulas are made harmless."""
    rows = list(rows)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return "\ufeff" + out.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, cls=DjangoJSONEncoder)
    text = text.strip('"') if not isinstance(value, str) else text
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA) else text


def _put(archived: zipfile.ZipFile, name: str, text: str) -> None:
    archived.writestr(zipfile.ZipInfo(name, EARLIEST), text.encode())
