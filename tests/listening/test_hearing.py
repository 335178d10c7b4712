"""The five steps in their order, on real conversations."""

from datetime import timedelta

import pytest
from django.db.models import F

from pistos.causes.queries.coded import coded
from pistos.causes.queries.tree import choices
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.merging import merge_conversations, split_conversation
from pistos.conversations.actions.restraining import HeldOpen
from pistos.conversations.models import (
    Conversation,
    Message,
    Team,
)
from pistos.kit.actors import Actor, Ref
from pistos.listening.actions.acting import (
    act,
    finish_hearing,
)
from pistos.listening.actions.asking import (
    NotOpen,
    SomethingMissing,
    ask_customer,
    finish_asking,
    note_reason,
)
from pistos.listening.actions.beginning import AlreadyHeard, begin_hearing
from pistos.listening.actions.finding import (
    DecidedBefore,
    NotTheirWords,
    confirm_all,
    confirm_finding,
    dismiss_finding,
    finish_listening,
    mark_finding,
)
from pistos.listening.actions.holding import WrongStep
from pistos.listening.actions.reading import hear_message
from pistos.listening.actions.restating import restate
from pistos.listening.actions.shortening import take_short_path
from pistos.listening.actions.talking import NoSuchTalk, time_call, type_talk
from pistos.listening.facts import Action, Mark, Said
from pistos.listening.models import (
    Finding,
    Heard,
    Hearing,
    LearnedWord,
    Route,
    Talk,
)
from pistos.listening.queries.gates import remedy_gate, reply_gate
from pistos.listening.rules.talk import talk_share
from tests.listening.steps import (
    COMPLAINT,
    MINUTE,
    OWN_WORDS,
    acted,
    comes_in,
    fresh,
    let_follow,
    names,
    newest_event,
)

pytestmark = pytest.mark.django_db


def test_a_simple_question_needs_no_hearing(open_shop, at):
    message = comes_in("Where is my parcel?", at=at)

    assert not Hearing.objects.exists()
    assert reply_gate(message.conversation).may_answer
    assert Talk.objects.get().customer_words == 4


@pytest.mark.serves("S3-75")
def test_a_complaint_begins_one_with_what_is_found_in_their_words(hearing):
    found = set(hearing.findings.values_list("kind", "state"))

    assert (hearing.step, hearing.because) == ("listen", "complaint")
    assert found == {(kind, "suggested") for kind in ("fact", "complaint", "feeling", "wish")}
    gate = reply_gate(hearing.conversation)
    assert not gate.may_answer
    assert "Mark what the customer says" in gate.words


@pytest.mark.serves("S3-75")
def test_listening_is_done_when_everything_is_decided(hearing, ben, at):
    with pytest.raises(DecidedBefore):
        finish_listening(hearing=hearing, by=ben, at=at)
    for finding in hearing.findings.all():
        dismiss_finding(finding=finding, by=ben, at=at)
    with pytest.raises(NotTheirWords):
        finish_listening(hearing=hearing, by=ben, at=at)
    assert fresh(hearing).step == "listen"

    confirm_finding(finding=hearing.findings.first(), by=ben, at=at)

    assert finish_listening(hearing=hearing, by=ben, at=at).step == "ask"
    assert names().count("listening.Listened") == 1


def test_an_agent_marks_what_the_rules_did_not_see_in_their_words_only(hearing, ben, at):
    message = Message.objects.get(direction="in")
    before = names()
    with pytest.raises(NotTheirWords):
        mark_finding(hearing=hearing, mark=Mark("need", "a red one"), by=ben, at=at)
    assert names() == before

    mark = Mark("need", "before  Saturday", "for a feast", message.pk)
    first = mark_finding(hearing=hearing, mark=mark, by=ben, at=at)
    again = mark_finding(hearing=hearing, mark=mark, by=ben, at=at)

    assert first.pk == again.pk
    assert (first.quote, first.meaning, first.is_own) == ("before Saturday", "for a feast", True)


