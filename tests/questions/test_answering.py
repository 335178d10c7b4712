"""Answers by the shop, by buyers, in private; what may be taken away, and what may not."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from pistos.asks.models import Ask
from pistos.conversations.actions.sending import send_held
from pistos.conversations.models import Conversation, Message
from pistos.journal.models import Event
from pistos.kit.tasks import drain
from pistos.promises.models import Standing
from pistos.questions.access import invitation_by_link
from pistos.questions.actions.answering import (
    InvitationOver,
    NotAnswerable,
    NothingAnswered,
    answer_as_buyer,
    answer_question,
    note_private_answer,
)
from pistos.questions.actions.asker import QuestionAsker
from pistos.questions.actions.moderating import (
    NotHeld,
    NotThatReason,
    dismiss_flag,
    flag,
    hold_flagged,
    publish_held,
    remove,
)
from pistos.questions.models import Answer, Invitation, Moderation, Question
from pistos.questions.queries.desk import counts, questions_page
from pistos.questions.queries.public import figures_of, questions_of, with_answers
from pistos.questions.rules.tokens import reply_token
from tests.factories.conversations import answered_by
from tests.factories.questions import OVEN, VISITOR, written_to

pytestmark = pytest.mark.django_db


def test_shops_answer_is_public_and_keeps_the_promise(mug, ask, ben, at):
    question = ask()

    answer = answer_question(question=question, text="Up to 180 degrees.", by=ben, at=at)

    (shown,) = with_answers(questions_of(mug.pk).rows)
    assert [row.text for row in shown.answers] == ["Up to 180 degrees."]
    assert Standing.objects.get().state == "kept"
    conversation = Conversation.objects.get()
    assert (conversation.state, conversation.answer_count) == ("closed", 1)
    assert Event.objects.filter(name="questions.QuestionAnswered").get().data == {
        "question_id": question.pk,
        "answer_id": answer.pk,
        "kind": "shop",
    }


def test_who_left_an_address_reads_it_in_their_mail(ask, ben, at):
    question = ask(email="niko@customer.example")

    answer_question(question=question, text="Up to 180 degrees.", by=ben, at=at)
    send_held(at=at + timedelta(seconds=11))

    sent = Message.objects.get(direction="out")
    assert sent.channel == "email"
    assert sent.text.startswith("Up to 180 degrees.")
    assert f"/questions/{question.token}/" in sent.text


@pytest.mark.parametrize("text", ["", "   ", "a" * 4001])
def test_empty_and_endless_answers_are_refused(ask, ben, at, text):
    question = ask()

    with pytest.raises(NothingAnswered):
        answer_question(question=question, text=text, by=ben, at=at)
    assert not Answer.objects.exists()


@pytest.mark.serves("S4-36")
def test_list_of_unanswered_is_empty_only_by_public_answers(mug, ask, ben, at):
    sharp, other = ask("Why is your mug so ugly?"), ask("Does it leak, like all of yours?")
    assert counts()["unanswered"] == len(questions_page("unanswered").rows) == 2

    with pytest.raises(NotAnswerable):
        note_private_answer(question=sharp, by=ben, at=at)
    answered_by(ben, sharp.conversation, "We told you by telephone.", at=at)
    assert counts()["unanswered"] == 2  # Told in private alone: the public has nothing yet.
    Conversation.objects.filter(pk=sharp.conversation_id).update(answer_count=1, first_answer_at=at)
    note_private_answer(question=sharp, by=ben, at=at)
    note_private_answer(question=sharp, by=ben, at=at)
    answer_question(question=other, text="It does not.", by=ben, at=at)

    assert counts()["unanswered"] == 0
    shown = {row.question.pk: row.answers for row in with_answers(questions_of(mug.pk).rows)}
    assert [answer.kind for answer in shown[sharp.pk]] == ["private"]
    assert sharp.text in {row.text for row in questions_of(mug.pk).rows}


@pytest.fixture
def invited(ask, bought, cleo, at):
    """Cleo bought the mug and agreed to be asked; somebody asks, and she is written to."""
    bought(cleo)
    question = ask(email="niko@customer.example")
    drain(at)
    written_to(question)
    return question


def test_buyers_who_agreed_are_invited_and_no_others(invited, bought, cleo, dora, ask, at):
    assert [(row.customer, row.order.number) for row in Ask.objects.all()] == [(cleo, "1001")]

    bought(dora, number="1002", agrees=False)
    ask("Does the blue one fade in sunlight?")
    drain(at)

    assert not Ask.objects.filter(customer=dora).exists()
    assert Event.objects.filter(name="questions.BuyersInvited").count() == 2


def test_mail_to_a_buyer_quotes_the_question_and_leads_to_where_they_answer(invited, cleo):
    part = QuestionAsker().part(Ask.objects.get(), "el", "https://shop.example/el")

    assert OVEN in part.text
    ((_label, address),) = part.links
    assert address.endswith(f"/el/questions/reply/{reply_token(invited.pk, cleo.pk)}/")
    assert Invitation.objects.count() == 1  # Written before, and not once more.


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, None),
        ({"sheet_says_at": "2026-03-02T10:00Z"}, "sheet_says_it"),
    ],
)
def test_nobody_is_asked_what_the_sheet_says(invited, at, change, reason):
    Question.objects.update(**change)

    assert QuestionAsker().still_wanted(Ask.objects.get(), at) == reason


def test_nobody_is_asked_what_was_removed(invited, alma, at):
    remove(question=invited, answer=None, reason="other_matter", by=alma, at=at)

    assert QuestionAsker().still_wanted(Ask.objects.get(), at) == "question_gone"


def test_buyer_answers_by_the_link_once_and_the_shop_still_owes_its_own(invited, cleo, at):
    invitation = invitation_by_link(reply_token(invited.pk, cleo.pk))

    answer = answer_as_buyer(
        invitation=invitation, text="Mine survived 200.", display_name="Cleo K.", by=VISITOR, at=at
    )

    assert (answer.kind, answer.line_id, answer.state) == ("buyer", invitation.line_id, "published")
    question = Question.objects.get()
    assert question.answered_at == at
    assert question.shop_answered_at is None
    assert Standing.objects.get(promise__about_id=question.conversation_id).state == "open"
    assert Message.objects.filter(author_kind="machine", text__contains="A buyer").count() == 1
    assert Ask.objects.get().state == "answered"
    with pytest.raises(InvitationOver):
        answer_as_buyer(invitation=invitation, text="Again", display_name="", by=VISITOR, at=at)


def test_buyer_is_too_late_after_the_time_given(invited, cleo, at):
    invitation = invitation_by_link(reply_token(invited.pk, cleo.pk))

    with pytest.raises(InvitationOver):
        answer_as_buyer(
            invitation=invitation,
            text="Mine survived.",
            display_name="",
            by=VISITOR,
            at=at + timedelta(days=22),
        )


def test_removal_needs_a_published_reason_and_stays_on_record(mug, ask, alma, at):
    question = ask("It is about other pots, buy mine?", email="niko@customer.example")
    with pytest.raises(NotThatReason):
        remove(question=question, answer=None, reason="harsh", by=alma, at=at)

    remove(question=question, answer=None, reason="advertising", by=alma, at=at)
    remove(question=question, answer=None, reason="advertising", by=alma, at=at)

    assert questions_of(mug.pk).rows == []
    assert figures_of(mug.pk).removed == {"advertising": 1}
    entry = Moderation.objects.get()
    assert (entry.before, entry.after, entry.by_id) == ("published", "removed", str(alma.pk))
    assert "it advertises something else" in Message.objects.get(author_kind="machine").text
    with pytest.raises(DatabaseError), transaction.atomic():
        Moderation.objects.update(reason="other_matter")


def test_flagged_stays_while_it_is_looked_at_but_for_what_is_against_the_law(
    mug, ask, ben, alma, at
):
    question = ask()
    rude = flag(
        question=question, answer=None, reason="other_matter", words="rude", by=VISITOR, at=at
    )
    with pytest.raises(NotThatReason):
        hold_flagged(flag=rude, by=alma, at=at)
    dismiss_flag(flag=rude, by=alma, at=at)
    dismiss_flag(flag=rude, by=alma, at=at)
    assert len(questions_of(mug.pk).rows) == 1
    assert Event.objects.filter(name="questions.FlagDecided").count() == 1

    unlawful = flag(question=question, answer=None, reason="illegal", words="", by=VISITOR, at=at)
    hold_flagged(flag=unlawful, by=alma, at=at)

    assert questions_of(mug.pk).rows == []
    publish_held(question=question, answer=None, by=alma, at=at)
    assert len(questions_of(mug.pk).rows) == 1
    with pytest.raises(NotHeld):
        publish_held(question=question, answer=None, by=alma, at=at)


def test_held_answer_of_a_buyer_is_public_once_a_person_looked(invited, cleo, alma, at):
    invitation = invitation_by_link(reply_token(invited.pk, cleo.pk))
    answer = answer_as_buyer(
        invitation=invitation,
        text="See https://a.example and https://b.example",
        display_name="",
        by=VISITOR,
        at=at,
    )
    assert answer.state == "held"
    assert Question.objects.get().answered_at is None

    publish_held(question=invited, answer=answer, by=alma, at=at)

    assert Question.objects.get().answered_at == at
    assert Moderation.objects.filter(about_kind="answer").count() == 2
