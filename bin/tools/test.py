"""bin/test [ARGUMENTS OF PYTEST]: set up, check, test. --serves lists the requirements proven.

On DATABASE_URL where it is set, else on a private cluster: in memory where there is room for it, else in
PISTOS_DATA/tests.
"""

import hashlib
import os
import shutil
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
# A test that commits takes a database of 3,000 files: on a disk that can last 2 s, here 0.1 s.
MEMORY = Path("/dev/shm")
ROOM = 6 << 30


def main(arguments: list[str]) -> int:
    if "--serves" in arguments:
        return serves.main()
    began = time.monotonic()
    packages.ensure("msgfmt", "chromium", "postfix", "imap", "lmtp")
    checked = subprocess.run([sys.executable, str(ROOT / "bin" / "tools" / "check.py")], cwd=ROOT)
    print(flush=True)
    compile_catalogues()
    try:
        with folder() as kept, database(kept) as url:
            environment = {
                **{name: value for name, value in os.environ.items() if name != UNCOMPILED},
                # The tests start many processes: each reads what the first has compiled.
                "PYTHONPYCACHEPREFIX": str(data_folder() / "compiled"),
                "DATABASE_URL": url,
                "PISTOS_DATA": str(kept),
                "TMPDIR": str(kept / "tmp"),
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
def folder() -> Iterator[Path]:
    """Where the tests keep what they throw away; what lies in memory is gone afterwards."""
    mark = hashlib.sha256(str(ROOT).encode()).hexdigest()[:8]
    memory = MEMORY / f"pistos-tests-{os.getuid()}-{mark}"
    kept = memory if has_room(memory) else data_folder() / "tests"
    kept.mkdir(mode=0o711, parents=True, exist_ok=True)
    (kept / "tmp").mkdir(exist_ok=True)
    (kept / "tmp").chmod(0o1777)  # mail servers run as users of their own
    try:
        yield kept
    finally:
        shutil.rmtree(kept / "tmp", ignore_errors=True)
        if kept == memory:
            cluster.remove(kept)
            shutil.rmtree(kept, ignore_errors=True)


def has_room(memory: Path) -> bool:
    """Whether `memory` is, or may become, ours."""
    if memory.exists():
        return memory.lstat().st_uid == os.getuid() and not memory.is_symlink()
    return (
        os.access(MEMORY, os.W_OK)
        and shutil.disk_usage(MEMORY).free > ROOM
        and available_memory() > ROOM
    )


def available_memory() -> int:
    """Bytes that programs can have, what the system keeps of files included."""
    with Path("/proc/meminfo").open() as told:
        found = next(line for line in told if line.startswith("MemAvailable:"))
    return int(found.split()[1]) * 1024


@contextmanager
def database(kept: Path) -> Iterator[str]:
    given = os.environ.get("DATABASE_URL")
    if given:
        yield given
        return
    with cluster.using(kept, settings=QUICK) as url:
        yield url


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
