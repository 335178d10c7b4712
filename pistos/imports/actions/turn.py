"""One import at a time, and what is refused stands on its run."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any, Protocol

from django.db import connection
from django.db.models.functions import Now
from django.utils.translation import gettext as _

from pistos.imports.events import ImportFinished
from pistos.imports.models import QuarantinedRow, Run, RunState
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused

BY = Actor.machine("import")
LOCK = "pistos.imports"
PATIENCE = 24
"""Quarters of a second to wait for the lock."""


class ImportRunning(Refused):
    """Another import has not ended yet."""


@contextmanager
def alone() -> Iterator[None]:
    """One import at a time in a database; the lock dies with its connection.

    That of a killed process lives until the server notices, so the lock is asked for a few seconds.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET client_connection_check_interval = '1s'")
        for _attempt in range(PATIENCE):
            cursor.execute("SELECT pg_try_advisory_lock(hashtextextended(%s, 0))", [LOCK])
            if cursor.fetchone()[0]:
                break
            cursor.execute("SELECT pg_sleep(0.25)")
        else:
            raise ImportRunning(
                _("Another import is running. Start this one again when that has ended.")
            )
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(hashtextextended(%s, 0))", [LOCK])


@contextmanager
def refusal_on_record(run: Run, at: datetime) -> Iterator[None]:
    """What is refused stays on the run; the quarantine is as it was before."""
    try:
        yield
    except Refused as refusal:
        Run.objects.filter(pk=run.pk).update(
            state=RunState.REFUSED, problem=str(refusal), finished_at=at
        )
        raise


def begin(run: Run, at: datetime) -> None:
    """Runs that a killed process left behind are over: we hold the lock, so none is running."""
    Run.objects.filter(state=RunState.RUNNING).exclude(pk=run.pk).update(state=RunState.STOPPED)
    Run.objects.filter(pk=run.pk).update(
        state=RunState.RUNNING, started_at=at, heard_at=Now(), problem="", done_count=0
    )


class Rows(Protocol):
    """What came of the rows so far."""

    read: int
    quarantined: int


def check_count(of: Rows, counted: int) -> None:
    """Read + quarantined = rows in the files; anything else is a bug and must surface."""
    if of.read + of.quarantined != counted:
        raise AssertionError(f"{of.read} read + {of.quarantined} quarantined != {counted} rows")


def end(run: Run, *, files: Sequence[str], summary: Mapping[str, Any], at: datetime) -> None:
    """Part of a deed: the run is done, and settles what earlier ones could not use of these files.

    Publishes ImportFinished.
    """
    QuarantinedRow.objects.filter(profile=run.profile, file__in=files, resolved_at=None).exclude(
        run=run
    ).update(resolved_at=at)
    Run.objects.filter(pk=run.pk).update(state=RunState.DONE, finished_at=Now(), summary=summary)
    finished = ImportFinished(run.pk, summary["read"], summary["quarantined"])
    publish(finished, about=Ref("run", str(run.pk)), by=BY, at=at)
