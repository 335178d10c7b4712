"""The desk's pages on calls: what is to make, what is logged, who is on duty, how many are needed."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.calls.access import secret_of
from pistos.calls.actions.calling_back import promise_call_back
from pistos.calls.actions.lines import add_line
from pistos.calls.actions.reporting import set_aside
from pistos.calls.facts import LineFacts, Slot, Wish
from pistos.calls.models import CallBack, Line, LineHour
from pistos.calls.queries.capacity import capacity, reachability
from pistos.conversations.models import Conversation, Message
from pistos.customers.models import Alias, Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.promises.models import Standing
from pistos.shop.models import Absence, Shift, Shop, WorkingHours
from tests.factories.conversations import conversation_of

pytestmark = pytest.mark.django_db
BY = Actor.person(1)
NOON = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
"""A Monday in Athens."""


@pytest.fixture(autouse=True)
def _noon(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    WorkingHours.objects.create(weekday=0, opens=time(9), closes=time(17))
    monkeypatch.setattr(clock, "now", lambda: NOON)


@pytest.fixture
def as_ben(ben: User) -> Client:
    client = Client()
    client.force_login(ben)
    return client


@pytest.fixture
def as_alma(alma: User) -> Client:
    client = Client()
    client.force_login(alma)
    return client


@pytest.fixture
def line() -> Line:
    facts = LineFacts("210 123 4567", "Customer service")
    return add_line(facts=facts, by=BY, at=NOON)


@pytest.fixture
def call_back(cleo: Customer) -> CallBack:
    matter = conversation_of(cleo, at=NOON)
    half = timedelta(minutes=30)
    wish = Wish("6912345678", Slot(NOON + 2 * half, NOON + 3 * half), "customer", "form")
    return promise_call_back(conversation=matter, wish=wish, by=BY, at=NOON)


@pytest.mark.serves("S2-20")
def test_a_promised_call_is_made_and_noted_from_the_list(
    as_ben: Client, call_back: CallBack
) -> None:
    page = as_ben.get("/desk/calls/").content.decode()
    assert 'href="tel:+306912345678"' in page
    assert "today between 13:00 and 13:30" in page

    as_ben.post(f"/desk/calls/{call_back.token}/reached/", {"said": "All well."})

    assert Standing.objects.get(pk=call_back.promise_id).state == "kept"
    assert Message.objects.get(direction="out").text == "All well."
    assert "Reached" in as_ben.get("/desk/calls/").content.decode()


def test_not_reached_and_no_longer_needed_are_one_press_each(
    as_ben: Client, call_back: CallBack
) -> None:
    as_ben.post(f"/desk/calls/{call_back.token}/not-reached/")
    call_back.refresh_from_db()
    assert (call_back.state, call_back.tries_count) == ("waiting", 1)

    as_ben.post(f"/desk/calls/{call_back.token}/cancel/")
    call_back.refresh_from_db()
    assert call_back.state == "cancelled"


@pytest.mark.serves("S3-117", "S2-20")
def test_a_visit_is_logged_for_a_customer_in_two_clicks(as_ben: Client, cleo: Customer) -> None:
    form = as_ben.get(f"/desk/calls/log/?channel=store&customer={cleo.token}")
    assert "receipt" in form.content.decode()
    given = form.context["form"].initial | {"said": "Came by for a lid."}

    answer = as_ben.post("/desk/calls/log/", given)

    conversation = Conversation.objects.get()
    assert (conversation.customer_id, conversation.channel) == (cleo.pk, "store")
    assert answer["Location"] == f"/desk/inbox/c/{conversation.token}/"


@pytest.mark.serves("S1-6")
def test_a_call_is_logged_by_number_and_finds_the_customer(as_ben: Client, cleo: Customer) -> None:
    Alias.objects.create(customer=cleo, kind="phone", value="+306912345678")
    given = {"channel": "phone", "said": "The lid?", "reached_by": "+30 691 234 5678", "once": "1"}

    as_ben.post("/desk/calls/log/", given)
    as_ben.post("/desk/calls/log/", given)

    assert Conversation.objects.get().customer_id == cleo.pk


def test_a_log_without_words_or_without_anybody_is_asked_again(as_ben: Client) -> None:
    for given in (
        {"channel": "phone", "said": "", "name": "Eva"},
        {"channel": "phone", "said": "x"},
    ):
        assert as_ben.post("/desk/calls/log/", given).status_code == 422
    assert as_ben.get("/desk/calls/log/?customer=nobody").status_code == 404
    assert not Conversation.objects.exists()


def test_the_week_shows_who_is_on_duty_and_who_is_away(
    as_ben: Client, as_alma: Client, ben: User, alma: User
) -> None:
    Shift.objects.create(person=ben, weekday=0, starts=time(9), ends=time(17))
    Shift.objects.create(person=alma, weekday=0, starts=time(9), ends=time(12))
    Absence.objects.create(person=alma, starts_on=NOON.date(), ends_on=NOON.date())

    page = as_ben.get("/desk/shifts/").content.decode()

    assert "09:00–17:00" in page
    assert "away" in page
    assert "09:00–12:00" not in page
    assert "Plan a shift" not in page
    assert "09:00–12:00" in as_alma.get("/desk/shifts/?week=2026-03-10").content.decode()
    assert as_alma.get("/desk/shifts/?week=nonsense").status_code == 200


def test_managers_plan_shifts_and_agents_do_not(as_ben: Client, as_alma: Client, ben: User) -> None:
    given = {"person": ben.pk, "weekday": "2", "starts": "09:00", "ends": "17:00"}
    assert as_ben.post("/desk/shifts/plan/", given).status_code == 403
    assert as_alma.post("/desk/shifts/plan/", given).status_code == 302
    assert as_alma.post("/desk/shifts/plan/", given).status_code == 422

    shift = Shift.objects.get()
    absence = {"person": ben.pk, "starts_on": "2026-03-04", "ends_on": "2026-03-05"}
    assert as_alma.post("/desk/absences/note/", absence).status_code == 302
    as_alma.post(f"/desk/absences/{Absence.objects.get().pk}/drop/")
    as_alma.post(f"/desk/shifts/{shift.pk}/drop/")
    assert not Shift.objects.exists()
    assert not Absence.objects.exists()


@pytest.mark.parametrize("people", [1, 3])
def test_the_week_costs_the_same_for_one_and_for_three(
    as_ben: Client, ben: User, people: int, django_assert_num_queries: Any
) -> None:
    for number in range(people):
        person = User.objects.create(email=f"p{number}@kalamos.example", name=f"P{number}")
        Shift.objects.create(person=person, weekday=0, starts=time(9), ends=time(17))
    as_ben.get("/desk/shifts/")

    with django_assert_num_queries(11):
        as_ben.get("/desk/shifts/")


def hour(line: Line, days: int, **counts: int) -> None:
    LineHour.objects.create(line=line, hour_at=NOON - timedelta(days=days), **counts)


@pytest.mark.serves("S2-33")
def test_capacity_says_how_many_people_each_hour_needs(
    as_ben: Client, line: Line, shop: Shop, ben: User
) -> None:
    Shift.objects.create(person=ben, weekday=0, starts=time(9), ends=time(17))
    for week in (1, 2, 3, 4):
        hour(line, 7 * week, answered_count=30, busy_count=10, talked_seconds=30 * 180)

    found = capacity(shop, NOON)
    noon = next(each for each in found.hours if (each.weekday, each.hour) == (0, 12))

    assert noon.calls == pytest.approx(40)
    assert (noon.needed, noon.on_duty, noon.is_short) == (4, 1, True)
    assert noon.share == 0
    assert found.is_own_length
    page = as_ben.get("/desk/capacity/").content.decode()
    assert "Monday 12:00: 4 people are needed, 1 on duty" in page
    assert as_ben.get("/desk/capacity/?day=9").status_code == 200


def test_without_calls_no_capacity_is_claimed(as_ben: Client, shop: Shop) -> None:
    found = capacity(shop, NOON)

    assert not found.is_own_length
    assert not any(each.is_short for each in found.hours)
    assert (
        "In no hour of the week are people missing"
        in as_ben.get("/desk/capacity/").content.decode()
    )


@pytest.mark.serves("S3-11")
def test_reachability_stands_by_line_and_hour(line: Line, shop: Shop) -> None:
    hour(line, 1, answered_count=30, busy_count=8, abandoned_count=2)
    hour(line, 2, answered_count=10)
    hour(line, 40, busy_count=99)

    [row] = reachability(shop, NOON)

    assert (row.line, row.hour, row.answered, row.offered) == (line, 12, 40, 50)


def test_a_line_is_added_shown_with_its_secret_and_changed(as_alma: Client, as_ben: Client) -> None:
    given = {
        "name": "Service",
        "number": "210 765 4321",
        "target_share": "80",
        "target_seconds": "20",
        "attempts_limit": "3",
        "attempts_minutes": "60",
        "is_active": "on",
    }
    assert as_ben.get("/desk/lines/").status_code == 403
    assert as_alma.post("/desk/lines/", given | {"number": "12"}).status_code == 422
    answer = as_alma.post("/desk/lines/", given)

    line = Line.objects.get()
    assert answer["Location"] == f"/desk/lines/{line.token}/"
    page = as_alma.get(answer["Location"]).content.decode()
    assert secret_of(line) in page
    assert f"/hooks/phone/{line.token}/" in page
    as_alma.post(answer["Location"], given | {"name": "Help"})
    former = secret_of(line)
    as_alma.post(f"/desk/lines/{line.token}/secret/")
    line.refresh_from_db()
    assert line.name == "Help"
    assert secret_of(line) != former


@pytest.mark.fault("F16")
def test_what_made_no_sense_is_seen_escaped_and_can_be_tried_again(
    as_alma: Client, line: Line
) -> None:
    kept = set_aside(line=line, body="<script>alert(1)</script>", reason="not JSON", at=NOON)

    page = as_alma.get("/desk/lines/").content.decode()
    again = as_alma.post(f"/desk/lines/reports/{kept.pk}/replay/", follow=True)

    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert "still makes no sense" in again.content.decode()
