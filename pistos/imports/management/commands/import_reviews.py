"""`bin/pistos import-reviews PATH… --profile NAME`: reviews from another program's files."""

from argparse import ArgumentParser
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand

from pistos.imports.actions import import_reviews, rehearse_reviews
from pistos.imports.management import running
from pistos.imports.models import Run
from pistos.imports.rules.review_profiles import (
    read_review_profile,
    review_profile_names,
    shipped_review_profile,
)

SHELF = running.Shelf(read_review_profile, shipped_review_profile, review_profile_names)


class Command(BaseCommand):
    help = "Imports reviews from files. Writes to nobody; none is verified by a file's own word."

    def add_arguments(self, parser: ArgumentParser) -> None:
        running.add_arguments(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        deed = rehearse_reviews if options["dry_run"] else import_reviews

        def work() -> Run:
            profile = SHELF.profile(options["profile"])
            profile = replace(profile, dates=running.dates_of(profile, options))
            return running.run(deed, profile, "reviews", options)

        running.tell(self, options, work, reviews_in_words)


def reviews_in_words(summary: dict[str, Any]) -> str:
    lines = [
        (
            f"{summary['rows']:,} rows: {summary['read']:,} read,"
            f" {summary['quarantined']:,} in quarantine"
        ),
        f"{summary['new']:,} reviews new, {summary['same']:,} the same as before",
    ]
    lines += [f"  {count:,} × {code}" for code, count in summary["by_reason"].items()]
    if summary["differing_count"]:
        lines.append(
            f"{summary['differing']:,} differ from what stands here; what stands was not changed."
        )
    if summary["hidden_elsewhere"]:
        lines.append(
            f"{summary['hidden_elsewhere']:,} had been hidden where they come from; here they are shown."
        )
    if summary["unused_files"]:
        lines.append(f"Not read: {', '.join(summary['unused_files'])}")
    return "\n".join(lines)
