"""`bin/pistos import-orders PATH… --profile NAME`: a shop's history from files."""

import json
import sys
import time
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pistos.imports.actions import import_files, rehearse_files
from pistos.imports.models import Run
from pistos.imports.rules.profiles import (
    Profile,
    profile_names,
    read_profile,
    shipped_profile,
)
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused


class Command(BaseCommand):
    help = "Imports orders, parcels and the promises told with them from files. Writes to nobody."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", nargs="+", help="a file, several, or a folder")
        parser.add_argument("--profile", required=True, help="a name or the path of a .toml file")
        parser.add_argument("--json", action="store_true", help="the summary as JSON on stdout")
        parser.add_argument("--dry-run", action="store_true", help="do all and take it back")
        parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
        parser.add_argument("--dates", choices=["day_first", "month_first"])
        parser.add_argument("--decimal", choices=[".", ","])
        parser.add_argument("--encoding")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            profile = _adjusted(profile_named(options["profile"]), options)
            run = self._run(profile, options)
        except Refused as refusal:
            if options["json"]:
                self.stdout.write(json.dumps({"refused": str(refusal)}, ensure_ascii=False))
            raise CommandError(str(refusal)) from None
        if options["json"]:
            self.stdout.write(json.dumps(run.summary, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(told_in_words(run.summary))

    def _run(self, profile: Profile, options: dict[str, Any]) -> Run:
        paths = [Path(path) for path in options["path"]]
        at = clock.now()
        run = Run.objects.create(
            profile=profile.name, files=[path.name for path in paths], started_by="command"
        )
        deed = rehearse_files if options["dry_run"] else import_files
        progress = Bar(silent=options["quiet"])
        try:
            return deed(run=run, profile=profile, paths=paths, progress=progress, at=at)
        finally:
            progress.end()


def profile_named(name: str) -> Profile:
    if name.endswith(".toml"):
        path = Path(name)
        if not path.is_file():
            raise CommandError(f"There is no profile file {name}.")
        return read_profile(path.read_text(encoding="utf-8"), path.name)
    try:
        return shipped_profile(name)
    except NotFound:
        known = ", ".join(profile_names())
        raise CommandError(f"There is no profile “{name}”. Known: {known}.") from None


def _adjusted(profile: Profile, options: dict[str, Any]) -> Profile:
    if options["dates"]:
        ways = tuple(way for way in profile.dates if way != "auto")
        profile = replace(profile, dates=("iso", options["dates"], *ways))
    if options["decimal"]:
        profile = replace(profile, decimal=options["decimal"])
    if options["encoding"]:
        profile = replace(profile, encoding=options["encoding"])
    return profile


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


class Bar:
    """A bar on stderr with rate and time left; a line now and then where it is no terminal."""

    def __init__(self, *, silent: bool, unit: str = "orders") -> None:
        self.silent = silent
        self.unit = unit
        self.began = self.shown = time.monotonic()
        self.stage = ""

    def reading(self, done: int, whole: int) -> None:
        self._show("reading", done / 1e6, whole / 1e6, "MB")

    def recording(self, done: int, whole: int) -> None:
        self._show("recording", done, whole, self.unit)

    def _show(self, stage: str, done: float, whole: float, unit: str) -> None:
        now = time.monotonic()
        if self.stage != stage:
            self.stage, self.began = stage, now
        every = 0.1 if sys.stderr.isatty() else 5.0
        if self.silent or (now - self.shown < every and done < whole):
            return
        self.shown = now
        rate = done / max(now - self.began, 0.001)
        left = (whole - done) / rate if rate else 0
        filled = int(30 * done / whole) if whole else 30
        line = (
            f"{stage:<9} [{'#' * filled}{'.' * (30 - filled)}] {done:,.0f} of {whole:,.0f} {unit}"
            f"  {rate:,.0f}/s  {left // 60:.0f}:{left % 60:02.0f} left"
        )
        sys.stderr.write(f"\r{line}\033[K" if sys.stderr.isatty() else f"{line}\n")
        sys.stderr.flush()

    def end(self) -> None:
        if not self.silent and sys.stderr.isatty():
            sys.stderr.write("\n")
