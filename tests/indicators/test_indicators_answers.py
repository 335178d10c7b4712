"""Figures of answering, from conversations as the deeds leave them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.calls.models import Line, LineHour
from pistos.conversations.actions.indexing import index_missing
from pistos.conversations.actions.timing import measure_conversations
from pistos.conversations.models import Conversation, Purpose, Timing
from pistos.customers.models import Customer
from pistos.indicators.queries.answers import waited
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Figure, period_to
from pistos.shop.models import Shop, WorkingHours
from tests.factories.conversations import (
    answer_promised,
    answered_by,
    conversation_of,
    written_by_customer,
)

MONTH = period_to(date(2026, 3, 31), 31, "Europe/Athens")


@pytest.fixture
def office(shop: Shop) -> Shop:
    """Open Monday to Friday from nine to five."""
    WorkingHours.objects.bulk_create(
        WorkingHours(weekday=day, opens="09:00", closes="17:00") for day in range(5)
    )
    return shop


def asked(
    customer: Customer, agent: User | None, at: datetime, hours: float = 0, **fields: object
) -> Conversation:
    """A conversation that began at `at`, answered `hours` later, or not yet without an agent."""
    conversation = conversation_of(customer, at=at, **fields)
    written_by_customer(conversation, at=at)
    answer_promised(conversation, made_at=at, hours=4)
    if agent is not None:
        answered_by(agent, conversation, at=at + timedelta(hours=hours))
    return conversation


def measured(code: str, **given: str) -> Figure:
    measure_conversations(
        ids=list(Conversation.objects.values_list("pk", flat=True)), at=MONTH.ends_at
    )
    return MEASURES[code].compute(MONTH, given)


@pytest.mark.serves("S0-16")
def test_first_answers_are_measured_by_the_clock_and_in_working_time(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    friday_at_four = at + timedelta(days=4, hours=4)
    asked(cleo, ben, friday_at_four, hours=66)

    assert measured("first_answer_hours_median").value == 66
    assert measured("first_answer_working_median").value == 2


@pytest.mark.serves("S0-16")
def test_median_and_slowest_tenth_stand_apart_by_channel(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    for hours in range(1, 11):
        asked(cleo, ben, at, hours=hours)
        asked(cleo, ben, at, hours=hours / 10, channel="chat")

    rows = {row.group: row for row in waited(MONTH, {}, wait="first_answer", by="channel")}

    measured("answered_share")
    rows = {row.group: row for row in waited(MONTH, {}, wait="first_answer", by="channel")}
    assert (rows["email"].median, rows["email"].worst_tenth) == (5, 9)
    assert (rows["chat"].median, rows["chat"].worst_tenth) == (0.5, 0.9)


def test_what_is_not_answered_counts_as_the_longest_wait(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    """Eight answered, two not: the median stands, the slowest tenth has no value yet."""
    for hours in range(1, 9):
        asked(cleo, ben, at, hours=hours)
    asked(cleo, None, at)
    asked(cleo, None, at)

    assert measured("first_answer_hours_median").value == 5
    assert measured("first_answer_hours_worst_tenth").value is None
    assert measured("answered_share").value == 0.8


@pytest.mark.serves("S3-37")
def test_time_to_greeting_is_apart_from_time_to_answer(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    conversation = asked(cleo, ben, at, hours=2)
    answered_by(
        ben, conversation, "Good morning.", at=at + timedelta(minutes=6),
        purpose=Purpose.ACKNOWLEDGEMENT, author_kind="machine",
    )  # fmt: skip

    assert measured("greeting_hours_median").value == pytest.approx(0.1)
    assert measured("first_answer_hours_median").value == 2


@pytest.mark.serves("S1-16")
def test_email_answered_in_one_message_is_told_from_more(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    asked(cleo, ben, at, hours=1)
    again = asked(cleo, ben, at, hours=1)
    written_by_customer(again, "And the lid?", at=at + timedelta(hours=2))
    chat = asked(cleo, ben, at, hours=1, channel="chat")
    answered_by(ben, chat, "One more thing.", at=at + timedelta(hours=3))

    assert measured("answered_in_one", channel="email").value == 0.5
    assert measured("answered_in_one", channel="chat").value == 0


@pytest.mark.serves("S2-39")
def test_buckets_of_one_and_of_four_hours(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    for hours in (0.5, 1, 3, 5):
        asked(cleo, ben, at, hours=hours)

    assert measured("answered_within_1_hour").value == 0.5
    assert measured("answered_within_4_hours").value == 0.75


@pytest.mark.serves("S3-10")
def test_solution_is_closed_after_an_answer(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    solved = asked(cleo, ben, at, hours=1)
    dropped = asked(cleo, None, at)
    for conversation in (solved, dropped):
        conversation.state, conversation.closed_at = "closed", at + timedelta(hours=5)
        conversation.save()

    figure = measured("solution_hours_median")

    assert figure.numerator == 1
    assert Timing.objects.get(conversation=solved).solution_seconds == 5 * 3600
    assert Timing.objects.get(conversation=dropped).solution_seconds is None


def test_lists_and_spam_are_not_waited_for(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    """No answer was promised to a newsletter, and spam has none to come."""
    newsletter = conversation_of(cleo, at=at)
    written_by_customer(newsletter, at=at)
    asked(cleo, None, at, state="spam")
    asked(cleo, ben, at, hours=1)

    assert measured("answered_share").denominator == 1


@pytest.mark.serves("S4-15")
def test_prompt_throughout_asks_for_every_time_told(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    """Answered in time but never greeted is not prompt; greeted at once and answered is."""
    greeted, silent = asked(cleo, ben, at, hours=1), asked(cleo, ben, at, hours=1)
    answered_by(
        ben, greeted, "Good morning.", at=at + timedelta(seconds=2),
        purpose=Purpose.ACKNOWLEDGEMENT, author_kind="machine",
    )  # fmt: skip
    assert silent.pk != greeted.pk

    assert measured("prompt_conversations").value == 0.5


def test_measuring_twice_changes_nothing(
    office: Shop, cleo: Customer, ben: User, at: datetime
) -> None:
    conversation = asked(cleo, ben, at, hours=1)

    first = measure_conversations(ids=[conversation.pk], at=at)
    before = Timing.objects.values().get()
    second = measure_conversations(ids=[conversation.pk], at=at)

    assert (first, second) == (1, 1)
    assert Timing.objects.values().get() == before


@pytest.mark.serves("S0-16")
def test_the_page_names_the_slowest_channel_and_hour(
    office: Shop, cleo: Customer, ben: User, alma: User, client: Client, at: datetime
) -> None:
    now = datetime.now(tz=at.tzinfo).replace(hour=8, minute=0) - timedelta(days=7)
    monday = now - timedelta(days=now.weekday())
    for _ in range(10):
        asked(cleo, ben, monday, hours=0.2, channel="chat")
        asked(cleo, ben, monday.replace(hour=10), hours=4)
    measure_conversations(ids=list(Conversation.objects.values_list("pk", flat=True)), at=now)
    client.force_login(alma)

    page = client.get("/desk/indicators/answer-times/").content.decode()

    assert "Slowest channel" in page
    slowest = page.split("Slowest channel")[1][:400]
    assert "E-mail" in slowest


@pytest.mark.serves("S0-11")
def test_the_page_names_channels_in_demand_that_the_shop_lacks(
    office: Shop, cleo: Customer, alma: User, client: Client
) -> None:
    yesterday = datetime.now(UTC) - timedelta(days=1)
    for _n in range(3):
        conversation = conversation_of(cleo, at=yesterday)
        written_by_customer(conversation, "Are you on WhatsApp?", at=yesterday)
    index_missing(at=yesterday)
    client.force_login(alma)

    page = client.get("/desk/indicators/answer-times/").content.decode()

    table = page[page.index('id="channels"') :]
    lacking, own = table[table.index("Whatsapp") :].split("</tr>")[:2]
    assert "in demand" in lacking
    assert "in demand" not in own


@pytest.mark.serves("S3-11")
def test_reached_by_telephone_counts_busy_and_given_up_calls_against_us(
    office: Shop, at: datetime
) -> None:
    line = Line.objects.create(number="+302100000000", name="Customer service")
    LineHour.objects.create(
        line=line, hour_at=at, answered_count=6, busy_count=2, abandoned_count=1, missed_count=1
    )
    LineHour.objects.create(line=line, hour_at=at - timedelta(days=60), busy_count=9)

    figure = MEASURES["reachable_by_telephone"].compute(MONTH, {})

    assert (figure.value, figure.denominator) == (0.6, 10)
