"""The firms we work with, as customers see them: active ones only, everywhere alike."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.orders.models import Order
from pistos.partners.actions import end_partner
from pistos.partners.models import Partner
from pistos.shop.models import Shop, ShopSettings

ALMA = Actor.person(1)


@pytest.mark.serves("S0-23")
def test_an_ended_courier_disappears_everywhere(
    client: Client, shop: Shop, cleo: Customer, at: datetime
) -> None:
    ShopSettings.objects.create(trust_page_public_from=date(2026, 1, 1))
    courier = Partner.objects.create(
        code="sirocco", name="Sirocco Parcels", kind="courier", state="active"
    )
    Partner.objects.create(code="bank", name="Olive Bank", kind="payment", state="active")
    Partner.objects.create(code="new", name="Not Yet Trusted", kind="courier", state="trial")
    order = Order.objects.create(
        ref="1", number="1", customer=cleo, placed_at=at, currency="EUR", total_amount=Decimal(1)
    )
    pages = [
        reverse("storefront:home"),
        reverse("storefront:trust"),
        reverse("storefront:order", args=[order.token]),
    ]

    before = [client.get(page).content.decode() for page in pages]
    end_partner(partner=courier, reason="It stopped serving Crete.", by=ALMA, at=at)
    after = [client.get(page).content.decode() for page in pages]

    assert all("Sirocco Parcels" in html and "Olive Bank" in html for html in before)
    assert not any("Sirocco Parcels" in html for html in after)
    assert all("Olive Bank" in html for html in after)
    assert not any("Not Yet Trusted" in html for html in before + after)
