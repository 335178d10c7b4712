"""Recomputes the seals over the moderation ledger, and names the first that does not fit."""

from django.core.management.base import BaseCommand

from pistos.kit.chain_report import report
from pistos.questions.rules.seals import CHAIN


class Command(BaseCommand):
    help = (
        "Recomputes the seals over what was decided about questions, answers and suggestions. Names the"
        " first that does not fit and ends with status 1; with status 0 everything fits."
    )

    def handle(self, *args: object, **options: object) -> None:
        report(self, CHAIN)
