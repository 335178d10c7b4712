from datetime import timedelta

import pytest

from pistos.conversations.actions.answering import ConversationIsSpam, answer
from pistos.conversations.actions.assigning import (
    CannotTake,
    Given,
    assign_conversation,
    set_topic,
    tag_conversation,
)
from pistos.conversations.actions.bulk import assign_all, close_all, tag_all
from pistos.conversations.actions.closing import (
    AlreadyClosed,
    NotClosed,
    SnoozeOver,
    close_conversation,
    reopen_conversation,
    snooze_conversation,
    wake_due,
)
from pistos.conversations.actions.deleting import OnItsWay, delete_message
from pistos.conversations.actions.merging import (
    CannotMerge,
    CannotSplit,
    merge_conversations,
    split_conversation,
)
from pistos.conversations.actions.noting import NoteEmpty, write_note
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.rehoming import move_to_customer
from pistos.conversations.actions.spam import block_sender, mark_spam, take_back_spam
from pistos.conversations.facts import Outcome, Reply, Thread
from pistos.conversations.models import Conversation, Draft, Message, Team
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.ticks import run_due
from pistos.promises.models import State
from pistos.visits.models import Visitor
from tests.factories.conversations import (
    answer_promised,
    answered_by,
    conversation_of,
    file_of,
    note_of,
    written_by_customer,
)

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def by(ben):
    return Actor.person(ben.pk)


@pytest.fixture
def asked(open_shop, cleo, at):
    conversation = conversation_of(cleo, at=at)
    written_by_customer(conversation, at=at)
    return conversation


def standing_of(promise):
    promise.standing.refresh_from_db()
    return promise.standing.state


def names():
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def test_note_names_colleagues_and_changes_nothing_for_the_customer(asked, ben, alma, at):
    note = write_note(conversation=asked, text="Ask @alma about it", by=ben, at=at)

    asked.refresh_from_db()
    assert note.mentions == [alma.pk]
    assert (asked.state, asked.last_contact_at) == ("open", None)
    assert names() == ["conversations.NoteWritten"]
    with pytest.raises(NoteEmpty):
        write_note(conversation=asked, text="  ", by=ben, at=at)


def test_transfer_is_counted_and_carries_its_note(asked, alma, ben, at):
    assign_conversation(conversation=asked, to=Given(ben), by=ben, at=at)
    assign_conversation(conversation=asked, to=Given(ben), by=ben, at=at)
    asked.refresh_from_db()
    assert asked.transfer_count == 0
    team = Team.objects.create(name="Lamps")
    given = Given(alma, team, note="She wants the blue one.")
    assign_conversation(conversation=asked, to=given, by=ben, at=at)

    asked.refresh_from_db()
    assert (asked.assignee, asked.team, asked.transfer_count) == (alma, team, 1)
    assert asked.messages.get(direction="note").text == "She wants the blue one."


def test_nothing_is_given_to_who_left(asked, alma, ben, at):
    alma.is_active = False
    with pytest.raises(CannotTake):
        assign_conversation(conversation=asked, to=Given(alma), by=ben, at=at)


def test_tags_and_topic_are_tidied(asked, by, at):
    tag_conversation(conversation=asked, tags=[" #Returns", "returns", ""], by=by, at=at)
    set_topic(conversation=asked, topic="Delivery ", by=by, at=at)

    asked.refresh_from_db()
    assert (asked.tags, asked.topic) == (["returns"], "delivery")


@pytest.mark.serves("S2-22")
def test_closing_without_an_answer_breaks_what_was_promised(asked, by, at):
    promise = answer_promised(asked, made_at=at)
    close_conversation(conversation=asked, by=by, at=at + HOUR)

    asked.refresh_from_db()
    assert standing_of(promise) == State.BROKEN
    assert (asked.state, asked.due_at, asked.waiting_since) == ("closed", None, None)
    with pytest.raises(AlreadyClosed):
        close_conversation(conversation=asked, by=by, at=at + HOUR)


@pytest.mark.serves("S2-22")
def test_nothing_closes_by_itself(asked, at):
    for days in (1, 30, 400):
        run_due(at + timedelta(days=days))
    asked.refresh_from_db()

    assert asked.state == "open"


