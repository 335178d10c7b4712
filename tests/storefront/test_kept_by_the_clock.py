"""What is kept ends at the instant at which time changes it: a cut-off, midnight, the edge of a price."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pistos.kit import clock
from pistos.pricing import actions as pricing
from pistos.pricing.models import Market
from pistos.shipping import actions as shipping
from pistos.shop.models import Shop
from tests.factories.goods import ALMA, priced
from tests.factories.shopping import Selling, selling

PRODUCT, MUGS = "/en/product/stoneware-mug/", "/en/category/mugs/"
MOMENT = timedelta(microseconds=1)
CUT_OFF = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
"""Two in the afternoon in Athens."""
MIDNIGHT = datetime(2026, 3, 2, 22, 0, tzinfo=UTC)

SetClock = Callable[[datetime], None]


@pytest.fixture
def world(shop: Shop, at: datetime) -> Selling:
    return selling(at)


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    return lambda now: monkeypatch.setattr(clock, "now", lambda: now)


def read(client: Client, address: str = PRODUCT) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def day_told(page: str) -> str:
    found = re.search(r'class="delivery-day">.*?<strong>(.*?)</strong>', page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1])


def test_a_page_is_kept_beyond_the_minute(
    client: Client,
    world: Selling,
    at: datetime,
    set_clock: SetClock,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for address, queries in ((PRODUCT, 2), (MUGS, 1)):
        set_clock(at)
        first = read(client, address)
        set_clock(at + timedelta(minutes=59))
        with django_assert_num_queries(queries):
            again = read(client, address)
        token = re.compile(r'csrfmiddlewaretoken" value="[^"]+"')
        assert token.sub("", again) == token.sub("", first)


@pytest.mark.parametrize("past_the_hour", [0, 20])
def test_the_day_moves_on_at_the_cut_off(
    client: Client, world: Selling, set_clock: SetClock, past_the_hour: int
) -> None:
    cut_off = CUT_OFF + timedelta(minutes=past_the_hour)
    world.home.cut_off = time(14, past_the_hour)
    world.home.save()
    told = []
    for now in (cut_off - timedelta(minutes=10), cut_off - MOMENT, cut_off):
        set_clock(now)
        told.append(day_told(read(client)))

    assert told[0] == told[1] == "by Thursday 2 April"
    assert told[2] == "by Friday 3 April"


def test_what_holds_from_a_day_on_is_told_from_its_midnight_here(
    client: Client, world: Selling, at: datetime, set_clock: SetClock
) -> None:
    facts = shipping.FreeFromFacts(
        ("GR", "SI"), Decimal(5), "EUR", valid_from=MIDNIGHT.date() + timedelta(days=1)
    )
    shipping.set_free_shipping(facts=facts, by=ALMA, at=at)
    free = []
    for now in (MIDNIGHT - timedelta(minutes=10), MIDNIGHT - MOMENT, MIDNIGHT):
        set_clock(now)
        free.append("<dd>free</dd>" in read(client))

    assert free == [False, False, True]


@pytest.mark.parametrize("address", [PRODUCT, MUGS])
def test_a_price_begins_and_ends_to_the_second(
    client: Client, world: Selling, at: datetime, set_clock: SetClock, address: str
) -> None:
    starts, ends = at + timedelta(seconds=1_000), at + timedelta(seconds=2_000)
    reduction = pricing.NewReduction(Decimal("9.90"), starts, ends, "Last of the old glaze")
    market = Market.objects.get()
    pricing.set_reduction(variant=world.mug, market=market, reduction=reduction, by=ALMA, at=at)
    seen = []
    for now in (at, starts - MOMENT, starts, ends - MOMENT, ends):
        set_clock(now)
        seen.append("9.90" in read(client, address))

    assert seen == [False, False, True, True, False]


def test_a_page_kept_before_a_change_is_not_shown_after_it(
    client: Client, world: Selling, at: datetime, set_clock: SetClock
) -> None:
    set_clock(at)
    read(client)
    priced(world.mug, "13.70", Market.objects.get(), at + timedelta(minutes=5))
    set_clock(at + timedelta(minutes=4))
    before = read(client)
    set_clock(at + timedelta(minutes=5))
    after = read(client)

    assert "13.70" not in before
    assert "13.70" in after
