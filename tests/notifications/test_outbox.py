"""The outbox: written once with its deed, sent once in effect, and honest about what did not arrive."""

import threading
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction

from pistos.accounts.access import NotAllowed
from pistos.accounts.models import Invitation, Role, User
from pistos.accounts.rules import Colleague
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import NotFound
from pistos.kit.tasks import MOST_ATTEMPTS, drain
from pistos.notifications import access, actions, ports, queries, tasks
from pistos.notifications.models import Message, MessageState
from pistos.notifications.ports import AddressRefused, MailNotTaken, MailRefused, OutgoingMail
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.shop.models import Shop
from tests.notifications.conftest import Postman

pytestmark = pytest.mark.django_db
BY = Actor.machine("test")
CLEO = Recipient("customer", 7, "cleo@customer.example", "el", "Cleo")
PROMISED = Draft(
    "delivery_promised",
    {"order_number": "K-1", "promised_on": date(2026, 3, 6), "link": "https://s.example/o"},
    Ref("promise", "31"),
)


@pytest.fixture
def message(shop: Shop, at: datetime) -> Message:
    return actions.write_message(key="promise:31", draft=PROMISED, to=CLEO, by=BY, at=at)


def names() -> list[str]:
    return list(Event.objects.order_by("id").values_list("name", flat=True))


def test_a_message_is_written_with_its_words_and_its_event(message: Message, at: datetime) -> None:
    assert (message.state, message.language, message.recipient_id) == ("waiting", "el", 7)
    assert "K-1" in message.subject
    assert "https://s.example/o" in message.text
    assert Event.objects.get().data == {
        "message_id": message.pk,
        "template": "delivery_promised",
        "recipient_kind": "customer",
        "recipient_id": 7,
        "about_kind": "promise",
        "about_id": "31",
    }


def test_writing_the_same_key_again_returns_what_was_written(
    message: Message, at: datetime
) -> None:
    other = Draft("test_mail", {"asked_by": "x"})

    again = actions.write_message(key="promise:31", draft=other, to=CLEO, by=BY, at=at)

    assert again == message
    assert again.template == "delivery_promised"
    assert Message.objects.count() == 1
    assert len(names()) == 1


def test_a_message_is_not_written_when_its_deed_fails(shop: Shop, at: datetime) -> None:
    def deed_that_fails() -> None:
        with transaction.atomic():
            actions.write_message(key="k", draft=PROMISED, to=CLEO, by=BY, at=at)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        deed_that_fails()

    assert not Message.objects.exists()
    assert drain(at) == 0


def test_without_an_address_nobody_is_told(shop: Shop, at: datetime) -> None:
    nobody = Recipient("customer", 7, " ", "el")

    with pytest.raises(actions.NoAddress):
        actions.write_message(key="k", draft=PROMISED, to=nobody, by=BY, at=at)

    assert not Message.objects.exists()


def test_an_unknown_language_falls_back_to_the_shops(shop: Shop, at: datetime) -> None:
    to = Recipient("customer", 7, "x@customer.example", "de")

    assert actions.write_message(key="k", draft=PROMISED, to=to, by=BY, at=at).language == "el"


def test_what_was_written_is_sent_after_commit(
    message: Message, postman: Postman, at: datetime
) -> None:
    later = at + timedelta(seconds=3)

    drain(later)
    drain(later)

    message.refresh_from_db()
    assert (message.state, message.sent_at, message.attempts) == ("sent", later, 1)
    [mail] = postman.taken
    assert mail.to_address == "cleo@customer.example"
    assert mail.message_id == message.external_id
    assert mail.headers["Auto-Submitted"] == "auto-generated"
    assert names() == ["notifications.MessageWritten", "notifications.MessageSent"]


def test_sending_twice_sends_once(message: Message, postman: Postman, at: datetime) -> None:
    actions.send_message(message_id=message.pk, at=at)
    actions.send_message(message_id=message.pk, at=at)

    assert len(postman.taken) == 1
    assert names().count("notifications.MessageSent") == 1


