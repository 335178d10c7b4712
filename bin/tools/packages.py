"""Programs that Python packages do not bring: installed where we may, else named."""

import os
import shutil
import subprocess
import sys

PACKAGES = {
    "msgfmt": ("gettext", "checks the translations"),
    "chromium": ("chromium", "drives the pages in a real browser"),
    "postfix": ("postfix", "takes and sends mail in the tests"),
    "imap": ("dovecot-imapd", "keeps mailboxes in the tests"),
    "lmtp": ("dovecot-lmtpd", "takes mail into them"),
}
_OTHER_NAMES = {"chromium": ("chromium-browser", "google-chrome", "google-chrome-stable")}


def ensure(*programs: str) -> None:
    """Install what is missing by apt-get under root; elsewhere end with what to install."""
    missing = [program for program in programs if not _is_here(program)]
    if not missing:
        return
    packages = [name for program in missing for name in PACKAGES[program][0].split()]
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {', '.join(packages)}", file=sys.stderr, flush=True)
        _apt_get("update")
        _apt_get("install", "--yes", "--no-install-recommends", *packages)
        missing = [program for program in programs if not _is_here(program)]
    if missing:
        for program in missing:
            package, purpose = PACKAGES[program]
            print(f"Missing: {program} ({package}), which {purpose}.", file=sys.stderr)
        names = " ".join(PACKAGES[program][0] for program in missing)
        sys.exit(f"Install with: sudo apt-get install {names}   (or your system's own packages)")


def _is_here(program: str) -> bool:
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin:/usr/lib/dovecot:/usr/libexec/dovecot"
    return any(shutil.which(name, path=path) for name in (program, *_OTHER_NAMES.get(program, ())))


def _apt_get(*arguments: str) -> None:
    done = subprocess.run(
        ["apt-get", "-q", *arguments],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if done.returncode:
        print(done.stdout[-1500:], file=sys.stderr)
