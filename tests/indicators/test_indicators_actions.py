import json
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.indicators import actions
from pistos.indicators.actions import ImpossibleDefinition, Wanted
from pistos.indicators.models import Indicator, Reading
from pistos.indicators.queries.overview import indicator_lines
from pistos.indicators.rules.ourselves import Mark, Verdict
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.shop.models import Shop
from tests.factories.words_given import give_word

ALMA = Actor.person(1)


def parcels(cleo: Customer, month: int, kept: int, broken: int) -> None:
    for number in range(kept + broken):
        late = timedelta(hours=-5) if number < kept else timedelta(days=1)
        give_word(
            due_on=date(2026, month, 10), late=late, customer=cleo, about_id=month * 1000 + number
        )


@pytest.mark.serves("S1-14")
def test_an_owner_adds_an_indicator_without_code(
    shop: Shop, alma: User, cleo: Customer, at: datetime
) -> None:
    parcels(cleo, 2, kept=3, broken=1)
    wanted = Wanted(
        name={"en": "Deliveries in Attica"},
        measure="kept_rate",
        parameters={"kind": "delivery", "region": "Attica", "country": ""},
        definition={"en": "How often we keep our word in the capital."},
        period_days=28,
        target=0.9,
        threshold=0.8,
        owner=alma,
    )

    indicator = actions.add_indicator(wanted=wanted, by=ALMA, at=at)
    actions.read_history(indicator=indicator, at=at)

    (line,) = indicator_lines()
    assert (line.figure.numerator, line.figure.denominator) == (3, 4)
    assert line.mark is Mark.ALARM
    assert (line.indicator.owner, line.measure.source) == (alma, "promises: roll-up by day")
    assert len(line.series) == 13
    assert indicator.parameters == {"kind": "delivery", "region": "Attica"}
    event = Event.objects.get()
    assert (event.name, event.data) == (
        "indicators.IndicatorAdded",
        {"indicator_id": indicator.pk, "measure": "kept_rate"},
    )


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(name={"en": "A"}, measure="stars_we_gave_ourselves"),
        Wanted(name={"en": " "}, measure="kept_rate"),
        Wanted(name={"de": "A"}, measure="kept_rate"),
        Wanted(name={"en": "A"}, measure="kept_rate", period_days=0),
        Wanted(name={"en": "A"}, measure="kept_rate", parameters={"colour": "red"}),
        Wanted(name={"en": "A"}, measure="kept_rate", parameters={"kind": "wish"}),
        Wanted(name={"en": "A"}, measure="kept_rate", parameters={"partner": "nobody"}),
        Wanted(name={"en": "A"}, measure="kept_rate", target=95),
        Wanted(name={"en": "A"}, measure="told_first_hours", target=float("nan")),
    ],
)
def test_an_impossible_definition_is_refused(db: None, at: datetime, wanted: Wanted) -> None:
    with pytest.raises(ImpossibleDefinition):
        actions.add_indicator(wanted=wanted, by=ALMA, at=at)

    assert not Indicator.objects.exists()
    assert not Event.objects.exists()


def test_codes_do_not_collide(db: None, at: datetime) -> None:
    wanted = Wanted(name={"en": "A"}, measure="kept_rate")

    codes = [actions.add_indicator(wanted=wanted, by=ALMA, at=at).code for _ in range(3)]

    assert codes == ["kept_rate", "kept_rate-2", "kept_rate-3"]


def test_another_question_makes_old_answers_void(shop: Shop, cleo: Customer, at: datetime) -> None:
    first = Wanted(name={"en": "A"}, measure="kept_rate")
    indicator = actions.add_indicator(wanted=first, by=ALMA, at=at)
    actions.read_history(indicator=indicator, at=at)

    named = Wanted(name={"en": "B"}, measure="kept_rate")
    actions.edit_indicator(indicator=indicator, wanted=named, by=ALMA, at=at)
    assert indicator.readings.count() == 13
    other = Wanted(name={"en": "B"}, measure="kept_rate", period_days=7)
    actions.edit_indicator(indicator=indicator, wanted=other, by=ALMA, at=at)

    assert indicator.readings.count() == 0
    event = Event.objects.order_by("-id")[0]
    assert (event.data["before"]["period_days"], event.data["after"]["period_days"]) == (30, 7)


