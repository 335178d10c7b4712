"""The shop's name stands before any figure of sales, with its causes; people note mentions and work."""

import csv
from datetime import UTC, datetime, timedelta

import pytest

from pistos.catalogue.models import Product
from pistos.indicators.actions import Wanted, add_indicator, read_indicators
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.reputation.actions.reckoning import reckon
from pistos.reputation.models import Effort, Mention
from pistos.reputation.queries.record import now
from pistos.surveys.models import AnswerDay, InvitedDay
from pistos.tools.models import ToolVisit
from tests.factories.pages import read, signed_in
from tests.factories.promises import a_record

pytestmark = pytest.mark.django_db
DAY = "2026-03-01"


@pytest.fixture
def known(shop, cleo):
    """A record up to yesterday, reckoned."""
    now = datetime.now(UTC)
    a_record(100, until=now.date() - timedelta(days=1), customer=cleo)
    reckon(at=now)


def rated(aspect, good, bad):
    """Answers to one side of buying, as the roll-up counts them."""
    for value, count in ((5, good), (1, bad)):
        AnswerDay.objects.create(
            survey_id=1,
            code=aspect,
            kind="aspect",
            aspect=aspect,
            day=clock.now().date(),
            slice="all",
            value=value,
            count=count,
        )


@pytest.mark.serves("S3-1")
def test_the_name_is_first_on_the_desk_and_above_the_indicators_of_sales(known, alma):
    client, by = signed_in(alma), Actor.person(alma.pk)
    wanted = Wanted(name={"en": "Orders, all of them"}, measure="orders_placed")
    add_indicator(wanted=wanted, by=by, at=clock.now())
    read_indicators(at=clock.now())

    home = read(client, "/desk/")
    indicators = read(client, "/desk/indicators/")

    assert home.index('id="name-head"') < home.index('id="waiting-head"')
    assert indicators.index('id="name-head"') < indicators.index("Orders, all of them")


def test_before_anything_is_known_the_page_says_when_it_begins(shop, alma):
    client = signed_in(alma)

    assert 'id="name-head"' not in read(client, "/desk/")
    assert "The record begins the night after" in read(client, "/desk/reputation/")


@pytest.mark.serves("S1-61")
def test_each_change_is_listed_with_its_cause_and_the_rule_is_stated(known, alma):
    page = read(signed_in(alma), "/desk/reputation/")

    assert "promises kept" in page
    assert "promises broken: " in page
    assert "100 × (5 + earned) ÷ (10 + earned + lost)" in page
    assert "Promises 40%" in page


@pytest.mark.serves("S1-8", "S3-46", "S3-59")
def test_perfect_products_and_bad_service_are_red_side_by_side(known, alma):
    rated("product", 100, 0)
    rated("service", 30, 70)

    page = read(signed_in(alma), "/desk/")

    strip = page[page.index('id="name-head"') : page.index('id="waiting-head"')]
    assert "Not well" in strip
    assert "because of the service" in strip
    assert strip.index("30%") < strip.index("100%")
    assert "the service is behind and comes first" in strip


@pytest.mark.serves("S3-21")
def test_mentions_and_work_are_noted_by_managers(shop, alma, ben):
    client = signed_in(alma)
    said = {
        "place": "press",
        "is_good": "no",
        "weight": "4",
        "words": "Late parcels, wrote the paper.",
        "address": "https://paper.example/late",
        "happened_on": DAY,
    }
    did = {
        "source": "promises",
        "words": "Called everybody who waited.",
        "minutes": "90",
        "people_count": "2",
        "cost_amount": "40",
        "did_on": DAY,
    }
    assert client.post("/desk/reputation/mentions/", said | {"weight": "9"}).status_code == 422
    assert client.post("/desk/reputation/efforts/", did | {"minutes": "-5"}).status_code == 422
    assert signed_in(ben).post("/desk/reputation/mentions/", said).status_code == 403

    client.post("/desk/reputation/mentions/", said)
    client.post("/desk/reputation/efforts/", did)
    client.post(f"/desk/reputation/mentions/{Mention.objects.get().pk}/strike/")

    page = read(client, "/desk/reputation/")
    assert "<s>Late parcels, wrote the paper.</s>" in page
    assert "Called everybody who waited." in page
    assert Effort.objects.get().minutes == 90


