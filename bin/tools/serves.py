"""Which requirements the tests prove: the ids in `@pytest.mark.serves(…)`, read from the sources."""

import ast
import re
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[2] / "tests"


def ids(source: str) -> set[str]:
    """The ids named by the marks of one file, module-wide marks included."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "serves"
        ):
            found |= {
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            }
    return found


def in_order(name: str) -> list[int | str]:
    return [int(part) if part.isdigit() else part for part in re.split(r"(\d+)", name)]


def main() -> int:
    found: set[str] = set()
    for path in TESTS.rglob("test_*.py"):
        found |= ids(path.read_text())
    print("\n".join(sorted(found, key=in_order)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
