"""Surveys as they are defined: their questions in force, their waves, who was asked lately."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from pistos.shop.queries import the_shop
from pistos.surveys.models import Invitation, Place, QuestionSet, Survey, Wave


def day_of_shop(at: datetime) -> date:
    """The day that it is in the shop."""
    return at.astimezone(ZoneInfo(the_shop().time_zone)).date()


def surveys_listed() -> list[Survey]:
    """All, the active ones first."""
    return list(Survey.objects.order_by("-is_active", "pk"))


def active_on(trigger: str) -> list[Survey]:
    return list(Survey.objects.filter(trigger=trigger, is_active=True).order_by("pk"))


def questions_in_force(survey: Survey) -> QuestionSet | None:
    return survey.question_sets.order_by("-number").first()


def wave_on(survey: Survey, day: date) -> Wave | None:
    """The wave that a day belongs to."""
    rows = survey.waves.filter(starts_on__lte=day, ends_on__gte=day)
    return rows.order_by("-starts_on").first()


def waves_of(survey: Survey) -> list[Wave]:
    """Oldest first."""
    return list(survey.waves.order_by("starts_on", "number"))


def places_of(survey: Survey) -> list[Place]:
    return list(survey.places.select_related("store").order_by("-is_active", "pk"))


def was_asked_lately(invitation: Invitation, at: datetime) -> bool:
    """Whether this person was asked by another invitation of the survey within its time of rest."""
    if invitation.customer_id is None:
        return False
    since = (at - timedelta(days=invitation.survey.again_after_days)).date()
    others = Invitation.objects.filter(
        customer_id=invitation.customer_id,
        survey_id=invitation.survey_id,
        delivered_on__gt=since,
    )
    return others.exclude(pk=invitation.pk).exists()


def asked_lately(survey: Survey, customer_ids: Iterable[int], at: datetime) -> set[int]:
    """Those of the customers whom the survey leaves alone; one query."""
    since = at - timedelta(days=survey.again_after_days)
    rows = Invitation.objects.filter(
        survey=survey, customer_id__in=list(customer_ids), made_at__gt=since
    )
    return {pk for pk in rows.values_list("customer_id", flat=True) if pk is not None}


def newest_questions(found: Iterable[Survey]) -> dict[int, QuestionSet]:
    """The questions in force by survey id; one query."""
    rows = QuestionSet.objects.filter(survey__in=list(found))
    return {
        row.survey_id: row for row in rows.order_by("survey_id", "-number").distinct("survey_id")
    }
