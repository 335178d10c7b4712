"""What the commands share that import files: their arguments, their bar, and what is told at the end."""

import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from django.core.management.base import BaseCommand, CommandError

from pistos.imports.models import Run
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused


class Named(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def dates(self) -> tuple[str, ...]: ...


P = TypeVar("P", bound=Named)


@dataclass(frozen=True, slots=True)
class Shelf(Generic[P]):
    """Where profiles of one sort come from: those shipped by name, others read from a file."""

    read: Callable[[str, str], P]
    shipped: Callable[[str], P]
    names: Callable[[], Sequence[str]]

    def profile(self, name: str) -> P:
        if name.endswith(".toml"):
            path = Path(name)
            if not path.is_file():
                raise CommandError(f"There is no profile file {name}.")
            return self.read(path.read_text(encoding="utf-8"), path.name)
        try:
            return self.shipped(name)
        except NotFound:
            known = ", ".join(self.names())
            raise CommandError(f"There is no profile “{name}”. Known: {known}.") from None


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("path", nargs="+", help="a file, several, or a folder")
    parser.add_argument("--profile", required=True, help="a name or the path of a .toml file")
    parser.add_argument("--json", action="store_true", help="the summary as JSON on stdout")
    parser.add_argument("--dry-run", action="store_true", help="do all and take it back")
    parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
    parser.add_argument("--dates", choices=["day_first", "month_first"])


def dates_of(profile: Named, options: dict[str, Any]) -> tuple[str, ...]:
    """How the profile reads dates: as the command says, else as it says itself."""
    if not options["dates"]:
        return profile.dates
    return ("iso", options["dates"], *(way for way in profile.dates if way != "auto"))


def run(deed: Callable[..., Run], profile: Named, unit: str, options: dict[str, Any]) -> Run:
    """The deed on the files that the command names, with a bar."""
    paths = [Path(path) for path in options["path"]]
    made = Run.objects.create(
        profile=profile.name[:60], files=[path.name for path in paths], started_by="command"
    )
    progress = Bar(silent=options["quiet"], unit=unit)
    try:
        return deed(run=made, profile=profile, paths=paths, progress=progress, at=clock.now())
    finally:
        progress.end()


def tell(
    command: BaseCommand,
    options: dict[str, Any],
    work: Callable[[], Run],
    in_words: Callable[[dict[str, Any]], str],
) -> None:
    """Works, and tells the summary in words or as JSON; what is refused ends the command."""
    try:
        summary = work().summary
    except Refused as refusal:
        if options["json"]:
            command.stdout.write(json.dumps({"refused": str(refusal)}, ensure_ascii=False))
        raise CommandError(str(refusal)) from None
    if options["json"]:
        command.stdout.write(json.dumps(summary, ensure_ascii=False, indent=2))
    else:
        command.stdout.write(in_words(summary))


class Bar:
    """A bar on stderr with rate and time left; a line now and then where it is no terminal."""

    def __init__(self, *, silent: bool, unit: str) -> None:
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
