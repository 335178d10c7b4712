"""A quote from the database: the same as from the model at hand, in two queries."""

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from pistos.estimates import actions, queries
from pistos.estimates.rules import Standing
from pistos.estimates.rules.quoting import quote_from
from pistos.kit.actors import Actor
from tests.estimates.test_rules_quoting import rehearsed_model
from tests.estimates.worlds import AT, a_case, history


@pytest.fixture
def model(db: None) -> str:
    seen = [*history(300), *history(300, days=6, seed=2, courier="posta", region="C")]
    return actions.learn_model(observations=seen, at=AT, by=Actor.machine("test")).name


@pytest.mark.serves("S4-25")
def test_quote_equals_that_of_the_whole_model(model: str) -> None:
    whole = rehearsed_model(
        [*history(300), *history(300, days=6, seed=2, courier="posta", region="C")]
    )
    for case in (a_case(), a_case(courier="posta", region="C"), a_case(country="SI")):
        stored = queries.quote(case=case, at=AT, target=0.95)
        assert stored == replace(quote_from(whole, case, AT, 0.95), model=model)


@pytest.mark.parametrize("count", [1, 3])
def test_queries_take_two_reads_however_many(
    model: str, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cases = [a_case(AT - timedelta(days=n), region="BC"[n % 2]) for n in range(count)]
    standings = [Standing(case, AT.date(), None, None) for case in cases]

    with django_assert_num_queries(2):
        assert len(queries.quotes(cases=cases, at=AT, target=0.95)) == count
    with django_assert_num_queries(2):
        assert len(queries.lateness_of(standings, at=AT, target=0.95)) == count
    with django_assert_num_queries(2):
        queries.chance_by(case=cases[0], due_on=AT.date())


@pytest.mark.serves("S0-53", "S2-48")
def test_lateness_moves_with_what_happens(model: str) -> None:
    due = (AT + timedelta(days=5)).date()
    after = AT + timedelta(days=4)

    def late(handed: float | None) -> float:
        handed_at = None if handed is None else AT + timedelta(days=handed)
        standing = Standing(a_case(), due, handed_at, handed_at)
        [risk] = queries.lateness_of([standing], at=after, target=0.95)
        return risk.chance_late

    assert late(1.0) < late(3.9) < late(None)


def test_quotes_without_any_model_are_marked_defaults(db: None) -> None:
    quote = queries.quote(case=a_case(), at=AT, target=0.95)

    assert quote.model == queries.NO_MODEL
    assert quote.grounds.is_default


def test_web_processes_load_no_statistics_library() -> None:
    code = (
        "import django; django.setup();"
        "import pistos.estimates.queries, pistos.estimates.actions, sys;"
        "print(sorted({'sklearn', 'scipy', 'pandas'} & set(sys.modules)))"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
