"""Unusable rows put right and tried again."""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.imports.actions.uploading import FilesGone, start_run, stored_files
from pistos.imports.models import QuarantinedRow, Run
from pistos.imports.rules.profiles import Profile, shipped_profile
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.tables.delimited import open_table, rows_of
from pistos.kit.tables.documents import documents_of
from pistos.kit.tables.encoding import encoding_of


class RowNotFound(Refused):
    """The stored file has no such row any more."""


def correct_row(*, row: QuarantinedRow, text: str, by: Actor, at: datetime) -> Run:
    """Puts `text` in the row's place in the stored file and imports the files again.

    Orders that were good already are found the same; the whole order of the row is tried anew.
    """
    run = row.run
    if not run.stored_as or row.file not in run.files:
        raise FilesGone(_("The files of this import were deleted. Upload them again."))
    profile = shipped_profile(run.profile)
    name = f"{run.stored_as}/{row.file}"
    with stored_files(run) as paths:
        path = next(path for path in paths if path.name == row.file)
        corrected = path.with_name("corrected")
        _rewrite(profile, path, corrected, row.row_number, text.strip("\r\n"))
        with corrected.open("rb") as file:
            default_storage.delete(name)
            default_storage.save(name, File(file))
    with transaction.atomic():
        QuarantinedRow.objects.filter(pk=row.pk).update(resolved_at=at)
        start_run(run=run, by=by, at=at)
    return run


def _rewrite(profile: Profile, path: Path, corrected: Path, number: int, text: str) -> None:
    with path.open("rb") as file:
        encoding = profile.encoding if profile.encoding != "auto" else ""
        encoding = encoding or encoding_of(file, path.name)
    pieces = _documents if profile.format == "json" else _rows
    found = False
    with corrected.open("w", encoding=encoding, newline="") as out:
        for place, original in pieces(profile, path, encoding):
            found = found or place == number
            kept = text if place == number else original.rstrip("\r\n")
            if kept.strip():
                out.write(kept + "\n")
    if not found:
        raise RowNotFound(_("Row %(row)d is not in the file any more.") % {"row": number})


def _rows(profile: Profile, path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        table = open_table(file, path.name, encoding, ())
    with path.open("rb") as file:
        wanted = [column for columns in profile.fields.values() for column in columns]
        table = open_table(file, path.name, encoding, wanted) if not table.columns else table
    header = io.StringIO()
    csv.writer(header, delimiter=table.delimiter).writerow(table.columns)
    yield 1, header.getvalue()
    with path.open("rb") as file:
        for number, _cells, original in rows_of(file, table):
            yield number, original


def _documents(profile: Profile, path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        for number, among, _document, original in documents_of(
            file, path.name, encoding, profile.lists
        ):
            yield number, f'{{"{among}": [{original}]}}' if among else original
