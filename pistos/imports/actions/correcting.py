"""Unusable rows put right and tried again."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext as _

from pistos.imports.actions.loading import load
from pistos.imports.actions.reading import is_json, open_reviews
from pistos.imports.actions.uploading import (
    FilesGone,
    RunUnderWay,
    delete_folder,
    start_run,
    stored_files,
)
from pistos.imports.models import QuarantinedRow, Run, RunState
from pistos.imports.rules.profiles import shipped_profile
from pistos.imports.rules.review_profiles import is_of_reviews, shipped_review_profile
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.tables.delimited import open_table, rows_of
from pistos.kit.tables.documents import documents_of
from pistos.kit.tables.encoding import encoding_of
from pistos.kit.tokens import public_token


class RowNotFound(Refused):
    """The stored file has no such row any more."""


class LettersNotKept(Refused):
    """The file's encoding, which the profile fixes, has no such letters."""


def correct_row(*, row: QuarantinedRow, text: str, by: Actor, at: datetime) -> Run:
    """Puts `text` in the row's place in the stored file and imports the files again.

    Orders that were good already are found the same; the whole order of the row is tried anew.
    Refuses while the run is under way, and a text that would make the file unreadable; the files are
    then as they were.
    """
    former = row.run.stored_as
    corrected_as = f"imports/{public_token()}"
    try:
        with transaction.atomic():
            run = Run.objects.select_for_update().get(pk=row.run_id)
            if run.state in (RunState.WAITING, RunState.RUNNING):
                raise RunUnderWay(_("This import has been started already."))
            if not run.stored_as or run.stored_as != former or row.file not in run.files:
                raise FilesGone(_("The files of this import were deleted. Upload them again."))
            _store_corrected(run, row, text.strip("\r\n"), corrected_as)
            Run.objects.filter(pk=run.pk).update(stored_as=corrected_as)
            run.stored_as = corrected_as
            QuarantinedRow.objects.filter(pk=row.pk).update(resolved_at=at)
            start_run(run=run, by=by, at=at)
            transaction.on_commit(partial(delete_folder, former))
    except BaseException:
        delete_folder(corrected_as)
        raise
    return run


def _store_corrected(run: Run, row: QuarantinedRow, text: str, folder: str) -> None:
    """All files of the run into a folder of their own, once they can be read with the new row."""
    form = _form_of(run.profile)
    with stored_files(run) as paths:
        path = next(path for path in paths if path.name == row.file)
        corrected = path.with_name(f".{path.name}")
        _rewrite(form, path, corrected, row.row_number, text)
        corrected.replace(path)
        form.check(paths)
        for one in paths:
            with one.open("rb") as file:
                default_storage.save(f"{folder}/{one.name}", File(file))


def _ignored(*told: object) -> None:
    pass


@dataclass(frozen=True, slots=True)
class _Form:
    """What rewriting a file needs to know of its profile, of orders or of reviews."""

    encoding: str
    columns: Sequence[str]
    lists: Sequence[str]
    is_json: Callable[[Path, str], bool]
    check: Callable[[Sequence[Path]], object]


def _form_of(name: str) -> _Form:
    if is_of_reviews(name):
        reviews = shipped_review_profile(name)
        return _Form(
            reviews.encoding,
            reviews.columns,
            reviews.lists,
            lambda path, encoding: is_json(path, reviews, encoding),
            lambda paths: open_reviews(reviews, paths),
        )
    orders = shipped_profile(name)
    told = (source for sources in orders.fields.values() for source in sources.values())
    return _Form(
        orders.encoding,
        [column.partition(".")[2] for source in told for column in source.columns],
        orders.lists,
        lambda path, encoding: orders.format == "json",
        lambda paths: load(orders, paths, _ignored, _ignored).store.close(),
    )


def _rewrite(form: _Form, path: Path, corrected: Path, number: int, text: str) -> None:
    """UTF-8 from now on, unless the profile fixes another encoding: it holds whatever is typed."""
    is_open = form.encoding == "auto"
    with path.open("rb") as file:
        encoding = encoding_of(file, path.name) if is_open else form.encoding
    pieces = _documents if form.is_json(path, encoding) else _rows
    found = False
    with corrected.open("w", encoding="utf-8" if is_open else encoding, newline="") as out:
        try:
            for place, original in pieces(form, path, encoding):
                found = found or place == number
                kept = text if place == number else original.rstrip("\r\n")
                if kept.strip():
                    out.write(kept + "\n")
        except UnicodeEncodeError as error:
            raise LettersNotKept(
                _("The encoding %(encoding)s has no “%(letters)s”.")
                % {"encoding": encoding, "letters": error.object[error.start : error.end]}
            ) from None
    if not found:
        raise RowNotFound(_("Row %(row)d is not in the file any more.") % {"row": number})


def _rows(form: _Form, path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        table = open_table(file, path.name, encoding, form.columns)
    header = io.StringIO()
    csv.writer(header, delimiter=table.delimiter).writerow(table.columns)
    yield 1, header.getvalue()
    with path.open("rb") as file:
        for number, _cells, original in rows_of(file, table):
            yield number, original


def _documents(form: _Form, path: Path, encoding: str) -> Iterator[tuple[int, str]]:
    with path.open("rb") as file:
        for number, among, _document, original in documents_of(
            file, path.name, encoding, form.lists
        ):
            yield number, f'{{"{among}": [{original}]}}' if among else original
