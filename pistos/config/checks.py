"""What the database must be for the program to work on it; asked before it is migrated."""

from collections.abc import Sequence

from django.core.checks import Error, Tags, register
from django.db import OperationalError, connections

_OLDEST = 15


@register(Tags.database)
def check_database(databases: Sequence[str] | None = None, **_: object) -> list[Error]:
    """PostgreSQL is new enough, and folds letters beyond ASCII."""
    found = []
    for alias in databases or ():
        try:
            with connections[alias].cursor() as cursor:
                cursor.execute(
                    "SELECT lower('ΑΘΉΝΑ') = 'αθήνα', current_setting('server_version_num')::int"
                )
                folds, version = cursor.fetchone()
        except OperationalError:
            continue  # whoever needs the connection says so
        if version // 10_000 < _OLDEST:
            found.append(
                Error(
                    f"The database runs on PostgreSQL {version // 10_000}; {_OLDEST} or newer is needed.",
                    id="pistos.E001",
                )
            )
        if not folds:
            found.append(
                Error(
                    "The database does not fold Greek letters, so that search would miss them.",
                    hint="Make it with: createdb --template=template0 --encoding=UTF8 "
                    "--locale=C.UTF-8 NAME",
                    id="pistos.E002",
                )
            )
    return found
