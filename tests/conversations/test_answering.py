from datetime import timedelta

import pytest

from pistos.conversations.actions.answering import (
    AnsweredMeanwhile,
    LooksAlike,
    NotReached,
    answer,
)
from pistos.conversations.actions.sending import note_outcome, resend, send_held
from pistos.conversations.actions.undoing import UndoOver, undo_answer
from pistos.conversations.facts import Commitment, Reply
from pistos.conversations.models import (
    AnswerSettings,
    Attachment,
    Draft,
    Message,
    Presence,
)
from pistos.conversations.rules.addresses import read_message_id, read_plus_address
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as OutboxMessage
from pistos.notifications.ports import MailUncertain, mail_sender, use_mail_sender, use_text_sender
from pistos.promises.models import EntryKind, Promise, PromiseKind, State
from pistos.promises.rules.life import EntryFacts
from pistos.visits.models import Visitor
from tests.factories.conversations import (
    answer_promised,
    conversation_of,
    file_of,
    written_by_customer,
)
from tests.factories.promises import Life, promise_to, write

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
UNDO = 10 * SECOND
HOUR = timedelta(hours=1)

LONG = (
    "The blue jug was packed in too small a box, which is our fault, and we have asked the"
    " workshop on Paros to turn a new one for you this week."
)


class Taken:
    """A mail server that takes everything, and remembers it."""

    def __init__(self):
        self.mails = []

    def send(self, mail, handing_over=lambda: None):
        handing_over()
        self.mails.append(mail)
        return mail.message_id


class Texts:
    def __init__(self):
        self.texts = []

    def send(self, text):
        self.texts.append(text)
        return "sms-1"


@pytest.fixture
def server():
    before = mail_sender()
    taken = Taken()
    use_mail_sender(taken)
    yield taken
    use_mail_sender(before)


@pytest.fixture
def texts():
    sender = Texts()
    use_text_sender(sender)
    yield sender
    use_text_sender(None)


@pytest.fixture
def asked(open_shop, cleo, at):
    conversation = conversation_of(cleo, at=at)
    written_by_customer(conversation, "Where is the blue jug?", at=at)
    return conversation


def sent(conversation, at):
    """The undo window is over and the server has taken it."""
    send_held(at=at + UNDO)
    drain(at + UNDO)
    conversation.refresh_from_db()


def test_answer_goes_out_when_the_time_to_undo_is_over(asked, ben, server, at):
    promise = answer_promised(asked, made_at=at)
    message = answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)
    send_held(at=at + 9 * SECOND)
    drain(at + 9 * SECOND)
    assert server.mails == []
    promise.standing.refresh_from_db()
    assert promise.standing.state == State.OPEN

    sent(asked, at)
    message.refresh_from_db()
    promise.standing.refresh_from_db()
    assert len(server.mails) == 1
    assert message.state == "sent"
    assert promise.standing.state == State.KEPT
    assert (asked.state, asked.waiting_since, asked.due_at) == ("waiting", None, None)
    assert (asked.answer_count, asked.first_answer_at) == (1, at + UNDO)


@pytest.mark.serves("S1-44", "S2-23")
def test_letter_threads_signs_and_quotes(asked, ben, server, at, settings):
    AnswerSettings.objects.create(signature={"el": "{agent} — {shop}"})
    mail = asked.messages.get()
    mail.external_ids.create(value="mail:<first@customer.example>")
    message = answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)
    sent(asked, at)

    [mail] = server.mails
    signed = read_message_id(mail.message_id, key=settings.SECRET_KEY)
    assert (signed.conversation_id, signed.message_id) == (asked.pk, message.pk)
    assert read_plus_address(mail.reply_to, key=settings.SECRET_KEY) == asked.pk
    assert mail.headers["In-Reply-To"] == "<first@customer.example>"
    assert "Auto-Submitted" not in mail.headers
    assert mail.subject == "Re: The blue jug"
    last = "Όλη η συνομιλία, για να συνεχίσετε και να πείτε αν η απάντηση ήταν καλή:"
    assert mail.text.startswith(f"On its way.\n\n{last}\nhttp")
    assert "/\n\n-- \nBen — Kalamos\n\n" in mail.text
    assert "> Where is the blue jug?" in mail.text
    assert message.external_ids.get().value == f"mail:{mail.message_id}"


def test_undone_answer_is_a_draft_again_and_never_goes_out(asked, ben, server, at):
    message = answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)
    file_of(message)
    draft = undo_answer(message=message, by=ben, at=at + SECOND)
    sent(asked, at)

    assert server.mails == []
    assert draft.text == "On its way."
    assert Attachment.objects.get().draft_id == draft.pk
    assert asked.state == "open"


def test_answer_on_its_way_cannot_be_taken_back(asked, ben, server, at):
    message = answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)
    send_held(at=at + UNDO)

    with pytest.raises(UndoOver):
        undo_answer(message=message, by=ben, at=at + UNDO)


