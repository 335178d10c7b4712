"""bin/test [ARGUMENTS OF PYTEST]: set up, check, test. --serves lists the requirements proven.

On DATABASE_URL where it is set, else on a private cluster in PISTOS_DATA/tests.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import packages
import serves

from pistos.config.catalogues import compile_catalogues
from pistos.config.processes import data_folder
from pistos.kit import cluster
from pistos.kit.forks import tie_to_parent

ROOT = Path(__file__).resolve().parents[2]
UNCOMPILED = "PYTHONDONTWRITEBYTECODE"
# Nothing in the tests' database is worth waiting for a disk.
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def main(arguments: list[str]) -> int:
    if "--serves" in arguments:
        return serves.main()
    began = time.monotonic()
    packages.ensure("msgfmt", "chromium", "postfix", "imap", "lmtp")
    checked = subprocess.run([sys.executable, str(ROOT / "bin" / "tools" / "check.py")], cwd=ROOT)
    print(flush=True)
    compile_catalogues()
    try:
        with database() as url:
            environment = {
                **{name: value for name, value in os.environ.items() if name != UNCOMPILED},
                # The tests start many processes: each reads what the first has compiled.
                "PYTHONPYCACHEPREFIX": str(data_folder() / "compiled"),
                "DATABASE_URL": url,
                "PISTOS_DATA": str(data_folder() / "tests"),
                "PISTOS_SETUP_SECONDS": f"{time.monotonic() - began:.1f}",
                "PISTOS_CHECK_FAILED": "1" if checked.returncode else "",
            }
            status = run_pytest(arguments, environment)
    except cluster.ClusterError as error:
        sys.exit(str(error))
    return status or checked.returncode


def run_pytest(arguments: list[str], environment: dict[str, str]) -> int:
    arguments = [argument for argument in arguments if argument != "--"]
    spread = (
        []
        if any(argument.startswith(("-n", "--numprocesses")) for argument in arguments)
        else ["-n2"]
    )
    return subprocess.run(
        [sys.executable, "-m", "pytest", *spread, "--dist=worksteal", *arguments],
        cwd=ROOT,
        env=environment,
        preexec_fn=tie_to_parent(),
    ).returncode


@contextmanager
def database() -> Iterator[str]:
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with cluster.using(data_folder() / "tests", settings=QUICK) as url:
        yield url


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
