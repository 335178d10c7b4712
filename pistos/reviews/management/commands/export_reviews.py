"""`bin/pistos export-reviews [--format csv|json]`: every published review, streamed."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pistos.reviews.queries.exporting import own_csv, own_json


class Command(BaseCommand):
    help = "Writes every published review to stdout: our own CSV, or JSON."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", choices=["csv", "json"], default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        for piece in own_json() if options["format"] == "json" else own_csv():
            self.stdout.write(piece, ending="")
