"""What everybody reads: what was corrected and what that did; what does not work, now and before."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.mistakes import tasks
from pistos.mistakes.actions import correcting, declaring, updating
from pistos.mistakes.facts import Declared, Saying
from pistos.mistakes.models import IncidentKind, Mistake, Told, ToldKind
from pistos.shop.models import Shop
from pistos.storefront.mistakes import status as status_page
from tests.factories import mistakes as made
from tests.factories.causes import coded_as

pytestmark = pytest.mark.django_db
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def at() -> datetime:
    """Pages live in the present; the mistake was found a hundred days ago."""
    return clock.now() - 100 * DAY


def closed(alma: User, cleo: Customer, at: datetime) -> Mistake:
    """20 of 200 before, one of 200 after, closed."""
    made.orders_on(cleo, placed_at=at - 3 * DAY, count=200)
    for number in range(20):
        coded_as("carrier.late", at=at - 2 * DAY, number=number, customer_id=cleo.pk)
    mistake = made.learned(alma, at=at, days=30, drop=50)
    drain(at + 2 * DAY)
    made.orders_on(cleo, placed_at=at + 10 * DAY, count=200)
    row = mistake.corrections.get()
    assert row.judge_at is not None
    tasks.judge(row.judge_at)
    by = Actor.person(alma.pk)
    correcting.close_mistake(mistake=mistake, seen_round=1, by=by, at=row.judge_at)
    mistake.refresh_from_db()
    return mistake


def text_of(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return " ".join(answer.content.decode().split())


@pytest.mark.serves("S3-97")
def test_what_was_corrected_is_public_with_its_measured_effect(
    client: Client, shop: Shop, alma: User, cleo: Customer, at: datetime
) -> None:
    closed(alma, cleo, at)

    english = text_of(client.get("/en/corrected/"))
    assert "Parcels came days late." in english
    assert "Another courier carries them." in english
    assert "20 in 200 orders" in english
    assert "0 in 200 orders" in english
    assert "100% less often" in english.replace("\xa0", "")
    assert "Cleo" not in english
    assert "Τα δέματα έρχονταν με μέρες καθυστέρηση." in text_of(client.get("/el/corrected/"))
    assert reverse("storefront:corrected") in text_of(client.get(reverse("storefront:trust")))


@pytest.mark.serves("S3-97")
def test_words_stand_there_by_their_author_s_consent_alone(
    client: Client, shop: Shop, alma: User, cleo: Customer, at: datetime
) -> None:
    closed(alma, cleo, at)
    told = Told.objects.get(kind=ToldKind.CORRECTED)
    page, words = f"/el/corrected/{told.token}/", "Waited nine days for a jug."
    assert "Waited" not in text_of(client.get("/en/corrected/"))

    assert "noindex" in text_of(client.get(page))
    client.post(f"{page}words/", {"words": words})
    assert words in text_of(client.get("/en/corrected/"))
    assert words in text_of(client.get(page))
    client.post(f"{page}take-back/")
    assert words not in text_of(client.get("/en/corrected/"))
    assert client.get("/el/corrected/none/").status_code == 404


@pytest.mark.serves("S4-20")
def test_one_that_came_back_is_not_hidden(
    client: Client, shop: Shop, alma: User, cleo: Customer, at: datetime
) -> None:
    closed(alma, cleo, at)
    coded_as("carrier.late", at=at + 90 * DAY, number=500)
    drain(at + 90 * DAY)

    english = text_of(client.get("/en/corrected/"))
    assert "It came back: we are at it again" in english
    assert "<dt>Happened again</dt><dd>1</dd>" in english
    # It came after the days that were measured: "100% less often" would belie it.
    assert "0 in 200 orders" in english
    assert "less often" not in english
    assert "It came back. We are looking for what was missed." in text_of(client.get("/en/status/"))


def an_incident(alma: User, at: datetime, *, is_over: bool, **fields: Any) -> None:
    by = Actor.person(alma.pk)
    title = {"en": "Payments by card fail" if is_over else "Parcels stand still"}
    declared = Declared(IncidentKind.PAYMENT, title, alma, 120, **fields)
    incident = declaring.declare_incident(declared=declared, by=by, at=at)
    saying = Saying({"en": f"Known since nine: {title['en']}."}, "x", "y")
    updating.say_update(incident=incident, saying=saying, by=by, at=at + HOUR)
    if is_over:
        over = Saying({"en": "Cards work again."}, "x", "y")
        updating.resolve_incident(incident=incident, saying=over, by=by, at=at + 2 * HOUR)


@pytest.mark.serves("S4-20")
def test_the_status_page_tells_present_and_past(client: Client, shop: Shop, alma: User) -> None:
    now = clock.now()
    empty = text_of(client.get("/en/status/"))
    assert "We know of no incident at the moment." in empty
    an_incident(alma, now - 30 * DAY, is_over=True)
    an_incident(alma, now - 2 * HOUR, is_over=False)
    an_incident(alma, now - 3 * HOUR, is_over=False, is_public=False)

    page = text_of(client.get("/en/status/"))

    assert page.count("Parcels stand still") == 2
    assert page.index("Parcels stand still") < page.index("Cards work again.")
    assert "lasted 2 hours" in page
    assert "Kept: 3. Late: 0." in page
    assert "The next word at the latest:" in page


@pytest.mark.serves("S4-20")
def test_a_silence_is_told_too(client: Client, shop: Shop, alma: User) -> None:
    an_incident(alma, clock.now() - 10 * HOUR, is_over=False)

    page = text_of(client.get("/en/status/"))

    assert "We promised a word by now and have not given one." in page
    assert "Kept: 1. Late: 1." in page


def tables_of(sql: str) -> list[str]:
    """What a statement reads, also one that was prepared before."""
    if sql.startswith("EXECUTE "):
        with connection.cursor() as cursor:
            name = sql.split()[1]
            cursor.execute("SELECT statement FROM pg_prepared_statements WHERE name = %s", [name])
            (sql,) = cursor.fetchone()
    return re.findall(r'(?:FROM|JOIN) "(\w+)"', sql)


@pytest.mark.serves("S4-20")
def test_the_status_page_needs_nothing_of_what_is_sold(
    client: Client, shop: Shop, alma: User
) -> None:
    an_incident(alma, clock.now() - HOUR, is_over=False)
    client.get("/en/status/")

    with CaptureQueriesContext(connection) as queries:
        client.get("/en/status/")

    tables = {table for query in queries for table in tables_of(query["sql"])}
    assert tables
    assert {table.split("_")[0] for table in tables} <= {"mistakes", "shop"}
    assert len(queries) <= 8


@pytest.mark.serves("S4-20")
def test_the_status_page_stands_while_the_database_does_not(
    client: Client, shop: Shop, alma: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(status_page, "_last", {})
    an_incident(alma, clock.now() - HOUR, is_over=False)
    before = text_of(client.get("/en/status/"))

    def down(execute: Callable[..., object], sql: str, *rest: object) -> object:
        raise OperationalError("the database is not there")

    with connection.execute_wrapper(down):
        answer = client.get("/en/status/")

    assert text_of(answer) == before
    assert answer["Cache-Control"] == "no-store"


def test_the_page_is_kept_until_something_changes(client: Client, shop: Shop, alma: User) -> None:
    first = client.get("/en/status/")
    again = client.get("/en/status/", headers={"If-None-Match": first["ETag"]})
    an_incident(alma, clock.now() - HOUR, is_over=False)
    changed = client.get("/en/status/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, changed.status_code) == (304, 200)


def test_what_was_corrected_costs_the_same_however_long(
    client: Client, shop: Shop, alma: User, cleo: Customer, at: datetime
) -> None:
    closed(alma, cleo, at)
    client.get("/en/corrected/")
    with CaptureQueriesContext(connection) as one:
        client.get("/en/corrected/")
    for days in (1, 2):
        row = made.corrected(alma, at=at + days * DAY)
        Mistake.objects.filter(pk=row.pk).update(cause="payment.double")
    with CaptureQueriesContext(connection) as three:
        client.get("/en/corrected/")

    assert len(three) == len(one)
