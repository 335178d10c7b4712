"""A throw-away database on DATABASE_URL's server with a ledger of 1,000,000 open promises.

Rows are made by the server itself; what the benchmark measures is never in the filling.
"""

import os
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

OPEN = 1_000_000

# Promises, words, first entries and standings as the actions write them, by the set.
FILL = """
INSERT INTO customers_customer (token, name, email, phone, language, preferred_channel,
    form_of_address, country, region, city, postcode, address)
SELECT 'c' || n, 'Customer ' || n, '', '', 'en', 'email', '', 'GR', '', '', '', ''
FROM generate_series(1, 5000) AS n;

INSERT INTO promises_promise (token, kind, toward, customer_id, made_by_kind, made_by_id,
    about_kind, told_where, told_ref, made_at, due_at, due_on, zone, country, region, grounds,
    model_version, reason, is_imported, is_public, gives_proof)
SELECT 'p' || n, 'answer', 'customer', (SELECT min(id) FROM customers_customer) + n %% 5000,
    'machine', 'bench', 'bench', 'email', '',
    %(at)s::timestamptz - interval '9 days' - make_interval(mins => (n %% 400000)::int),
    due, due::date, 'UTC', 'GR', 'GR-' || chr((65 + n %% 13)::int), '{}', '', '', false, true, true
FROM (SELECT n, CASE WHEN n <= %(due)s THEN %(at)s::timestamptz - make_interval(secs => n / 10.0)
    ELSE date_trunc('day', %(at)s::timestamptz) + make_interval(days => 2 + (n %% 60)::int) END AS due
    FROM generate_series(1, %(open)s) AS n) AS made;

INSERT INTO promises_promisewords (promise_id, salt, language, text)
SELECT id, decode(md5(id::text), 'hex'), 'en', 'By then.' FROM promises_promise;

INSERT INTO promises_standing (promise_id, kind, toward, customer_id, made_by_kind, made_by_id,
    about_kind, country, region, is_imported, is_public, gives_proof, zone, made_at, first_due_at,
    state, settled_at, due_at, due_on, move_count, is_kept_as_told, is_corrected, is_overturned, cause,
    is_told, risk, risk_reason)
SELECT id, kind, toward, customer_id, made_by_kind, made_by_id, about_kind, country, region,
    is_imported, is_public, gives_proof, zone, made_at, due_at,
    (%(states)s::text[])[1 + id %% %(kinds)s],
    CASE WHEN (%(states)s::text[])[1 + id %% %(kinds)s] <> 'open' THEN due_at END, due_at, due_on, 0, false,
    false, false, '', true, CASE WHEN id %% 100 = 0 THEN 0.5 + (id %% 500) / 1000.0 ELSE 0 END, ''
FROM promises_promise;
"""


@contextmanager
def throw_away_database() -> Iterator[None]:
    """Makes and migrates a database of a random name, points Django at it, and drops it after."""
    given = os.environ["DATABASE_URL"]
    name = f"pistos_bench_{secrets.token_hex(4)}"
    parts = urlsplit(given)
    with psycopg.connect(given, autocommit=True) as server:
        server.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 LOCALE 'C.UTF-8' ENCODING 'UTF8'"
        )
    os.environ["DATABASE_URL"] = urlunsplit(parts._replace(path=f"/{name}"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pistos.config.settings")
    try:
        django.setup()
        from django.core.management import call_command
        from django.db import connections

        connections["default"].settings_dict["NAME"] = name  # Django may be set up since one before
        call_command("migrate", verbosity=0)
        yield
    finally:
        if django.apps.apps.ready:
            from django.db import connections

            connections.close_all()
        os.environ["DATABASE_URL"] = given
        with psycopg.connect(given, autocommit=True) as server:
            server.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def fill(at: object, *, due: int, states: Sequence[str] = ("open",)) -> None:
    """OPEN promises, of which `due` fell due before `at`, in equal parts of these states; analysed
    as a living table is."""
    from django.db import connection

    given = {"at": at, "due": due, "open": OPEN, "states": [*states], "kinds": len(states)}
    with connection.cursor() as cursor:
        for statement in filter(str.strip, FILL.split(";\n")):
            cursor.execute(statement, given)
        cursor.execute("ANALYZE")
