"""Recomputes the seals over the moderation ledger, and names the first that does not fit."""

from django.core.management.base import BaseCommand

from pistos.reviews.queries.ledger import broken_at, head


class Command(BaseCommand):
    help = (
        "Recomputes the seals over what was decided about reviews. Names the first that does not fit"
        " and ends with status 1; with status 0 everything fits."
    )

    def handle(self, *args: object, **options: object) -> None:
        newest = head()
        position = broken_at()
        if position is not None:
            self.stdout.write(self.style.ERROR(f"Seal {position} does not fit its entry."))
            raise SystemExit(1)
        if newest is None:
            self.stdout.write("Nothing is sealed yet.")
            return
        self.stdout.write(f"{newest.position:,} seals fit; the newest is {newest.digest}.")