def test_closed_one_is_opened_again(asked, by, at):
    with pytest.raises(NotClosed):
        reopen_conversation(conversation=asked, by=by, at=at)
    close_conversation(conversation=asked, by=by, at=at)
    reopen_conversation(conversation=asked, by=by, at=at)

    asked.refresh_from_db()
    assert (asked.state, asked.closed_at, asked.reopen_count) == ("open", None, 1)


def test_put_off_until_its_time_comes(asked, by, at):
    with pytest.raises(SnoozeOver):
        snooze_conversation(conversation=asked, until=at, by=by, at=at)
    snooze_conversation(conversation=asked, until=at + HOUR, by=by, at=at)
    assert wake_due(at=at + HOUR - timedelta(seconds=1)) == 0
    assert wake_due(at=at + HOUR) == 1

    asked.refresh_from_db()
    assert (asked.state, asked.snoozed_until) == ("open", None)
    assert names()[-1] == "conversations.ConversationWoken"


@pytest.mark.fault("F11")
def test_reply_to_a_merged_conversation_lands_in_its_target(asked, cleo, ben, by, mail, at):
    target, last = (conversation_of(cleo, at=at) for _ in range(2))
    merge_conversations(target=target, merged=[asked], by=by, at=at)
    merge_conversations(target=last, merged=[target], by=by, at=at)
    arrival = mail(thread=Thread(conversation_ids=(asked.pk,)))
    received = receive_message(arrival=arrival, at=at + HOUR)
    message = answer(conversation=asked, reply=Reply("Here."), by=ben, at=at + HOUR)

    assert received.conversation == last
    assert message.conversation == last
    assert Conversation.objects.get(pk=asked.pk).merged_into == last


@pytest.mark.fault("F11")
@pytest.mark.fault("F23")
def test_drafts_survive_a_merge(asked, cleo, alma, ben, by, at):
    target = conversation_of(cleo, at=at)
    Draft.objects.create(conversation=asked, author=ben, text="one", updated_at=at)
    Draft.objects.create(conversation=target, author=ben, text="two", updated_at=at)
    Draft.objects.create(conversation=asked, author=alma, text="hers", updated_at=at)
    merge_conversations(target=target, merged=[asked], by=by, at=at)

    drafts = {row.author: row.text for row in target.drafts.all()}
    assert drafts == {ben: "two\n\none", alma: "hers"}


def test_merged_promises_stand_with_the_earliest_due(asked, cleo, by, at):
    target = conversation_of(cleo, at=at)
    answer_promised(asked, made_at=at, hours=2)
    answer_promised(target, made_at=at, hours=5)
    merge_conversations(target=target, merged=[asked], by=by, at=at)

    target.refresh_from_db()
    asked.refresh_from_db()
    assert target.due_at == at + 2 * HOUR
    assert (asked.state, asked.due_at) == ("closed", None)
    assert target.promised.filter(is_open=True).count() == 2


@pytest.mark.fault("S5")
def test_conversations_of_two_customers_are_not_merged(asked, dora, by, at):
    doras = conversation_of(dora, at=at)
    with pytest.raises(CannotMerge):
        merge_conversations(target=asked, merged=[doras], by=by, at=at)
    with pytest.raises(CannotMerge):
        merge_conversations(target=asked, merged=[asked], by=by, at=at)


def test_split_off_question_waits_with_its_own_promise(asked, by, at):
    promise = answer_promised(asked, made_at=at)
    second = written_by_customer(asked, "And my invoice?", at=at + HOUR, subject="Invoice")
    new = split_conversation(conversation=asked, message=second, by=by, at=at + HOUR)

    asked.refresh_from_db()
    assert (new.subject, new.waiting_since, new.in_count) == ("Invoice", at + HOUR, 1)
    assert asked.promised.get().promise == promise
    assert new.promised.get().promise != promise
    assert (asked.in_count, asked.state, new.state) == (1, "open", "open")


def test_promise_goes_with_what_waits(asked, ben, by, at):
    answered_by(ben, asked, at=at)
    second = written_by_customer(asked, "And my invoice?", at=at + HOUR)
    promise = answer_promised(asked, made_at=at + HOUR)
    new = split_conversation(conversation=asked, message=second, by=by, at=at + HOUR)

    asked.refresh_from_db()
    assert new.promised.get().promise == promise
    assert (asked.state, asked.due_at, asked.waiting_since) == ("waiting", None, None)


