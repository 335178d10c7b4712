"""The database as all migrations leave it, in one file: a new database is made from it in seconds.

`structure.sql` is written by `manage.py write_structure` from all migrations (a test holds it to them), and
read by `migrate` where there is nothing yet. What was added since it was written is migrated after it.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

from pistos.config.backup import libpq_environment, programs_for, server_major

FILE = Path(__file__).with_name("structure.sql")
_IS_NEW = "SELECT current_schema() = 'public' AND to_regclass('django_migrations') IS NULL"
_LOCK = 7_046_029_255
_HEADING = re.compile(r"^--\n-- .*\n--\n\n|^-- Dumped .*\n", re.MULTILINE)
_SESSION = re.compile(
    r"^(?:SET (?:\w+_timeout|client_\w+|standard_conforming_strings|check_function_bodies|xmloption"
    r"|row_security|default_\w+) = .*|SELECT pg_catalog\.set_config\('search_path'.*|\\\w*restrict .*)\n",
    re.MULTILINE,
)
_MADE_AT = re.compile(r"'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+\+00'")


def load_structure(connection: BaseDatabaseWrapper) -> bool:
    """Fill a database that was never migrated, whole or not at all; False where it was.

    Of several that ask at once one fills it, and the others find it filled.
    """
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
        cursor.execute(_IS_NEW)
        if cursor.fetchone() != (True,):
            return False
        cursor.execute("SET LOCAL check_function_bodies = off")
        cursor.execute(FILE.read_text())
    return True


def structure_of(url: str) -> str:
    """A database and its rows as statements for any PostgreSQL from 15 on; times of making are `now()`."""
    programs = programs_for(server_major())
    dumped = subprocess.run(
        [
            programs.path("pg_dump"),
            *("--no-owner", "--no-acl", "--no-comments", "--inserts", "--rows-per-insert=100"),
        ],
        env={**libpq_environment(url), "PGTZ": "UTC"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    statements = _SESSION.sub("", _HEADING.sub("", dumped))
    return re.sub(r"\n{3,}", "\n\n", _MADE_AT.sub("now()", statements)).strip() + "\n"


@contextmanager
def passing_database(server: str, name: str) -> Iterator[str]:
    """An empty database beside that of `server`, dropped at the end; its address."""
    identifier = sql.Identifier(name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier))
        connection.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(identifier))
        try:
            yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        finally:
            connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(identifier))


def read_back(server: str, statements: str) -> str:
    """The same as PostgreSQL writes it once it has read it: checks with casts change their brackets then."""
    with passing_database(server, f"pistos_read_back_{os.getpid()}") as url:
        with psycopg.connect(url) as connection:
            connection.execute("SET check_function_bodies = off")
            connection.execute(statements.encode())
        return structure_of(url)
