"""For a mail server's alias: `bounces: "|/srv/pistos/bin/pistos note-bounce"`."""

import sys
from typing import Any

from django.core.management.base import BaseCommand

from pistos.connectors.mail.receiving import receive_report
from pistos.kit import clock


class Command(BaseCommand):
    help = "Reads one delivery report from standard input and notes whom it says was not told."

    def handle(self, *args: Any, **options: Any) -> None:
        bounce = receive_report(sys.stdin.buffer.read(), at=clock.now())
        self.stdout.write(
            f"{bounce.message_id or 'no message id'}: {bounce.reason}" if bounce else "no report"
        )
