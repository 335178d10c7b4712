"""A question is public at once, its answer is promised, and what repeats becomes work on the sheet."""

import pytest

from pistos.catalogue.actions.tasks import close_task
from pistos.catalogue.models import SheetTask, Wish
from pistos.conversations.models import ConversationState, Message
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.promises.models import Standing
from pistos.questions.actions.asking import Asking, NothingAsked, TooLong, ask_question
from pistos.questions.models import Answer, Moderation, Question
from pistos.questions.queries.public import alike, figures_of, questions_of
from tests.factories.questions import OVEN, VISITOR

pytestmark = pytest.mark.django_db


def test_question_is_public_at_once_with_an_answer_promised(mug, ask):
    question = ask(email="Niko@Customer.example", display_name="Niko")

    assert question.state == "published"
    assert [row.pk for row in questions_of(mug.pk).rows] == [question.pk]
    assert question.customer.email == "niko@customer.example"
    promise = Standing.objects.get(promise__about_kind="conversation").promise
    assert promise.about_id == question.conversation_id
    assert promise.is_public
    event = Event.objects.get(name="questions.QuestionAsked")
    assert event.data == {
        "question_id": question.pk,
        "product_id": mug.pk,
        "state": "published",
    }


def test_question_without_any_address_is_promised_too(ask):
    question = ask()

    assert question.conversation.state == "open"
    assert question.customer.email == ""
    assert Standing.objects.filter(promise__about_id=question.conversation_id).count() == 1


def test_sent_twice_is_asked_once(ask):
    assert ask(client_id="one").pk == ask(client_id="one").pk
    assert Question.objects.count() == 1
    assert Message.objects.filter(direction="in").count() == 1


@pytest.mark.parametrize(
    ("text", "refusal"),
    [("", NothingAsked), ("  \n ", NothingAsked), ("?!", NothingAsked), ("a" * 100_000, TooLong)],
)
def test_nothing_and_too_much_are_refused(mug, at, text, refusal):
    with pytest.raises(refusal):
        ask_question(product=mug, asking=Asking(text, "en"), by=VISITOR, at=at)
    assert not Question.objects.exists()
    assert not Customer.objects.filter(aliases__kind="question").exists()


def test_personal_data_and_cards_are_masked_for_everybody(ask):
    question = ask("Write to me@here.example or 0030 210 1234567, card 4111 1111 1111 1111: ovens?")

    assert "@" not in question.text
    assert "1234567" not in question.text
    assert "4111" not in question.text
    assert question.text.endswith("ovens?")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Why is your terrible mug so ugly and so expensive? You are thieves.", ""),
        ("Is it like the one at https://maker.example/mug?", ""),
        ("Buy at https://a.example and www.b.example, cheap?", "links"),
    ],
)
@pytest.mark.serves("S4-36")
def test_nothing_sharp_is_held_only_what_advertises(ask, text, held):
    question = ask(text)

    assert (question.state, question.reason) == ("held" if held else "published", held)
    assert Moderation.objects.count() == bool(held)


def test_what_a_program_filled_in_waits_and_is_counted_nowhere(mug, ask):
    question = ask(is_by_program=True)

    assert (question.state, question.reason) == ("held", "program")
    assert question.conversation.state == ConversationState.SPAM
    assert not Wish.objects.exists()
    assert questions_of(mug.pk).rows == []


def test_before_asking_what_was_asked_alike_is_found_in_any_form(mug, ask):
    asked = ask()
    ask("Does the blue one fade in sunlight?")

    assert [found.question.pk for found in alike(mug.pk, "are ovens safe for this mug")] == [
        asked.pk
    ]
    assert alike(mug.pk, "delivery to Cyprus") == []
    assert alike(mug.pk, "") == []


def test_repeated_question_becomes_a_task_and_closes_by_it(mug, ask, ben, at):
    first, second = ask(email="niko@customer.example"), ask("Are the ovens safe for it?")
    (task,) = SheetTask.objects.all()
    assert (task.kind, task.reason, task.words) == ("complete", "asked", OVEN)

    close_task(task=task, by=Actor.person(ben.pk), at=at)
    drain(at)
    drain(at)

    for question in Question.objects.all():
        assert question.sheet_says_at == question.shop_answered_at == at
    assert Answer.objects.filter(kind="sheet").count() == 2
    shown = Standing.objects.get(promise__about_id=second.conversation_id)
    assert shown.state == "kept"
    told = Message.objects.get(conversation=first.conversation, direction="out")
    assert "because you asked" in told.text
    assert second.token not in told.text


def test_one_customer_who_asks_twice_is_one(ask):
    ask(email="niko@customer.example")
    ask("Is the oven safe?", email="niko@customer.example")

    assert Wish.objects.get().count == 1
    assert not SheetTask.objects.exists()


def test_figures_tell_what_is_public_answered_and_removed(mug, ask):
    ask()

    figures = figures_of(mug.pk)

    assert (figures.count, figures.answered, figures.removed) == (1, 0, {})
