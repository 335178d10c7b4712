"""`bin/pistos import-orders PATH… --profile NAME`: a shop's history from files."""

from argparse import ArgumentParser
from dataclasses import replace
from typing import Any

from django.core.management.base import BaseCommand

from pistos.imports.actions import import_files, rehearse_files
from pistos.imports.management import running
from pistos.imports.models import Run
from pistos.imports.rules.profiles import (
    Profile,
    profile_names,
    read_profile,
    shipped_profile,
)

SHELF = running.Shelf(read_profile, shipped_profile, profile_names)


class Command(BaseCommand):
    help = "Imports orders, parcels and the promises told with them from files. Writes to nobody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        running.add_arguments(parser)
        parser.add_argument("--decimal", choices=[".", ","])
        parser.add_argument("--encoding")

    def handle(self, *args: Any, **options: Any) -> None:
        deed = rehearse_files if options["dry_run"] else import_files

        def work() -> Run:
            profile = _adjusted(SHELF.profile(options["profile"]), options)
            return running.run(deed, profile, "orders", options)

        running.tell(self, options, work, told_in_words)


def _adjusted(profile: Profile, options: dict[str, Any]) -> Profile:
    return replace(
        profile,
        dates=running.dates_of(profile, options),
        decimal=options["decimal"] or profile.decimal,
        encoding=options["encoding"] or profile.encoding,
    )


def told_in_words(summary: dict[str, Any]) -> str:
    lines = [
        (
            f"{summary['rows']:,} rows: {summary['read']:,} read,"
            f" {summary['quarantined']:,} in quarantine"
        ),
        (
            f"{summary['new']:,} orders new, {summary['changed']:,} changed,"
            f" {summary['same']:,} the same as before"
        ),
        f"{summary['promises']['new']:,} promises, {summary['promises']['entries']:,} entries",
    ]
    lines += [f"  {count:,} × {code}" for code, count in summary["by_reason"].items()]
    if summary["promises"]["differing"]:
        lines.append(
            f"{summary['promises']['differing']:,} promises have another day in the file than was"
            " promised; the word given stands. The first of them:"
        )
        lines += [
            f"  order {one['order']}, {one['kind']}: {one['on_record']}, in the file {one['in_file']}"
            for one in summary["differing"][:10]
        ]
    if summary["unused_files"]:
        lines.append(
            f"Not used, being no table of the profile: {', '.join(summary['unused_files'])}"
        )
    return "\n".join(lines)
