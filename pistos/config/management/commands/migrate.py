from typing import Any

from django.core.management.commands.migrate import Command as Migrate

from pistos.config.migrating import rendered_once


class Command(Migrate):
    """Django's own, in a quarter of the time for a new database."""

    def handle(self, *args: Any, **options: Any) -> None:
        with rendered_once():
            super().handle(*args, **options)
