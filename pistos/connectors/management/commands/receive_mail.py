"""For a mail server's alias: `shop: "|/srv/pistos/bin/pistos receive-mail"`."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from pistos.connectors.mail.taking import take
from pistos.kit import clock
from pistos.mailboxes.models import Mailbox


class Command(BaseCommand):
    help = "Takes in one mail from standard input. Exits with 75 when it was not taken: try again later."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mailbox", default="", help="the address that it was sent to")

    def handle(self, *args: Any, **options: Any) -> None:
        raw = sys.stdin.buffer.read()
        address = options["mailbox"].strip().lower()
        mailbox = Mailbox.objects.filter(address__iexact=address).first() if address else None
        taken = take(raw, source="pipe", mailbox_id=mailbox.pk if mailbox else None, at=clock.now())
        self.stdout.write(f"{taken.received.outcome.value} {taken.reason}".strip())
