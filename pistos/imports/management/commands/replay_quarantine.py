"""`bin/pistos replay-quarantine RUN`: the files of a run again, after a profile was corrected."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pistos.imports.actions import import_files, import_reviews, stored_files
from pistos.imports.management.commands import import_orders
from pistos.imports.management.commands import import_reviews as review_command
from pistos.imports.management.running import Bar
from pistos.imports.models import Run
from pistos.imports.rules.review_profiles import is_of_reviews
from pistos.kit import clock
from pistos.kit.errors import Refused


class Command(BaseCommand):
    help = "Imports the uploaded files of a run again; what was good already stays the same."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("run", type=int, help="the number of the run")
        parser.add_argument("--profile", help="a corrected profile (.toml); else the run's own")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        run = Run.objects.filter(pk=options["run"]).first()
        if run is None:
            raise CommandError(f"There is no run {options['run']}.")
        progress = Bar(silent=False, unit="orders")
        try:
            with stored_files(run) as paths:
                again = _reviews if is_of_reviews(run.profile) else _orders
                told = again(run, options["profile"] or run.profile, paths, progress)
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        finally:
            progress.end()
        run.refresh_from_db()
        self.stdout.write(json.dumps(run.summary, indent=2) if options["json"] else told)


def _orders(run: Run, named: str, paths: list[Path], progress: Bar) -> str:
    profile = import_orders.SHELF.profile(named)
    import_files(run=run, profile=profile, paths=paths, progress=progress, at=clock.now())
    run.refresh_from_db()
    return import_orders.told_in_words(run.summary)


def _reviews(run: Run, named: str, paths: list[Path], progress: Bar) -> str:
    profile = review_command.SHELF.profile(named)
    import_reviews(run=run, profile=profile, paths=paths, progress=progress, at=clock.now())
    run.refresh_from_db()
    return review_command.reviews_in_words(run.summary)
