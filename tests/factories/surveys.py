"""Surveys, invitations and responses for tests."""

from datetime import datetime, timedelta
from typing import Any

from pistos.customers.models import Customer
from pistos.kit.actors import Actor, Ref
from pistos.surveys.actions.defining import add_survey
from pistos.surveys.actions.inviting import make_invitation
from pistos.surveys.actions.recording import Recorded, record_responses
from pistos.surveys.facts import Occasion, SurveyFacts
from pistos.surveys.models import Invitation, InvitedBy, Survey
from pistos.surveys.queries.defined import questions_in_force, waves_of
from pistos.surveys.rules.defaults import DEFAULTS

BY = Actor.machine("test")


def survey_of(key: str = "delivery", *, at: datetime, **facts: Any) -> Survey:
    """One of the surveys that a shop begins with."""
    given, questions = DEFAULTS[key]
    return add_survey(
        key=key, facts=SurveyFacts(**{**given, **facts}), questions=questions, by=BY, at=at
    )


def invited(survey: Survey, customer: Customer, *, at: datetime, **about: Any) -> Invitation:
    """An invitation by mail that nobody has sent yet."""
    given = {"about": Ref("test", str(customer.pk)), **about}
    occasion = Occasion(customer=customer, **given)
    made = make_invitation(survey, occasion, InvitedBy.MAIL, at=at)
    assert made is not None
    return made[0]


def recorded(
    survey: Survey, answers: list[dict[str, str] | None], *, at: datetime, **about: Any
) -> int:
    """A batch of delivered invitations and what was answered to each a day later; None for nothing."""
    asked = questions_in_force(survey)
    assert asked is not None
    rows = [
        Recorded(
            channel="mail",
            language="en",
            made_at=at,
            answered_at=at + timedelta(days=1) if said else None,
            answers=said,
            about=about,
        )
        for said in answers
    ]
    return record_responses(question_set=asked, waves=waves_of(survey), rows=rows, by=BY, at=at)
