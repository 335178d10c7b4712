"""The system account that runs the cluster: PostgreSQL refuses to run as root."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .errors import ClusterError
from .programs import clean_environment

_NAME = "pistos"


@dataclass(frozen=True)
class Account:
    """A user and group id to run as."""

    uid: int
    gid: int

    def can_enter(self, folder: Path) -> bool:
        """Whether this account can reach the folder, all its parents included."""
        answer = subprocess.run(
            ["/bin/sh", "-c", 'cd "$1" 2>/dev/null', "sh", folder],
            user=self.uid,
            group=self.gid,
            extra_groups=[],
            cwd="/",
            check=False,
        )
        return answer.returncode == 0


def run_as(
    account: Account | None, command: Sequence[str | Path], *, text: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a program as the account (None: as ourselves), in a clean environment."""
    identity: dict[str, object] = {}
    if account is not None:
        identity = {"user": account.uid, "group": account.gid, "extra_groups": []}
    return subprocess.run(  # type: ignore[call-overload, no-any-return]  # `identity` is three of its arguments, or none
        command,
        input=text,
        stdin=None if text is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        check=False,
        env=clean_environment(),
        **identity,
    )


def needed_account(files: Path) -> Account | None:
    """The account for the cluster whose files lie there: None unless we are root.

    An existing cluster keeps its owner, so that root and the owner may use it in turn.
    """
    owner = files.stat().st_uid if files.exists() else None
    if os.geteuid() != 0:
        if owner is not None and owner != os.geteuid():
            raise ClusterError(
                f"The private database in {files.parent} belongs to another user "
                f"({_name_of(owner)}). Run as that user, or set PISTOS_DATA to a folder of yours."
            )
        return None
    if owner:
        return Account(owner, files.stat().st_gid)
    return _unprivileged()


def _unprivileged() -> Account:
    found = _lookup(_NAME) or _lookup("postgres")
    if found:
        return found
    for command in (
        ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/bin/false", _NAME],
        ["adduser", "-S", "-D", "-H", _NAME],
    ):
        try:
            subprocess.run(command, capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            continue
        found = _lookup(_NAME)
        if found:
            return found
    raise ClusterError(
        "PostgreSQL does not run as root, and no system user could be made for it. "
        "Run as a normal user, or create one: useradd --system pistos."
    )


def _lookup(name: str) -> Account | None:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return None
    return Account(entry.pw_uid, entry.pw_gid) if entry.pw_uid != 0 else None


def _name_of(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return f"uid {uid}"
