"""`bin/pistos import-reviews PATH… --profile NAME`: reviews from another program's files."""

import json
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pistos.imports.actions import import_reviews, rehearse_reviews
from pistos.imports.management.commands.import_orders import Bar
from pistos.imports.models import Run
from pistos.imports.rules.review_profiles import (
    ReviewProfile,
    read_review_profile,
    review_profile_names,
    shipped_review_profile,
)
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused


class Command(BaseCommand):
    help = "Imports reviews from files. Writes to nobody; none is verified by a file's own word."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="+", help="a file, several, or a folder")
        parser.add_argument("--profile", required=True, help="a name or the path of a .toml file")
        parser.add_argument("--json", action="store_true", help="the summary as JSON on stdout")
        parser.add_argument("--dry-run", action="store_true", help="do all and take it back")
        parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
        parser.add_argument("--dates", choices=["day_first", "month_first"])

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            profile = review_profile_named(options["profile"])
            if options["dates"]:
                ways = tuple(way for way in profile.dates if way != "auto")
                profile = replace(profile, dates=("iso", options["dates"], *ways))
            run = self._run(profile, options)
        except Refused as refusal:
            if options["json"]:
                self.stdout.write(json.dumps({"refused": str(refusal)}, ensure_ascii=False))
            raise CommandError(str(refusal)) from None
        if options["json"]:
            self.stdout.write(json.dumps(run.summary, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(reviews_in_words(run.summary))

    def _run(self, profile: ReviewProfile, options: dict[str, Any]) -> Run:
        paths = [Path(path) for path in options["path"]]
        run = Run.objects.create(
            profile=profile.name[:60], files=[path.name for path in paths], started_by="command"
        )
        deed = rehearse_reviews if options["dry_run"] else import_reviews
        progress = Bar(silent=options["quiet"], unit="reviews")
        try:
            return deed(run=run, profile=profile, paths=paths, progress=progress, at=clock.now())
        finally:
            progress.end()


def review_profile_named(name: str) -> ReviewProfile:
    if name.endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            raise CommandError(f"There is no profile file {name}.")
        return read_review_profile(path.read_text(encoding="utf-8"), path.name)
    try:
        return shipped_review_profile(name)
    except NotFound:
        known = ", ".join(review_profile_names())
        raise CommandError(f"There is no profile “{name}”. Known: {known}.") from None


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
