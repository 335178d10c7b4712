"""Which wishes can be ticked for a product is set on the desk, and stands beside the product at once."""

from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.checkout.models import RequestOption
from pistos.checkout.queries.carts import request_labels
from pistos.shop.models import Shop
from tests.factories.shopping import Selling, selling

pytestmark = pytest.mark.django_db
COCOA = {
    "label_en": "A spoonful of cocoa",
    "label_el": "Μια κουταλιά κακάο",
    "label_sl": "Žlica kakava",
    "label_hy": "Մեկ գդալ կակաո",
}


@pytest.fixture
def world(shop: Shop) -> Selling:
    return selling(datetime.now(UTC))


@pytest.fixture
def desk(world: Selling, alma: User) -> Client:
    client = Client()
    client.force_login(alma)
    return client


def page(world: Selling, name: str = "product_wishes", *more: int) -> str:
    return reverse(f"backoffice:{name}", args=[world.mug.product_id, *more])


@pytest.mark.serves("S3-38")
def test_wish_is_added_reworded_and_withdrawn_and_buyers_see_it(
    desk: Client, world: Selling
) -> None:
    shop_page = "/sl/product/stoneware-mug/"
    desk.post(page(world), COCOA)
    option = RequestOption.objects.get()
    first = Client().get(shop_page).content.decode()
    desk.post(page(world, "reword_product_wish", option.pk), COCOA | {"label_sl": "Žlička kakava"})
    second = Client().get(shop_page).content.decode()
    desk.post(page(world, "withdraw_product_wish", option.pk))
    third = Client().get(shop_page).content.decode()

    assert "Žlica kakava" in first
    assert "Žlička kakava" in second
    assert "Žlička kakava" not in third
    # What an order holds is still read in words.
    labels = request_labels({world.mug.product_id}, "sl")
    assert labels[world.mug.product_id] == [(option.code, "Žlička kakava")]
    desk.post(page(world, "offer_product_wish", option.pk))
    assert "Žlička kakava" in Client().get(shop_page).content.decode()


def test_wish_that_lacks_a_language_is_refused(desk: Client, world: Selling) -> None:
    answer = desk.post(page(world), COCOA | {"label_hy": " "})

    assert answer.status_code == 422
    assert not RequestOption.objects.exists()


def test_wish_of_another_product_is_not_found(desk: Client, world: Selling) -> None:
    option = RequestOption.objects.create(code="gift", label={"en": "As a gift"})

    assert desk.get(page(world, "reword_product_wish", option.pk)).status_code == 404
