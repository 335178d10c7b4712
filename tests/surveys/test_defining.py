"""Surveys and their questions: added and changed without rewriting what was asked."""

from dataclasses import replace
from datetime import datetime

import pytest

from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.languages import LANGUAGES
from pistos.shop.models import Shop
from pistos.surveys.actions.answering import answer
from pistos.surveys.actions.defining import (
    KeyTaken,
    QuestionsUnusable,
    SurveyUnusable,
    add_default_surveys,
    add_survey,
    change_questions,
    edit_survey,
)
from pistos.surveys.facts import SurveyFacts
from pistos.surveys.models import QuestionSet, Survey
from pistos.surveys.rules.defaults import DEFAULTS, EASY, RECOMMEND, WHY
from pistos.surveys.rules.questions import Question, problems_of, read_questions
from tests.factories.surveys import invited, survey_of

pytestmark = pytest.mark.django_db
BY = Actor.person(1)
TEXT = dict.fromkeys(LANGUAGES, "How?")


def test_the_usual_surveys_are_added_once(shop: Shop, at: datetime) -> None:
    assert add_default_surveys(by=BY, at=at) == len(DEFAULTS)
    assert add_default_surveys(by=BY, at=at) == 0

    assert Event.objects.filter(name="surveys.DefaultSurveysAdded").count() == 1
    keys = set(Survey.objects.values_list("key", flat=True))
    assert {"delivery", "conversation", "case", "damage", "experience", "visit"} == keys


@pytest.mark.serves("S2-14")
def test_six_sides_of_buying_are_asked_apart(shop: Shop, at: datetime) -> None:
    survey = survey_of("experience", at=at)

    asked = read_questions(survey.question_sets.get().questions)

    assert {row.aspect for row in asked if row.aspect} == {
        "product", "service", "convenience", "payment", "delivery", "information",
    }  # fmt: skip


def test_the_usual_questions_stand_in_every_language() -> None:
    for _facts, questions in DEFAULTS.values():
        assert problems_of(questions, list(LANGUAGES)) == []


def test_an_invitation_keeps_the_questions_of_its_day(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    survey = survey_of(at=at)
    invitation = invited(survey, cleo, at=at)

    change_questions(survey=survey, questions=[EASY, WHY], by=BY, at=at)
    change_questions(survey=survey, questions=[EASY, WHY], by=BY, at=at)  # nothing new

    assert QuestionSet.objects.count() == 2
    assert Event.objects.filter(name="surveys.QuestionsChanged").count() == 1
    response = answer(invitation=invitation, sent={"recommend": "9"}, by=BY, at=at)
    assert response.answers.get().code == "recommend"


@pytest.mark.parametrize(
    ("questions", "problem"),
    [
        ([], (0, "none")),
        ([WHY], (1, "leading")),
        ([RECOMMEND, RECOMMEND], (0, "code_twice")),
        ([replace(RECOMMEND, is_required=False)], (1, "leading")),
        ([replace(RECOMMEND, text={"en": "How?"})], (1, "untranslated")),
        ([replace(RECOMMEND, aspect="service")], (1, "aspect")),
        ([replace(RECOMMEND, kind="stars")], (1, "kind")),
        ([RECOMMEND, Question("c", "choice", TEXT, choices=(TEXT,))], (2, "choices")),
        ([RECOMMEND, *[Question(f"q{n}", "text", TEXT) for n in range(10)]], (0, "too_many")),
    ],
)
def test_questions_that_cannot_be_asked_are_refused(
    shop: Shop, at: datetime, questions: list, problem: tuple
) -> None:
    facts = SurveyFacts("nps", {"en": "Own"}, "none")

    with pytest.raises(QuestionsUnusable) as refused:
        add_survey(key="own", facts=facts, questions=questions, by=BY, at=at)

    assert problem in refused.value.problems
    assert not Survey.objects.exists()
    assert not Event.objects.exists()


def test_facts_are_changed_and_told(shop: Shop, at: datetime) -> None:
    survey = survey_of(at=at)
    facts = SurveyFacts(**{**DEFAULTS["delivery"][0], "alarm_days": 7})

    edit_survey(survey=survey, facts=facts, by=BY, at=at)
    edit_survey(survey=survey, facts=facts, by=BY, at=at)

    assert Event.objects.get(name="surveys.SurveyEdited").data["fields"] == ["alarm_days"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "stars"},
        {"trigger": "always"},
        {"name": {}},
        {"wave_days": 0},
        {"edit_hours": 9000},
        {"targets": {"price": 0.9}},
        {"targets": {"service": 1.5}},
    ],
)
def test_facts_that_no_survey_can_have_are_refused(shop: Shop, at: datetime, wrong: dict) -> None:
    survey = survey_of(at=at)

    with pytest.raises(SurveyUnusable):
        edit_survey(
            survey=survey,
            facts=SurveyFacts(**{**DEFAULTS["delivery"][0], **wrong}),
            by=BY,
            at=at,
        )

    assert not Event.objects.filter(name="surveys.SurveyEdited").exists()


def test_an_address_is_given_once(shop: Shop, at: datetime) -> None:
    survey_of(at=at)

    with pytest.raises(KeyTaken):
        survey_of(at=at)
