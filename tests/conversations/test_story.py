from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.accounts.access import NotAllowed
from pistos.conversations.actions.indexing import index_missing
from pistos.conversations.queries.demand import channels_in_demand
from pistos.conversations.queries.exports import conversations_csv
from pistos.conversations.queries.story import story_of
from pistos.conversations.rules.next_deed import Facts, NextDeed, next_deed
from pistos.customers.models import Consent
from pistos.orders.models import Order
from pistos.visits.models import Visitor
from tests.factories.conversations import (
    answer_promised,
    conversation_of,
    written_by_customer,
)

AT = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def ordered(customer, number, placed_at):
    return Order.objects.create(
        ref=number, number=number, customer=customer, placed_at=placed_at, currency="EUR",
        total_amount=10,
    )  # fmt: skip


@pytest.mark.serves("S2-27")
@pytest.mark.fault("F21")
@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_story_tells_all_in_time_order_in_constant_queries(count, cleo, dora, at):
    for n in range(count):
        start = at - (n + 1) * 10 * DAY
        ordered(cleo, f"A-{n}", start)
        conversation = conversation_of(cleo, at=start + DAY)
        answer_promised(conversation, made_at=start + DAY + HOUR)
        Consent.objects.create(
            customer=cleo, purpose="news", is_given=True, said_where="form", said_at=start + 2 * DAY
        )
        Visitor.objects.create(
            customer=cleo, first_seen_at=start + 3 * DAY, last_seen_at=start + 3 * DAY
        )
    conversation_of(dora, at=at)

    with CaptureQueriesContext(connection) as queries:
        story = story_of(cleo)

    kinds = [event.kind for event in story.events]
    assert kinds == ["visit", "consent", "promise", "conversation", "order"] * count
    assert story.events[0].happened_at > story.events[-1].happened_at
    assert len(queries) == 8
    assert story.last_seen_at == at - 7 * DAY


@pytest.mark.serves("S2-27")
@pytest.mark.django_db
def test_story_of_a_merged_customer_is_one(cleo, dora, at):
    conversation_of(dora, at=at)
    dora.merged_into = cleo
    dora.save()

    assert [event.kind for event in story_of(cleo).events] == ["conversation"]


WAITS = {"state": "open", "waiting_since": AT - HOUR}


@pytest.mark.serves("S0-57")
@pytest.mark.parametrize(
    ("facts", "deed"),
    [
        (Facts("spam"), NextDeed.NOTHING),
        (Facts("closed"), NextDeed.NOTHING),
        (Facts("closed", has_lost_message=True), NextDeed.RESEND),
        (Facts("waiting", call_due_at=AT + HOUR), NextDeed.CALL),
        (Facts(**WAITS, writer="Alma"), NextDeed.LEAVE_TO),
        (Facts(**WAITS, has_draft=True), NextDeed.FINISH_DRAFT),
        (Facts(**WAITS), NextDeed.TAKE),
        (Facts(**WAITS, is_somebodys=True), NextDeed.ANSWER),
        (Facts(**WAITS, is_somebodys=True, due_at=AT - HOUR), NextDeed.SAY_INTERIM),
        (
            Facts(**WAITS, is_somebodys=True, due_at=AT - HOUR, said_interim=True),
            NextDeed.ANSWER,
        ),
        (Facts("waiting", last_contact_at=AT - DAY), NextDeed.WAIT),
        (Facts("waiting", last_contact_at=AT - 8 * DAY), NextDeed.ASK_AGAIN),
        (Facts("waiting", last_contact_at=AT - 15 * DAY), NextDeed.CLOSE),
        (Facts("waiting"), NextDeed.CLOSE),
    ],
)
def test_there_is_always_one_next_best_deed(facts, deed):
    assert next_deed(facts, AT) is deed


@pytest.mark.serves("S0-11")
@pytest.mark.django_db
def test_channels_that_customers_want_and_the_shop_lacks_come_first(cleo, dora, at):
    for _n in range(3):
        conversation = conversation_of(cleo, at=at - DAY)
        written_by_customer(conversation, "Are you on WhatsApp?", at=at - DAY)
    dora.preferred_channel = "sms"
    dora.save()
    conversation_of(dora, at=at - DAY, channel="form")
    index_missing(at=at)

    rows = {row.channel: row for row in channels_in_demand(at)}
    assert (rows["whatsapp"].asked, rows["whatsapp"].is_lacking) == (3, True)
    assert (rows["email"].used, rows["email"].is_lacking) == (3, False)
    assert (rows["sms"].preferred, rows["sms"].is_covered) == (1, False)
    assert next(iter(rows)) == "whatsapp"


@pytest.mark.fault("S11")
@pytest.mark.fault("F25")
@pytest.mark.django_db
def test_export_is_one_row_a_conversation_and_runs_nothing(cleo, alma, ben, at):
    cleo.name = "=cmd|'/c calc'!A1"
    cleo.save()
    conversation = conversation_of(cleo, at=at, subject="+1\r\n=2", tags=["@SUM(A1)"])
    for n in range(3):
        written_by_customer(conversation, str(n), at=at)

    header, *lines = list(conversations_csv(alma))
    assert header.startswith("number,channel,state,subject,customer")
    assert len(lines) == 1
    assert ",'=cmd|'/c calc'!A1," in lines[0]
    assert "'+1" in lines[0]
    assert "'@SUM(A1)" in lines[0]
    with pytest.raises(NotAllowed):
        list(conversations_csv(ben))
