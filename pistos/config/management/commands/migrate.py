from typing import Any

from django.core.management.base import CommandParser
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from pistos.config.migrating import rendered_once
from pistos.config.structure import load_structure


class Command(Migrate):
    """Django's own, but a new database is made at once, and an old one brought up to date quickly."""

    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.add_argument(
            "--each-step", action="store_true", help="apply every migration, in Django's own way"
        )

    def handle(self, *args: Any, each_step: bool = False, **options: Any) -> None:
        if each_step:
            super().handle(*args, **options)
            return
        if not options["app_label"] and not options["plan"] and not options["check_unapplied"]:
            load_structure(connections[options["database"]])
        with rendered_once():
            super().handle(*args, **options)
