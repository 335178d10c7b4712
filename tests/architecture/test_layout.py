"""What import-linter cannot see: foreign keys, where writes stand, how long things get."""

import ast
import configparser
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "pistos"
MOST_LINES_A_FILE = 400
MOST_LINES_A_FUNCTION = 50
WRITES = {
    "create",
    "bulk_create",
    "bulk_update",
    "update_or_create",
    "get_or_create",
    "delete",
    "save",
    "select_for_update",
}
MAY_WRITE = ("actions", "migrations", "management")


def layers() -> dict[str, int]:
    """App to its height, the lowest 0, as import-linter reads it."""
    linter = configparser.ConfigParser()
    linter.read(ROOT / ".importlinter")
    rows = linter["importlinter:contract:apps"]["layers"].strip().splitlines()
    return {
        name.strip(" ()"): height
        for height, row in enumerate(reversed(rows))
        for name in row.split("|")
    }


def sources() -> list[Path]:
    return sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)


def test_foreign_keys_point_down() -> None:
    heights = layers()
    wrong = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        if model.__module__.startswith("pistos.")
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model is not None
        and field.related_model.__module__.startswith("pistos.")
        and heights[field.related_model._meta.app_label] > heights[model._meta.app_label]
    ]  # fmt: skip

    assert wrong == []


def test_writes_stand_in_actions_only() -> None:
    """A call such as `.save()` outside an app's actions; forms and files have none of these names."""
    wrong = []
    for path in sources():
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if any(part in MAY_WRITE for part in parts[1:]):
            continue
        wrong += [
            f"{path.relative_to(ROOT)}:{node.lineno} .{node.func.attr}()"
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in WRITES
            and _is_of_objects(node.func)
        ]

    assert wrong == []


def _is_of_objects(call: ast.Attribute) -> bool:
    """`X.objects.….create(…)`; other objects may have methods of these names."""
    return ".objects." in f"{ast.unparse(call)}."


def test_files_and_functions_stay_short() -> None:
    long = []
    for path in sources():
        name, text = path.relative_to(PACKAGE), path.read_text()
        if (lines := len(text.splitlines())) > MOST_LINES_A_FILE:
            long.append(f"{name}: {lines} lines")
        long += [
            f"{name}: {node.name} ({node.end_lineno - node.lineno + 1})"
            for node in ast.walk(ast.parse(text))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            and node.end_lineno - node.lineno + 1 > MOST_LINES_A_FUNCTION
        ]

    assert long == []


def test_actions_take_keywords_and_at_most_six() -> None:
    wrong = []
    for path in sources():
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        if "actions" not in parts[1:2] or parts[0] == "demo":
            continue
        for node in ast.parse(path.read_text()).body:
            if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
                continue
            names = [argument.arg for argument in node.args.args + node.args.kwonlyargs]
            if len(names) > 6:
                wrong.append(f"{'.'.join(parts)}.{node.name}: {len(names)} parameters")

    assert wrong == []


def test_repository_names_no_place_of_its_making() -> None:
    """No path of a machine and no package host; the product alone."""
    forbidden = ("/work/", "pypi.org", "files.pythonhosted", "registry.npmjs", "deb.debian.org")
    wrong = [
        f"{path.relative_to(ROOT)}: {word}"
        for folder in ("pistos", "docs", "bin", "benchmarks", "requirements", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".mo", ".png"}
        for word in forbidden
        if word in path.read_text(errors="replace")
    ]

    assert wrong == []
