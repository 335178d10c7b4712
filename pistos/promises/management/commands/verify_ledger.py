"""Recomputes seals, states, roll-ups and published figures, and names what does not fit."""

import json
import time
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand

from pistos.promises.queries.verdict import Verdict, verified


class Command(BaseCommand):
    help = (
        "Recomputes the ledger: seals, states, roll-ups and published figures. Names the first"
        " entry that does not fit and ends with status 1; with status 0 everything fits."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, *args: object, **options: object) -> None:
        began = time.monotonic()
        verdict = verified()
        seconds = round(time.monotonic() - began, 1)
        if options["json"]:
            found = {"is_sound": verdict.is_sound, **asdict(verdict), "seconds": seconds}
            self.stdout.write(json.dumps(found, ensure_ascii=False))
        else:
            self._say(verdict, seconds)
        if not verdict.is_sound:
            raise SystemExit(1)

    def _say(self, verdict: Verdict, seconds: float) -> None:
        self.stdout.write(
            f"{verdict.sealed:,} sealed entries ({verdict.waiting:,} waiting for their seal),"
            f" {verdict.promises:,} promises, {verdict.publications:,} publications,"
            f" read in {seconds} s"
        )
        for finding in verdict.findings:
            place = "".join(
                f", {name} {value}"
                for name, value in (
                    ("promise", finding.promise),
                    ("entry", finding.entry_id),
                    ("position", finding.position),
                )
                if value
            )
            self.stdout.write(self.style.ERROR(f"{finding.check}{place}: {finding.why}"))
        if verdict.is_sound:
            self.stdout.write("Everything fits: seals, states, roll-ups and published figures.")
