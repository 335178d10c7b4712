"""Takes in mail that lies in files. A second run finds all of it known."""

import json
from argparse import ArgumentParser
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pistos.connectors.mail.archives import Filed, mails_in
from pistos.connectors.mail.taking import Taken, take
from pistos.conversations.queries.house import one_run
from pistos.kit import clock


class Command(BaseCommand):
    help = (
        "Takes in mail from files: .eml, mbox, maildir, folders of them. "
        "Mail that is older than two days is kept and threaded; it promises nothing and answers nobody."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--json", action="store_true", help="one JSON line for each mail")

    def handle(self, *args: Any, **options: Any) -> None:
        missing = [str(path) for path in options["paths"] if not path.exists()]
        if missing:
            raise CommandError(f"There is nothing at {', '.join(missing)}.")
        outcomes: Counter[str] = Counter()
        with one_run():
            for filed in mails_in(options["paths"]):
                taken = _take(filed)
                outcomes[taken.received.outcome.value] += 1
                told = _line(filed, taken)
                self.stdout.write(
                    json.dumps(told, ensure_ascii=False)
                    if options["json"]
                    else f"{told['outcome']:<12} {told['file']}"
                )
        if not options["json"]:
            counted = ", ".join(f"{number} {name}" for name, number in sorted(outcomes.items()))
            self.stdout.write(f"{outcomes.total()} mails: {counted or 'none'}")


def _take(filed: Filed) -> Taken:
    """What lies in an archive and tells no time is old: nobody waits for an answer to it."""
    at = clock.now()
    return take(
        filed.raw,
        source=str(filed.path),
        mailbox_id=None,
        at=at,
        undated_at=at - timedelta(days=3),
    )


def _line(filed: Filed, taken: Taken) -> dict[str, object]:
    received = taken.received
    line: dict[str, object] = {"file": str(filed.path), "outcome": received.outcome.value}
    if filed.number:
        line["number"] = filed.number
    if received.conversation is not None:
        line["conversation"] = received.conversation.pk
    if received.message is not None:
        line["message"] = received.message.pk
    line["reason"] = taken.reason
    return line
