"""The desk's page of what a broken promise costs in stars, and reviews out as files."""

import csv
import io
from datetime import timedelta

import pytest
from django.urls import reverse

from pistos.orders.models import Parcel
from pistos.partners.models import Partner, PartnerKind
from pistos.reviews.actions.figuring import remake_outcomes
from pistos.reviews.models import Review
from tests.backoffice.test_imports import desk, shown
from tests.factories.promises import broken, kept, late
from tests.factories.reviews import a_product, reviewed
from tests.reviews.test_purchases import ended

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def spoken(desk, cleo, dora, at):
    """Three content buyers who had it in time, two angry ones who had not."""
    acs = Partner.objects.create(code="acs", name="ACS", kind=PartnerKind.COURIER)
    for number, stars in (("1", 5), ("2", 4), ("3", 5)):
        line = reviewed(cleo, at, stars=stars, number=number, text=f"Good {number}").order_line
        ended(line, at, lambda promise: kept(promise, at - timedelta(days=7)))
    for number, stars in (("4", 1), ("5", 2)):
        product = a_product("lamp")
        line = reviewed(dora, at, stars=stars, number=number, product=product).order_line
        ended(line, at, broken, lambda promise: late(promise, at))
    Parcel.objects.update(courier=acs)
    remake_outcomes(at=at)


@pytest.mark.serves("S3-123")
def test_the_page_tells_the_cost_with_its_interval_by_courier_and_product(spoken, desk):
    page = shown(desk, "review_outcomes")

    assert "4.67" in page
    assert "1.5" in page
    assert "3.17" in page
    assert "Between 1.99 and 4.34, with a chance of 95 of 100." in page
    assert "Arrived after the promised day" in page
    assert "ACS" in page
    assert "These figures rest on few reviews." in page
    lowest = page[page.index("Products that stand lowest") :]
    assert "3.08" in lowest


def test_the_figures_as_csv(spoken, desk):
    text = desk.get(reverse("backoffice:review_outcomes_csv")).content.decode()

    rows = {row["outcome"]: row for row in csv.DictReader(io.StringIO(text))}
    assert [rows["kept"][str(n)] for n in range(1, 6)] == ["0", "0", "0", "1", "2"]
    assert (rows["late"]["courier"], rows["late"]["1"]) == ("ACS", "1")


def test_a_manager_takes_all_reviews_out_and_an_agent_does_not(spoken, desk, client, ben):
    answer = desk.get(reverse("backoffice:reviews_csv"))
    told = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode())))
    assert len(told) == Review.objects.count() == 5
    assert "attachment" in answer["Content-Disposition"]

    client.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")
    for name in ("reviews_csv", "reviews_json"):
        assert client.get(reverse(f"backoffice:{name}")).status_code == 403
    assert reverse("backoffice:reviews_csv") not in shown(client, "review_outcomes")


def test_an_empty_page_says_so(desk):
    assert "will stand here" in shown(desk, "review_outcomes")


def test_the_page_asks_the_same_few_queries(spoken, desk, django_assert_num_queries):
    shown(desk, "review_outcomes")
    with django_assert_num_queries(9):
        shown(desk, "review_outcomes")