def test_a_server_that_is_away_is_tried_again_with_the_same_id(
    message: Message, postman: Postman, at: datetime
) -> None:
    postman.refusals = [MailNotTaken("421 busy")]

    with pytest.raises(MailNotTaken):
        actions.send_message(message_id=message.pk, at=at)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.problem) == ("waiting", 1, "421 busy")

    actions.send_message(message_id=message.pk, at=at)
    message.refresh_from_db()
    assert (message.state, message.attempts, message.problem) == ("sent", 2, "")
    assert postman.taken[0].message_id == message.external_id


def test_after_the_last_try_the_message_has_failed(
    message: Message, postman: Postman, at: datetime
) -> None:
    postman.refusals = [MailNotTaken("away")] * MOST_ATTEMPTS
    for _number in range(MOST_ATTEMPTS - 1):
        with pytest.raises(MailNotTaken):
            actions.send_message(message_id=message.pk, at=at)

    actions.send_message(message_id=message.pk, at=at + timedelta(hours=24))

    message.refresh_from_db()
    assert (message.state, message.attempts) == ("failed", MOST_ATTEMPTS)
    assert names()[-1] == "notifications.MessageFailed"


@pytest.mark.parametrize(
    ("refusal", "state", "event"),
    [
        (AddressRefused("550 5.1.1 no such user"), "bounced", "notifications.MessageBounced"),
        (MailRefused("554 policy"), "failed", "notifications.MessageFailed"),
    ],
)
def test_a_refusal_for_good_is_told_at_once(
    message: Message, postman: Postman, at: datetime, refusal: Exception, state: str, event: str
) -> None:
    postman.refusals = [refusal]

    actions.send_message(message_id=message.pk, at=at)
    actions.send_message(message_id=message.pk, at=at)

    message.refresh_from_db()
    assert (message.state, message.problem) == (state, str(refusal))
    assert postman.taken == []
    last = Event.objects.filter(name=event).get()
    assert (last.data["about_kind"], last.data["about_id"]) == ("promise", "31")
    assert "cleo" not in str(last.data)


def test_a_bounce_that_comes_later_counts_once(
    message: Message, postman: Postman, at: datetime
) -> None:
    actions.send_message(message_id=message.pk, at=at)
    found = queries.message_by_external_id(message.external_id)
    assert found == message

    actions.note_bounce(message=message, reason="550 \n no such user", at=at)
    actions.note_bounce(message=message, reason="again", at=at)

    message.refresh_from_db()
    assert (message.state, message.problem) == (MessageState.BOUNCED, "550 no such user")
    assert message.bounced_at == at
    assert names().count("notifications.MessageBounced") == 1


def test_a_delay_is_noted_and_changes_nothing(
    message: Message, postman: Postman, at: datetime
) -> None:
    actions.send_message(message_id=message.pk, at=at)

    actions.note_delay(message=message, reason="451 later")

    message.refresh_from_db()
    assert (message.state, message.problem) == ("sent", "451 later")


def test_an_unknown_id_names_no_message(message: Message) -> None:
    assert queries.message_by_external_id("<other@example.com>") is None
    assert queries.message_by_external_id("") is None


def test_left_over_messages_get_a_second_look(
    message: Message, postman: Postman, at: datetime
) -> None:
    tasks.send_left_over(at + timedelta(minutes=30))
    assert postman.taken == []

    postman.refusals = [MailNotTaken("away")]
    tasks.send_left_over(at + timedelta(hours=3))
    tasks.send_left_over(at + timedelta(hours=4))

    assert len(postman.taken) == 1


def test_an_invitation_loses_its_words_once_sent(
    shop: Shop, alma: User, postman: Postman, at: datetime
) -> None:
    link = "https://s.example/join/token-abc"
    actions.invite_by_mail(
        colleague=Colleague("eva@kalamos.example", Role.AGENT, "en"),
        token="token-abc",
        link=link,
        by=alma,
        at=at,
    )
    waiting = Message.objects.get()

    drain(at)

    sent = Message.objects.get()
    assert link in postman.taken[0].text
    assert link in waiting.text
    assert sent.text == sent.html == ""
    assert list(queries.messages()) == []
    with pytest.raises(NotFound):
        access.message_for(alma, sent.pk)


