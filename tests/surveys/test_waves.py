"""Waves: the same asked again, of all alike who have rested; silence is an alarm."""

from datetime import datetime, timedelta

import pytest

from pistos.asks.models import Ask
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.orders.models import Order
from pistos.partners.models import Partner, PartnerKind
from pistos.shop.models import Shop
from pistos.surveys.actions.waves import (
    SurveyStopped,
    WaveUnderWay,
    begin_wave,
    keep_waves,
    watch_silence,
)
from pistos.surveys.models import Invitation, Survey, Wave
from pistos.surveys.queries.silence import silent_surveys
from tests.factories.orders import delivered, order_of, parcel_of
from tests.factories.surveys import recorded, survey_of

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")


@pytest.fixture
def bought(shop: Shop, cleo: Customer, dora: Customer, at: datetime) -> list[Order]:
    courier = Partner.objects.create(code="hermes", name="Hermes", kind=PartnerKind.COURIER)
    orders = []
    for number, (customer, days) in enumerate(((cleo, 20), (cleo, 9), (dora, 300))):
        order = order_of(customer, placed_at=at - timedelta(days=days), number=str(number))
        delivered(parcel_of(order, courier=courier))
        orders.append(order)
    return orders


@pytest.mark.serves("S3-122")
def test_a_wave_asks_everybody_who_bought_lately_once(bought: list[Order], at: datetime) -> None:
    survey = survey_of("experience", at=at)

    wave = begin_wave(survey=survey, by=BY, at=at)

    invitation = Invitation.objects.get()  # Dora bought too long ago
    assert (invitation.order, invitation.wave) == (bought[1], wave)
    assert Ask.objects.get().about_id == str(invitation.pk)
    assert Event.objects.get(name="surveys.WaveBegun").data == {
        "survey_id": survey.pk,
        "key": "experience",
        "wave": 1,
        "invited": 1,
    }


@pytest.mark.serves("S3-122")
def test_the_next_wave_leaves_alone_who_has_not_rested(bought: list[Order], at: datetime) -> None:
    survey = survey_of("experience", at=at, wave_days=30)
    begin_wave(survey=survey, by=BY, at=at)

    begin_wave(survey=survey, by=BY, at=at + timedelta(days=30))

    assert Wave.objects.count() == 2
    assert Invitation.objects.count() == 1


def test_one_wave_at_a_time(bought: list[Order], at: datetime) -> None:
    survey = survey_of("experience", at=at)
    begin_wave(survey=survey, by=BY, at=at)

    with pytest.raises(WaveUnderWay):
        begin_wave(survey=survey, by=BY, at=at + timedelta(days=3))

    assert Invitation.objects.count() == 1


def test_a_stopped_survey_begins_none(bought: list[Order], at: datetime) -> None:
    survey = survey_of("experience", at=at, is_active=False)

    with pytest.raises(SurveyStopped):
        begin_wave(survey=survey, by=BY, at=at)
    assert keep_waves(at=at) == 0


def test_waves_begin_by_the_clock_where_one_is_over(bought: list[Order], at: datetime) -> None:
    survey_of("delivery", at=at)
    survey_of("experience", at=at)

    assert keep_waves(at=at) == 2
    assert keep_waves(at=at) == 0
    assert keep_waves(at=at + timedelta(days=31)) == 1  # the monthly one
    assert Invitation.objects.count() == 1  # only the survey by waves asks by itself


@pytest.mark.serves("S1-7")
def test_no_answer_for_so_many_days_is_an_alarm(shop: Shop, at: datetime) -> None:
    survey = survey_of(at=at)
    recorded(survey, [{"recommend": "9"}], at=at)

    assert watch_silence(at=at + timedelta(days=14)) == []
    assert watch_silence(at=at + timedelta(days=15)) == [survey]
    assert watch_silence(at=at + timedelta(days=16)) == []  # said once

    assert silent_surveys() == [survey]
    assert Event.objects.get(name="surveys.SurveyFellSilent").data["days"] == 14
    recorded(survey, [{"recommend": "9"}], at=at + timedelta(days=16))
    watch_silence(at=at + timedelta(days=17))
    assert silent_surveys() == []
    assert Event.objects.filter(name="surveys.SurveySpeaks").exists()


def test_a_survey_that_never_had_an_answer_falls_silent_too(shop: Shop, at: datetime) -> None:
    survey_of(at=at)

    assert len(watch_silence(at=at + timedelta(days=14))) == 1


def test_a_stopped_survey_may_be_silent(shop: Shop, at: datetime) -> None:
    survey_of(at=at, is_active=False)

    assert watch_silence(at=at + timedelta(days=100)) == []
    assert Survey.objects.get().silent_since is None
