"""Imports that take longer than a request: on the queue of long work."""

from contextlib import suppress
from datetime import datetime

from pistos.imports import actions
from pistos.imports.models import Run
from pistos.imports.rules.profiles import shipped_profile
from pistos.kit.errors import Refused
from pistos.kit.tasks import task


class Quiet:
    """Progress stands on the run itself; nobody watches the worker."""

    def reading(self, done: int, whole: int) -> None:
        pass

    def recording(self, done: int, whole: int) -> None:
        pass


@task(name="imports.run", queue="long")
def run_import(at: datetime, *, run_id: int) -> None:
    run = Run.objects.get(pk=run_id)
    with suppress(Refused), actions.stored_files(run) as paths:
        actions.import_files(
            run=run, profile=shipped_profile(run.profile), paths=paths, progress=Quiet(), at=at
        )


@task(name="imports.rehearse", queue="long")
def rehearse_import(at: datetime, *, run_id: int) -> None:
    run = Run.objects.get(pk=run_id)
    with suppress(Refused), actions.stored_files(run) as paths:
        actions.rehearse_files(
            run=run, profile=shipped_profile(run.profile), paths=paths, progress=Quiet(), at=at
        )