def test_an_invitation_that_is_refused_writes_nothing(
    shop: Shop, alma: User, ben: User, at: datetime
) -> None:
    with pytest.raises(Exception, match="already has this address"):
        actions.invite_by_mail(
            colleague=Colleague(ben.email, Role.AGENT, "en"), token="t", link="l", by=alma, at=at
        )

    assert not Message.objects.exists()
    assert not Invitation.objects.exists()


def test_the_test_mail_goes_to_who_asks(
    shop: Shop, alma: User, postman: Postman, at: datetime
) -> None:
    actions.send_test_mail(to=alma, at=at)
    drain(at)

    assert postman.taken[0].to_address == alma.email


def test_old_messages_are_emptied_and_stay(
    message: Message, postman: Postman, at: datetime
) -> None:
    actions.send_message(message_id=message.pk, at=at)

    assert actions.forget_old_messages(before=at, by=BY, at=at) == 0
    later = at + timedelta(days=1)
    assert actions.forget_old_messages(before=later, by=BY, at=later) == 1
    assert actions.forget_old_messages(before=later, by=BY, at=later) == 0

    message.refresh_from_db()
    assert (message.to_address, message.text, message.html, message.subject) == ("", "", "", "")
    assert (message.state, message.sent_at) == ("sent", at)
    assert names().count("notifications.MessagesForgotten") == 1


def test_erasing_a_recipient_stops_what_waits(
    message: Message, postman: Postman, at: datetime
) -> None:
    actions.erase_messages(recipient_kind="customer", recipient_ids=[7], at=at)
    drain(at)

    message.refresh_from_db()
    assert postman.taken == []
    assert (message.state, message.to_address, message.text) == ("failed", "", "")


def test_messages_are_loaded_by_who_may_see_customers(
    message: Message, alma: User, ben: User
) -> None:
    assert access.message_for(ben, message.pk) == message
    with pytest.raises(NotFound):
        access.message_for(ben, message.pk + 1)
    ben.role = "guest"
    with pytest.raises((NotAllowed, KeyError)):
        access.message_for(ben, message.pk)


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_a_message_once(shop: Shop, at: datetime) -> None:
    message = actions.write_message(key="k", draft=PROMISED, to=CLEO, by=BY, at=at)
    inside, go_on = threading.Event(), threading.Event()

    class SlowPostman(Postman):
        def send(self, mail: OutgoingMail, handing_over: Callable[[], None]) -> str:
            inside.set()
            go_on.wait(timeout=10)
            return super().send(mail, handing_over)

    before, slow = ports.mail_sender(), SlowPostman()
    ports.use_mail_sender(slow)

    def work() -> None:
        actions.send_message(message_id=message.pk, at=at)
        connection.close()

    first = threading.Thread(target=work)
    first.start()
    assert inside.wait(timeout=10)
    second = threading.Thread(target=work)
    second.start()
    second.join(timeout=10)
    go_on.set()
    first.join(timeout=10)
    ports.use_mail_sender(before)

    assert len(slow.taken) == 1
    assert Message.objects.get().state == "sent"


@pytest.mark.django_db(transaction=True)
def test_two_deeds_with_one_key_write_one_message(shop: Shop, at: datetime) -> None:
    written: list[int] = []
    start = threading.Barrier(2)

    def write() -> None:
        start.wait(timeout=10)
        message = actions.write_message(key="k", draft=PROMISED, to=CLEO, by=BY, at=at)
        written.append(message.pk)
        connection.close()

    threads = [threading.Thread(target=write) for _number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=20)

    assert len(set(written)) == 1
    assert len(written) == 2
    assert Event.objects.filter(name="notifications.MessageWritten").count() == 1
