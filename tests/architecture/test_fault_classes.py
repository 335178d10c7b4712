"""docs/fault-classes.md names for each class of fault of other systems the tests that hold it here."""

import ast
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "fault-classes.md"
CLASSES = [*(f"F{n}" for n in range(1, 26)), *(f"S{n}" for n in range(1, 18))]


def marked() -> dict[str, set[str]]:
    """Tests by the class that their `fault` mark names, as "file::test"."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (ROOT / "tests").rglob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if not isinstance(node, ast.FunctionDef):
                continue
            for mark in node.decorator_list:
                if isinstance(mark, ast.Call) and ast.unparse(mark.func).endswith("mark.fault"):
                    for name in mark.args:
                        found[ast.literal_eval(name)].add(
                            f"{path.relative_to(ROOT / 'tests')}::{node.name}"
                        )
    return found


def listed() -> dict[str, str]:
    """The last cell of each class's row."""
    return dict(re.findall(r"^\| ([FS]\d+) \|.*\| ([^|]+) \|$", PAGE.read_text(), re.MULTILINE))


def test_every_class_has_its_row_with_a_test_that_is_there_or_the_reason_why_not() -> None:
    rows, tests = listed(), marked()

    assert list(rows) == CLASSES
    for name, cell in rows.items():
        named = set(re.findall(r"`([^`]+::[^`]+)`", cell))
        assert named <= tests[name], name
        assert named or cell.startswith("Does not apply:"), name


def test_no_test_claims_a_class_that_does_not_exist() -> None:
    assert set(marked()) <= set(CLASSES)
