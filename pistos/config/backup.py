"""One archive of everything an installation keeps: its database and its stored files.

A tar with `manifest.json`, `database.dump` (pg_dump's custom format) and `files/…`. Passwords go to
PostgreSQL's programs through the environment, where other users of the machine cannot read them.
"""

import contextlib
import hashlib
import io
import json
import os
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import connection

from pistos.kit import clock
from pistos.kit.cluster.programs import Programs, available, clean_environment
from pistos.kit.errors import Refused

_FORMAT = 1
_EMPTY = b"""BEGIN;
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""
_CHUNK = 1 << 20
# Roles belong to the server, not to the shop's data: the production page says how to grant anew.
_UNOWNED = ("--no-owner", "--no-acl")
# Settings that a newer pg_restore writes and an older server does not know.
_TOO_NEW = {b"SET transaction_timeout = 0;\n": 17}


class BackupRefused(Refused):
    """The archive cannot be written or read; nothing was changed."""


def write_archive(url: str, file: str) -> str:
    """Write the database and the stored files to `file`, which must not exist; a line to show.

    The database is one consistent snapshot. Files are only ever added, so those that the snapshot
    names are all there when they are copied after it.
    """
    target = Path(file)
    if target.exists():
        raise BackupRefused(f"{file} exists already. Name another file, or remove it first.")
    if not target.parent.is_dir():
        raise BackupRefused(f"The folder {target.parent} does not exist.")
    programs = programs_for(server_major())
    staging = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with tempfile.TemporaryDirectory(dir=target.parent) as folder:
            dump = Path(folder) / "database.dump"
            _run([programs.path("pg_dump"), "-Fc", *_UNOWNED, "--file", str(dump)], url)
            descriptor = os.open(staging, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as raw, tarfile.open(fileobj=raw, mode="w") as archive:
                count = _pack(archive, dump)
        staging.rename(target)
    finally:
        staging.unlink(missing_ok=True)
    size = target.stat().st_size / 1e6
    return f"{file}: {size:,.1f} MB, the database and {count:,} stored files."


def restore_archive(url: str, file: str, *, replace: bool) -> str:
    """Read an archive into an empty database and the file store; a line to show.

    A database that holds anything is refused unless `replace`: then it is emptied in the same
    transaction, so that a restore that fails leaves it as it was.
    """
    tables = connection.introspection.table_names()
    if tables and not replace:
        name = connection.settings_dict["NAME"]
        raise BackupRefused(
            f"The database “{name}” is not empty ({len(tables)} tables). "
            "Add --replace to delete what it holds, or name an empty database in DATABASE_URL."
        )
    major = server_major()
    programs = programs_for(major)
    with tempfile.TemporaryDirectory() as folder, _open(file) as archive:
        manifest = _unpack_database(archive, Path(folder) / "database.dump")
        if not replace:
            _refuse_other_files(archive)
        connection.close()
        _load(programs, url, Path(folder) / "database.dump", major)
        count = _unpack_files(archive, replace=replace)
    return (
        f"Restored the backup of {manifest['made_at']} and {count:,} stored files. "
        "If it is of an older version, run bin/pistos migrate now."
    )


def _pack(archive: tarfile.TarFile, dump: Path) -> int:
    with dump.open("rb") as content:
        database_sum = _sum(content)
    manifest = {
        "format": _FORMAT,
        "made_at": clock.now().isoformat(timespec="seconds"),
        "database_sha256": database_sum,
    }
    _add(archive, "manifest.json", io.BytesIO(json.dumps(manifest).encode()))
    with dump.open("rb") as content:
        _add(archive, "database.dump", content, dump.stat().st_size)
    count = 0
    for name in _stored_names(""):
        with default_storage.open(name) as stored:
            _add(archive, f"files/{name}", stored, stored.size)
        count += 1
    return count


def _add(archive: tarfile.TarFile, name: str, content: IO[bytes], size: int | None = None) -> None:
    entry = tarfile.TarInfo(name)
    entry.mode = 0o600
    entry.mtime = int(clock.now().timestamp())
    entry.size = size if size is not None else len(content.read())
    content.seek(0)
    archive.addfile(entry, content)


def _stored_names(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    prefix = f"{folder}/" if folder else ""
    yield from (f"{prefix}{name}" for name in sorted(files) if name)
    for name in sorted(folders):
        yield from _stored_names(f"{prefix}{name}")


def _open(file: str) -> tarfile.TarFile:
    try:
        return tarfile.open(file, mode="r:")
    except FileNotFoundError:
        raise BackupRefused(f"{file} does not exist.") from None
    except (tarfile.TarError, OSError) as error:
        raise BackupRefused(f"{file} is not an archive of bin/pistos backup: {error}") from None


def _unpack_database(archive: tarfile.TarFile, target: Path) -> dict[str, Any]:
    """Write out the dump after checking its sum; the manifest."""
    try:
        described = archive.extractfile("manifest.json")
        dump = archive.extractfile("database.dump")
        manifest: dict[str, Any] = json.load(described) if described else {}
    except (KeyError, ValueError, tarfile.TarError):
        described, dump, manifest = None, None, {}
    if dump is None or manifest.get("format") != _FORMAT:
        raise BackupRefused("The archive was not written by bin/pistos backup of this version.")
    with target.open("w+b") as content:
        shutil.copyfileobj(dump, content, _CHUNK)
        content.seek(0)
        found = _sum(content)
    if found != manifest["database_sha256"]:
        raise BackupRefused("The archive is damaged: its database does not have the sum noted.")
    return manifest


def _load(programs: Programs, url: str, dump: Path, major: int) -> None:
    """Empty the schema and load the dump, as one transaction.

    The commit is written last and by us: whoever dies before it, nothing has changed.
    """
    with (
        tempfile.TemporaryFile() as said,
        subprocess.Popen(
            [programs.path("pg_restore"), *_UNOWNED, "--file=-", str(dump)],
            stdout=subprocess.PIPE,
            stderr=said,
            env=clean_environment(),
        ) as restore,
        subprocess.Popen(
            [programs.path("psql"), "-X", "-q", "-v", "ON_ERROR_STOP=1", "-f", "-"],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=said,
            env=libpq_environment(url),
        ) as load,
    ):
        assert restore.stdout is not None and load.stdin is not None  # noqa: S101, PT018 - pipes
        with contextlib.suppress(BrokenPipeError):
            load.stdin.write(_EMPTY)
            for line in restore.stdout:
                if line != b"CREATE SCHEMA public;\n" and major >= _TOO_NEW.get(line, 0):
                    load.stdin.write(line)
                if line.startswith(b"CREATE TABLE"):
                    break
            shutil.copyfileobj(restore.stdout, load.stdin, _CHUNK)
            if restore.wait() == 0:
                load.stdin.write(b"\nCOMMIT;\n")
            load.stdin.close()
        restore.stdout.close()
        if load.wait() or restore.wait():
            said.seek(0)
            reason = said.read().decode(errors="replace").strip()[-800:]
            raise BackupRefused(f"The database is as it was; PostgreSQL refused: {reason}")


def _refuse_other_files(archive: tarfile.TarFile) -> None:
    for name, content in _archived_files(archive):
        if default_storage.exists(name):
            with default_storage.open(name) as stored:
                if _sum(stored) != _sum(content):
                    raise BackupRefused(
                        f"The file store holds another {name}. Add --replace to delete what it "
                        "holds, or name an empty one."
                    )


def _unpack_files(archive: tarfile.TarFile, *, replace: bool) -> int:
    if replace:
        for name in list(_stored_names("")):
            default_storage.delete(name)
    count = 0
    for name, content in _archived_files(archive):
        if not default_storage.exists(name):
            default_storage.save(name, File(content, name))
        count += 1
    return count


def _archived_files(archive: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for entry in archive.getmembers():
        content = archive.extractfile(entry)
        if content is not None and entry.name.startswith("files/"):
            yield entry.name.removeprefix("files/"), content


def _sum(content: "IO[bytes] | File[bytes]") -> str:
    digest = hashlib.sha256()
    for chunk in iter(lambda: content.read(_CHUNK), b""):
        digest.update(chunk)
    return digest.hexdigest()


def server_major() -> int:
    """The version of the server that is used: 15, 16 …"""
    connection.ensure_connection()
    return int(connection.connection.info.server_version) // 10_000


def programs_for(major: int) -> Programs:
    """PostgreSQL's programs that know the server: of its version, else of the next newer one."""
    fitting = [found for found in available() if found.major >= major]
    if not fitting:
        have = ", ".join(str(found.major) for found in available()) or "none"
        raise BackupRefused(
            f"The server is PostgreSQL {major}, and pg_dump here is older ({have}). "
            f"Install postgresql-client-{major}, or run this where it is installed."
        )
    return min(fitting, key=lambda found: found.major)


def _run(command: list[str], url: str) -> None:
    done = subprocess.run(
        command, env=libpq_environment(url), capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BackupRefused(f"PostgreSQL refused: {done.stderr.strip()[-800:]}")


def libpq_environment(url: str) -> dict[str, str]:
    """What PostgreSQL's programs need to reach the database of `url`; nothing else of ours but HOME."""
    parts = urlsplit(url)
    given = {
        "PGHOST": parts.hostname or "",
        "PGPORT": str(parts.port or ""),
        "PGUSER": unquote(parts.username or ""),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path.lstrip("/")),
    }
    for name, value in parse_qsl(parts.query):
        given[_LIBPQ.get(name, f"PG{name.upper()}")] = value
    home = {"HOME": os.environ["HOME"]} if "HOME" in os.environ else {}
    return clean_environment(home | {name: value for name, value in given.items() if value})


_LIBPQ = {
    "application_name": "PGAPPNAME",
    "connect_timeout": "PGCONNECT_TIMEOUT",
    "dbname": "PGDATABASE",
}
