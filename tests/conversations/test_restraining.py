from datetime import timedelta

import pytest

from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.bulk import close_all
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.departed import note_departed
from pistos.conversations.actions.merging import merge_conversations
from pistos.conversations.actions.restraining import HeldOpen, lift, restrain
from pistos.conversations.facts import Reply
from pistos.conversations.models import Message, Restraint, RestraintReason
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from tests.factories.conversations import conversation_of, written_by_customer

pytestmark = pytest.mark.django_db
RETURN = Ref("return", "7")
SECOND = timedelta(seconds=1)


@pytest.fixture
def by(ben):
    return Actor.person(ben.pk)


@pytest.fixture
def asked(open_shop, cleo, at):
    conversation = conversation_of(cleo, at=at)
    written_by_customer(conversation, at=at)
    return conversation


def held(conversation, at, source=RETURN, **given):
    return restrain(
        conversation=conversation, reason=RestraintReason.RETURN, source=source, at=at, **given
    )


def names():
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def test_what_is_kept_open_is_not_closed_and_says_why(asked, by, at):
    held(asked, at, words="The parcel is not inspected yet.")
    before = names()

    with pytest.raises(HeldOpen, match=r"It stays open: The parcel is not inspected yet\."):
        close_conversation(conversation=asked, by=by, at=at)

    asked.refresh_from_db()
    assert (asked.state, asked.closed_at, names()) == ("open", None, before)


def test_closes_once_the_last_source_lets_go(asked, by, at):
    held(asked, at)
    held(asked, at, source=Ref("complaint", "3"))

    assert lift(source=RETURN, at=at) == 1
    with pytest.raises(HeldOpen):
        close_conversation(conversation=asked, by=by, at=at)
    lift(source=Ref("complaint", "3"), at=at)

    assert close_conversation(conversation=asked, by=by, at=at).state == "closed"


def test_placing_twice_is_one_and_changes_its_words(asked, at):
    first = held(asked, at, words="Two things are open.")
    again = held(asked, at, words="One thing is open.")

    assert again.pk == first.pk
    assert Restraint.objects.get().words == "One thing is open."
    assert names().count("conversations.ConversationRestrained") == 1


def test_lifting_twice_happens_once(asked, at):
    held(asked, at)

    assert (lift(source=RETURN, at=at), lift(source=RETURN, at=at)) == (1, 0)
    assert names().count("conversations.RestraintLifted") == 1


def test_an_answer_that_would_close_it_is_refused_before_it_is_written(asked, ben, at):
    held(asked, at)

    with pytest.raises(HeldOpen):
        answer(
            conversation=asked,
            reply=Reply("It is on its way to you.", closes=True),
            by=ben,
            at=at,
        )

    assert not Message.objects.filter(direction="out").exists()
    answer(conversation=asked, reply=Reply("It is on its way to you."), by=ben, at=at)


def test_held_open_while_the_closing_answer_was_on_its_way_it_goes_out_and_stays_open(
    asked, ben, at
):
    sent = answer(
        conversation=asked, reply=Reply("It is on its way to you.", closes=True), by=ben, at=at
    )
    held(asked, at)

    note_departed(asked, sent, at=at + SECOND)

    asked.refresh_from_db()
    assert asked.state == "waiting"
    assert asked.messages.filter(activity__deed="left_open").exists()


def test_on_a_list_the_others_are_closed_and_the_reason_is_told(asked, cleo, ben, at):
    other = conversation_of(cleo, at=at)
    held(asked, at)

    done = close_all(conversations=[asked, other], by=ben, at=at)

    assert [one.pk for one in done.done] == [other.pk]
    assert [(one.pk, why) for one, why in done.refused] == [
        (asked.pk, "It stays open: The return is not finished yet.")
    ]


def test_a_merged_conversation_brings_what_keeps_it_open(asked, cleo, by, at):
    kept = conversation_of(cleo, at=at)
    held(asked, at)

    merge_conversations(target=kept, merged=[asked], by=by, at=at)

    with pytest.raises(HeldOpen):
        close_conversation(conversation=kept, by=by, at=at)
