"""Mail that lies in files: single mails, mbox files, maildirs, and folders of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

_BEGINS = re.compile(rb"From \S.*\d\d:\d\d")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.M)
_NO_MAIL = ("license", "copying", "readme", "mit-license")


@dataclass(frozen=True, slots=True)
class Filed:
    """One mail and where it lies; `number` counts from 1 within an mbox file, else it is 0."""

    path: Path
    raw: bytes
    number: int = 0


def mails_in(paths: Iterable[Path]) -> Iterator[Filed]:
    """All mails below the paths, in the order of their names. Raises OSError for what cannot be read."""
    for path in paths:
        for file in _files(path):
            yield from _in_file(file)


def _files(path: Path) -> Iterator[Path]:
    if not path.is_dir():
        yield path
        return
    is_maildir = (path / "cur").is_dir() and (path / "new").is_dir()
    for below in sorted(path.iterdir()):
        if below.is_dir():
            if not (is_maildir and below.name == "tmp"):
                yield from _files(below)
        elif below.is_file() and not is_maildir and _may_be_mail(below):
            yield below


def _may_be_mail(path: Path) -> bool:
    """All but hidden files and those that speak of the folder itself."""
    name = path.name.lower()
    return not name.startswith((".", *_NO_MAIL)) and not name.endswith(".md")


def _in_file(path: Path) -> Iterator[Filed]:
    with path.open("rb") as file:
        if not _BEGINS.match(file.readline(1_000)):
            file.seek(0)
            yield Filed(path, file.read())
            return
        number, is_after_blank = 1, False
        lines: list[bytes] = []
        for line in file:
            if is_after_blank and _BEGINS.match(line):
                yield Filed(path, _whole(lines), number)
                number, lines = number + 1, []
            else:
                lines.append(line)
            is_after_blank = line in (b"\n", b"\r\n")
        yield Filed(path, _whole(lines), number)


def _whole(lines: list[bytes]) -> bytes:
    return _QUOTED_FROM.sub(rb"\1", b"".join(lines))
