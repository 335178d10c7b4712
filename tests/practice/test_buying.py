"""Test purchases by staff: planned, looked at, found things become tasks; outside the figures of orders."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from pistos.indicators.queries.shop import orders_placed, returning_customers
from pistos.indicators.rules.measures import Period
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.practice.actions.buying import (
    FindingUnusable,
    NothingChecked,
    OrderTaken,
    PlanUnusable,
    Seen,
    finish_finding,
    note_finding,
    plan_test_purchase,
    record_test_purchase,
)
from pistos.practice.models import Finding, TestPurchase
from tests.factories.orders import order_of

BY = Actor.person(1)
SEEN = {"found": Seen("good"), "packing": Seen("bad", "no paper between the cups")}


@pytest.fixture
def planned(ben, at) -> TestPurchase:
    return plan_test_purchase(person=ben, place="own", on=at.date(), by=BY, at=at)


@pytest.mark.serves("S2-45")
def test_purchase_is_planned_looked_at_and_leads_to_tasks(planned, ben, at):
    done = record_test_purchase(purchase=planned, seen=SEEN, order=None, by=BY, at=at)
    assert done.checks.get(code="packing").note == "no paper between the cups"
    assert Event.objects.get(name="practice.TestPurchaseDone").data["bad_count"] == 1

    finding = note_finding(
        purchase=done, words="Paper between cups", owner=ben,
        due_on=(at + timedelta(days=3)).date(), by=BY, at=at,
    )  # fmt: skip
    assert finding.done_at is None
    with pytest.raises(FindingUnusable):
        finish_finding(finding=finding, words=" ", by=BY, at=at)
    assert finish_finding(finding=finding, words="Added to the packing list", by=BY, at=at)
    assert not finish_finding(finding=finding, words="Again", by=BY, at=at)
    finding.refresh_from_db()
    assert finding.done_words == "Added to the packing list"


def test_unusable_plans_and_notes_are_refused(planned, ben, at, cleo, shop):
    with pytest.raises(PlanUnusable):
        plan_test_purchase(
            person=ben, place="own", on=(at - timedelta(days=2)).date(), by=BY, at=at
        )
    with pytest.raises(NothingChecked):
        record_test_purchase(
            purchase=planned, seen={"found": Seen("unseen"), "?": Seen("good")}, order=None,
            by=BY, at=at,
        )  # fmt: skip
    with pytest.raises(FindingUnusable):
        note_finding(purchase=planned, words="", owner=ben, due_on=at.date(), by=BY, at=at)
    assert TestPurchase.objects.count() == 1
    assert not Finding.objects.exists()

    order = order_of(cleo, placed_at=at)
    record_test_purchase(purchase=planned, seen=SEEN, order=order, by=BY, at=at)
    other = plan_test_purchase(person=ben, place="own", on=at.date(), by=BY, at=at)
    with pytest.raises(OrderTaken):
        record_test_purchase(purchase=other, seen=SEEN, order=order, by=BY, at=at)


@pytest.mark.serves("S2-45")
def test_its_order_counts_in_no_figure_of_orders(planned, shop, cleo, dora, at):
    test = order_of(cleo, placed_at=at, number="1")
    order_of(dora, placed_at=at, number="2")
    day = datetime(2026, 3, 1, tzinfo=UTC)
    period = Period(day.date(), (day + timedelta(days=30)).date(), "UTC")
    assert orders_placed(period, {}).value == 2

    record_test_purchase(purchase=planned, seen=SEEN, order=test, by=BY, at=at)

    assert orders_placed(period, {}).value == 1
    assert returning_customers(period, {}).denominator == 1


@pytest.mark.serves("S2-45")
def test_it_is_all_done_on_the_desk(client: Client, shop, cleo, alma, ben):
    now = clock.now()
    day = (now + timedelta(days=2)).date().isoformat()
    order_of(cleo, placed_at=now, number="1007")
    client.force_login(ben)
    plan = {"person": ben.pk, "place": "own", "on": day}
    assert client.post("/desk/practice/purchases/plan/", plan).status_code == 403
    client.force_login(alma)
    client.post("/desk/practice/purchases/plan/", plan)
    purchase = TestPurchase.objects.get()
    client.force_login(ben)
    page = f"/desk/practice/purchases/{purchase.token}/"
    assert "It was packed with care" in client.get(page).content.decode()
    client.post(f"{page}record/", {"is_packing": "bad", "note_packing": "loose", "order": "#1007"})
    client.post(f"{page}find/", {"words": "Paper between cups", "owner": ben.pk, "due_on": day})
    listed = client.get("/desk/practice/purchases/").content.decode()
    assert "Paper between cups" in listed
    assert "not good: 1" in listed
    finding = Finding.objects.get()
    client.post(f"/desk/practice/findings/{finding.pk}/done/", {"words": "Bought paper"})
    assert "Bought paper" in client.get(page).content.decode()
    purchase.refresh_from_db()
    assert purchase.order.number == "1007"