def test_the_shop_learns_from_each_decision_once(hearing, ben, at):
    feeling = hearing.findings.get(kind="feeling")

    confirm_finding(finding=feeling, by=ben, at=at)
    confirm_finding(finding=feeling, by=ben, at=at)
    word = LearnedWord.objects.get(kind="feeling", word="disappointed")
    assert (word.confirmed, word.dismissed) == (1, 0)

    dismiss_finding(finding=feeling, by=ben, at=at)
    word.refresh_from_db()
    assert (word.confirmed, word.dismissed) == (0, 1)


@pytest.mark.serves("S3-76")
def test_where_facts_are_missing_an_open_question_comes_first(open_shop, ben, at):
    message = comes_in("This is unacceptable! I am so angry. Send me a new one!", at=at)
    hearing = Hearing.objects.get(conversation=message.conversation)
    confirm_all(hearing=hearing, by=ben, at=at)
    note_reason(hearing=hearing, reason="Not known", by=ben, at=at)
    finish_listening(hearing=hearing, by=ben, at=at)

    with pytest.raises(SomethingMissing) as refused:
        finish_asking(hearing=hearing, by=ben, at=at)
    assert refused.value.missing == ["fact"]
    with pytest.raises(NotOpen):
        ask_customer(hearing=hearing, said=Said("Did it arrive?"), by=ben, at=at)

    sent = ask_customer(hearing=hearing, said=Said("What happened to it?"), by=ben, at=at)

    assert sent.purpose == "question"
    assert finish_asking(hearing=hearing, by=ben, at=at).step == "repeat"


@pytest.mark.serves("S2-25")
def test_the_reason_is_known_before_a_remedy_is_proposed(hearing, ben, at):
    confirm_all(hearing=hearing, by=ben, at=at)
    finish_listening(hearing=hearing, by=ben, at=at)
    with pytest.raises(SomethingMissing) as refused:
        finish_asking(hearing=hearing, by=ben, at=at)
    assert refused.value.missing == ["reason"]
    code = choices("en")[0].choices[0].code
    assert not remedy_gate(hearing.conversation).may_answer

    note_reason(hearing=hearing, reason="Packed too thinly", code=code, by=ben, at=at)

    assert finish_asking(hearing=hearing, by=ben, at=at).reason_code == code
    assert coded(Ref("conversation", str(hearing.conversation_id))).codes == (code,)
    assert not remedy_gate(hearing.conversation).may_answer


def test_the_order_is_kept(hearing, ben, at):
    action = Action("A jug", Said("A jug comes."), at + timedelta(days=1))
    for early in (
        lambda: finish_asking(hearing=hearing, by=ben, at=at),
        lambda: restate(hearing=hearing, said=Said(OWN_WORDS), by=ben, at=at),
        lambda: act(hearing=hearing, action=action, by=ben, at=at),
        lambda: finish_hearing(hearing=hearing, said=Said("Done"), by=ben, at=at),
    ):
        with pytest.raises(WrongStep):
            early()
    assert fresh(hearing).step == "listen"
    assert not Message.objects.filter(direction="out", author_kind="person").exists()


def test_a_new_matter_after_it_is_done_is_heard_anew(hearing, ben, at):
    take_short_path(hearing=hearing, because="simple", by=ben, at=at)

    comes_in("Now the lid is broken, too.", at=at + MINUTE, thread=hearing.conversation)

    assert (fresh(hearing).step, fresh(hearing).round) == ("listen", 0)


def test_an_agent_begins_one_by_hand_once(open_shop, ben, at):
    message = comes_in("Where is my parcel?", at=at)
    by = Actor.person(ben.pk)

    hearing = begin_hearing(conversation=message.conversation, by=by, at=at)

    assert hearing.findings.get().kind == "question"
    with pytest.raises(AlreadyHeard):
        begin_hearing(conversation=message.conversation, by=by, at=at)


