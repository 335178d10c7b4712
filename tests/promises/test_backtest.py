import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from pistos.customers.models import Customer
from pistos.estimates.models import ModelVersion
from pistos.kit.actors import Actor
from pistos.orders.actions.learning import learn_deliveries
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.promises.actions import record_promises
from pistos.promises.facts import PromiseFacts
from pistos.promises.queries.backtest import history_with_own_days
from pistos.shop.models import Shop

START = datetime(2025, 1, 6, 9, tzinfo=UTC)
BY = Actor.machine("tests")
Past = Callable[[int, int | None], Parcel]


@pytest.fixture
def past(shop: Shop, cleo: Customer, courier: Partner) -> Past:
    """An order of day `number`, delivered after so many days (None: under way), told ten days."""

    def make(number: int, days: int | None) -> Parcel:
        placed_at = START + timedelta(days=number)
        order = Order.objects.create(
            ref=f"o{number}",
            number=f"o{number}",
            customer=cleo,
            placed_at=placed_at,
            currency="EUR",
            total_amount=Decimal(1),
        )
        parcel = Parcel.objects.create(
            order=order,
            ref="1",
            courier=courier,
            country="GR",
            region="GR-B",
            zone="Europe/Athens",
            handed_over_at=placed_at + timedelta(days=1) if days else None,
            delivered_at=placed_at + timedelta(days=days) if days else None,
        )
        told = PromiseFacts(
            kind="delivery",
            toward="customer",
            about_kind="parcel",
            about_id=parcel.pk,
            order_id=order.pk,
            customer_id=cleo.pk,
            made_at=placed_at,
            due_on=(placed_at + timedelta(days=10)).date(),
            zone="Europe/Athens",
            made_by=BY,
            told_where="import",
        )
        record_promises(batch=[told], by=BY, at=START + timedelta(days=400))
        return parcel

    return make


def test_history_gives_each_order_once_with_the_day_first_told(past: Past) -> None:
    first, _second = past(0, 3), past(1, None)
    Parcel.objects.create(
        order=first.order, ref="2", zone="Europe/Athens", delivered_at=START + timedelta(days=2)
    )

    observations, own = history_with_own_days()

    assert [seen.delivered_at for seen in observations] == [first.delivered_at, None]
    assert own == [date(2025, 1, 16), date(2025, 1, 17)]
    assert {seen.seen_until for seen in observations} == {first.delivered_at}


def test_history_keeps_an_impossible_hand_over_out(past: Past) -> None:
    parcel = past(0, 3)
    Parcel.objects.filter(pk=parcel.pk).update(is_plausible=False)

    observations, _own = history_with_own_days()

    assert observations[0].handed_over_at is None
    assert observations[0].delivered_at is not None


def test_backtest_promises_prints_the_keys_of_the_contract(past: Past) -> None:
    for number in range(40):
        past(number, 3 + number % 3)
    out = StringIO()

    call_command("backtest_promises", "--from", "2025-02-01", "--json", stdout=out)

    told = json.loads(out.getvalue())
    assert told["orders"] == 14
    assert told["own"] == {"kept": 1.0, "mean_days": 10.0}
    assert set(told["pistos"]) >= {"kept", "mean_days", "by_month"}
    assert set(told["warned"]) == {"recall", "precision", "lead_days"}
    assert told["open_overdue"] == 0


def test_learn_puts_a_model_into_use_as_of_the_end_of_the_record(past: Past) -> None:
    for number in range(5):
        past(number, 3)
    left_out = past(9, 3)
    Parcel.objects.filter(pk=left_out.pk).update(is_plausible=False)

    version = learn_deliveries(by=BY, at=START + timedelta(days=4000))

    assert ModelVersion.objects.get(is_current=True) == version
    assert version.observation_count == 5
    assert version.learned_at == START + timedelta(days=12)
