"""The two kinds of process of an installation, as commands. Standard library only."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .supervisor import Child

ROOT = Path(__file__).resolve().parents[2]


def web_command(host: str, port: int) -> list[str]:
    """A web process; several may be started at one port."""
    return [sys.executable, "-m", "pistos.config.web", host, str(port)]


def web_and_worker(host: str, port: int, environment: Mapping[str, str]) -> list[Child]:
    """Both, as children of a supervisor."""
    return [
        Child("web", web_command(host, port), environment),
        Child("worker", [sys.executable, str(ROOT / "manage.py"), "worker"], environment),
    ]


def environment_for(url: str, **more: str) -> dict[str, str]:
    """Our own environment with the database's address, for a child process."""
    return {**os.environ, "DATABASE_URL": url, "PYTHONUNBUFFERED": "1", **more}


def given_database() -> str | None:
    """DATABASE_URL, or None where it is unset; ends the program where it is something else."""
    url = os.environ.get("DATABASE_URL")
    if url and not url.startswith(("postgresql://", "postgres://")):
        sys.exit(
            "DATABASE_URL must be a PostgreSQL address: postgresql://user:password@host:5432/name"
        )
    return url or None


def data_folder() -> Path:
    """The folder of the private database and of the stored files."""
    return Path(os.environ.get("PISTOS_DATA") or ROOT / ".pistos").absolute()
