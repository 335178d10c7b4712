"""Messages that need nothing but to be read are read together, as each by itself would have been."""

from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from pistos.conversations.actions.chatting import Said, say
from pistos.conversations.actions.presence import note_present
from pistos.conversations.models import Conversation, Message
from pistos.journal.models import Event
from pistos.kit.tasks import drain
from pistos.listening import subscribers
from pistos.listening.actions.reading import hear_message
from pistos.listening.actions.skimming import skim_messages
from pistos.listening.models import Finding, Heard, Hearing, Route, Talk
from pistos.realtime.models import Signal
from pistos.visits.actions.meeting import meet_visitor
from pistos.visits.facts import Browser
from pistos.visits.models import Visitor
from tests.journal.test_sifting import beside
from tests.listening.steps import COMPLAINT

pytestmark = pytest.mark.django_db

TEXTS = (
    "Where is my parcel?",
    "ok, thank you",
    "The lamp of my order K-1001 came on Tuesday in the morning.",
    "I think the blue one is lovely.",
    "The lamp of my order K-1001 came on Tuesday morning.",
    COMPLAINT,
    "Kdaj pride? In koliko stane?",
    "Θα ήθελα ένα μεγαλύτερο.",
)


def visitor(at: datetime) -> Visitor:
    return meet_visitor(browser=Browser(language="en", zone="Europe/Athens"), at=at)


def write(who: Visitor, *texts: str, at: datetime) -> list[int]:
    """Ids of what they wrote."""
    for number, text in enumerate(texts):
        said = Said(text, f"{at.timestamp()}{number}", {})
        say(visitor=who, said=said, at=at + timedelta(seconds=number))
    rows = Message.objects.filter(conversation__visitor=who, direction="in").order_by("pk")
    return list(rows.values_list("pk", flat=True))[-len(texts) :]


def what_is_known(of: Visitor) -> list[object]:
    """All that reading leaves of a visitor's words, without ids."""
    home = Conversation.objects.get(visitor=of)
    heard = Heard.objects.filter(message__conversation=home).order_by("message")
    talk = ("kinds", "request", "repeats", "customer_words", "shop_words")
    more = ("listening_customer_words", "listening_shop_words", "last_at")
    told = Event.objects.filter(name="listening.MessageHeard", subject_id=str(home.pk))
    return [
        list(
            heard.values_list("message__text", "kinds", "questions", "is_repeat", "repeats__text")
        ),
        list(Talk.objects.filter(conversation=home).values_list(*talk, *more)),
        sorted(Finding.objects.filter(message__conversation=home).values_list("kind", "quote")),
        list(Hearing.objects.filter(conversation=home).values_list("because", "step")),
        home.tags,
        list(told.order_by("data__message_id").values_list("data__kinds", "data__is_repeat")),
    ]


@pytest.mark.parametrize("count", [1, 2, 4, 5, len(TEXTS)])
def test_read_together_is_what_read_one_by_one_is(open_shop, at, count) -> None:
    apart, together = visitor(at), visitor(at)
    for pk in write(apart, *TEXTS[:count], at=at):
        hear_message(message_id=pk, at=at)
    given = write(together, *TEXTS[:count], at=at)

    for pk in sorted(skim_messages(message_ids=given, at=at)):
        hear_message(message_id=pk, at=at)

    assert what_is_known(together) == what_is_known(apart)
    assert len(what_is_known(together)[0]) == count


def test_it_costs_the_same_with_one_and_with_three(open_shop, at) -> None:
    counts = []
    for many in (1, 3):
        given = [pk for _ in range(many) for pk in write(visitor(at), "And in blue?", "ok", at=at)]
        with CaptureQueriesContext(connection) as asked:
            assert skim_messages(message_ids=given, at=at) == set()
        counts.append(len(asked))

    assert counts == [16, 16]
    assert Heard.objects.count() == 8
    assert Talk.objects.count() == 4


def test_done_twice_it_is_done_once(open_shop, at) -> None:
    who = visitor(at)
    given = write(who, "And in blue?", at=at)
    skim_messages(message_ids=given, at=at)
    before = what_is_known(who)

    left = skim_messages(message_ids=given, at=at)
    for pk in left:
        hear_message(message_id=pk, at=at)

    assert what_is_known(who) == before


def test_a_complaint_takes_what_comes_with_it_and_after_it_along(open_shop, at) -> None:
    who = visitor(at)
    plain = visitor(at)
    simple = write(plain, "And in blue?", at=at)
    first = write(who, COMPLAINT, "It is blue.", at=at)
    assert skim_messages(message_ids=[*simple, *first], at=at) == set(first)

    later = write(who, "When will the lamp arrive?", at=at + timedelta(minutes=1))
    assert skim_messages(message_ids=later, at=at) == set(later)
    for pk in (*first, *later):
        hear_message(message_id=pk, at=at)

    again = write(who, "Here it is.", at=at + timedelta(minutes=2))
    assert skim_messages(message_ids=again, at=at) == set(again)
    assert Hearing.objects.get().findings.filter(message__in=later).exists()


def test_what_is_tagged_or_given_to_a_team_is_done_by_itself_the_first_time(open_shop, at) -> None:
    Route.objects.create(kind="opinion", tag="praise")
    who = visitor(at)
    first = write(who, "I think the blue one is lovely.", at=at)
    assert skim_messages(message_ids=first, at=at) == set(first)
    hear_message(message_id=first[0], at=at)

    second = write(who, "I think the red one is lovely.", at=at + timedelta(minutes=1))
    assert skim_messages(message_ids=second, at=at) == set()
    assert Conversation.objects.get().tags == ["praise"]


def test_who_has_it_open_is_told_and_nobody_else(open_shop, ben, at) -> None:
    watched = write(visitor(at), "And in blue?", at=at)
    unwatched = write(visitor(at), "And in red?", at=at)
    home = Conversation.objects.get(messages=watched[0])
    note_present(conversation=home, person=ben, at=at)
    before = set(Signal.objects.values_list("pk", flat=True))

    skim_messages(message_ids=[*watched, *unwatched], at=at)

    new = Signal.objects.exclude(pk__in=before)
    assert list(new.values_list("stream", "kind", "subject_id")) == [
        ("inbox", "conversation", home.token)
    ]


def test_a_message_of_a_chat_makes_no_task_that_is_not_due(open_shop, at) -> None:
    who = visitor(at)
    write(who, "Do you ship to Patras?", at=at)
    drain(at)
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM procrastinate_jobs")
        before = cursor.fetchone()[0]
        write(who, "And to Crete?", "ok", at=at + timedelta(minutes=1))
        assert drain(at + timedelta(minutes=1)) == 0
        cursor.execute("SELECT max(id) FROM procrastinate_jobs")
        assert cursor.fetchone()[0] == before
    assert Heard.objects.count() == 3
    assert Talk.objects.get().customer_words == 9


@pytest.mark.django_db(transaction=True)
def test_a_conversation_that_somebody_holds_is_not_waited_for(open_shop, at) -> None:
    given = write(visitor(at), "And in blue?", at=at)
    with transaction.atomic():
        Conversation.objects.select_for_update().get()
        assert beside(lambda: skim_messages(message_ids=given, at=at)) == set(given)


def test_only_what_is_left_goes_on_to_the_listener(open_shop, at) -> None:
    write(visitor(at), "And in blue?", at=at)
    write(visitor(at), COMPLAINT, at=at)
    events = list(Event.objects.filter(name="conversations.MessageReceived").order_by("pk"))

    assert subscribers.skim(events, at) == [events[1]]
