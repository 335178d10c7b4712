"""environment.py SET TARGET ARGUMENTS: make the virtual environment, then run the target in it.

SET is `runtime` or `dev`, a lock file in requirements/. TARGET is a module or the path of a script.
Standard library only, on any Python from 3.11: nothing is installed when this runs.
"""

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
# Compiling what is never imported costs half a minute.
_QUIET = ("--disable-pip-version-check", "--no-input", "--progress-bar=off", "--no-compile")


def main(lock_name: str, target: str, arguments: list[str]) -> None:
    try:
        prepare(lock_name)
    except PermissionError as error:
        sys.exit(f"{error.filename} cannot be written to. Run from a copy of your own.")
    environment = dict(os.environ)
    environment["PATH"] = f"{PYTHON.parent}{os.pathsep}{environment.get('PATH', '/usr/bin:/bin')}"
    environment["PYTHONPATH"] = str(ROOT)
    environment.pop("PYTHONHOME", None)
    run = [str(ROOT / target)] if target.endswith(".py") else ["-m", target]
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), *run, *arguments], environment)


def prepare(lock_name: str) -> None:
    """Make the virtual environment hold what the lock names; instant where it does already."""
    lock = ROOT / "requirements" / f"{lock_name}.txt"
    if is_ready(lock):
        return
    with only_one():
        if is_ready(lock):
            return
        make()
        install(lock)
        remember(lock)


def is_ready(lock: Path) -> bool:
    if not os.access(PYTHON, os.X_OK):
        return False
    for stamp in (stamp_of(lock), stamp_of(lock.with_name("dev.txt"))):
        with contextlib.suppress(OSError):
            if stamp[0].read_text() == stamp[1]:
                return True
    if not holds(lock):
        return False
    with contextlib.suppress(OSError):
        remember(lock)
    return True


def holds(lock: Path) -> bool:
    """Whether every distribution of the lock is installed in its version."""
    wanted = re.findall(r"^([A-Za-z0-9_.-]+)==([^ ;\\]+)", lock.read_text(), re.MULTILINE)
    installed = {
        (plain(found.group(1)), found.group(2))
        for folder in VENV.glob("lib/python3.*/site-packages/*.dist-info")
        if (found := re.fullmatch(r"(.+)-([^-]+)\.dist-info", folder.name))
    }
    return all((plain(name), version) in installed for name, version in wanted)


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def stamp_of(lock: Path) -> tuple[Path, str]:
    return VENV / f".{lock.stem}-lock", hashlib.sha256(lock.read_bytes()).hexdigest()


def remember(lock: Path) -> None:
    stamp, content = stamp_of(lock)
    stamp.write_text(content)


@contextlib.contextmanager
def only_one() -> Iterator[None]:
    VENV.mkdir(exist_ok=True)
    with (VENV / ".making").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Waiting for another start that installs the packages")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make() -> None:
    if PYTHON.exists() and runs([PYTHON, "-m", "pip", "--version"]):
        return
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        number = f"{sys.version_info.major}.{sys.version_info.minor}"
        sys.exit(
            "Python lacks the venv module, which Debian and Ubuntu package apart.\n"
            f"Run: apt-get install python3-venv   (or python{number}-venv)"
        )
    say("Making the virtual environment .venv")
    for part in ("bin", "lib", "lib64", "include"):
        path = VENV / part
        if path.is_symlink():
            path.unlink()
        else:
            shutil.rmtree(path, ignore_errors=True)
    made = subprocess.run([sys.executable, "-m", "venv", VENV], capture_output=True, text=True)
    if made.returncode:
        sys.exit(f"The virtual environment could not be made.\n{made.stdout}{made.stderr}")


def runs(command: list[str | Path]) -> bool:
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


def install(lock: Path) -> None:
    total = len(re.findall(r"^[A-Za-z0-9_.-]+==", lock.read_text(), re.MULTILINE))
    say(f"Installing {total} packages, once; this takes a minute or two")
    began = time.monotonic()
    with subprocess.Popen(
        [PYTHON, "-m", "pip", "install", "--require-hashes", "-r", str(lock), *_QUIET],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as pip:
        said = []
        done = 0
        for line in pip.stdout or ():
            said.append(line)
            if line.startswith(("Collecting ", "Requirement already satisfied")):
                done += 1
                show(f"  {done}/{total} {line.split()[1].split('==')[0]}")
            elif line.startswith("Installing collected"):
                show(f"  {total}/{total} unpacking", always=True)
    show("")
    if pip.returncode:
        refuse(said)
    say(f"Installed in {time.monotonic() - began:.0f} s")


def refuse(said: list[str]) -> None:
    sys.stderr.write("".join(said[-15:]))
    text = "".join(said)
    if "HASHES" in text:
        reason = "A package does not have the hash of the lock file; nothing was run from it."
    elif re.search(r"No space left", text):
        reason = "The disk is full: about 600 MB are needed."
    elif re.search(r"Could not find a version|[Nn]ame resolution|onnection|[Tt]imed? ?out", text):
        reason = "The packages could not be fetched. Check the network, or pip's index and proxy."
    else:
        reason = "pip could not install the packages; its last words are above."
    sys.exit(f"{reason} Then run the command again: it goes on from here.")


_shown_at = 0.0


def show(text: str, *, always: bool = False) -> None:
    """Progress: one line rewritten on a terminal, now and then a new line elsewhere."""
    global _shown_at
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\033[K{text}")
        sys.stderr.flush()
    elif text and (always or time.monotonic() - _shown_at > 10):
        _shown_at = time.monotonic()
        say(text)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
