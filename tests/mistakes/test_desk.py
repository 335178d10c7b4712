"""Mistakes on the desk: found by a person, led through the stages, closed by a manager alone."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.mistakes.models import Correction, Mistake, Stage
from pistos.shop.models import Shop
from tests.factories import mistakes as made
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


@pytest.fixture
def desk(shop: Shop, alma: User) -> Client:
    client = Client()
    client.force_login(alma)
    return client


def address(name: str, mistake: Mistake) -> str:
    return reverse(f"backoffice:{name}", args=[mistake.token])


def text_of(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.serves("S3-103")
def test_a_person_leads_a_mistake_from_found_to_its_lesson(
    desk: Client, alma: User, cleo: Customer, at: datetime
) -> None:
    order_of(cleo, placed_at=at - 5 * DAY, number="1042")
    desk.post(
        reverse("backoffice:new_mistake"),
        {"title": "Labels are wrong", "problem": "Two got another size.", "severity": 2},
    )
    mistake = Mistake.objects.get()
    steps: list[tuple[str, dict[str, object]]] = [
        ("mistake_evidence", {"where": "#1042", "words": "Size 38 in the box of 40."}),
        ("mistake_contain", {"words": "Each box is opened before it leaves."}),
        ("mistake_why", {"why_1": "The shelf is mixed.", "why_2": "Returns go back unsorted.",
            "root_cause": "Nobody checks returns.", "cause": "warehouse.wrong", "facet": ""}),
        ("mistake_plan", {"action": "A check at the desk of returns", "owner": alma.pk,
            "due_on": (at + 9 * DAY).date().isoformat(), "drop_percent": 80, "window_days": 60}),
        ("mistake_corrected", {"words": "The check stands.", "cost_amount": "80",
            "problem_en": "Some boxes held another size.", "action_en": "Each return is checked."}),
        ("mistake_lesson", {"kind": "tool", "words": "A return is scanned before its shelf."}),
    ]  # fmt: skip
    for name, fields in steps:
        answer = desk.post(address(name, mistake), fields)
        assert answer.status_code == 302, (name, answer.context["form"] if answer.context else "")

    mistake.refresh_from_db()
    assert (mistake.stage, mistake.severity, mistake.owner) == (Stage.LEARNED, 2, alma)
    assert mistake.evidence.get().customer == cleo
    page = text_of(desk.get(address("mistake", mistake)))
    assert "wait for the measured effect" in page
    assert "In 60 days after it, at least 80% fewer than before." in page
    desk.post(address("mistake_close", mistake), {"round": 1})
    mistake.refresh_from_db()
    assert mistake.closed_at is None
    Correction.objects.update(verdict="worked", judged_at=at, after_count=1, after_exposure=100)
    desk.post(address("mistake_close", mistake), {"round": 1})
    mistake.refresh_from_db()
    assert mistake.closed_at is not None


def test_a_form_that_is_not_right_is_shown_again(desk: Client, alma: User, at: datetime) -> None:
    mistake = made.found(alma, at=at)

    for name, fields, words in (
        ("mistake_evidence", {"where": "no such"}, "No order has that number"),
        ("mistake_why", {"why_1": "One."}, "required"),
        ("mistake_plan", {"action": "x", "owner": alma.pk, "due_on": "2020-01-01",
            "drop_percent": 80, "window_days": 60}, "day of the correction is over"),
    ):  # fmt: skip
        answer = desk.post(address(name, mistake), fields)
        assert answer.status_code == 422
        assert words in answer.content.decode()


def test_an_agent_does_not_close(
    shop: Shop, alma: User, ben: User, at: datetime, client: Client
) -> None:
    mistake = made.learned(alma, at=at)
    client.force_login(ben)

    answer = client.post(address("mistake_close", mistake), {"round": 1})

    assert answer.status_code == 403
    assert client.get(address("mistake", mistake)).status_code == 200


@pytest.mark.parametrize("state", ["open", "closed", "all"])
def test_the_list_costs_the_same_however_long(
    desk: Client, alma: User, at: datetime, state: str
) -> None:
    made.learned(alma, at=at)
    url = reverse("backoffice:mistakes") + f"?state={state}"
    desk.get(url)
    with CaptureQueriesContext(
        connection,
    ) as one:
        desk.get(url)
    made.found(alma, at=at)
    made.corrected(alma, at=at)
    with CaptureQueriesContext(connection) as three:
        page = desk.get(url)

    assert page.status_code == 200
    assert len(three) == len(one)


@pytest.mark.parametrize("query", ["?state=none", "?sort=title", "?after=x"])
def test_a_list_refuses_what_it_does_not_have(desk: Client, query: str) -> None:
    assert desk.get(reverse("backoffice:mistakes") + query).status_code == 404
