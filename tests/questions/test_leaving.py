"""People who leave take their names along, and what others read stays true."""

import pytest

from pistos.catalogue.models import Wish
from pistos.customers.actions.leaving import erase_customer
from pistos.customers.actions.merging import merge_customers
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.questions.access import invitation_by_link
from pistos.questions.actions.answering import answer_as_buyer, answer_question
from pistos.questions.models import Answer, Invitation, Question
from pistos.questions.rules.tokens import reply_token
from pistos.questions.subscribers import Questions
from tests.factories.questions import OVEN, VISITOR, written_to

pytestmark = pytest.mark.django_db


def test_erased_asker_is_gone_and_what_was_answered_stays_without_the_name(ask, ben, alma, at):
    answered = ask(
        "I am Niko: is it safe in the oven?", email="niko@customer.example", display_name="Niko"
    )
    asker = answered.customer
    asker.name = "Niko"
    asker.save()
    answer_question(question=answered, text="It is.", by=ben, at=at)
    ask("Does the blue one fade in sunlight?", email="niko@customer.example")

    erase_customer(customer=asker, by=Actor.person(alma.pk), at=at)

    left = Question.objects.get()
    assert (left.customer, left.display_name) == (None, "")
    assert left.text == "I am …: is it safe in the oven?"
    assert Wish.objects.count() == 1


def test_erased_buyers_answer_stays_without_the_person(ask, bought, cleo, alma, at):
    bought(cleo)
    question = ask()
    drain(at)
    written_to(question)
    invitation = invitation_by_link(reply_token(question.pk, cleo.pk))
    answer_as_buyer(
        invitation=invitation, text="Cleo says yes.", display_name="Cleo", by=VISITOR, at=at
    )

    erase_customer(customer=cleo, by=Actor.person(alma.pk), at=at)

    answer = Answer.objects.get()
    assert (answer.customer, answer.line, answer.display_name, answer.text) == (
        None,
        None,
        "",
        "… says yes.",
    )
    assert not Invitation.objects.exists()


def test_export_tells_all_that_was_asked(ask):
    asker = ask(email="niko@customer.example").customer

    exported = Questions().export(asker)

    assert [row["text"] for row in exported["questions"]] == [OVEN]


def test_merged_people_keep_one_invitation_for_a_question(ask, bought, cleo, dora, ben, at):
    for number, customer in enumerate((cleo, dora)):
        bought(customer, number=str(number))
    question = ask()
    drain(at)
    written_to(question)
    assert Invitation.objects.count() == 2

    merge_customers(kept=cleo, merged=dora, by=Actor.person(ben.pk), at=at)
    drain(at)

    assert [row.customer for row in Invitation.objects.filter(question=question)] == [cleo]
