"""The action that was promised, and what keeps a conversation open until every point is covered."""

from datetime import timedelta

import pytest

from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.restraining import HeldOpen
from pistos.conversations.facts import Reply
from pistos.conversations.models import (
    ConversationPromise,
)
from pistos.kit.actors import Actor
from pistos.listening.actions.acting import (
    ActionUnclear,
    NothingPromised,
    PointsLeft,
    WishNotMet,
    act,
    cover_point,
    finish_hearing,
)
from pistos.listening.actions.confirming import (
    SettledBefore,
    confirm_restatement,
)
from pistos.listening.actions.finding import (
    NotAnswered,
    note_answered,
)
from pistos.listening.actions.holding import WrongStep
from pistos.listening.actions.shortening import ReasonMissing, take_short_path
from pistos.listening.facts import Action, Said
from pistos.listening.models import (
    ConfirmedHow,
    Finding,
    Hearing,
)
from pistos.listening.queries.gates import reply_gate
from pistos.promises.models import State
from tests.listening.steps import (
    MINUTE,
    acted,
    comes_in,
    confirmed,
    fresh,
    goes_out,
    names,
    restated,
)

pytestmark = pytest.mark.django_db


THREE = "Where is my jug? Can I still change the colour? What does a second one cost?"


@pytest.mark.serves("S3-80")
def test_an_action_is_a_promise_measured_three_ways_and_kept_when_told_done(hearing, ben, at):
    hearing = acted(hearing, ben, at + MINUTE)

    link = ConversationPromise.objects.get(kind="fix")
    assert hearing.promise_id == link.promise_id
    assert link.promise.standing.due_at == at + MINUTE + timedelta(days=3)
    assert hearing.wish.quote == "I would like a new one before Saturday."
    with pytest.raises(HeldOpen):
        close_conversation(
            conversation=hearing.conversation, by=Actor.person(ben.pk), at=at + MINUTE
        )

    done = finish_hearing(
        hearing=hearing, said=Said("Your new jug arrived. Enjoy it!"), by=ben,
        at=at + timedelta(days=2),
    )  # fmt: skip
    goes_out(done, at + timedelta(days=2))

    now = fresh(hearing)
    assert (now.step, now.done_at) == ("done", at + timedelta(days=2))
    assert now.promise.standing.state == State.KEPT
    close_conversation(
        conversation=hearing.conversation, by=Actor.person(ben.pk), at=at + timedelta(days=2)
    )


@pytest.mark.serves("S3-80")
def test_an_action_that_misses_the_wish_needs_its_reason_and_every_point_is_covered(
    hearing, ben, at
):
    hearing = confirmed(hearing, ben, at)
    bare = Action("A voucher", Said("We send you a voucher."), at + timedelta(days=1))
    with pytest.raises(WishNotMet):
        act(hearing=hearing, action=bare, by=ben, at=at)
    with pytest.raises(ActionUnclear):
        act(
            hearing=hearing, action=Action(" ", Said("x"), at, differs_because="None is left"),
            by=ben, at=at,
        )  # fmt: skip
    with pytest.raises(NothingPromised):
        finish_hearing(hearing=hearing, said=Said("Done."), by=ben, at=at)
    sent = act(
        hearing=hearing,
        action=Action(
            "A voucher", Said("We send you a voucher."), at + timedelta(days=1),
            differs_because="The jug is not made any more",
        ),
        by=ben,
        at=at,
    )  # fmt: skip
    goes_out(sent, at)

    with pytest.raises(PointsLeft, match="arrived broken"):
        finish_hearing(hearing=hearing, said=Said("Done."), by=ben, at=at)
    for finding in hearing.findings.filter(kind__in=["complaint", "wish"]):
        cover_point(finding=finding, by=ben, at=at)
    done = finish_hearing(hearing=hearing, said=Said("Done."), by=ben, at=at)
    goes_out(done, at)

    assert fresh(hearing).step == "done"


@pytest.mark.serves("S2-24")
def test_three_questions_and_two_answered_cannot_be_closed(open_shop, ben, at):
    message = comes_in(THREE, at=at)
    hearing = Hearing.objects.get(conversation=message.conversation)
    take_short_path(hearing=hearing, because="simple", by=ben, at=at)
    first, second, third = hearing.findings.order_by("pk")
    with pytest.raises(NotAnswered):
        note_answered(hearing=hearing, finding_ids=[first.pk], by=ben, at=at)
    sent = answer(
        conversation=hearing.conversation, reply=Reply("In Maribor, and yes."), by=ben, at=at
    )
    goes_out(sent, at)

    left = note_answered(hearing=hearing, finding_ids=[first.pk, second.pk], by=ben, at=at)

    assert left == 1
    by = Actor.person(ben.pk)
    with pytest.raises(HeldOpen, match="A question of the customer is not answered yet"):
        close_conversation(conversation=hearing.conversation, by=by, at=at)
    assert note_answered(hearing=hearing, finding_ids=[third.pk], by=ben, at=at) == 0
    assert close_conversation(conversation=hearing.conversation, by=by, at=at).state == "closed"
    assert Finding.objects.get(pk=third.pk).answered_in == sent


@pytest.mark.serves("S3-81")
def test_skipping_needs_a_reason_and_is_recorded(hearing, ben, at):
    for because, words in (("", ""), ("other", " "), ("no_reply", ""), ("lazy", "")):
        with pytest.raises(ReasonMissing):
            take_short_path(hearing=hearing, because=because, words=words, by=ben, at=at)
    assert not reply_gate(hearing.conversation).may_answer

    take_short_path(hearing=hearing, because="urgent", by=ben, at=at)

    now = fresh(hearing)
    assert (now.step, now.short_because, now.short_by, now.short_at) == (
        ("short", "urgent", ben, at)
    )
    assert reply_gate(hearing.conversation).may_answer
    assert names().count("listening.ShortPathTaken") == 1
    with pytest.raises(WrongStep):
        take_short_path(hearing=hearing, because="urgent", by=ben, at=at)


def test_a_customer_who_never_replies_does_not_block_for_ever(hearing, ben, at):
    found = restated(hearing, ben, at)

    take_short_path(hearing=hearing, because="no_reply", by=ben, at=at + timedelta(days=3))

    found.refresh_from_db()
    assert found.state == "taken_back"
    with pytest.raises(SettledBefore):
        confirm_restatement(restatement=found, how=ConfirmedHow.CLICK, by=Actor.customer(1), at=at)
