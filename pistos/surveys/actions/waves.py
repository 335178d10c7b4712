"""Waves: time goes round, and the same is asked again, of everybody alike who has rested long enough."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.asks.actions.requesting import request_asks
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.shop.queries import the_shop_or_none
from pistos.surveys.actions.defining import ref
from pistos.surveys.actions.inviting import built, wish_of
from pistos.surveys.events import SurveyFellSilent, SurveySpeaks, WaveBegun
from pistos.surveys.facts import Occasion
from pistos.surveys.models import Invitation, InvitedBy, Survey, Trigger, Wave
from pistos.surveys.queries.audience import buyers_to_ask
from pistos.surveys.queries.defined import day_of_shop, questions_in_force, wave_on, waves_of
from pistos.surveys.queries.silence import quiet_days

CLOCK = Actor.machine("surveys.clock")


class WaveUnderWay(Refused):
    """One wave at a time."""


class SurveyStopped(Refused):
    """It asks nobody now."""


@transaction.atomic
def begin_wave(*, survey: Survey, by: Actor, at: datetime) -> Wave:
    """The next wave, from today. Of a survey by waves it invites all who bought lately and have rested.

    Publishes WaveBegun. Refuses with WaveUnderWay, SurveyStopped.
    """
    lock_until_commit(f"surveys.wave:{survey.pk}")
    today = day_of_shop(at)
    if not survey.is_active or questions_in_force(survey) is None:
        raise SurveyStopped(_("This survey is stopped. Let it ask again first."))
    if wave_on(survey, today) is not None:
        raise WaveUnderWay(_("A wave is under way. The next can begin when it is over."))
    last = waves_of(survey)[-1:]
    wave = Wave.objects.create(
        survey=survey,
        number=last[0].number + 1 if last else 1,
        starts_on=today,
        ends_on=today + timedelta(days=survey.wave_days - 1),
        asked_at=at if survey.trigger == Trigger.WAVES else None,
    )
    invited = _invite_buyers(survey, wave, at) if survey.trigger == Trigger.WAVES else 0
    event = WaveBegun(survey.pk, survey.key, wave.number, invited)
    publish(event, about=ref(survey), by=by, at=at)
    return wave


def keep_waves(*, at: datetime) -> int:
    """Begins the wave of each active survey whose last one is over; returns how many began."""
    if the_shop_or_none() is None:
        return 0
    today = day_of_shop(at)
    due = [row for row in Survey.objects.filter(is_active=True) if wave_on(row, today) is None]
    begun = 0
    for survey in due:
        if questions_in_force(survey) is not None:
            begin_wave(survey=survey, by=CLOCK, at=at)
            begun += 1
    return begun


@transaction.atomic
def watch_silence(*, at: datetime) -> list[Survey]:
    """Surveys without an answer for longer than they may be. Returns those that fell silent now.

    Publishes SurveyFellSilent once for each silence, and SurveySpeaks when it is over.
    """
    fallen = []
    for survey in Survey.objects.select_for_update().filter(is_active=True).order_by("pk"):
        days = quiet_days(survey, at)
        is_silent = days >= survey.alarm_days
        if is_silent == (survey.silent_since is not None):
            continue
        survey.silent_since = at if is_silent else None
        survey.save(update_fields=["silent_since"])
        event = (
            SurveyFellSilent(survey.pk, survey.key, days)
            if is_silent
            else SurveySpeaks(survey.pk, survey.key)
        )
        publish(event, about=ref(survey), by=CLOCK, at=at)
        if is_silent:
            fallen.append(survey)
    return fallen


def _invite_buyers(survey: Survey, wave: Wave, at: datetime) -> int:
    asked = questions_in_force(survey)
    if asked is None:
        return 0
    occasions = [
        Occasion(
            customer=order.customer,
            about=Ref(f"wave-{wave.number}", str(order.customer_id)),
            order=order,
            country=order.country,
        )
        for order in buyers_to_ask(survey, at)
    ]
    rows = [built(survey, asked, each, InvitedBy.MAIL, at=at, wave=wave) for each in occasions]
    made = Invitation.objects.bulk_create(rows, batch_size=2000)
    return request_asks(
        wishes=[
            wish_of(row, survey, occasion, at=at)
            for row, occasion in zip(made, occasions, strict=True)
        ],
        at=at,
    )
