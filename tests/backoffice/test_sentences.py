import ast
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path

import pytest

import pistos
from pistos.backoffice.event_values import LETTERS
from pistos.backoffice.sentences import SENTENCES, sentence
from pistos.backoffice.subjects import SUBJECTS
from pistos.backoffice.wording import told_words
from pistos.journal.actions import event_name

EVENT_MODULES = sorted(
    f"pistos.{path.parent.name}.events" for path in Path(pistos.__path__[0]).glob("*/events.py")
)


def events():
    for module in map(import_module, EVENT_MODULES):
        for _, kind in getmembers(module, isclass):
            if kind.__module__ == module.__name__:
                yield kind


@pytest.mark.parametrize("kind", list(events()), ids=event_name)
def test_every_event_has_a_sentence_of_its_own_fields(kind):
    fields = dict.fromkeys(kind.__dataclass_fields__, "x")

    assert event_name(kind) in SENTENCES
    assert "–" not in sentence(event_name(kind), fields)


def test_no_sentence_is_left_of_an_event_that_is_gone():
    assert set(SENTENCES) == {event_name(kind) for kind in events()}


def test_event_of_an_older_version_still_reads():
    assert sentence("promises.PromiseWithdrawn", {}).endswith("–")
    assert sentence("old.Thing", {}) == "old.Thing"


def kinds_of_subjects():
    """What events are about anywhere in the program."""
    for path in Path(pistos.__path__[0]).rglob("actions/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Ref":
                kind = node.args[0]
                if isinstance(kind, ast.Constant) and kind.value:
                    yield kind.value


def test_wherever_a_promise_is_told_has_its_words():
    told = {
        node.args[2].value
        for path in Path(pistos.__path__[0]).rglob("actions/**/*.py")
        if path.parts[-3] != "demo"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Told"
        if len(node.args) > 2 and isinstance(node.args[2], ast.Constant)
    }

    assert {"remedy", "order_page"} <= {where for where in told if isinstance(where, str)}
    assert [where for where in told if isinstance(where, str) and told_words(where) == where] == []


def test_no_code_stands_where_a_thing_or_a_letter_is_named():
    letters = Path(pistos.__path__[0]) / "notifications" / "templates" / "notifications"

    assert set(kinds_of_subjects()) - set(SUBJECTS) == set()
    assert {path.name for path in letters.iterdir() if path.is_dir()} - set(LETTERS) == set()
