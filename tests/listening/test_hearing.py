"""The five steps in their order, on real conversations."""

from datetime import timedelta

import pytest
from django.db.models import F

from pistos.causes.queries.coded import coded
from pistos.causes.queries.tree import choices
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.merging import merge_conversations, split_conversation
from pistos.conversations.actions.restraining import HeldOpen
from pistos.conversations.actions.undoing import undo_answer
from pistos.conversations.facts import Reply
from pistos.conversations.models import (
    AnswerSettings,
    Conversation,
    ConversationPromise,
    Message,
    Team,
)
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.listening.actions.acting import (
    ActionUnclear,
    NothingPromised,
    PointsLeft,
    WishNotMet,
    act,
    cover_point,
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
from pistos.listening.actions.confirming import (
    CorrectionEmpty,
    NotCalled,
    SettledBefore,
    confirm_by_call,
    confirm_restatement,
    correct_restatement,
    offer_call,
)
from pistos.listening.actions.finding import (
    DecidedBefore,
    NotAnswered,
    NotTheirWords,
    confirm_all,
    confirm_finding,
    dismiss_finding,
    finish_listening,
    mark_finding,
    note_answered,
)
from pistos.listening.actions.holding import WrongStep
from pistos.listening.actions.reading import hear_message
from pistos.listening.actions.restating import CopiesThem, RoundsOver, restate
from pistos.listening.actions.shortening import ReasonMissing, take_short_path
from pistos.listening.actions.talking import NoSuchTalk, time_call, type_talk
from pistos.listening.facts import Action, Mark, Said
from pistos.listening.models import (
    ConfirmedHow,
    Finding,
    Heard,
    Hearing,
    LearnedWord,
    Restatement,
    Route,
    Talk,
)
from pistos.listening.queries.gates import remedy_gate, reply_gate
from pistos.listening.rules.talk import talk_share
from pistos.promises.models import State
from tests.listening.steps import (
    COMPLAINT,
    MINUTE,
    OWN_WORDS,
    acted,
    asked,
    comes_in,
    confirmed,
    fresh,
    goes_out,
    let_follow,
    newest_event,
    restated,
)

pytestmark = pytest.mark.django_db
THREE = "Where is my jug? Can I still change the colour? What does a second one cost?"


def names():
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def restatement_of(hearing):
    return Restatement.objects.get(hearing=hearing, state="sent")


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


@pytest.mark.serves("S3-77")
def test_a_restatement_goes_to_the_customer_in_our_words(hearing, ben, at):
    asked(hearing, ben, at)
    with pytest.raises(CopiesThem):
        restate(hearing=hearing, said=Said(COMPLAINT), by=ben, at=at)
    assert not Restatement.objects.exists()

    found = restate(hearing=hearing, said=Said(OWN_WORDS, "once"), by=ben, at=at)
    again = restate(hearing=hearing, said=Said(OWN_WORDS, "once"), by=ben, at=at)

    assert again.pk == found.pk
    assert found.message.purpose == "restatement"
    assert f"/en/heard/{found.token}/" in found.message.text
    assert (fresh(hearing).step, fresh(hearing).round) == ("confirm", 1)


def test_a_restatement_neither_keeps_the_answer_nor_stops_a_clock(hearing, ben, at):
    restated(hearing, ben, at + MINUTE)

    conversation = Conversation.objects.get(pk=hearing.conversation_id)
    link = ConversationPromise.objects.get(kind="answer")
    assert (link.is_open, link.promise.standing.state) == (True, State.OPEN)
    assert (conversation.state, conversation.waiting_since) == ("open", at)
    assert conversation.last_contact_at == at + MINUTE


@pytest.mark.serves("S3-78")
def test_the_customer_confirms_once(hearing, ben, at):
    found = restated(hearing, ben, at)
    by = Actor.customer(hearing.conversation.customer_id)

    for _time in range(2):
        confirm_restatement(restatement=found, how=ConfirmedHow.CLICK, by=by, at=at)

    now = fresh(hearing)
    assert (now.step, now.confirmed_at, now.confirmed_how) == ("act", at, "click")
    assert names().count("listening.RestatementConfirmed") == 1
    assert reply_gate(hearing.conversation).may_answer
    with pytest.raises(SettledBefore):
        correct_restatement(restatement=found, text="The lid, too.", at=at)


@pytest.mark.serves("S3-78", "S3-79")
def test_the_customer_corrects_and_we_listen_again(hearing, ben, at):
    found = restated(hearing, ben, at)
    with pytest.raises(CorrectionEmpty):
        correct_restatement(restatement=found, text="  ", at=at)
    since = newest_event()

    correct_restatement(restatement=found, text="No, rather the lid came broken.", at=at + MINUTE)
    let_follow(at + MINUTE, since=since)

    now = fresh(hearing)
    found.refresh_from_db()
    assert (now.step, found.state) == ("listen", "corrected")
    assert found.correction_message.text == "No, rather the lid came broken."
    assert now.findings.filter(message=found.correction_message, kind="complaint").exists()
    assert not reply_gate(hearing.conversation).may_answer


@pytest.mark.parametrize(
    ("text", "step", "how"),
    [("Yes, exactly!", "act", "mail"), ("No, it is the lid.", "listen", "")],
)
def test_a_plain_reply_counts(hearing, ben, at, text, step, how):
    restated(hearing, ben, at)

    comes_in(text, at=at + MINUTE, thread=hearing.conversation)

    assert (fresh(hearing).step, fresh(hearing).confirmed_how) == (step, how)


@pytest.mark.serves("S3-79")
def test_two_rounds_and_then_a_call(hearing, ben, at):
    restated(hearing, ben, at)
    with pytest.raises(WrongStep):
        offer_call(hearing=hearing, client_id=None, by=ben, at=at)
    comes_in("No, rather the lid.", at=at + MINUTE, thread=hearing.conversation)
    restated(
        hearing, ben, at + 2 * MINUTE, "It is the cover that has to be exchanged for a whole one."
    )
    comes_in("No, not at all.", at=at + 3 * MINUTE, thread=hearing.conversation)
    asked(hearing, ben, at + 4 * MINUTE)
    with pytest.raises(RoundsOver):
        restate(
            hearing=hearing, said=Said("Then let us try it a third time, dear Cleo."), by=ben, at=at,
        )  # fmt: skip
    with pytest.raises(NotCalled):
        confirm_by_call(hearing=hearing, words="The rim.", by=ben, at=at)

    sent = offer_call(hearing=hearing, client_id=None, by=ben, at=at + 5 * MINUTE)
    assert "/en/c/" in sent.text
    confirm_by_call(
        hearing=hearing, words="The rim is chipped.", by=ben, at=at + timedelta(hours=1)
    )

    assert (fresh(hearing).step, fresh(hearing).confirmed_how) == ("act", "call")
    assert fresh(hearing).restatement.text == "The rim is chipped."


def test_what_is_taken_back_before_it_went_out_was_no_round(hearing, ben, at):
    AnswerSettings.objects.create(undo_seconds=10)
    found = restate(hearing=asked(hearing, ben, at), said=Said(OWN_WORDS), by=ben, at=at)
    since = newest_event()

    undo_answer(message=found.message, by=ben, at=at)
    let_follow(at, since=since)

    assert (fresh(hearing).step, fresh(hearing).round) == ("repeat", 0)
    found.refresh_from_db()
    assert found.state == "taken_back"


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
    assert conversation.tags == ["sos", "επιθυμία"] or "sos" in conversation.tags
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
