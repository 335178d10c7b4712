"""The pages of the inbox: what they show and what they cost."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.accounts.models import User
from pistos.conversations.actions.indexing import index_words
from pistos.conversations.actions.noting import write_note
from pistos.conversations.actions.writing import signal
from pistos.conversations.models import Conversation, QuietTask
from pistos.customers.actions import give_consent
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.realtime import tickets
from tests.factories.conversations import (
    answer_promised,
    answered_by,
    conversation_of,
    file_of,
    note_of,
    written_by_customer,
)
from tests.factories.orders import order_of, parcel_of, promised_delivery
from tests.factories.promises import couriers

pytestmark = pytest.mark.django_db
QUEUE = "/desk/inbox/"


def page_of(conversation: Conversation) -> str:
    return reverse("inbox:conversation", args=[conversation.token])


@pytest.mark.fault("F21")
@pytest.mark.parametrize("count", [1, 3])
def test_queue_costs_the_same_with_one_and_with_three(
    desk: Client, cleo: Customer, count: int
) -> None:
    now = clock.now()
    for n in range(count):
        conversation = conversation_of(cleo, at=now - timedelta(hours=n))
        answer_promised(conversation, made_at=now)

    with CaptureQueriesContext(connection) as queries:
        answer = desk.get(QUEUE)

    assert len(answer.context["rows"]) == count
    assert len(queries) == 10


@pytest.mark.fault("F21")
@pytest.mark.parametrize("count", [1, 3])
def test_conversation_costs_the_same_with_one_and_with_three(
    desk: Client, ben: User, cleo: Customer, count: int
) -> None:
    now = clock.now()
    conversation = conversation_of(cleo, at=now - timedelta(hours=5))
    answer_promised(conversation, made_at=now - timedelta(hours=5))
    for n in range(count):
        written = written_by_customer(conversation, at=now - timedelta(hours=4, minutes=-n))
        file_of(written)
        note_of(ben, conversation, "Look at the shelf.", at=now - timedelta(hours=3))
        conversation_of(cleo, at=now - timedelta(days=n + 1))

    with CaptureQueriesContext(connection) as queries:
        answer = desk.get(page_of(conversation))

    assert answer.status_code == 200
    assert len(queries) == 22


def test_queue_shows_who_waits_and_how_long(desk: Client, cleo: Customer, dora: Customer) -> None:
    now = clock.now()
    late = conversation_of(cleo, at=now - timedelta(hours=6), subject="Where is the jug?")
    answer_promised(late, made_at=now - timedelta(hours=6), hours=4)
    soon = conversation_of(dora, at=now - timedelta(hours=1), channel="chat")
    answer_promised(soon, made_at=now - timedelta(hours=1), hours=3)

    page = desk.get(QUEUE).content.decode()

    assert page.index("Where is the jug?") < page.index("Dora")
    assert "past due" in page
    assert "left" in page
    assert "Overdue" in page


@pytest.mark.parametrize(
    ("view", "seen"),
    [
        ("mine", ["Mine"]),
        ("unassigned", ["Free"]),
        ("waiting", ["Theirs"]),
        ("closed", ["Done"]),
        ("spam", ["Junk"]),
        ("snoozed", ["Later"]),
        ("all", ["Mine", "Free", "Theirs", "Done", "Later"]),
    ],
)
def test_each_view_shows_its_own(
    desk: Client, ben: User, cleo: Customer, view: str, seen: list[str]
) -> None:
    now = clock.now()
    conversation_of(cleo, at=now, subject="Mine", assignee=ben)
    conversation_of(cleo, at=now, subject="Free")
    conversation_of(cleo, at=now, subject="Theirs", state="waiting", waiting_since=None)
    conversation_of(cleo, at=now, subject="Done", state="closed", waiting_since=None)
    conversation_of(cleo, at=now, subject="Junk", state="spam", waiting_since=None)
    conversation_of(
        cleo, at=now, subject="Later", state="snoozed", snoozed_until=now + timedelta(days=1)
    )

    rows = desk.get(QUEUE, {"view": view}).context["rows"]

    assert sorted(row.subject for row in rows) == sorted(seen)


@pytest.mark.fault("S7")
@pytest.mark.parametrize(
    "query",
    [
        "view=secret",
        "sort=customer__email",
        "view=closed&channel=email",
        "channel=email__x",
        "after=%F0",
        "view=open&sort=token",
    ],
)
def test_queue_refuses_what_is_not_on_its_allow_list(desk: Client, query: str) -> None:
    assert desk.get(f"{QUEUE}?{query}").status_code == 409


def test_queue_pages_by_keyset(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    for n in range(33):
        conversation_of(cleo, at=now - timedelta(minutes=n), subject=f"n{n}")
    first = desk.get(QUEUE, {"view": "all"})

    second = desk.get(first.context["next_url"])
    back = desk.get(second.context["previous_url"])

    assert len(first.context["rows"]) == 30
    assert [row.subject for row in second.context["rows"]] == ["n30", "n31", "n32"]
    assert [row.token for row in back.context["rows"]] == [
        row.token for row in first.context["rows"]
    ]


def test_conversation_tells_a_person_from_a_machine_and_a_stranger(
    desk: Client, ben: User, cleo: Customer
) -> None:
    now = clock.now()
    conversation = conversation_of(cleo, at=now)
    written_by_customer(conversation, at=now)
    answered_by(ben, conversation, "We look.", at=now)
    answered_by(
        ben, conversation, "Good morning.", at=now, author_kind="machine", author_id=None,
        purpose="acknowledgement",
    )  # fmt: skip
    written_by_customer(
        conversation, "I know her.", at=now, author_kind="stranger",
        author_address="else@where.example",
    )  # fmt: skip

    page = desk.get(page_of(conversation)).content.decode()

    assert page.count("a person</span>") == 1
    assert page.count("a machine</span>") == 1
    assert "else@where.example, who is not this customer" in page


@pytest.mark.serves("S2-27")
def test_customer_stands_beside_with_orders_and_promises(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    order = order_of(cleo, placed_at=now - timedelta(days=2), number="10231")
    promised_delivery(parcel_of(order, courier=couriers()[0]))
    conversation = conversation_of(cleo, at=now)

    page = desk.get(page_of(conversation)).content.decode()

    assert "10231" in page
    assert "Delivery" in page
    assert "cleo@customer.example" in page


@pytest.mark.serves("S0-57")
@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "Answer Cleo: "),
        ({"late": True}, "Answer Cleo now"),
        ({"state": "spam"}, "take it back"),
        ({"state": "closed", "waiting_since": None}, "Nothing is left to do here."),
        ({"state": "waiting", "waiting_since": None}, "Nothing is left to do. Close it."),
    ],
)
def test_one_next_step_is_named(desk: Client, cleo: Customer, fields: dict, says: str) -> None:
    now = clock.now()
    is_late = fields.pop("late", False) if "late" in fields else False
    conversation = conversation_of(cleo, at=now - timedelta(hours=5), **fields)
    if conversation.state == "open":
        answer_promised(conversation, made_at=now - timedelta(hours=5), hours=3 if is_late else 9)

    page = desk.get(page_of(conversation))

    assert says in page.context["next"].words
    assert page.context["next"].words in unescape(page.content.decode())


@pytest.mark.serves("S2-49")
@pytest.mark.serves("S2-50")
def test_silence_watch_lists_who_heard_nothing(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    conversation_of(cleo, at=now - timedelta(hours=40), subject="Nobody wrote back")
    conversation_of(cleo, at=now - timedelta(hours=1), subject="Fresh")

    page = desk.get(reverse("inbox:silence")).content.decode()

    assert "Nobody wrote back" in page
    assert "Fresh" not in page


@pytest.mark.serves("S2-51")
def test_silence_watch_names_who_is_to_care_and_lets_them_say_it_is_seen_to(
    desk: Client, cleo: Customer, ben: User
) -> None:
    task = QuietTask.objects.create(customer=cleo, person=ben, raised_at=clock.now())
    assert "Ben" in desk.get(reverse("inbox:silence")).content.decode()

    answer = desk.post(reverse("inbox:finish_quiet", args=[task.pk]), follow=True)

    task.refresh_from_db()
    assert task.closed_because == "done"
    assert "No silence had to be given to anyone." in answer.content.decode()


def test_today_counts_who_wrote(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    late = conversation_of(cleo, at=now - timedelta(hours=6))
    answer_promised(late, made_at=now - timedelta(hours=6), hours=4)

    page = desk.get("/desk/").content.decode()

    assert "Customers who wrote" in page
    assert "/desk/inbox/?view=overdue" in page


@pytest.mark.serves("S2-49", "S2-51")
def test_today_says_who_heard_nothing_for_too_long(
    desk: Client, cleo: Customer, dora: Customer
) -> None:
    now = clock.now()
    assert desk.get("/desk/").context["quiet"] == []
    order_of(cleo, placed_at=now - timedelta(days=9))
    conversation_of(cleo, at=now - timedelta(days=9))
    cache.clear()
    Customer.objects.update(known_since=now - timedelta(days=400))
    give_consent(customer=dora, purpose="news", said_where="shop", by=Actor.person(1), at=now)

    page = desk.get("/desk/")

    assert [item["count"] for item in page.context["quiet"]] == [1, 1, 1]
    said = page.content.decode()
    assert "Orders under way, and no word of them" in said
    assert 'href="/desk/inbox/silence/"' in said


@pytest.mark.fault("F1")
@pytest.mark.parametrize("part", ["line", "head", "beside"])
def test_page_with_its_fragment_is_the_fresh_page(
    desk: Client, ben: User, cleo: Customer, part: str
) -> None:
    """Old page + fragment = fresh page: what a colleague did meanwhile, for any length of absence."""
    now = clock.now()
    conversation = conversation_of(cleo, at=now - timedelta(hours=1))
    written_by_customer(conversation, at=now - timedelta(hours=1))
    old = desk.get(page_of(conversation)).content.decode()
    answered_by(ben, conversation, "It leaves today.", at=now)
    order_of(cleo, placed_at=now, number="777")

    fragment = desk.get(page_of(conversation), {"part": part}).content.decode()
    fresh = desk.get(page_of(conversation)).content.decode()

    assert still(fragment) not in still(old)
    assert still(fragment) in still(fresh)


@pytest.mark.fault("F1")
def test_queue_with_its_fragment_is_the_fresh_queue(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    conversation_of(cleo, at=now, subject="First")
    old = desk.get(QUEUE).content.decode()
    conversation_of(cleo, at=now, subject="Second")

    fragment = desk.get(QUEUE, {"part": "queue"}).content.decode()

    assert still(fragment) not in still(old)
    assert still(fragment) in still(desk.get(QUEUE).content.decode())


def still(page: str) -> str:
    """Without the token against forgery, which differs at each look."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", page)