def test_first_message_and_strange_ones_are_not_split_off(asked, dora, by, at):
    stranger = written_by_customer(conversation_of(dora, at=at), at=at)
    for message in (asked.messages.get(), stranger):
        with pytest.raises(CannotSplit):
            split_conversation(conversation=asked, message=message, by=by, at=at)


@pytest.mark.fault("S5")
def test_browser_of_the_former_customer_loses_what_was_moved(asked, cleo, dora, by, at):
    asked.visitor = Visitor.objects.create(customer=cleo, first_seen_at=at, last_seen_at=at)
    asked.save()
    move_to_customer(conversation=asked, customer=dora, by=by, at=at)

    asked.refresh_from_db()
    assert (asked.customer, asked.visitor) == (dora, None)
    assert asked.messages.get(direction="in").author_id == dora.pk


@pytest.mark.serves("S2-22")
def test_spam_is_taken_back_and_waits_again(asked, ben, by, at):
    promise = answer_promised(asked, made_at=at)
    mark_spam(conversation=asked, by=by, at=at + HOUR)
    asked.refresh_from_db()
    assert standing_of(promise) == State.WITHDRAWN
    assert (asked.state, asked.due_at) == ("spam", None)
    with pytest.raises(ConversationIsSpam):
        answer(conversation=asked, reply=Reply("Hi."), by=ben, at=at)
    take_back_spam(conversation=asked, by=by, at=at + HOUR)

    asked.refresh_from_db()
    assert (asked.state, asked.waiting_since) == ("open", at)
    assert asked.due_at == asked.promised.get(is_open=True).promise.due_at


def test_blocked_sender_writes_into_spam_until_taken_back(asked, by, mail, at):
    block_sender(conversation=asked, by=by, at=at)
    blocked = receive_message(arrival=mail(), at=at + HOUR)
    assert blocked.conversation.state == "spam"
    take_back_spam(conversation=blocked.conversation, by=by, at=at + HOUR)

    again = receive_message(arrival=mail("Hello?"), at=at + HOUR)
    assert again.conversation.state == "open"


@pytest.mark.fault("F8")
def test_deleted_message_does_not_come_back(
    open_shop, by, mail, at, django_capture_on_commit_callbacks
):
    arrival = mail("My card is blue", external_id="mail:<x@y>")
    received = receive_message(arrival=arrival, at=at)
    file = file_of(received.message)
    name, storage = file.file.name, file.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        delete_message(message=received.message, by=by, at=at)

    again = receive_message(arrival=arrival, at=at + HOUR)
    assert (again.outcome, again.message) == (Outcome.DUPLICATE, None)
    assert not Message.objects.filter(text__contains="blue").exists()
    assert not storage.exists(name)
    received.conversation.refresh_from_db()
    assert "blue" not in received.conversation.snippet


def test_what_is_on_its_way_or_was_done_is_not_deleted(asked, ben, by, at):
    held = answer(conversation=asked, reply=Reply("Here."), by=ben, at=at)
    set_topic(conversation=asked, topic="x", by=by, at=at)
    for message in (held, asked.messages.get(direction="activity")):
        with pytest.raises(OnItsWay):
            delete_message(message=message, by=by, at=at)
    delete_message(message=note_of(ben, asked, "hm", at=at), by=by, at=at)


def test_one_deed_on_many_leaves_those_that_refuse(asked, cleo, ben, alma, at):
    closed = conversation_of(cleo, at=at, state="closed", waiting_since=None)
    done = close_all(conversations=[asked, closed], by=ben, at=at)
    assert [one.pk for one in done.done] == [asked.pk]
    assert [one.pk for one, _reason in done.refused] == [closed.pk]

    assign_all(conversations=[asked, closed], to=Given(alma), by=ben, at=at)
    tag_all(conversations=[asked, closed], tags=["fragile"], by=ben, at=at)
    for one in Conversation.objects.all():
        assert (one.assignee, one.tags) == (alma, ["fragile"])
