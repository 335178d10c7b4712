from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction
from psycopg import sql

_INSERT_ONLY = """
SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
WHERE tgfoid = to_regproc('pistos_refuse_change') AND relkind IN ('r', 'p') ORDER BY relname
"""
_GRANTS = """
GRANT USAGE ON SCHEMA public TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA public TO {role};
GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role};
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public
    GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON TABLES TO {role};
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role};
"""
# TRUNCATE stays: LOCK TABLE asks for one of the three, and the trigger refuses a real one.
_REVOKE = "REVOKE UPDATE, DELETE ON {table} FROM {role}"


class Command(BaseCommand):
    help = "Lets a database role run the program without being able to change the ledger: ROLE"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("role", help="an existing role, which is not the tables' owner")

    def handle(self, *, role: str, **options: object) -> None:
        name = sql.Identifier(role)
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_user, rolsuper FROM pg_roles WHERE rolname = %s", [role])
            found = cursor.fetchone()
            if found is None:
                raise CommandError(f"There is no role “{role}”. Make it: CREATE ROLE {role} LOGIN")
            if found[0] == role or found[1]:
                raise CommandError(
                    f"“{role}” owns the tables or is a superuser, and could change the ledger. "
                    "Name a plain role."
                )
            cursor.execute(_INSERT_ONLY)
            tables = [row[0] for row in cursor.fetchall()]
            try:
                with transaction.atomic():
                    cursor.execute(sql.SQL(_GRANTS).format(role=name))
                    for table in tables:
                        cursor.execute(
                            sql.SQL(_REVOKE).format(table=sql.Identifier(table), role=name)
                        )
            except ProgrammingError as error:
                raise CommandError(f"Run this as the tables' owner: {error}") from None
        self.stdout.write(f"{role} may run the program. Insert-only for it: {', '.join(tables)}.")
