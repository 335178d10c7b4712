"""A database that was migrated quickly is the one that Django's own way gives."""

import os
import re
import subprocess
import sys

import pytest

from pistos.config.environment import ROOT
from pistos.kit.cluster.programs import available
from tests.config.test_backup import _empty_database

pytestmark = pytest.mark.servers

OURS = "from django.core.management import call_command as run; run"
PLAIN = (
    "from django.core.management import call_command;"
    " from django.core.management.commands.migrate import Command;"
    " run = lambda name, *a, **k: call_command(Command(), *a, **k); run"
)


_VARIES = re.compile(r"^\\|pg_attver")
"""A random key of each dump, and a counter that some builds of PostgreSQL keep of a column."""


def schema_after(way: str, name: str) -> str:
    """What PostgreSQL says of the database once the migrations of `orders` and all below are applied."""
    with _empty_database(name) as url:
        code = f"import django; django.setup(); {way}('migrate', 'orders', verbosity=0)"
        environment = {
            **os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "pistos.config.settings"
        }  # fmt: skip
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, check=True)
        newest = max(available(), key=lambda found: found.major)
        told = subprocess.run(
            [newest.path("pg_dump"), "--schema-only", "--no-owner", url],
            check=True, capture_output=True, text=True,
        )  # fmt: skip
    return "\n".join(line for line in told.stdout.splitlines() if not _VARIES.search(line))


def test_a_new_database_comes_out_the_same() -> None:
    quick, plain = schema_after(OURS, "pistos_quick"), schema_after(PLAIN, "pistos_plain")

    assert "CREATE TABLE public.orders_order " in quick
    assert quick.count("CREATE INDEX") > 30
    assert quick == plain
