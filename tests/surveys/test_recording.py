"""Batches, and roll-ups that agree with the answers whoever wrote them."""

import random
from datetime import datetime, timedelta

import pytest
from django.db.models import Count

from pistos.customers.actions.leaving import erase_customer
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.shop.models import Shop
from pistos.surveys.actions.answering import answer
from pistos.surveys.actions.forgetting import move_surveys
from pistos.surveys.models import Answer, AnswerDay, Invitation, InvitedDay, Response, Survey
from pistos.surveys.queries.figures import Days, by_slice, of_questions, rate_of, rates_by
from pistos.surveys.subscribers import Surveys
from tests.factories.surveys import invited, recorded, survey_of

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")


def counted() -> dict[tuple[str, int], int]:
    rows = Answer.objects.filter(value__isnull=False).values_list("code", "value")
    return {(code, value): n for code, value, n in rows.annotate(n=Count("pk"))}


def rolled_up() -> dict[tuple[str, int], int]:
    rows = AnswerDay.objects.filter(slice="all", count__gt=0)
    found: dict[tuple[str, int], int] = {}
    for code, value, n in rows.values_list("code", "value", "count"):
        found[code, value] = found.get((code, value), 0) + n
    return found


def test_a_batch_is_in_the_figures(shop: Shop, at: datetime) -> None:
    survey = survey_of(at=at)

    n = recorded(
        survey,
        [{"recommend": "10"}, {"recommend": "3", "why": "Late."}, None, {"recommend": "99"}],
        at=at,
        promise="broken",
    )

    assert n == 2
    days = Days(at.date(), (at + timedelta(days=2)).date())
    assert of_questions(survey, days)["recommend"].counts == {10: 1, 3: 1}
    assert rate_of(survey, days).value == 0.5
    assert by_slice(survey, "recommend", "promise")["broken"].figure.n == 2
    assert rates_by(survey, "promise")["broken"].delivered == 4
    assert Response.objects.filter(is_sharp=True).count() == 1
    assert Event.objects.filter(name="surveys.ResponsesRecorded").count() == 1


def test_roll_ups_agree_after_any_deeds(shop: Shop, at: datetime) -> None:
    survey, chance = survey_of(at=at), random.Random(7)
    customers = Customer.objects.bulk_create(Customer(name=f"c{n}") for n in range(30))
    for customer in customers:
        invitation = invited(survey, customer, at=at)
        for hour in range(chance.randint(0, 3)):
            sent = {"recommend": str(chance.randint(0, 10))}
            if chance.random() < 0.5:
                sent["courtesy"] = str(chance.randint(1, 5))
            answer(invitation=invitation, sent=sent, by=BY, at=at + timedelta(hours=hour))
        if chance.random() < 0.2:
            Answer.objects.filter(response_id=invitation.pk).delete()
        if chance.random() < 0.2:
            erase_customer(customer=customer, by=BY, at=at)

    assert rolled_up() == counted()
    kept = sorted(_rows(AnswerDay, "value", "count"))
    AnswerDay.objects.all().delete()
    answers = list(Answer.objects.all())
    Answer.objects.all().delete()
    AnswerDay.objects.all().delete()
    Answer.objects.bulk_create(answers)
    assert sorted(_rows(AnswerDay, "value", "count")) == kept


def _rows(model, *names):
    columns = ("code", "slice", "slice_key", "day", *names)
    return [row for row in model.objects.values_list(*columns) if row[-1]]


def test_erasing_a_customer_keeps_the_figures_and_removes_the_person(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    survey = survey_of(at=at)
    invitation = invited(survey, cleo, at=at)
    sent = {"recommend": "2", "why": "Cleo was not amused."}
    answer(invitation=invitation, sent=sent, by=BY, at=at)
    before = rolled_up()

    erase_customer(customer=cleo, by=BY, at=at)

    invitation.refresh_from_db()
    assert invitation.customer is None
    assert (invitation.order_id, invitation.conversation_id, invitation.about_id) == (None,) * 3
    assert not Answer.objects.exclude(text="").exists()
    assert rolled_up() == before
    assert Survey.objects.get().responses.count() == 1


def test_a_person_reads_in_their_export_what_they_were_asked_and_said(
    shop: Shop, cleo: Customer, dora: Customer, at: datetime
) -> None:
    survey = survey_of(at=at)
    for customer, words in ((cleo, "Cleo's words"), (dora, "Dora's words")):
        sent = {"recommend": "9", "why": words}
        answer(invitation=invited(survey, customer, at=at), sent=sent, by=BY, at=at)

    tables = Surveys().export(cleo)

    assert [row["survey__key"] for row in tables["survey_invitations"]] == ["delivery"]
    assert [row["text"] for row in tables["survey_answers"]] == ["", "Cleo's words"]


def test_merged_customers_are_one_in_surveys_too(
    shop: Shop, cleo: Customer, dora: Customer, at: datetime
) -> None:
    invited(survey_of(at=at), dora, at=at)

    assert move_surveys(from_ids=[dora.pk], to_id=cleo.pk) == 1
    assert Invitation.objects.get().customer == cleo


def test_what_was_not_delivered_asked_nobody(shop: Shop, cleo: Customer, at: datetime) -> None:
    invitation = invited(survey_of(at=at), cleo, at=at)
    assert not InvitedDay.objects.exists()
    Invitation.objects.filter(pk=invitation.pk).update(delivered_on=at.date())
    Invitation.objects.filter(pk=invitation.pk).update(delivered_on=None)  # it came back

    assert InvitedDay.objects.get(slice="all").delivered == 0
