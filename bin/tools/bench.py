"""bin/bench NAME [--json]: run benchmarks/NAME.py on a database of its own.

On DATABASE_URL where it is set, else on a private cluster in PISTOS_DATA/bench.
"""

import ast
import os
import subprocess
import sys
from pathlib import Path

from pistos.config.processes import data_folder, environment_for
from pistos.kit import cluster
from pistos.kit.forks import tie_to_parent

ROOT = Path(__file__).resolve().parents[2]


def names() -> dict[str, str]:
    found = {}
    for path in sorted((ROOT / "benchmarks").glob("*.py")):
        if path.stem.startswith("_"):
            continue
        about = ast.get_docstring(ast.parse(path.read_text())) or ""
        found[path.stem.replace("_", "-")] = about.split("\n")[0]
    return found


def main(arguments: list[str]) -> int:
    name = arguments[0] if arguments else "--help"
    known = names()
    if name.replace("_", "-") not in known:
        print("bin/bench NAME [--json]\n")
        width = max(map(len, known), default=0)
        print("\n".join(f"  {one:<{width}}  {about}" for one, about in known.items()))
        return 0 if name in {"-h", "--help"} else 2
    if os.environ.get("DATABASE_URL"):
        return run(name, arguments[1:], os.environ["DATABASE_URL"])
    try:
        with cluster.using(data_folder() / "bench") as url:
            prepare = [sys.executable, "-m", "pistos.config.prepare"]
            subprocess.run(prepare, cwd=ROOT, env=environment_for(url), check=True)
            return run(name, arguments[1:], url)
    except cluster.ClusterError as error:
        sys.exit(str(error))


def run(name: str, arguments: list[str], url: str) -> int:
    module = f"benchmarks.{name.replace('-', '_')}"
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        env=environment_for(url),
        preexec_fn=tie_to_parent(),
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