@pytest.mark.serves("S4-32", "S4-37")
def test_own_share_of_readers_stands_beside_what_is_claimed(shop, alma):
    mug = Product.objects.create(sku="KM", name={"en": "Mug"})
    today = clock.now().date()
    for number, (used, order_id) in enumerate([(["reviews"], 1), (["reviews"], None), ([], 2)]):
        ToolVisit.objects.create(
            day=today,
            product=mug,
            browser=bytes([number]),
            offered=["reviews"],
            used=used,
            order_id=order_id,
        )

    page = read(signed_in(alma), "/desk/reputation/read/")

    assert "1 of 2 orders" in page
    assert "61%" in page
    assert "no proven difference" in page


@pytest.mark.serves("S4-9")
def test_advocates_page_opens(shop, alma):
    assert "Nobody yet." in read(signed_in(alma), "/desk/reputation/advocates/")


@pytest.mark.serves("S4-6", "S4-7")
def test_trust_page_tells_satisfaction_with_its_interval_and_who_did_not_answer(shop, client):
    assert "How satisfied our customers are" not in read(client, "/en/trust/")
    today = clock.now().date()

    def answered(good, bad):
        AnswerDay.objects.all().delete()
        for value, count in ((5, good), (1, bad)):
            AnswerDay.objects.create(
                survey_id=1, code="how", kind="csat", day=today, slice="all", value=value,
                count=count,
            )  # fmt: skip

    InvitedDay.objects.create(survey_id=1, day=today, slice="all", delivered=400, answered=100)
    answered(5, 2)
    assert "7 customers have answered within a year, 5 of them pleased" in read(
        client, "/en/trust/"
    )

    answered(90, 10)
    page = read(client, "/en/trust/")
    assert "90.0% were pleased" in page
    assert "with 95% certainty between 82.6% and 94.5%" in page
    assert "100 of 400 who were asked have answered (25.0%)" in page


def test_the_record_comes_as_a_file_and_adds_up_to_what_the_page_shows(known, alma, ben):
    client = signed_in(alma)
    assert 'href="/desk/reputation/record.csv"' in read(client, "/desk/reputation/")

    rows = list(csv.DictReader(read(client, "/desk/reputation/record.csv").splitlines()))

    whole = [row for row in rows if row["source"] == "whole"]
    promises = [row for row in rows if row["source"] == "promises"]
    assert float(whole[-1]["score"]) == pytest.approx(now().score)
    assert {row["cause"] for row in promises} >= {"kept", "time"}
    assert 50 + sum(float(row["points"]) for row in promises) == pytest.approx(
        float(promises[-1]["score"])
    )


def test_who_read_before_buying_comes_as_a_file(shop, alma):
    mug = Product.objects.create(sku="KM", name={"en": "Mug"})
    for number, (used, order_id) in enumerate([(["reviews"], 1), (["reviews"], None), ([], 2)]):
        ToolVisit.objects.create(
            day=clock.now().date(), product=mug, browser=bytes([number]), offered=["reviews"],
            used=used, order_id=order_id,
        )  # fmt: skip

    text = read(signed_in(alma), "/desk/reputation/read/figures.csv")

    rows = {
        (row["what"], row["figure"]): (row["count"], row["of"])
        for row in csv.DictReader(text.splitlines())
    }
    assert rows["reviews", "read"] == ("1", "2")
    assert rows["reviews", "did_not_read"] == ("1", "1")
    assert rows["reviews", "orders_whose_buyer_read"] == ("1", "2")
