"""Imports forget: a person who is erased, and files whose time is over."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Q

from pistos.imports.actions.uploading import delete_folder
from pistos.imports.models import QuarantinedRow, Run, RunState

PIECE = 1 << 20
ENCODINGS = ("utf-8", "windows-1253", "iso-8859-7", "windows-1250", "utf-16-le", "utf-16-be")
SHORTEST = 4


@transaction.atomic
def erase_mentions(*, words: Sequence[str], order_refs: Sequence[str], at: datetime) -> None:
    """Deletes quarantined rows of these orders or with these words, and stored files with them.

    Words shorter than four characters would match anyone and are passed over. Files go once the
    erasure is committed; their runs say that they are gone.
    """
    told = [word for word in words if len(word) >= SHORTEST]
    wanted = Q(order_ref__in=order_refs)
    for word in told:
        for form in (word, _escaped(word)):
            wanted |= Q(original__icontains=form) | Q(detail__icontains=form)
    QuarantinedRow.objects.filter(wanted).delete()
    for run in Run.objects.exclude(stored_as="").order_by("pk"):
        if _mentions(run, [*told, *(ref for ref in order_refs if len(ref) >= SHORTEST)]):
            _drop_files([run])
    _drop_quotes(Run.objects.exclude(summary={}).order_by("pk"))


PERSONAL = ("preview", "examples", "differing")
"""Parts of a run's summary that quote the files."""


def _drop_quotes(runs: Iterable[Run]) -> None:
    for run in runs:
        summary = {key: run.summary[key] for key in run.summary if key not in PERSONAL}
        if summary != run.summary:
            Run.objects.filter(pk=run.pk).update(summary=summary)


@transaction.atomic
def forget_files(*, before: datetime, at: datetime) -> int:
    """Deletes what runs older than `before` keep of their files; returns how many had some."""
    old = list(Run.objects.filter(recorded_at__lt=before).exclude(state=RunState.RUNNING))
    QuarantinedRow.objects.filter(run__in=old).delete()
    with_files = [run for run in old if run.stored_as]
    _drop_files(with_files)
    _drop_quotes(old)
    return len(with_files)


def _drop_files(runs: Iterable[Run]) -> None:
    for run in runs:
        Run.objects.filter(pk=run.pk).update(stored_as="")
        transaction.on_commit(partial(delete_folder, run.stored_as))


def _mentions(run: Run, words: Sequence[str]) -> bool:
    told = {form for word in words for form in (word, word.lower(), word.upper(), _escaped(word))}
    needles = {_encoded(form, encoding).lower() for form in told for encoding in ENCODINGS} - {b""}
    longest = max(map(len, needles), default=0)
    for name in run.files if needles else ():
        path = f"{run.stored_as}/{name}"
        if not default_storage.exists(path):
            continue
        with default_storage.open(path) as file:
            held = b""
            while piece := file.read(PIECE):
                held = held[-longest:] + piece.lower()
                if any(needle in held for needle in needles):
                    return True
    return False


def _escaped(word: str) -> str:
    """The word as JSON may write it, its letters as numbers."""
    return json.dumps(word)[1:-1]


def _encoded(word: str, encoding: str) -> bytes:
    try:
        return word.encode(encoding)
    except UnicodeEncodeError:
        return b""
