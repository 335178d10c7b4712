"""Importing 100,000 orders with their promises, and the same again (aim: 60 s, 400 MB)."""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks._orders import write_shop
from benchmarks._rows import Row, tell

ROOT = Path(__file__).resolve().parents[1]
COUNT = int(os.environ.get("PISTOS_BENCH_ORDERS", "100000"))


def main() -> None:
    import psycopg

    address = os.environ["DATABASE_URL"]
    server, _, rest = address.rpartition("/")
    query = rest.partition("?")[2]
    name = f"pistos_bench_{os.getpid()}"
    own = f"{server}/{name}" + (f"?{query}" if query else "")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        manage(own, "migrate", "-v0")
        with tempfile.TemporaryDirectory() as folder:
            write_shop(Path(folder), COUNT)
            tell(list(measured(own, folder)))
    finally:
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def manage(address: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "pistos.config.commandline", *arguments],
        cwd=ROOT,
        env={**os.environ, "DATABASE_URL": address},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout


def measured(address: str, folder: str) -> list[Row]:
    rows = []
    for work in ("import, new", "import, the same again"):
        began = time.monotonic()
        told = manage(address, "import-orders", folder, "--profile", "pistos", "--json", "--quiet")
        seconds = time.monotonic() - began
        summary = json.loads(told)
        assert summary["read"] + summary["quarantined"] == summary["rows"]
        rows.append(Row(f"{work}: {COUNT:,} orders", "s", round(seconds, 1)))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    rows.append(Row("import: most memory of the process", "MB", round(peak)))
    return rows


if __name__ == "__main__":
    main()