def test_hidden_indicators_keep_their_history(shop: Shop, at: datetime) -> None:
    actions.add_default_indicators(by=ALMA, at=at)
    actions.read_indicators(at=at)
    indicator = Indicator.objects.get(code="kept")

    actions.hide_indicator(indicator=indicator, by=ALMA, at=at)
    actions.hide_indicator(indicator=indicator, by=ALMA, at=at)

    assert "kept" not in {line.indicator.code for line in indicator_lines()}
    assert indicator.readings.exists()
    assert Event.objects.filter(name="indicators.IndicatorHidden").count() == 1


def test_default_indicators_are_added_once(db: None, at: datetime) -> None:
    assert actions.add_default_indicators(by=ALMA, at=at) == len(actions.defaults.DEFAULTS)
    assert actions.add_default_indicators(by=ALMA, at=at) == 0


@pytest.mark.serves("S3-123")
def test_readings_are_beside_the_period_before_and_the_own_best(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    parcels(cleo, 2, kept=36, broken=4)
    parcels(cleo, 1, kept=30, broken=10)
    parcels(cleo, 5, kept=0, broken=0)
    indicator = actions.add_indicator(
        wanted=Wanted(name={"en": "A"}, measure="kept_rate"), by=ALMA, at=at
    )

    actions.read_indicators(at=at)

    (line,) = indicator_lines()
    assert line.indicator == indicator
    assert line.ends_on == date(2026, 3, 1)
    assert (line.figure.value, line.comparison.previous, line.comparison.best) == (0.9, 0.75, 0.75)
    assert line.comparison.against_best is Verdict.BEATEN


def test_reading_twice_gives_the_same_rows(shop: Shop, cleo: Customer, at: datetime) -> None:
    parcels(cleo, 2, kept=3, broken=1)
    actions.add_default_indicators(by=ALMA, at=at)
    actions.read_indicators(at=at)
    columns = ("indicator", "ends_on", "value", "numerator", "denominator")
    first = list(Reading.objects.order_by("id").values_list(*columns))

    actions.read_indicators(at=at)

    assert list(Reading.objects.order_by("id").values_list(*columns)) == first


def test_an_alarm_is_told_when_it_begins(shop: Shop, cleo: Customer, at: datetime) -> None:
    parcels(cleo, 2, kept=1, broken=1)
    wanted = Wanted(name={"en": "A"}, measure="kept_rate", threshold=0.9)
    indicator = actions.add_indicator(wanted=wanted, by=ALMA, at=at)

    for day in range(2):
        actions.read_indicators(at=at + timedelta(days=day))

    told = [
        event.data["alarms"] for event in Event.objects.filter(name="indicators.IndicatorsRead")
    ]
    assert told == [[indicator.pk], []]


def test_indicator_lines_cost_three_queries(
    shop: Shop, at: datetime, django_assert_num_queries: Any
) -> None:
    actions.add_indicator(wanted=Wanted(name={"en": "A"}, measure="kept_rate"), by=ALMA, at=at)
    actions.read_indicators(at=at)
    with django_assert_num_queries(3):
        indicator_lines()
    actions.add_default_indicators(by=ALMA, at=at)
    actions.read_indicators(at=at)

    with django_assert_num_queries(3):
        assert len(indicator_lines()) > 20


def test_the_command_prints_json(shop: Shop, cleo: Customer, at: datetime) -> None:
    parcels(cleo, 2, kept=3, broken=1)
    actions.add_indicator(wanted=Wanted(name={"en": "A"}, measure="kept_rate"), by=ALMA, at=at)
    actions.read_indicators(at=at)
    out = StringIO()

    call_command("indicators", "--json", stdout=out)

    (row,) = json.loads(out.getvalue())
    assert (row["value"], row["numerator"], row["denominator"]) == (0.75, 3, 4)
    assert (row["unit"], row["against_previous"], row["ends_on"]) == (
        "share",
        "first",
        "2026-03-01",
    )
