"""The two kinds of process of an installation, as commands. Standard library only."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from .supervisor import Child

ROOT = Path(__file__).resolve().parents[2]
GRACE_SECONDS = 5
"""How long open live streams may keep a stopping web process."""


def web_arguments(host: str, port: int) -> list[str]:
    """The arguments of uvicorn."""
    return [
        "pistos.config.asgi:application",
        f"--host={host}",
        f"--port={port}",
        "--loop=uvloop",
        "--http=httptools",
        "--ws=none",
        "--no-access-log",
        "--no-server-header",
        "--log-level=warning",
        f"--timeout-graceful-shutdown={GRACE_SECONDS}",
    ]


def web_and_worker(host: str, port: int, environment: Mapping[str, str]) -> list[Child]:
    """Both, as children of a supervisor."""
    python = [sys.executable, "-m"]
    return [
        Child("web", [*python, "uvicorn", *web_arguments(host, port)], environment),
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
