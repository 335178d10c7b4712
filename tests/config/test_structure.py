"""A new database from one file: the same as by every migration, and never over something that stands."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg
import pytest
from django.db import connection

from pistos.config import structure
from pistos.config.environment import ROOT
from pistos.config.processes import environment_for
from pistos.config.structure import load_structure, passing_database, read_back, structure_of

pytestmark = pytest.mark.servers

_SERVER = os.environ.get("DATABASE_URL", "")
_QUICKLY_BY_STEPS = """
import django
django.setup()
from django.core.management import call_command
from django.core.management.commands.migrate import Command
from pistos.config.migrating import rendered_once
with rendered_once():
    call_command(Command(), verbosity=0)
"""
_FROM_THE_FILE = """
import django
django.setup()
from django.db import connection
from pistos.config.structure import load_structure
load_structure(connection)
"""
_FROM_ANOTHER_FILE = """
import sys, pathlib, django
django.setup()
from django.core.management import call_command
from pistos.config import structure
structure.FILE = pathlib.Path(sys.argv[1])
call_command("migrate", verbosity=0)
"""


def _run(url: str, data: Path, *command: str) -> None:
    subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        env=environment_for(
            url, PISTOS_DATA=str(data), DJANGO_SETTINGS_MODULE="pistos.config.settings"
        ),
        check=True,
    )


@pytest.mark.django_db
def test_the_file_makes_the_database_that_all_migrations_make(tmp_path: Path) -> None:
    connection.ensure_connection()
    with passing_database(_SERVER, f"pistos_steps_{os.getpid()}") as url:
        _run(url, tmp_path, "-c", _QUICKLY_BY_STEPS)
        by_steps = read_back(_SERVER, structure_of(url))

    from_file = read_back(_SERVER, structure.FILE.read_text())

    assert from_file == by_steps, "run: manage.py write_structure"


def test_what_was_added_since_the_file_is_migrated_after_it(tmp_path: Path) -> None:
    with passing_database(_SERVER, f"pistos_older_{os.getpid()}") as url:
        with psycopg.connect(url) as older:
            older.execute(structure.FILE.read_text().encode())
            older.execute("DELETE FROM django_migrations WHERE name = '0002_opinion'")
            older.execute("DROP TABLE help_opinion")
        _run(url, tmp_path, "manage.py", "migrate", "-v0")
        with psycopg.connect(url) as newer:
            assert newer.execute("SELECT count(*) FROM help_opinion").fetchone() == (0,)


def test_of_several_that_migrate_a_new_database_at_once_none_fails(tmp_path: Path) -> None:
    with passing_database(_SERVER, f"pistos_at_once_{os.getpid()}") as url:
        with ThreadPoolExecutor(3) as threads:
            asked = [threads.submit(_run, url, tmp_path, "-c", _FROM_THE_FILE) for _ in range(3)]
            for each in asked:
                each.result()
        with psycopg.connect(url) as made:
            assert made.execute("SELECT count(*) > 100 FROM django_migrations").fetchone() == (
                True,
            )


def test_a_file_that_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    broken = tmp_path / "structure.sql"
    broken.write_text(
        "CREATE TABLE django_migrations (id int); CREATE TABLE one (id int); NONSENSE;"
    )
    with passing_database(_SERVER, f"pistos_broken_{os.getpid()}") as url:
        with pytest.raises(subprocess.CalledProcessError):
            _run(url, tmp_path, "-c", _FROM_ANOTHER_FILE, str(broken))
        with psycopg.connect(url) as left:
            assert left.execute("SELECT to_regclass('one')").fetchone() == (None,)


def test_a_database_that_was_migrated_is_left_as_it_is(db: None) -> None:
    assert load_structure(connection) is False
