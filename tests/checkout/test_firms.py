"""A firm of another member state buys without VAT: the goods, what sends them and what paying costs."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from pistos.checkout.actions.placing import place
from pistos.checkout.actions.rerouting import Destined, change_address
from pistos.customers.models import Customer
from pistos.orders.models import Order
from pistos.pricing.actions import confirm_business_id, enter_business_id
from pistos.shipping.actions import RateFacts, set_rates
from tests.checkout.codes import code_for
from tests.checkout.conftest import BROWSER
from tests.factories.goods import ALMA
from tests.factories.shopping import (
    ATHENS,
    LJUBLJANA,
    Selling,
    a_cart,
    a_purchase,
    shown_choices,
)


@pytest.fixture
def firm(dora: Customer, at: datetime) -> Customer:
    row = enter_business_id(customer=dora, text="SI50223054", firm="Dora", by=ALMA, at=at)
    confirm_business_id(business_id=row, proof="WAPIAAAA", by=ALMA, at=at)
    return dora


@pytest.mark.serves("VAT-01")
def test_its_shipping_is_without_vat_too_and_everything_adds_up(
    world: Selling, firm: Customer, at: datetime
) -> None:
    cart = a_cart(at, world.mug, world.red, customer=firm)
    found = shown_choices(cart, at, LJUBLJANA)
    assert found.offer
    assert found.totals
    goods = 2 * Decimal("10.16")  # 12.40 less 22 %
    assert found.offer.gross_amount == Decimal("7.30")  # 8.90 less 22 %
    assert (found.totals.shipping, found.totals.vat) == (Decimal("7.30"), 0)
    assert found.totals.gross == goods + Decimal("7.30")

    order = place(
        cart=cart, purchase=a_purchase(cart, at, address=LJUBLJANA), by=BROWSER, at=at
    ).order

    order = Order.objects.get(pk=order.pk)
    paid = sum(line.gross_amount - line.discount_amount for line in order.lines.all())
    assert order.total_amount == paid + order.shipping_amount + order.fee_amount
    assert [Decimal(vat) for _rate, _net, vat in order.vat_rows] == [0]


def test_at_home_and_as_a_consumer_shipping_bears_its_vat(
    world: Selling, firm: Customer, at: datetime
) -> None:
    at_home = shown_choices(a_cart(at, world.mug, customer=firm), at, ATHENS)
    consumer = shown_choices(a_cart(at, world.mug), at, LJUBLJANA)

    assert at_home.offer
    assert consumer.offer
    assert at_home.offer.gross_amount == Decimal("3.50")
    assert consumer.offer.gross_amount == Decimal("8.90")


def test_sent_to_a_cheaper_place_the_difference_is_of_what_was_paid(
    world: Selling, firm: Customer, at: datetime
) -> None:
    cart = a_cart(at, world.mug, customer=firm)
    purchase = a_purchase(cart, at, address=LJUBLJANA)
    order = place(cart=cart, purchase=purchase, by=BROWSER, at=at).order
    rates = [
        RateFacts(("SI",), 5000, Decimal("8.90"), "EUR"),
        RateFacts(("SI",), 5000, Decimal("4.45"), "EUR", postcode_from="2000", postcode_to="2999"),
    ]
    set_rates(method=world.home, rates=rates, by=ALMA, at=at)
    maribor = replace(LJUBLJANA, city="Maribor", postcode="2000")

    changed = change_address(
        order=order, to=Destined(maribor), code=code_for(order, at), by=BROWSER, at=at
    )

    order.refresh_from_db()
    assert (changed.difference_amount, order.shipping_amount) == (Decimal("3.65"), Decimal("3.65"))
