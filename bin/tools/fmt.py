"""bin/fmt: put the format right, and of the lint what can be put right safely."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
RUFF = str(Path(sys.executable).parent / "ruff")

if __name__ == "__main__":
    subprocess.run([RUFF, "format", "."], cwd=ROOT, check=True)
    sys.exit(subprocess.run([RUFF, "check", "--fix", "."], cwd=ROOT).returncode)