def test_interim_word_is_contact_and_no_answer(asked, ben, server, at):
    promise = answer_promised(asked, made_at=at)
    answer(conversation=asked, reply=Reply("We are on it.", "interim"), by=ben, at=at)
    sent(asked, at)

    promise.standing.refresh_from_db()
    assert promise.standing.state == State.OPEN
    assert (asked.state, asked.waiting_since) == ("open", at)
    assert asked.last_contact_at == at + UNDO


@pytest.mark.fault("F24")
def test_blind_answer_is_refused_until_the_others_was_seen(asked, alma, ben, server, at):
    opened = asked.messages.get().pk
    first = answer(
        conversation=asked, reply=Reply("On it.", seen_message_id=opened), by=alma, at=at
    )

    with pytest.raises(AnsweredMeanwhile) as refused:
        answer(conversation=asked, reply=Reply("Here.", seen_message_id=opened), by=ben, at=at)
    assert refused.value.answer == first
    assert "Alma" in str(refused.value)
    seen = Reply("Here.", seen_message_id=first.pk)
    assert answer(conversation=asked, reply=seen, by=ben, at=at).pk


@pytest.mark.fault("F15")
def test_double_submit_is_one_message(asked, ben, server, at):
    seen = asked.messages.get().pk
    reply = Reply("On its way.", client_id="c1", seen_message_id=seen)
    one = answer(conversation=asked, reply=reply, by=ben, at=at)
    other = answer(conversation=asked, reply=reply, by=ben, at=at + 12 * SECOND)
    sent(asked, at + 12 * SECOND)

    assert one == other
    assert len(server.mails) == 1


@pytest.mark.serves("S0-41")
def test_nearly_the_same_answer_to_another_person_is_refused(asked, dora, ben, server, at):
    answer(conversation=asked, reply=Reply(LONG), by=ben, at=at)
    doras = conversation_of(dora, at=at)

    with pytest.raises(LooksAlike) as refused:
        answer(conversation=doras, reply=Reply(f"Dear Dora,\n{LONG}"), by=ben, at=at)
    assert [place.conversation for place in refused.value.places] == [asked]
    accepted = Reply(LONG, accepts_likeness=True)
    assert answer(conversation=doras, reply=accepted, by=ben, at=at).pk


def test_same_answer_to_the_same_person_is_nobodys_concern(asked, cleo, ben, server, at):
    answer(conversation=asked, reply=Reply(LONG), by=ben, at=at)
    again = conversation_of(cleo, at=at)

    assert answer(conversation=again, reply=Reply(LONG), by=ben, at=at).pk


@pytest.mark.serves("S0-7")
def test_form_question_of_who_prefers_sms_is_answered_by_sms(
    open_shop, cleo, ben, texts, server, at
):
    cleo.preferred_channel, cleo.phone = "sms", "+306912345678"
    cleo.save()
    asked = conversation_of(cleo, at=at, channel="form")
    message = answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)
    sent(asked, at)

    row = OutboxMessage.objects.get()
    message.refresh_from_db()
    assert (message.channel, row.channel, row.to_address) == ("sms", "sms", "+306912345678")
    assert row.text == "On its way."


@pytest.mark.serves("S0-7")
def test_next_channel_is_taken_when_the_preferred_one_fails(
    open_shop, cleo, ben, texts, server, at
):
    cleo.phone = "+306912345678"
    cleo.save()
    asked = conversation_of(cleo, at=at)
    message = answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)
    send_held(at=at + UNDO)
    message.refresh_from_db()
    note_outcome(outbox_id=message.outbox_id, state="bounced", problem="no such", at=at + UNDO)

    message.refresh_from_db()
    assert (message.channel, message.state) == ("sms", "waiting")
    assert OutboxMessage.objects.get(pk=message.outbox_id).channel == "sms"


def test_nobody_is_written_to_without_a_way(open_shop, cleo, ben, at):
    cleo.email = ""
    cleo.save()
    asked = conversation_of(cleo, at=at, channel="form")
    for reply in (Reply("On its way."), Reply("On its way.", channel="sms")):
        with pytest.raises(NotReached):
            answer(conversation=asked, reply=reply, by=ben, at=at)


def test_who_sits_in_the_chat_is_answered_there_at_once(open_shop, cleo, ben, at):
    visitor = Visitor.objects.create(first_seen_at=at, last_seen_at=at, customer=cleo)
    asked = conversation_of(cleo, at=at, channel="chat", visitor=visitor)
    promise = answer_promised(asked, made_at=at)
    Presence.objects.create(conversation=asked, person=None, heard_at=at)
    message = answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)

    promise.standing.refresh_from_db()
    assert (message.channel, message.state, message.sent_at) == ("chat", "sent", at)
    assert promise.standing.state == State.KEPT