@pytest.mark.serves("S3-42")
def test_repeats_are_counted_across_messages_and_conversations(open_shop, at):
    asks = "When will the blue jug of my order K-1001 be delivered to me?"
    first = comes_in(asks, at=at)
    other = comes_in(asks.replace("When will", "Tell me when"), at=at + MINUTE, number=2)
    comes_in("As I already wrote, I wait.", at=at + 2 * MINUTE, thread=first.conversation)

    assert other.conversation_id != first.conversation_id
    counts = dict(Talk.objects.values_list("conversation", "repeats"))
    assert counts == {first.conversation_id: 1, other.conversation_id: 1}
    assert Heard.objects.get(message=other).repeats == first


def test_a_message_is_read_once(hearing, at):
    message = Message.objects.get(direction="in")
    before, found = names(), hearing.findings.count()
    hear_message(message_id=message.pk, at=at)

    assert names() == before
    assert hearing.findings.count() == found


@pytest.mark.serves("S3-74")
def test_each_kind_is_tagged_and_routed(open_shop, at):
    crew = Team.objects.create(name="Care")
    Route.objects.create(kind="complaint", tag="sos", team=crew)

    message = comes_in(COMPLAINT, at=at)

    conversation = Conversation.objects.get(pk=message.conversation_id)
    assert sorted(conversation.tags) == ["sos", "επιθυμία"]
    assert conversation.team == crew
    assert Talk.objects.get().kinds == ["wish", "complaint"]


@pytest.mark.serves("S3-72")
def test_the_share_of_a_whole_conversation_is_exact(hearing, ben, at):
    hearing = acted(hearing, ben, at + MINUTE)

    talk = Talk.objects.get()
    customer = len(COMPLAINT.replace("12.2.", "12 2").split())
    ours = len(OWN_WORDS.split())
    assert (talk.listening_customer_words, talk.listening_shop_words) == (customer, ours)
    assert talk.shop_words == ours + len(hearing.act_message.text.split())
    assert talk.shares.get(person=ben).listening_words == ours
    assert talk_share(ours, customer) == ours / (ours + customer)


@pytest.mark.serves("S3-73")
def test_kinds_of_talk_and_seconds_of_calls(hearing, ben, at):
    with pytest.raises(NoSuchTalk):
        type_talk(conversation=hearing.conversation, kind="chatter", by=ben, at=at)
    with pytest.raises(NoSuchTalk):
        time_call(
            conversation=hearing.conversation, customer_seconds=0, shop_seconds=0, by=ben, at=at
        )

    type_talk(conversation=hearing.conversation, kind="negotiation", by=ben, at=at)
    for _call in range(2):
        time_call(
            conversation=hearing.conversation, customer_seconds=240, shop_seconds=60, by=ben, at=at
        )

    talk = Talk.objects.get()
    assert (talk.kind, talk.customer_seconds, talk.shop_seconds) == ("negotiation", 480, 120)
    assert talk.shares.get(person=ben).seconds == 120


def test_a_merged_conversation_is_heard_where_it_went(hearing, open_shop, ben, at):
    other = comes_in("The lamp is broken, too. What now?", at=at + MINUTE, number=2)
    since = newest_event()

    merge_conversations(
        target=hearing.conversation,
        merged=[other.conversation],
        by=Actor.person(ben.pk),
        at=at,
    )
    let_follow(at, since=since)

    assert Hearing.objects.count() == 1
    assert hearing.findings.filter(message=other).exists()
    with pytest.raises(HeldOpen):
        close_conversation(conversation=hearing.conversation, by=Actor.person(ben.pk), at=at)


def test_a_split_conversation_takes_what_was_found_in_it(hearing, ben, at):
    later = comes_in(
        "The lamp is broken, too. I would like another.",
        at=at + MINUTE,
        thread=hearing.conversation,
    )
    since = newest_event()

    new = split_conversation(
        conversation=hearing.conversation, message=later, by=Actor.person(ben.pk), at=at
    )
    let_follow(at, since=since)

    moved = Finding.objects.filter(message=later).values_list("hearing__conversation", flat=True)
    assert set(moved) == {new.pk}
    assert not Finding.objects.exclude(hearing__conversation=F("message__conversation")).exists()
