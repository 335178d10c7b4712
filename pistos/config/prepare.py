"""Brings the database to this version of the program, and fills a demo where one is asked for.

Run as a process of its own (`python -m pistos.config.prepare`), so that a supervisor need not load
Django. `--demo` refuses a database that holds anything but a demo, before it writes to it.
"""

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator

import django
from django.core.management import call_command
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from pistos.config.catalogues import compile_catalogues
from pistos.config.checks import check_database

_LOCK = 7_046_029_254
_MARK = "pistos_demo"
"""A table: its presence says that the database was empty when the demo took it."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="prepare", description=__doc__)
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--reset", action="store_true", help="throw the demo away first")
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pistos.config.settings")
    compile_catalogues()
    django.setup()
    try:
        connection.ensure_connection()
    except OperationalError as error:
        sys.exit(f"The database cannot be reached: {error}")
    for problem in check_database(["default"]):
        sys.exit(f"{problem.msg} {problem.hint or ''}".strip())
    if not options.demo:
        migrate()
        return
    with _alone():
        _take_for_demo(reset=options.reset)
    migrate()
    call_command("fill_demo", "--json")


def migrate() -> None:
    """Apply what is missing; several processes may ask at once."""
    with _alone():
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            print("Preparing the database", file=sys.stderr, flush=True)
            call_command("migrate", verbosity=0, interactive=False)


def _take_for_demo(*, reset: bool) -> None:
    tables = connection.introspection.table_names()
    if tables and _MARK not in tables:
        sys.exit(
            f"The database “{connection.settings_dict['NAME']}” holds something that is not a demo "
            f"({len(tables)} tables), so the demo leaves it alone. Set DATABASE_URL to an empty "
            "database, or PISTOS_DATA to a new folder."
        )
    with connection.cursor() as cursor:
        if reset and tables:
            print("Throwing the old demo away", file=sys.stderr, flush=True)
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
            cursor.execute("GRANT USAGE ON SCHEMA public TO PUBLIC")
            _remove_files()
        cursor.execute(f"CREATE TABLE IF NOT EXISTS {_MARK} (made_at timestamptz DEFAULT now())")


def _remove_files() -> None:
    from django.core.files.storage import FileSystemStorage, default_storage

    if isinstance(default_storage, FileSystemStorage):
        shutil.rmtree(default_storage.location, ignore_errors=True)


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


if __name__ == "__main__":
    main()
