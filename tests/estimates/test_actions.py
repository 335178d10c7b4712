"""Learning: a version and its cells at once, one event, one version in use."""

from datetime import timedelta

import pytest

from pistos.estimates import actions, queries
from pistos.estimates.models import Cell, ModelVersion
from pistos.estimates.rules.waits import AnswerCase, Wait
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from tests.estimates.worlds import AT, a_case, history

pytestmark = pytest.mark.django_db

MACHINE = Actor.machine("estimates.learn")


def test_learn_model_puts_a_named_version_into_use() -> None:
    version = actions.learn_model(observations=iter(history(300)), at=AT, by=MACHINE)

    assert version == queries.current_version()
    assert version.name == "2026-03-02.1"
    assert version.observation_count == 300
    assert version.learned_at == AT
    assert set(version.figures) == {"delivery", "hand_over", "transit"}
    assert version.figures["delivery"]["unit"] == "day"
    assert version.cells.count() > 10


def test_learn_model_publishes_one_event() -> None:
    version = actions.learn_model(observations=history(300), at=AT, by=MACHINE)

    event = Event.objects.get()
    assert event.name == "estimates.ModelLearned"
    assert event.data == {
        "model": version.name,
        "observation_count": 300,
        "cell_count": version.cells.count(),
    }
    assert (event.subject_kind, event.subject_id) == ("model", str(version.id))
    assert event.happened_at == AT


def test_learn_model_twice_keeps_the_version_that_promises_name() -> None:
    first = actions.learn_model(observations=history(200), at=AT, by=MACHINE)
    second = actions.learn_model(observations=history(300), at=AT, by=MACHINE)

    assert second.name == "2026-03-02.2"
    assert [one.name for one in ModelVersion.objects.filter(is_current=True)] == [second.name]
    assert ModelVersion.objects.filter(name=first.name).exists()
    assert queries.quote(case=a_case(), at=AT, target=0.95).model == second.name


def test_learn_model_drops_the_cells_of_old_versions_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(actions, "KEPT_WITH_CELLS", 2)
    names = [
        actions.learn_model(observations=history(40), at=AT + timedelta(days=day), by=MACHINE).name
        for day in range(4)
    ]

    assert ModelVersion.objects.count() == len(names)
    with_cells = set(Cell.objects.values_list("model__name", flat=True))
    assert with_cells == set(names[2:])


def test_learn_model_of_nothing_leaves_quotes_at_the_default() -> None:
    version = actions.learn_model(observations=[], at=AT, by=MACHINE)

    quote = queries.quote(case=a_case(), at=AT, target=0.95)
    assert quote.grounds.is_default
    assert quote.model == version.name


def test_learn_model_stores_hostile_texts() -> None:
    strange = history(60, region="x" * 900 + "\x00\x1f|'; --", supplier="Ünïcødé\n")

    actions.learn_model(observations=strange, at=AT, by=MACHINE)

    case = strange[-1].case
    assert not queries.quote(case=case, at=AT, target=0.95).grounds.is_default


def test_learn_wait_times_replaces_what_was_known_of_that_quantity() -> None:
    case = AnswerCase("email", 10)
    slow = [Wait(case, AT - timedelta(days=5), 60.0 * minutes) for minutes in range(1, 101)]
    quick = [Wait(case, AT - timedelta(days=5), 6.0 * minutes) for minutes in range(1, 101)]
    actions.learn_wait_times(quantity="solution", waits=slow, at=AT, by=MACHINE)
    actions.learn_wait_times(quantity="answer", waits=slow, at=AT, by=MACHINE)

    actions.learn_wait_times(quantity="answer", waits=quick, at=AT, by=MACHINE)

    answer = queries.answer_quote(case=case, target=0.9)
    solution = queries.answer_quote(case=case, target=0.9, quantity="solution")
    assert answer.promised_seconds * 10 == solution.promised_seconds
    assert Event.objects.filter(name="estimates.WaitsLearned").count() == 3
