"""Whoever tells us something hears what was done with it: how often, of every kind that is told."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.conversations.models import Conversation
from pistos.customers.models import Customer
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Figure, Period
from pistos.questions.actions.answering import answer_question
from pistos.questions.actions.asking import Asking
from pistos.questions.actions.suggesting import Decision, decide_suggestion, make_suggestion
from pistos.reviews.actions.closing import close_loop
from pistos.surveys.actions.answering import answer
from tests.factories.products import mugs, published_mug
from tests.factories.questions import VISITOR, asked
from tests.factories.reviews import reviewed
from tests.factories.surveys import invited, survey_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]
SHARP = {"recommend": "2", "expected": "1", "why": "Late, and nobody told me."}


def loops(at: datetime) -> Figure:
    return MEASURES["loops_closed"].compute(Period(at.date(), at.date(), "Europe/Athens"), {})


@pytest.mark.serves("S1-39")
def test_every_kind_of_feedback_counts_and_is_closed_by_its_answer(
    alma: User, cleo: Customer, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=5, number="l1")
    question = asked(published_mug(mugs(at), at), at, email="eva@customer.example")
    asking = Asking(text="Please sell a lid.", language="en", email="niko@customer.example")
    suggestion = make_suggestion(asking=asking, is_credited=False, by=VISITOR, at=at)
    response = answer(
        invitation=invited(survey_of(at=at), cleo, at=at), sent=SHARP, by=VISITOR, at=at
    )
    shares = [loops(at).value]

    close_loop(review=review, deed="passed_on", words="The potter thanks you.", by=alma, at=at)
    shares.append(loops(at).value)
    answer_question(question=question, text="Yes, up to 220 degrees.", by=alma, at=at)
    shares.append(loops(at).value)
    decide_suggestion(
        suggestion=suggestion, decision=Decision("considered", "We ask our potter."), by=alma, at=at
    )
    shares.append(loops(at).value)
    decide_suggestion(
        suggestion=suggestion, decision=Decision("done", "Here it is."), by=alma, at=at
    )
    shares.append(loops(at).value)
    Conversation.objects.filter(pk=response.answered_in_id).update(first_answer_at=at)
    shares.append(loops(at).value)

    assert shares == [0.0, 0.25, 0.5, 0.5, 0.75, 1.0]
    assert loops(at + timedelta(days=3)).value is None
