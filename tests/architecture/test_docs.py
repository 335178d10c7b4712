"""Docs that fail the build when they lag behind the code."""

from dataclasses import fields
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path

from pistos.journal.actions import event_name
from pistos.shop.rules.facts import SettingsValues

ROOT = Path(__file__).resolve().parents[2]


def events():
    for path in sorted((ROOT / "pistos").glob("*/events.py")):
        module = import_module(f"pistos.{path.parent.name}.events")
        yield from (
            kind for _, kind in getmembers(module, isclass) if kind.__module__ == module.__name__
        )


def test_every_event_stands_in_the_docs_with_its_fields():
    told = (ROOT / "docs/events.md").read_text().splitlines()
    rows = {row.split("`")[1]: row for row in told if row.startswith("| `")}
    lacking = [
        f"{event_name(kind)}: {name}"
        for kind in events()
        for name in kind.__dataclass_fields__
        if f"`{name}`" not in rows.get(event_name(kind), "")
    ]

    assert [event_name(kind) for kind in events() if event_name(kind) not in rows] == []
    assert lacking == []


def test_no_event_in_the_docs_is_gone():
    text = (ROOT / "docs/events.md").read_text()
    known = {event_name(kind) for kind in events()}

    assert {row.split("`")[1] for row in text.splitlines() if row.startswith("| `")} == known


def test_every_setting_stands_in_the_docs():
    text = (ROOT / "docs/settings.md").read_text()

    assert [field.name for field in fields(SettingsValues) if f"`{field.name}`" not in text] == []


def test_every_app_has_its_page():
    apps = {path.parent.name for path in (ROOT / "pistos").glob("*/apps.py")}
    pages = {path.stem for path in (ROOT / "docs/apps").glob("*.md")}

    assert apps - pages == {"config"}


def test_every_direct_dependency_has_its_reason():
    texts = " ".join(path.read_text().lower() for path in (ROOT / "docs/decisions").glob("*.md"))
    names = [
        line.split("[")[0].split(">")[0].split("=")[0].strip()
        for name in ("runtime", "dev")
        for line in (ROOT / f"requirements/{name}.in").read_text().splitlines()
        if line and not line.startswith(("-", "#"))
    ]

    assert [name for name in names if name.lower() not in texts] == []
