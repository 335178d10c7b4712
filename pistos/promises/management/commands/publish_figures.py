"""Publishes the figures now, rather than tonight."""

from django.core.management.base import BaseCommand

from pistos.kit import clock
from pistos.promises import actions


class Command(BaseCommand):
    help = "Seals every entry and publishes the figures up to yesterday, if anything changed."

    def handle(self, *args: object, **options: object) -> None:
        publication = actions.publish_figures(clock.now())
        if publication is None:
            self.stdout.write("Nothing changed since the last publication.")
        else:
            self.stdout.write(f"Published at position {publication.position}: {publication.head}")
