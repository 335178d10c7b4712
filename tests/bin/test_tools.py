"""The small programs behind bin/check and bin/test."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog

from pistos.config.environment import ROOT


def _tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tool_{name}", ROOT / f"bin/tools/{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_serves_reads_the_marks_of_functions_and_modules() -> None:
    source = (
        "import pytest\n"
        "pytestmark = [pytest.mark.django_db, pytest.mark.serves('S0-2')]\n"
        "@pytest.mark.serves('S0-10', 'S1-1')\n"
        "def test_one(): pass\n"
        "# pytest.mark.serves('S9-9')\n"
    )

    ids = _tool("serves").ids(source)

    assert sorted(ids, key=_tool("serves").in_order) == ["S0-2", "S0-10", "S1-1"]


def test_docs_finds_links_that_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = _tool("docs")
    monkeypatch.setattr(docs, "ROOT", tmp_path)
    (tmp_path / "other.md").write_text("# The *first* part\n\n```\n# not a heading\n```\n")
    page = tmp_path / "page.md"
    page.write_text(
        "[a](other.md) [b](other.md#the-first-part) [c](https://shop.example/) [d](#here)\n"
        "[e](gone.md) [f](other.md#not-a-heading) `[g](x)`\n\n## Here\n```\n[h](nowhere.md)\n```\n"
    )

    assert docs.problems(page) == [
        "page.md: gone.md does not exist",
        "page.md: other.md#not-a-heading names no heading",
    ]


def test_locks_miss_what_is_not_locked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    locks = _tool("locks")
    monkeypatch.setattr(locks, "REQUIREMENTS", tmp_path)
    (tmp_path / "dev.in").write_text("-r runtime.in\nfirst[extra]>=2\nSecond_Thing\nthird\n")
    (tmp_path / "dev.txt").write_text(
        "first==2.1 \\\n    --hash=sha256:aa\nsecond-thing==1.0\n    # via -r dev.in\n"
    )

    assert locks.problems("dev") == [
        "dev.txt: second-thing has no hash",
        "dev.txt lacks third; see requirements/README.md",
    ]


def test_translations_tells_missing_empty_fuzzy_and_malformed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    translations = _tool("translations")
    monkeypatch.setattr(translations, "ROOT", tmp_path)
    monkeypatch.setattr(translations, "LOCALE", tmp_path)
    folder = tmp_path / "sl" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n'
        'Plural-Forms: nplurals=4; plural=0;\\n"\n\n'
        'msgid "kept"\nmsgstr "držana"\n\n'
        'msgid "broken"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "moved"\nmsgstr "premaknjena"\n\n'
        'msgid "%(count)s order"\nmsgid_plural "%(count)s orders"\n'
        'msgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\nmsgstr[3] ""\n\n'
        '#~ msgid "old"\n#~ msgstr "staro"\n'
    )
    program = Catalog()
    for text in ("kept", "broken", "moved", "told"):
        program.add(text)

    said = translations.problems("sl", program)

    assert [line for line in said if line.startswith("sl:")] == [
        "sl: 1 missing",
        "sl: 2 not translated",
        "sl: 1 fuzzy",
        "sl: 1 obsolete",
    ]
    assert "    told" in said


def test_every_program_in_bin_is_executable_and_explains_itself() -> None:
    for name in ("bench", "check", "demo", "fmt", "pistos", "test"):
        path = ROOT / "bin" / name
        assert path.stat().st_mode & 0o111
        assert path.read_text().splitlines()[1].startswith("# ")


def test_viewer_names_what_differs_and_keeps_no_map(tmp_path: Path) -> None:
    viewer = _tool("viewer")
    for name, files in {
        "one": {"a.js": "1", "b/c.js": "2"},
        "two": {"a.js": "1", "b/c.js": "3"},
    }.items():
        for file, text in files.items():
            (tmp_path / name / file).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name / file).write_text(text)
    (tmp_path / "two/d.js").write_text("new")

    assert viewer.different(tmp_path / "one", tmp_path / "two") == ["b/c.js", "d.js"]
    assert viewer.without_map(b"run();\n//# sourceMappingURL=a.js.map\n") == b"run();\n"
    assert viewer.without_map(b"run();\n") == b"run();\n"
    _folder, version, three = viewer.checked_in()
    assert all(part.isdigit() for part in (version + "." + three).split("."))
