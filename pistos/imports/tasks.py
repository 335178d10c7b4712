"""Imports that take longer than a request: on the queue of long work."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from pistos.imports import actions
from pistos.imports.models import Run
from pistos.imports.rules.profiles import shipped_profile
from pistos.imports.rules.review_profiles import is_of_reviews, shipped_review_profile
from pistos.kit.errors import Refused
from pistos.kit.tasks import Task, task

LATER = timedelta(minutes=1)


class Quiet:
    """Progress stands on the run itself; nobody watches the worker."""

    def reading(self, done: int, whole: int) -> None:
        pass

    def recording(self, done: int, whole: int) -> None:
        pass


@contextmanager
def _in_turn(task: Task, at: datetime, run_id: int) -> Iterator[None]:
    """What is refused stands on the run; while another import runs, this one comes back later."""
    try:
        yield
    except actions.ImportRunning:
        task.defer(run_at=at + LATER, run_id=run_id)
    except Refused:
        return


@task(name="imports.run", queue="long")
def run_import(at: datetime, *, run_id: int) -> None:
    run = Run.objects.get(pk=run_id)
    with _in_turn(run_import, at, run_id), actions.stored_files(run) as paths:
        if is_of_reviews(run.profile):
            about = shipped_review_profile(run.profile)
            actions.import_reviews(run=run, profile=about, paths=paths, progress=Quiet(), at=at)
            return
        profile = shipped_profile(run.profile)
        actions.import_files(run=run, profile=profile, paths=paths, progress=Quiet(), at=at)


@task(name="imports.rehearse", queue="long")
def rehearse_import(at: datetime, *, run_id: int) -> None:
    run = Run.objects.get(pk=run_id)
    with _in_turn(rehearse_import, at, run_id), actions.stored_files(run) as paths:
        if is_of_reviews(run.profile):
            about = shipped_review_profile(run.profile)
            actions.rehearse_reviews(run=run, profile=about, paths=paths, progress=Quiet(), at=at)
            return
        profile = shipped_profile(run.profile)
        actions.rehearse_files(run=run, profile=profile, paths=paths, progress=Quiet(), at=at)
