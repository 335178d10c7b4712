"""Making the files of a new cluster: whole, or not at all."""

import shutil
from pathlib import Path

from .account import run_as
from .errors import ClusterError
from .place import Place, reachable
from .programs import BUILTIN_LOCALE_SINCE, Programs, available, of_major

USER = "pistos"
DATABASE = "pistos"

# Under a locale that folds ASCII only, Greek and Armenian search fails on case and trigrams lose
# their letters. The extensions are those that the migrations create.
_FIT = (
    "SELECT lower('ΑΘΉΝΑ') = 'αθήνα' AND lower('ԵՐԵՎԱՆ') = 'երեվան' AND upper('č') = 'Č' AND "
    "(SELECT count(*) FROM pg_available_extensions WHERE name IN "
    "('pg_trgm', 'unaccent', 'btree_gist', 'citext')) = 4 AS fits\n"
)
_SETTINGS = """
# Written by Pistos: a private cluster, reached through its own socket only.
listen_addresses = ''
unix_socket_permissions = 0700
max_connections = 200
timezone = 'UTC'
log_timezone = 'UTC'
jit = off
random_page_cost = 1.1
work_mem = 16MB
maintenance_work_mem = 128MB
max_wal_size = 2GB
"""


def programs_for(place: Place) -> Programs:
    """The programs for the cluster there, which is made first where there is none."""
    version = place.files / "PG_VERSION"
    if version.exists():
        return reachable(of_major(int(version.read_text())), place.account)
    if place.files.exists() and any(place.files.iterdir()):
        raise ClusterError(
            f"{place.files} holds something that is not a PostgreSQL cluster. Move it away."
        )
    return _create(place)


def _create(place: Place) -> Programs:
    found = available()
    if not found:
        raise ClusterError(
            "No PostgreSQL was found. Install postgresql (15 or newer), or set DATABASE_URL."
        )
    refusals = []
    for candidate in found:
        programs = reachable(candidate, place.account)
        staging = place.files.with_name("postgres.new")
        shutil.rmtree(staging, ignore_errors=True)
        staging.mkdir()
        place.own(staging)
        refusal = _initialise(programs, staging, place)
        if refusal is None:
            shutil.rmtree(place.files, ignore_errors=True)
            staging.rename(place.files)
            return programs
        refusals.append(f"PostgreSQL {programs.major} in {programs.bin}: {refusal}")
        shutil.rmtree(staging, ignore_errors=True)
    raise ClusterError("No database could be made.\n" + "\n".join(refusals))


def _initialise(programs: Programs, folder: Path, place: Place) -> str | None:
    """Fill the folder; the reason why these programs do not do, or None."""
    locale = ["--locale=C.UTF-8"]
    if programs.major >= BUILTIN_LOCALE_SINCE:
        locale += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    made = run_as(
        place.account,
        [
            programs.path("initdb"),
            f"--pgdata={folder}",
            f"--username={USER}",
            "--encoding=UTF8",
            "--auth=trust",
            "--no-instructions",
            "--no-sync",  # a cluster lost to a power cut in its first seconds held nothing
            *locale,
        ],
    )
    if made.returncode:
        return made.stdout.strip()[-600:]
    (folder / "pg_hba.conf").write_text("local all all trust\n")
    with (folder / "postgresql.conf").open("a") as settings:
        settings.write(_SETTINGS)
    # Single-user mode: the cluster gets its database before anyone can connect to it.
    asked = run_as(
        place.account,
        [programs.path("postgres"), "--single", "-D", folder, "postgres"],
        text=f"{_FIT}CREATE DATABASE {DATABASE}\n",
    )
    if 'fits = "t"' not in asked.stdout:
        if 'fits = "f"' in asked.stdout:
            return "it lacks an extension, or does not fold Greek and Armenian letters"
        return asked.stdout.strip()[-600:]
    return None if asked.returncode == 0 else asked.stdout.strip()[-600:]
