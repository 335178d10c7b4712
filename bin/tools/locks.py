"""Every direct dependency is in its lock, and every line of a lock has a hash."""

import re
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def problems(lock_name: str) -> list[str]:
    lock = (REQUIREMENTS / f"{lock_name}.txt").read_text()
    blocks = re.split(r"^(?=[A-Za-z0-9_.-]+==)", lock, flags=re.MULTILINE)[1:]
    locked = {plain(block.split("==")[0]) for block in blocks}
    found = [
        f"{lock_name}.txt: {block.split('==')[0]} has no hash"
        for block in blocks
        if "--hash=sha256:" not in block
    ]
    for line in (REQUIREMENTS / f"{lock_name}.in").read_text().splitlines():
        name = re.match(r"[A-Za-z0-9_.-]+", line)
        if name and not line.startswith("-") and plain(name.group()) not in locked:
            found.append(f"{lock_name}.txt lacks {name.group()}; see requirements/README.md")
    return found


if __name__ == "__main__":
    told = problems("runtime") + problems("dev")
    print("\n".join(told))
    sys.exit(1 if told else 0)
