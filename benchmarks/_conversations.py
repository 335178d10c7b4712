"""Conversations by COPY into a throw-away database; what is measured is never in the filling."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import islice

from django.db import connection

import benchmarks._django  # noqa: F401 - Django must be set up before our modules load
from benchmarks._corpus import CUSTOMERS, Talk
from pistos.accounts.models import Role, User
from pistos.kit.copying import copy_into, next_ids
from pistos.kit.searching import document
from pistos.shop.models import Shop, WorkingHours

BATCH = 5_000
CONVERSATION = (
    "id token customer_id channel subject state assignee_id tags topic language zone page started_at"
    " waiting_since due_at closed_at snippet last_message_at last_in_at last_contact_at"
    " first_answer_at in_count answer_count transfer_count reopen_count neglect words"
).split()
MESSAGE = (
    "token conversation_id direction channel author_kind author_name author_address purpose state"
    " language subject text quoted html original activity mentions headers masked_count happened_at"
    " sent_at problem"
).split()

# Nine more of each conversation without its messages, an instant earlier: what a list of a million
# costs does not depend on what was said in each.
MULTIPLY = """
INSERT INTO conversations_conversation ({columns})
SELECT {values} FROM conversations_conversation c, generate_series(1, 9) AS n
"""


def set_up(at: datetime) -> User:
    """A shop with hours and eight agents; the first of them."""
    Shop.objects.create(
        name="Bench", country="GR", currency="EUR", time_zone="Europe/Athens", languages=["en"],
        default_language="en", email="shop@example.com", set_up_at=at,
    )  # fmt: skip
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens="09:00", closes="17:00") for day in range(7)
    )
    agents = [
        User.objects.create(email=f"a{n}@example.com", name=f"Agent {n}", role=Role.OWNER)
        for n in range(8)
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO customers_customer (token, name, email, phone, language, preferred_channel,"
            " form_of_address, country, region, city, postcode, address)"
            " SELECT 'c' || n, 'Customer ' || n, 'c' || n || '@example.org', '', 'en', 'email', '',"
            " 'GR', '', '', '', '' FROM generate_series(0, %s) AS n",
            [CUSTOMERS - 1],
        )
    return agents[0]


def fill(talks: Iterable[Talk], at: datetime) -> None:
    """Conversations, their messages and what search finds them by."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT min(id) FROM customers_customer")
        first_customer = cursor.fetchone()[0]
        cursor.execute("SELECT min(id) FROM accounts_user")
        first_agent = cursor.fetchone()[0]
    rows = iter(talks)
    while batch := list(islice(rows, BATCH)):
        ids = next_ids("conversations_conversation", len(batch))
        copy_into(
            "conversations_conversation",
            CONVERSATION,
            [
                _conversation(id_, talk, first_customer, first_agent, at)
                for id_, talk in zip(ids, batch, strict=True)
            ],
        )
        copy_into("conversations_message", MESSAGE, _messages(zip(ids, batch, strict=True)))
    analyse()


def multiply() -> None:
    """Ten times as many conversations as there are."""
    values = [
        {"token": "c.token || '.' || n", "last_message_at": "c.last_message_at - n * interval '7 s'"}
        .get(name, f"c.{name}")
        for name in CONVERSATION[1:]
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(
            MULTIPLY.format(columns=", ".join(CONVERSATION[1:]), values=", ".join(values))
        )
    analyse()


def analyse() -> None:
    """As autovacuum leaves a living table."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE conversations_conversation")
        cursor.execute("VACUUM ANALYZE conversations_message")
        cursor.execute("ANALYZE")


def _conversation(id_, talk, first_customer, first_agent, at):
    last = talk.messages[-1]
    is_open = talk.state == "open"
    texts = [(said.text, "C") for said in talk.messages]
    customer = f"Customer {talk.customer} c{talk.customer}@example.org"
    return [
        id_,
        f"bench{id_}",
        first_customer + talk.customer,
        "email",
        talk.subject,
        talk.state,
        None if talk.assignee is None else first_agent + talk.assignee,
        [],
        "",
        talk.language,
        "Europe/Athens",
        "{}",
        talk.messages[0].at,
        last.at if is_open else None,
        at + timedelta(minutes=talk.number % 10_000 - 2_000) if is_open else None,
        last.at if talk.state == "closed" else None,
        last.text[:200],
        last.at,
        last.at,
        last.at,
        talk.messages[1].at,
        len(talk.messages) // 2,
        len(talk.messages) // 2,
        0,
        0,
        0,
        document([(f"{talk.subject}\n{id_}\n{customer}", "A"), *texts]),
    ]


def _messages(pairs):
    return [
        [
            f"bench{id_}-{place}",
            id_,
            "in" if said.is_in else "out",
            "email",
            "customer" if said.is_in else "person",
            f"Customer {talk.customer}" if said.is_in else "Agent",
            f"c{talk.customer}@example.org" if said.is_in else "",
            "" if said.is_in else "answer",
            "received" if said.is_in else "sent",
            talk.language,
            talk.subject,
            said.text,
            "",
            "",
            "",
            "{}",
            [],
            "{}",
            0,
            said.at,
            None if said.is_in else said.at,
            "",
        ]
        for id_, talk in pairs
        for place, said in enumerate(talk.messages)
    ]
