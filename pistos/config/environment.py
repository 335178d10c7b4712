"""What the surroundings say: environment variables, read once, typed."""

import contextlib
import os
import secrets
import tempfile
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

ROOT = Path(__file__).resolve().parents[2]


def flag(name: str, default: bool = False) -> bool:
    value = os.environ.get(name, "")
    return value.lower() in {"1", "true", "yes", "on"} if value else default


def text(name: str, default: str = "") -> str:
    return os.environ.get(name) or default


def words(name: str, default: str = "") -> list[str]:
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def data_folder() -> Path:
    return Path(os.environ.get("PISTOS_DATA") or ROOT / ".pistos").resolve()


def kept_secret(file: Path) -> str:
    """The random text in `file`, which is made at the first call, whole and for us alone."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, staging = tempfile.mkstemp(dir=file.parent)
        with os.fdopen(descriptor, "w") as text:
            text.write(secrets.token_urlsafe(50))
        # link, unlike rename, leaves a file that another process made in the meantime.
        with contextlib.suppress(FileExistsError):
            os.link(staging, file)
        os.unlink(staging)
    return file.read_text()


def database(url: str) -> dict[str, object]:
    """Django's settings for a `postgresql://user:password@host:port/name?host=/socket` address."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise ValueError(
            "DATABASE_URL must be a PostgreSQL address: postgresql://user:password@host:5432/name"
        )
    options: dict[str, object] = dict(parse_qsl(parts.query))
    pool = {"pool": {"min_size": 1, "max_size": 8, "timeout": 15}} if flag("PISTOS_POOL") else {}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "pistos",
        "USER": unquote(parts.username or str(options.pop("user", ""))),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": str(options.pop("port", "") or parts.port or ""),
        "CONN_MAX_AGE": 0,
        "OPTIONS": {**options, **pool},
    }
