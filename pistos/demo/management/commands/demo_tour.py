import json
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from pistos.demo import queries


class Command(BaseCommand):
    help = "Lists the pages of the demo's tour."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print them as JSON")

    def handle(self, *, json: bool, **options: object) -> None:
        pages = queries.tour()
        if json:
            print_json(pages)
            return
        for page in pages:
            self.stdout.write(f"{page['path']:<40} {page['title']} ({page['sign_in'] or 'anyone'})")


def print_json(pages: list[dict[str, str | None]]) -> None:
    print(json.dumps(pages))
