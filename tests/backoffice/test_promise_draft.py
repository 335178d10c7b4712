from datetime import timedelta
from decimal import Decimal

from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.orders.models import Order, Parcel
from pistos.promises import actions
from pistos.promises.models import Standing
from pistos.shop.models import Shop
from tests.promises.conftest import ATHENS, MACHINE, quote_for, words


def test_the_desk_reads_the_message_before_it_is_sent(
    client: Client, shop: Shop, ben: User, cleo: Customer
) -> None:
    at = clock.now()
    order = Order.objects.create(
        ref="7", number="7", customer=cleo, placed_at=at, currency="EUR", total_amount=Decimal(9)
    )
    parcel = Parcel.objects.create(order=order, ref="1", zone=ATHENS)
    due_on = (at + timedelta(days=3)).date()
    promise = actions.promise_delivery(
        parcel=parcel, quote=quote_for(due_on), told=words(), by=MACHINE, at=at
    )
    Standing.objects.filter(pk=promise.pk).update(
        risk=0.7, risk_reason="silent", proposed_on=due_on + timedelta(days=4)
    )
    client.force_login(ben)

    page = client.get(reverse("backoffice:promise", args=[promise.token]))

    assert page.status_code == 200
    assert "Read the message" in page.content.decode()
    assert order.token in page.content.decode()
