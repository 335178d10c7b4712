"""A promised day that was missed is made good by what was stated when it was promised."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.promises.actions.compensating import (
    drop_compensations,
    give_compensation,
    raise_compensations,
)
from pistos.promises.models import Compensation, Promise, Standing
from pistos.promises.queries.lives import compensations_owed
from pistos.shop.models import Shop, ShopSettings
from tests.factories.orders import order_of, parcel_of
from tests.factories.promises import Life, broken, couriers, kept, late, promise_to, write

DAY = timedelta(days=1)


def guaranteed(since: datetime, amount: str = "5.00") -> None:
    ShopSettings.objects.create(made_at=since, late_amount=Decimal(amount))


def delivery(
    customer: Customer, placed_at: datetime, *, number: str = "1", came: int = 6
) -> Promise:
    """Promised within four days; it came so many days after the order (0: nobody knows)."""
    order = order_of(customer, placed_at=placed_at, number=number)
    courier = couriers()[0] if number == "1" else order_courier()
    parcel = parcel_of(order, courier=courier)
    promise = promise_to(
        customer,
        made_at=placed_at,
        due_on=(placed_at + 4 * DAY).date(),
        about_id=parcel.pk,
        order_id=order.pk,
    )
    happened_at = placed_at + came * DAY
    if came and came <= 4:
        return write([Life(promise, [kept(promise, happened_at)])])[0]
    facts = [broken(promise)] + ([late(promise, happened_at)] if came else [])
    return write([Life(promise, facts)])[0]


def order_courier() -> Partner:
    return Partner.objects.filter(kind="courier").order_by("pk")[0]


@pytest.mark.serves("S2-18")
def test_missed_day_is_owed_once_and_given_once(cleo: Customer, shop: Shop, at: datetime) -> None:
    guaranteed(at - DAY)
    promise = delivery(cleo, at)
    delivery(cleo, at, number="2", came=3)

    assert raise_compensations(at=at + 7 * DAY) == 1
    assert raise_compensations(at=at + 8 * DAY) == 0

    (owed,) = compensations_owed()
    assert (owed.promise, owed.amount, owed.currency) == (promise, Decimal("5.00"), "EUR")
    event = Event.objects.get(name="promises.CompensationOwed")
    assert (event.data["amount"], event.data["currency"]) == ("5.00", "EUR")
    for _ in range(2):
        give_compensation(compensation=owed, by=Actor.person(7), at=at + 8 * DAY)
    assert compensations_owed() == []
    assert Event.objects.filter(name="promises.CompensationGiven").count() == 1


@pytest.mark.serves("S2-18")
@pytest.mark.parametrize(("since", "amount"), [(1, "5.00"), (-1, "0")])
def test_only_what_was_stated_when_the_day_was_promised_is_owed(
    cleo: Customer, shop: Shop, at: datetime, since: int, amount: str
) -> None:
    guaranteed(at + since * DAY, amount)
    delivery(cleo, at)

    assert raise_compensations(at=at + 7 * DAY) == 0


def test_without_proof_it_waits_and_late_proof_drops_it(
    cleo: Customer, shop: Shop, at: datetime
) -> None:
    guaranteed(at - DAY)
    promise = delivery(cleo, at, came=0)

    assert raise_compensations(at=at + 5 * DAY) == 0
    assert raise_compensations(at=at + 7 * DAY) == 1
    assert drop_compensations(at=at + 7 * DAY) == 0

    Standing.objects.filter(promise=promise).update(state="kept")
    assert drop_compensations(at=at + 8 * DAY) == 1
    assert compensations_owed() == []


@pytest.mark.serves("S2-18")
def test_customer_and_desk_see_what_is_owed_and_that_it_was_given(
    client: Client, cleo: Customer, ben: User, shop: Shop
) -> None:
    placed_at = clock.now() - 8 * DAY
    guaranteed(placed_at - DAY)
    promise = delivery(cleo, placed_at)
    raise_compensations(at=clock.now())
    page = f"/en/o/{Order.objects.get(pk=promise.order_id).token}/"
    assert "€5.00 are due to you" in client.get(page).content.decode()
    assert "you get €5.00" in client.get(page).content.decode()

    desk = Client()
    desk.force_login(ben)
    assert "Owed for missed days" in desk.get(reverse("backoffice:home")).content.decode()
    owed = Compensation.objects.get()
    desk.post(reverse("backoffice:give_compensation", args=[owed.pk]))

    assert "Owed for missed days" not in desk.get(reverse("backoffice:home")).content.decode()
    assert "gave you €5.00 for it" in client.get(page).content.decode()
