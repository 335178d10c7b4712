"""One can buy in the demo: all is published through the gate, priced, in stock, and finds its way."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice

import pytest
from django.core.files.storage import default_storage
from django.test.utils import override_settings

from pistos.catalogue.models import Listed, Product, ProductState, SheetVersion, Variant
from pistos.demo import goods, story
from pistos.demo.actions import filling, ordering, trading
from pistos.demo.actions.reading import note_what_was_read
from pistos.orders.models import Line
from pistos.payments.queries.offering import providers_for
from pistos.pricing.queries.prices import prices_of
from pistos.shipping.queries import Basket, offers
from pistos.shipping.rules.costs import Destination
from pistos.stock.queries import availability
from pistos.tools.models import Tool

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(db: None) -> None:
    with override_settings(IS_DEMO=True):
        filling.open_shop(NOW)
        filling.invite_cast()
        filling.take_on_partners(NOW)
        filling.open_doors(NOW, lambda *_: None)


def test_every_sheet_passes_the_gate_in_four_languages_with_pictures_that_are_there(
    shop: None,
) -> None:
    versions = SheetVersion.objects.select_related("product")

    assert versions.count() == Listed.objects.count() == len(goods.goods())
    assert not Product.objects.exclude(state=ProductState.PUBLISHED).exists()
    for version in versions:
        assert sorted(version.content["texts"]) == ["el", "en", "hy", "sl"]
        for photo in version.content["photos"]:
            assert photo["author"]
            assert set(photo["alt"]) == set(goods.LANGUAGES)
            assert all(default_storage.exists(size["file"]) for size in photo["sizes"])
    kinds = Tool.objects.values_list("kind", flat=True)
    assert sorted(kinds) == sorted(["size_guide"] * 4 + ["model_3d"] * 3 + ["touch"])


def test_whatever_is_sold_has_an_honest_price_in_each_market_and_a_way_to_its_buyer(
    shop: None,
) -> None:
    everything = list(Variant.objects.values_list("pk", flat=True))
    towels = Variant.objects.get(sku="B-3")
    basket = Basket({towels.pk: 1}, 800, Decimal("41.00"))

    for country, currency in (("GR", "EUR"), ("SI", "EUR"), ("AT", "EUR"), ("AM", "AMD")):
        prices = prices_of(everything, country=country, at=NOW)
        assert set(prices) == set(everything)
        assert {price.currency for price in prices.values()} == {currency}
        found = offers(to=Destination(country), basket=basket, at=NOW).offers
        assert found, country
        assert all(offer.promised_on >= NOW.date() for offer in found)
        assert providers_for(country=country, currency=currency, total=Decimal(50))
    kinds = {o.method.kind for o in offers(to=Destination("GR"), basket=basket, at=NOW).offers}
    assert kinds == {"home", "pickup_point", "store", "time_window"}

    prices = prices_of(everything, country="GR", at=NOW)
    reduced = [price for price in prices.values() if price.prior_gross is not None]
    assert [(p.prior_gross, p.gross, p.reduction_percent) for p in reduced] == [
        (Decimal("79.00"), Decimal("66.00"), 16)
    ]
    oil = prices[Variant.objects.get(sku="O-3").pk]
    assert (oil.unit_amount, oil.unit) == (Decimal("12.67"), "l")
    stock = availability(everything)
    awaited = stock[Variant.objects.get(sku=trading.OUT_OF_STOCK).pk]
    assert (awaited.free, awaited.restock_on) == (0, NOW.date() + timedelta(days=9))


def test_invented_orders_name_what_is_sold_and_recent_ones_what_was_read(shop: None) -> None:
    ordering.record(list(islice(story.tell(NOW, orders=60), 60)), NOW)

    note_what_was_read(since=NOW - timedelta(days=200))

    lines = Line.objects.select_related("order", "product", "variant", "sheet_version")
    assert lines.count() >= 60
    assert all(line.product.slug for line in lines)
    for line in lines:
        assert line.name == goods.goods()[line.product.ref].name_in(line.order.language)
        is_recent = line.order.placed_at >= NOW - timedelta(days=200)
        assert (line.sheet_version is not None) == (line.variant is not None) == is_recent
        if is_recent:
            assert line.variant.product == line.sheet_version.product == line.product
    vase = Product.objects.get(source="demo", ref="vase")
    assert set(vase.name) == set(goods.LANGUAGES)