@pytest.mark.fault("F1")
def test_stream_is_told_from_before_the_page_was_read(desk: Client, cleo: Customer) -> None:
    conversation = conversation_of(cleo, at=clock.now())
    signal(conversation)

    page = desk.get(QUEUE)
    renewed = desk.get(reverse("inbox:live_ticket")).content.decode()

    assert tickets.read(page.context["live_ticket"]) == {"inbox": 1}
    assert renewed.startswith("/live/?ticket=")


def test_merged_conversation_leads_to_its_target(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    target = conversation_of(cleo, at=now)
    merged = conversation_of(cleo, at=now, state="closed", merged_into=target)

    answer = desk.get(page_of(merged))

    assert answer["Location"] == page_of(target)


@pytest.mark.serves("S2-27")
@pytest.mark.parametrize("count", [1, 3])
def test_story_tells_everything_in_time_order(desk: Client, cleo: Customer, count: int) -> None:
    now = clock.now()
    for n in range(count):
        order_of(cleo, placed_at=now - timedelta(days=n), number=f"10{n}")
        conversation_of(cleo, at=now - timedelta(days=n, hours=1), subject=f"About 10{n}")

    with CaptureQueriesContext(connection) as queries:
        page = desk.get(reverse("inbox:story", args=[cleo.token])).content.decode()

    assert page.index("100") < page.index("About 100")
    assert f"About 10{count - 1}" in page
    assert len(queries) == 11


def test_earlier_conversations_stand_beside(desk: Client, cleo: Customer) -> None:
    now = clock.now()
    conversation_of(cleo, at=now - timedelta(days=9), subject="The first jug", state="closed")
    conversation = conversation_of(cleo, at=now)

    page = desk.get(page_of(conversation)).content.decode()

    assert "The first jug" in page


@pytest.mark.parametrize("words", ["κανάτες", "ΚΑΝΑΤΑ", "jugs"])
def test_search_finds_by_the_forms_of_words(desk: Client, cleo: Customer, words: str) -> None:
    now = clock.now()
    conversation = conversation_of(cleo, at=now, subject="Η κανάτα")
    written_by_customer(conversation, "Η κανάτα έσπασε. The jug is broken.", at=now)
    conversation_of(cleo, at=now, subject="Something else")
    index_words(ids=[conversation.pk])

    page = desk.get(QUEUE, {"q": words})

    assert [row.subject for row in page.context["rows"]] == ["Η κανάτα"]
    assert "Nothing has these words." in desk.get(QUEUE, {"q": "wheelbarrow"}).content.decode()


def test_what_was_looked_at_is_not_new_when_the_page_is_closed(
    desk: Client, cleo: Customer
) -> None:
    conversation = conversation_of(cleo, at=clock.now() - timedelta(minutes=1))

    def is_new() -> bool:
        return bool(desk.get(QUEUE).context["rows"][0].is_new)

    assert is_new()
    for state in ("here", "gone"):
        desk.post(reverse("inbox:presence", args=[conversation.token]), {"state": state})
    assert not is_new()
    Conversation.objects.update(last_in_at=clock.now())
    assert is_new()


def test_a_colleague_who_is_named_in_a_note_finds_it(
    desk: Client, alma: User, ben: User, cleo: Customer
) -> None:
    conversation = conversation_of(cleo, at=clock.now(), subject="The shelf", assignee=alma)
    write_note(conversation=conversation, text="@Ben, is it there?", by=alma, at=clock.now())

    page = desk.get(QUEUE)
    mentions = desk.get(QUEUE, {"view": "mentions"})

    assert ("mentions", "1") in {(one["name"], one["count"]) for one in page.context["urgent"]}
    assert [row.subject for row in mentions.context["rows"]] == ["The shelf"]
