"""What hides public words: a sealed ledger that cannot be left out, a statement, and an appeal."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from pistos.accounts.access import NotAllowed
from pistos.accounts.actions import SamePerson
from pistos.conversations.models import Message
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.chaining import broken_at, head_of
from pistos.kit.errors import NotFound
from pistos.notifications.models import Message as Mail
from pistos.questions.access import answer_by_link, invitation_by_link
from pistos.questions.actions.answering import answer_as_buyer
from pistos.questions.actions.appealing import (
    AppealDecided,
    AppealUnusable,
    WordsMissing,
    appeal_removal,
    confirm_removal,
    uphold_removal_appeal,
)
from pistos.questions.actions.asking import Asking
from pistos.questions.actions.inviting import invite_buyers
from pistos.questions.actions.leaving import erase_person
from pistos.questions.actions.moderating import flag, hold_flagged, publish_held, remove
from pistos.questions.actions.sealing import seal_next
from pistos.questions.actions.suggesting import make_suggestion, remove_suggestion, show_suggestion
from pistos.questions.models import Appeal, Moderation, Question
from pistos.questions.queries.ledger import decisions, open_appeals, removed_by_reason
from pistos.questions.queries.public import figures_of, questions_of
from pistos.questions.rules.seals import CHAIN
from pistos.questions.rules.tokens import own_token, reply_token
from tests.factories.questions import VISITOR, written_to

pytestmark = pytest.mark.django_db


@pytest.fixture
def removed(ask, alma, at):
    question = ask("It is about other pots, buy mine?", email="niko@customer.example")
    return remove(question=question, answer=None, reason="advertising", by=alma, at=at)


def told() -> list[str]:
    return list(Message.objects.filter(author_kind="machine").values_list("text", flat=True))


@pytest.mark.serves("S4-36")
def test_each_decision_is_sealed_and_a_change_shows(removed, at, capsys):
    assert seal_next(at) == 1
    assert seal_next(at) == 0
    newest = head_of(CHAIN)
    assert newest.position == 1
    assert broken_at(CHAIN) is None
    assert decisions().rows[0].seal.position == 1
    call_command("verify_question_moderation")
    assert newest.digest in capsys.readouterr().out

    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE questions_moderation DISABLE TRIGGER USER")
        cursor.execute("UPDATE questions_moderation SET reason = 'illegal'")
        cursor.execute("ALTER TABLE questions_moderation ENABLE TRIGGER USER")

    assert broken_at(CHAIN) == 1
    with pytest.raises(SystemExit):
        call_command("verify_question_moderation")


def test_nothing_is_hidden_past_the_ledger_by_whatever_way(ask):
    question = ask()

    place = transaction.savepoint()
    Question.objects.filter(pk=question.pk).update(state="removed", reason="advertising")
    with pytest.raises(IntegrityError, match="noted in the ledger"):
        connection.check_constraints()
    transaction.savepoint_rollback(place)

    question.refresh_from_db()
    assert question.state == "published"


@pytest.mark.serves("S0-35")
def test_a_removal_is_stated_with_its_reason_and_the_way_to_contest_it(removed):
    (words,) = told()

    assert "it advertises something else" in words
    assert f"/questions/{removed.token}/" in words


def test_an_appeal_is_made_once_and_decided_by_somebody_else(removed, mug, alma, mara, at):
    first = appeal_removal(token=removed.token, words="I sell none.", by=VISITOR, at=at)
    again = appeal_removal(token=removed.token, words="Really.", by=VISITOR, at=at)
    assert first == again == open_appeals()[0]
    with pytest.raises(SamePerson):
        uphold_removal_appeal(appeal=first, by=alma, at=at)

    uphold_removal_appeal(appeal=first, by=mara, at=at)

    assert [row.token for row in questions_of(mug.pk).rows] == [removed.token]
    assert removed_by_reason()["advertising"] == 0
    assert figures_of(mug.pk).removed == {}
    entry = Moderation.objects.latest("pk")
    assert (entry.before, entry.after, entry.reason) == ("removed", "published", "appeal_upheld")
    assert any("you were right" in words for words in told())
    decided = Event.objects.get(name="questions.RemovalAppealDecided")
    assert decided.data == {
        "appeal_id": first.pk,
        "about_kind": "question",
        "decision": "upheld",
    }
    with pytest.raises(AppealDecided):
        confirm_removal(appeal=first, words="x", by=mara, at=at)
    with pytest.raises(AppealUnusable):
        appeal_removal(token=removed.token, words="", by=VISITOR, at=at)


def test_a_decision_that_stands_is_told_in_words(removed, alma, ben, at):
    appeal = appeal_removal(token=removed.token, words="", by=VISITOR, at=at)
    with pytest.raises(NotAllowed):
        confirm_removal(appeal=appeal, words="x", by=ben, at=at)
    with pytest.raises(WordsMissing):
        confirm_removal(appeal=appeal, words=" ", by=alma, at=at)

    confirm_removal(appeal=appeal, words="It names your own shop.", by=alma, at=at)

    assert any("The decision stands: It names your own shop." in words for words in told())
    removed.refresh_from_db()
    assert removed.state == "removed"
    assert open_appeals() == []


@pytest.fixture
def buyers_answer(ask, bought, cleo, at):
    """What Cleo, who reads Greek, answered as a buyer."""
    cleo.language = "el"
    cleo.save()
    bought(cleo)
    question = ask()
    invite_buyers(question=question, at=at)
    written_to(question)
    invitation = invitation_by_link(reply_token(question.pk, cleo.pk))
    by = Actor.customer(cleo.pk)
    return answer_as_buyer(
        invitation=invitation, text="Buy mine instead.", display_name="Cleo", by=by, at=at
    )


@pytest.mark.serves("S0-35")
def test_a_buyer_whose_answer_is_removed_is_told_why_and_contests_it_by_a_signed_link(
    buyers_answer, cleo, alma, mara, at
):
    question = buyers_answer.question
    remove(question=question, answer=buyers_answer, reason="advertising", by=alma, at=at)
    remove(question=question, answer=buyers_answer, reason="advertising", by=alma, at=at)

    (mail,) = Mail.objects.filter(template="answer_hidden")
    assert (mail.to_address, mail.language) == (cleo.email, "el")
    assert "διαφημίζει" in mail.text
    assert "Buy mine instead." in mail.text
    own = own_token(buyers_answer.token)
    assert f"/el/my-answer/{own}/" in mail.text
    assert answer_by_link(own) == buyers_answer

    appeal = appeal_removal(token=buyers_answer.token, words="", by=VISITOR, at=at)
    uphold_removal_appeal(appeal=appeal, by=mara, at=at)

    (mail,) = Mail.objects.filter(template="answer_appealed")
    assert "είχατε δίκιο" in mail.text
    buyers_answer.refresh_from_db()
    assert buyers_answer.state == "published"


@pytest.mark.serves("S0-35")
def test_a_buyer_whose_answer_waits_is_told_why_and_what_was_decided(bought, ask, cleo, alma, at):
    cleo.language = "el"
    cleo.save()
    bought(cleo)
    question = ask()
    invite_buyers(question=question, at=at)
    written_to(question)

    answer = answer_as_buyer(
        invitation=invitation_by_link(reply_token(question.pk, cleo.pk)),
        text="See https://a.example and https://b.example.",
        display_name="Cleo",
        by=Actor.customer(cleo.pk),
        at=at,
    )

    assert answer.state == "held"
    (mail,) = Mail.objects.filter(template="answer_held")
    assert (mail.to_address, mail.language) == (cleo.email, "el")
    assert "συνδέσμους" in mail.text
    assert "https://b.example" in mail.text
    assert f"/el/my-answer/{own_token(answer.token)}/" in mail.text

    publish_held(question=question, answer=answer, by=alma, at=at)

    (mail,) = Mail.objects.filter(template="answer_shown")
    assert (mail.to_address, mail.language) == (cleo.email, "el")
    assert f"/el/my-answer/{own_token(answer.token)}/" in mail.text


def test_a_buyer_whose_answer_is_said_to_be_against_the_law_is_told_that_it_waits(
    buyers_answer, cleo, alma, at
):
    asked_of = buyers_answer.question
    reported = flag(
        question=asked_of, answer=buyers_answer, reason="illegal", words="", by=VISITOR, at=at
    )

    for _ in range(2):
        hold_flagged(flag=reported, by=alma, at=at)

    (mail,) = Mail.objects.filter(template="answer_held")
    assert (mail.to_address, mail.language) == (cleo.email, "el")
    assert "καταγγέλλεται" in mail.text


def test_who_asked_is_told_that_the_question_waits_and_that_it_stands_again(ask, alma, at):
    question = ask("Does it break?", email="niko@customer.example")
    reported = flag(question=question, answer=None, reason="illegal", words="", by=VISITOR, at=at)

    hold_flagged(flag=reported, by=alma, at=at)
    assert any("against the law" in words and question.token in words for words in told())

    publish_held(question=question, answer=None, by=alma, at=at)
    assert any("found nothing against it" in words for words in told())


def test_an_answer_is_opened_by_its_signed_link_alone(buyers_answer, cleo):
    token = buyers_answer.token
    for link in (token, f"{token}.", f"{token}.{'A' * 22}", "x.y", "ä.é", ""):
        with pytest.raises(NotFound):
            answer_by_link(link)

    erase_person(customer_ids=[cleo.pk], known_as=["Cleo"])

    with pytest.raises(NotFound):
        answer_by_link(own_token(token))


def test_who_was_erased_is_not_written_to(buyers_answer, cleo, alma, at):
    erase_person(customer_ids=[cleo.pk], known_as=["Cleo"])

    remove(
        question=buyers_answer.question, answer=buyers_answer, reason="advertising", by=alma, at=at
    )

    assert not Mail.objects.filter(template="answer_hidden").exists()


def test_a_suggestion_is_removed_stated_contested_and_put_back_alike(mug, alma, mara, at):
    asking = Asking(text="Sell my book", language="en", email="niko@customer.example")
    suggestion = make_suggestion(asking=asking, is_credited=False, by=VISITOR, at=at)
    remove_suggestion(suggestion=suggestion, reason="advertising", by=alma, at=at)
    assert any(f"/{suggestion.token}/" in words for words in told())

    appeal = appeal_removal(token=suggestion.token, words="", by=VISITOR, at=at)
    uphold_removal_appeal(appeal=appeal, by=mara, at=at)

    suggestion.refresh_from_db()
    assert suggestion.shown == "published"


def test_who_suggested_hears_that_what_waited_stands_there(mug, alma, at):
    text = "Sell https://a.example and https://b.example"
    asking = Asking(text=text, language="en", email="niko@customer.example")
    suggestion = make_suggestion(asking=asking, is_credited=False, by=VISITOR, at=at)
    assert suggestion.shown == "held"

    for _ in range(2):
        shown = show_suggestion(suggestion=suggestion, by=alma, at=at)
        suggestion.refresh_from_db()

    assert shown.shown == "published"
    assert sum("found nothing against it" in words for words in told()) == 1


def test_what_was_never_removed_cannot_be_contested(ask, at):
    for token in (ask().token, "x" * 22):
        with pytest.raises(AppealUnusable):
            appeal_removal(token=token, words="", by=VISITOR, at=at)

    assert not Appeal.objects.exists()


def test_who_is_erased_leaves_no_words_of_an_appeal(removed, at):
    appeal_removal(token=removed.token, words="My name is Niko.", by=VISITOR, at=at)

    erase_person(customer_ids=[removed.customer_id], known_as=["Niko"])

    assert not Appeal.objects.exists()
    assert Moderation.objects.filter(after="removed").exists()
