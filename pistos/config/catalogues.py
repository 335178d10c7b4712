"""Compiles the translations, which the repository holds as text only; no gettext is needed."""

import contextlib
import os
from pathlib import Path

_LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_catalogues() -> None:
    """Write each .mo that is missing or older than its .po."""
    for source in sorted(_LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        # An installation that cannot be written to brings its .mo files along.
        with contextlib.suppress(OSError):
            _compile(source, target)


def _compile(source: Path, target: Path) -> None:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    staging = target.with_suffix(f".{os.getpid()}")
    with source.open("rb") as text, staging.open("wb") as binary:
        write_mo(binary, read_po(text, locale=source.parts[-3]))
    staging.replace(target)


if __name__ == "__main__":
    compile_catalogues()
