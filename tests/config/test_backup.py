"""Backup and restore, by the command line, between real databases."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from pistos.config import backup
from pistos.config.environment import ROOT
from pistos.config.structure import passing_database

pytestmark = pytest.mark.servers

_SERVER = os.environ.get("DATABASE_URL", "")


def _empty_database(name: str) -> AbstractContextManager[str]:
    return passing_database(_SERVER, f"{name}_{os.getpid()}")


def _pistos(url: str, data: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pistos.config.commandline", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": url, "PISTOS_DATA": str(data)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def _row_counts(url: str) -> dict[str, int]:
    with psycopg.connect(url) as connection:
        names = connection.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
        ).fetchall()
        counts = {}
        for (name,) in names:
            row = connection.execute(
                sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
            ).fetchone()
            counts[name] = row[0] if row else 0
    return counts


@pytest.fixture(scope="module")
def source() -> Iterator[str]:
    with _empty_database("pistos_backup_source") as url:
        assert _pistos(url, Path("/tmp/unused"), "migrate", "-v0").returncode == 0
        with psycopg.connect(url) as connection:
            connection.execute(
                "INSERT INTO django_session (session_key, session_data, expire_date) "
                "SELECT 'k' || n, 'παραγγελία', now() FROM generate_series(1, 500) n"
            )
        yield url


@pytest.fixture
def archive(source: str, tmp_path: Path) -> Path:
    stored = tmp_path / "source" / "files" / "imports"
    stored.mkdir(parents=True)
    (stored / "orders.csv").write_bytes(b"number;total\n1;2,50\n")
    made = _pistos(source, tmp_path / "source", "backup", str(tmp_path / "shop.tar"))
    assert made.returncode == 0, made.stderr
    assert "1 stored files" in made.stdout
    return tmp_path / "shop.tar"


@pytest.mark.serves("S3-125")
def test_backup_restores_every_row_and_file_into_a_fresh_database(
    source: str, archive: Path, tmp_path: Path
) -> None:
    with _empty_database("pistos_restore") as target:
        restored = _pistos(target, tmp_path / "target", "restore", str(archive))
        counts = _row_counts(target)
        again = _pistos(target, tmp_path / "target", "restore", str(archive))
        replaced = _pistos(target, tmp_path / "target", "restore", str(archive), "--replace")

        assert restored.returncode == 0, restored.stderr
        assert counts == _row_counts(source)
        assert counts["django_session"] == 500
        assert again.returncode == 1
        assert "not empty" in again.stderr
        assert "--replace" in again.stderr
        assert replaced.returncode == 0, replaced.stderr
        assert _row_counts(target) == counts
    files = tmp_path / "target" / "files" / "imports"
    assert (files / "orders.csv").read_bytes() == b"number;total\n1;2,50\n"


def test_restore_that_fails_leaves_the_database_as_it_was(
    source: str, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _row_counts(source)
    dump = tmp_path / "broken.dump"
    dump.write_bytes(b"PGDMP but not really")

    with pytest.raises(backup.BackupRefused, match="as it was"):
        backup._load(backup.programs_for(15), source, dump, 15)

    assert _row_counts(source) == before


def test_backup_refuses_to_overwrite(source: str, archive: Path, tmp_path: Path) -> None:
    made = _pistos(source, tmp_path / "source", "backup", str(archive))

    assert made.returncode == 1
    assert "exists already" in made.stderr


def test_archive_is_closed_to_other_users(archive: Path) -> None:
    assert archive.stat().st_mode & 0o077 == 0


def test_damaged_archive_is_refused(source: str, archive: Path, tmp_path: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 0xFF
    archive.write_bytes(content)

    with _empty_database("pistos_restore") as target:
        refused = _pistos(target, tmp_path / "target", "restore", str(archive))
        counts = _row_counts(target)

    assert refused.returncode == 1
    assert "damaged" in refused.stderr
    assert counts == {}


def test_something_else_is_refused(source: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear shop")

    refused = _pistos(
        source, tmp_path / "target", "restore", str(tmp_path / "letter.txt"), "--replace"
    )

    assert refused.returncode == 1
    assert "not an archive" in refused.stderr


def test_newer_server_than_programs_is_refused_with_the_package_to_install() -> None:
    with pytest.raises(backup.BackupRefused, match=r"PostgreSQL 99.*postgresql-client-99"):
        backup.programs_for(99)


def test_password_is_passed_in_the_environment() -> None:
    environment = backup.libpq_environment(
        "postgresql://shop:s%40fe@db.example:5433/pistos?sslmode=require"
    )

    assert environment["PGPASSWORD"] == "s@fe"
    assert environment["PGHOST"] == "db.example"
    assert environment["PGPORT"] == "5433"
    assert environment["PGSSLMODE"] == "require"
    assert environment["PGDATABASE"] == "pistos"
