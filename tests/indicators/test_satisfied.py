"""Measures of satisfaction agree with the answers, and are narrowed one way."""

from datetime import date, timedelta

import pytest

from pistos.conversations.models import Channel
from pistos.indicators.queries.registry import measure_named
from pistos.indicators.rules.measures import Figure, Period
from pistos.indicators.rules.ourselves import Verdict, compare
from pistos.partners.models import Partner, PartnerKind
from tests.factories.surveys import recorded, survey_of

pytestmark = pytest.mark.django_db
MARCH = Period(date(2026, 3, 1), date(2026, 3, 31), "Europe/Athens")


def read(code, **given):
    return measure_named(code).compute(MARCH, given)


@pytest.fixture
def answers(shop, at):
    courier = Partner.objects.create(code="hermes", name="Hermes", kind=PartnerKind.COURIER)
    delivery, case = survey_of(at=at), survey_of("case", at=at)
    recorded(
        delivery,
        [{"recommend": "10", "expected": "3", "courtesy": "5"}] * 6 + [None] * 4,
        at=at,
        courier_id=courier.pk,
        country="GR",
    )
    recorded(
        delivery, [{"recommend": "3", "expected": "2", "courtesy": "1"}] * 4, at=at, country="SI"
    )
    recorded(case, [{"easy": "7"}] * 3, at=at, topic="returns", came_by=Channel.EMAIL)
    recorded(case, [{"easy": "2"}], at=at, topic="payment")


@pytest.mark.serves("S3-44", "S3-35", "S1-63")
def test_each_measure_is_what_was_answered(answers):
    assert read("recommendation").value == pytest.approx(20)
    assert read("recommendation", country="SI").value == -100
    assert read("better_than_expected").value == 0.6
    assert read("courteous").value == 0.6
    assert read("courteous", partner="hermes").value == 1.0
    assert read("courteous", partner="unknown").value is None
    assert read("made_easy").value == pytest.approx(23 / 4)
    assert read("made_easy", topic="returns").value == 7  # effort by kind of case
    assert read("surveys_answered").value == pytest.approx(14 / 18)


@pytest.mark.serves("S3-59", "S3-46", "S3-120")
def test_service_product_and_the_weakest_side(shop, at):
    experience = survey_of("experience", at=at)
    recorded(experience, [{"service": "5", "product": "2", "payment": "4"}] * 40, at=at)

    assert read("service_satisfaction").value == 1
    assert read("product_satisfaction").value == 0
    assert read("weakest_side").value == 0


@pytest.mark.serves("S1-7")
def test_silence_is_a_value_that_grows(shop, at):
    survey = survey_of(at=at)
    recorded(survey, [{"recommend": "9"}], at=at)  # answered on the 3rd

    assert read("surveys_silent").value == 28
    survey.is_active = False
    survey.save()
    assert read("surveys_silent").value is None


def test_nobody_asked_is_no_value(shop):
    for code in ("recommendation", "satisfaction", "made_easy", "weakest_side", "surveys_answered"):
        assert read(code).value is None


@pytest.mark.serves("S3-123")
@pytest.mark.parametrize(("after", "is_proven"), [(45.0, False), (80.0, True)])
def test_a_score_moves_only_beyond_its_interval(after, is_proven):
    before = Figure(40.0, None, 100, 25.0, 55.0)
    now = Figure(after, None, 100, after - 15, after + 15)

    found = compare(now, before, 60.0, is_higher_better=True)

    assert found.is_proven is is_proven
    assert found.against_previous is Verdict.BEATEN


def test_answers_of_other_days_do_not_count(shop, at):
    survey = survey_of(at=at - timedelta(days=60))
    recorded(survey, [{"recommend": "9"}], at=at - timedelta(days=60))

    assert read("recommendation").value is None
