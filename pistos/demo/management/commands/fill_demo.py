import json
import sys
from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError

from pistos.demo import queries
from pistos.demo.actions import filling
from pistos.kit import clock
from pistos.kit.errors import Refused


class Command(BaseCommand):
    help = "Fills an empty database with the demo shop; does nothing when it is there already."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print sign-ins and tour as JSON")

    def handle(self, *, json: bool, **options: object) -> None:
        try:
            if not filling.is_filled():
                filling.fill(at=clock.now(), progress=show_progress)
        except Refused as refused:
            raise CommandError(str(refused)) from None
        print_what_there_is(as_json=json)


def show_progress(what: str, done: int, total: int) -> None:
    sys.stderr.write(f"\r  {what:<12} {done:>7,} of {total:,}   ")
    if done >= total:
        sys.stderr.write("\n")
    sys.stderr.flush()


def print_what_there_is(*, as_json: bool) -> None:
    """Who can sign in, and as JSON the pages of the tour too."""
    sign_ins = queries.sign_ins()
    if as_json:
        print(json.dumps({"sign_ins": sign_ins, "pages": queries.tour()}))
        return
    for row in sign_ins:
        print(f"{row['role']:<10} {row['address']}  {row['email']}  {row['password']}")