@pytest.mark.fault("F14")
def test_uncertain_answer_is_shown_and_sent_again_by_a_person_only(asked, ben, server, at):
    class Dropped(Taken):
        def send(self, mail, handing_over=lambda: None):
            super().send(mail, handing_over)
            raise MailUncertain("the line dropped after the last dot")

    dropped = Dropped()
    use_mail_sender(dropped)
    promise = answer_promised(asked, made_at=at)
    message = answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)
    sent(asked, at)
    for hours in (1, 5, 30):
        drain(at + hours * HOUR)
        send_held(at=at + hours * HOUR)
    message.refresh_from_db()
    promise.standing.refresh_from_db()
    assert len(dropped.mails) == 1
    assert message.state == "uncertain"
    assert "dropped" in message.problem
    assert promise.standing.state == State.OPEN

    use_mail_sender(server)
    resend(message=message, by=_actor(ben), at=at + 2 * HOUR)
    drain(at + 2 * HOUR)
    message.refresh_from_db()
    assert message.state == "sent"
    assert server.mails[0].message_id == dropped.mails[0].message_id


def _actor(user):
    return Actor.person(user.pk)


@pytest.mark.serves("S4-25")
def test_promise_in_our_words_is_made_when_they_are_sent(asked, ben, server, at):
    promise = Commitment("I'll call you tomorrow", "call_back", at + 26 * HOUR)
    reply = Reply("It is late. I'll call you tomorrow.", commitments=(promise,))
    answer(conversation=asked, reply=reply, by=ben, at=at)
    assert not Promise.objects.filter(kind=PromiseKind.CALL_BACK).exists()
    sent(asked, at)

    made = Promise.objects.get(kind=PromiseKind.CALL_BACK)
    assert made.due_at == at + 26 * HOUR
    assert made.words.text == "I'll call you tomorrow"
    assert made.made_by_id == str(ben.pk)
    assert made.said_in.conversation == asked
    assert asked.due_at == at + 26 * HOUR


@pytest.mark.serves("S4-25")
def test_promise_that_history_does_not_support_is_refused(asked, ben, cleo, at, kept_late):
    promise = Commitment("within the hour", "call_back", at + HOUR)
    with pytest.raises(Refused) as refused:
        answer(conversation=asked, reply=Reply("Yes.", commitments=(promise,)), by=ben, at=at)
    assert "within the hour" in str(refused.value)
    assert refused.value.offer.realistic_at == at + 5 * HOUR
    assert not Message.objects.filter(direction="out").exists()


@pytest.fixture
def kept_late(cleo, at):
    """Forty call-backs, each done five hours after it was promised."""
    made_at = at - timedelta(days=3)
    write(
        [
            Life(
                promise_to(
                    cleo,
                    made_at=made_at,
                    due_on=(made_at + 6 * HOUR).date(),
                    due_at=made_at + 6 * HOUR,
                    kind="call_back",
                    about_kind="conversation",
                    about_id=n,
                ),
                [
                    EntryFacts(
                        EntryKind.KEPT,
                        made_at + 5 * HOUR,
                        made_at + 6 * HOUR,
                        (made_at + 6 * HOUR).date(),
                    )
                ],
                words="Today.",
            )
            for n in range(40)
        ]
    )


@pytest.mark.fault("F23")
def test_sending_retires_the_draft_and_takes_its_files(asked, alma, ben, at):
    draft = Draft.objects.create(conversation=asked, author=ben, text="On", updated_at=at)
    others = Draft.objects.create(conversation=asked, author=alma, text="Dear", updated_at=at)
    answer(conversation=asked, reply=Reply("On its way."), by=ben, at=at)

    assert list(Draft.objects.all()) == [others]
    assert draft.pk not in Draft.objects.values_list("pk", flat=True)


def test_files_of_the_own_draft_go_with_the_letter(asked, ben, alma, server, at):
    draft = Draft.objects.create(conversation=asked, author=ben, text="On", updated_at=at)
    file = file_of(asked.messages.get())
    Attachment.objects.filter(pk=file.pk).update(message=None, draft_id=draft.pk)
    with pytest.raises(Refused):
        answer(conversation=asked, reply=Reply("See.", file_ids=(file.pk,)), by=alma, at=at)
    answer(conversation=asked, reply=Reply("See.", file_ids=(file.pk,)), by=ben, at=at)
    sent(asked, at)

    assert [one.name for one in server.mails[0].files] == ["jug.png"]


def test_answer_that_closes_closes_when_it_is_sent(asked, ben, server, at):
    answer(conversation=asked, reply=Reply("Done.", closes=True), by=ben, at=at)
    asked.refresh_from_db()
    assert asked.state == "open"
    sent(asked, at)

    assert (asked.state, asked.closed_at) == ("closed", at + UNDO)


def test_question_that_the_author_had_not_seen_waits_with_its_own_promise(asked, ben, server, at):
    seen = asked.messages.get()
    first = answer_promised(asked, made_at=at)
    written_by_customer(asked, "And the red one?", at=at + SECOND)
    reply = Reply("The blue one is on its way.", seen_message_id=seen.pk)
    answer(conversation=asked, reply=reply, by=ben, at=at + 2 * SECOND)
    sent(asked, at + 2 * SECOND)

    first.standing.refresh_from_db()
    assert first.standing.state == State.KEPT
    assert (asked.state, asked.waiting_since) == ("open", at + SECOND)
    second = asked.promised.get(is_open=True).promise
    assert second != first
    assert asked.due_at == second.due_at
