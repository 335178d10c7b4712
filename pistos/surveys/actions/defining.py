"""Surveys and their questions: added, changed, stopped. Nothing that was asked is ever rewritten."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.shop.queries import the_shop
from pistos.surveys.events import (
    DefaultSurveysAdded,
    QuestionsChanged,
    SurveyAdded,
    SurveyEdited,
)
from pistos.surveys.facts import SurveyFacts
from pistos.surveys.models import QuestionSet, Survey, SurveyKind, Trigger
from pistos.surveys.rules.defaults import DEFAULTS
from pistos.surveys.rules.questions import Question, problems_of
from pistos.surveys.rules.scales import Aspect


class SurveyUnusable(Refused):
    """Facts that no survey can have."""


class QuestionsUnusable(Refused):
    """Questions that cannot be asked; `problems` names each by place and code."""

    def __init__(self, text: str, problems: Sequence[tuple[int, str]]) -> None:
        super().__init__(text)
        self.problems = list(problems)


class KeyTaken(Refused):
    """Another survey has this address."""


@transaction.atomic
def add_survey(
    *, key: str, facts: SurveyFacts, questions: Sequence[Question], by: Actor, at: datetime
) -> Survey:
    """Publishes SurveyAdded. Refuses with SurveyUnusable, QuestionsUnusable, KeyTaken."""
    _check(facts)
    _check_questions(questions)
    if Survey.objects.filter(key=key).exists():
        raise KeyTaken(_("There is a survey with this short name already. Choose another."))
    survey = _added(key, facts, questions, by, at)
    publish(SurveyAdded(survey.pk, key), about=ref(survey), by=by, at=at)
    return survey


def _added(
    key: str, facts: SurveyFacts, questions: Sequence[Question], by: Actor, at: datetime
) -> Survey:
    survey = Survey.objects.create(key=key, added_at=at, **asdict(facts))
    _keep_questions(survey, questions, number=1, by=by, at=at)
    return survey


@transaction.atomic
def edit_survey(*, survey: Survey, facts: SurveyFacts, by: Actor, at: datetime) -> Survey:
    """Publishes SurveyEdited with what changed; nothing where nothing did. Refuses with SurveyUnusable."""
    _check(facts)
    fresh = Survey.objects.select_for_update().get(pk=survey.pk)
    new = asdict(facts)
    changed = [name for name, value in new.items() if getattr(fresh, name) != value]
    if changed:
        for name in changed:
            setattr(fresh, name, new[name])
        fresh.save(update_fields=changed)
        publish(SurveyEdited(fresh.pk, fresh.key, changed), about=ref(fresh), by=by, at=at)
    return fresh


@transaction.atomic
def change_questions(
    *, survey: Survey, questions: Sequence[Question], by: Actor, at: datetime
) -> QuestionSet:
    """A new version; the versions before stay, and who was invited with one answers that.

    Publishes QuestionsChanged; returns the version in force where nothing changed. Refuses with
    QuestionsUnusable.
    """
    _check_questions(questions)
    Survey.objects.select_for_update().get(pk=survey.pk)
    newest = survey.question_sets.order_by("-number").first()
    content = [row.content() for row in questions]
    if newest is not None and newest.questions == content:
        return newest
    number = newest.number + 1 if newest else 1
    made = _keep_questions(survey, questions, number=number, by=by, at=at)
    publish(QuestionsChanged(survey.pk, survey.key, number), about=ref(survey), by=by, at=at)
    return made


@transaction.atomic
def add_default_surveys(*, by: Actor, at: datetime) -> int:
    """Those that a shop begins with, where their key is free; returns how many. One event for all."""
    taken = set(Survey.objects.values_list("key", flat=True))
    made = [
        _added(key, SurveyFacts(**facts), questions, by, at)
        for key, (facts, questions) in DEFAULTS.items()
        if key not in taken
    ]
    if made:
        event = DefaultSurveysAdded([row.pk for row in made])
        publish(event, about=Ref("surveys", "all"), by=by, at=at)
    return len(made)


def ref(survey: Survey) -> Ref:
    return Ref("survey", str(survey.pk))


def _keep_questions(
    survey: Survey, questions: Sequence[Question], *, number: int, by: Actor, at: datetime
) -> QuestionSet:
    return QuestionSet.objects.create(
        survey=survey,
        number=number,
        questions=[row.content() for row in questions],
        made_at=at,
        made_by=f"{by.kind}:{by.id}",
    )


def _check(facts: SurveyFacts) -> None:
    if facts.kind not in SurveyKind.values or facts.trigger not in Trigger.values:
        raise SurveyUnusable(_("Choose what the survey measures and when it asks."))
    if not any(text.strip() for text in facts.name.values()):
        raise SurveyUnusable(_("Give the survey a name."))
    days = (facts.answer_days, facts.again_after_days, facts.wave_days, facts.alarm_days)
    if any(not 1 <= each <= 730 for each in days) or not 0 <= facts.edit_hours <= 720:
        raise SurveyUnusable(_("Days lie between 1 and 730, hours for changes between 0 and 720."))
    if not 0 <= facts.wait_hours <= 8760:
        raise SurveyUnusable(_("It waits at most a year before it asks."))
    for code, share in facts.targets.items():
        if code not in list(Aspect) or not 0 < share <= 1:
            raise SurveyUnusable(_("A target is a share between 1 and 100%."))


def _check_questions(questions: Sequence[Question]) -> None:
    problems = problems_of(questions, the_shop().languages)
    if problems:
        raise QuestionsUnusable(_("These questions cannot be asked yet."), problems)
