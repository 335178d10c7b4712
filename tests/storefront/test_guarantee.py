"""What the shop states for a day that it misses is read wherever the day is promised."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from pistos.promises.models import Compensation, Promise, Publication
from pistos.shop.models import Shop, ShopSettings
from tests.factories.shopping import Selling, selling
from tests.storefront.test_buying import PHONE

pytestmark = pytest.mark.django_db
STATED = "If we miss the day we promised, we pay you €5.00."
WHERE = ("/en/product/stoneware-mug/", "/en/checkout/", "/en/trust/")


@pytest.fixture
def world(shop: Shop) -> Selling:
    return selling(datetime.now(UTC))


@pytest.fixture
def phone(world: Selling) -> Client:
    client = Client(headers={"user-agent": PHONE})
    client.post("/en/cart/add/", {"variant": world.mug.pk, "quantity": 1})
    return client


@pytest.mark.serves("S2-18")
def test_what_a_missed_day_costs_us_is_said_where_the_day_is_promised(phone: Client) -> None:
    before = [phone.get(address).content.decode() for address in WHERE]
    ShopSettings.objects.create(made_at=datetime.now(UTC), late_amount=Decimal(5))
    after = [phone.get(address).content.decode() for address in WHERE]

    assert not any("If we miss the day" in page for page in before)
    assert all(STATED in page for page in after)


@pytest.mark.serves("S2-18")
def test_the_trust_page_counts_what_was_really_paid(published: Publication, client: Client) -> None:
    now = datetime.now(UTC)
    ShopSettings.objects.create(made_at=now, late_amount=Decimal(5))
    quiet = client.get("/en/trust/").content.decode()
    days = {0: None, 5: now, 100: now}
    for (days_ago, given), promise in zip(days.items(), Promise.objects.all()[:3], strict=True):
        Compensation.objects.create(
            promise=promise, order_id=promise.pk, amount=5, currency="EUR",
            raised_at=now - timedelta(days=days_ago), given_at=given,
        )  # fmt: skip

    told = client.get("/en/trust/").content.decode()

    assert "we owed it for" not in quiet
    assert "In the last 90 days we owed it for 2 orders; paid so far: 1." in told
