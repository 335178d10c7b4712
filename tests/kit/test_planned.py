"""A planned query finds what the query set itself would have found, and is worded and planned once."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.db.models import IntegerField, QuerySet, TextField, Value

from pistos.customers.models import Customer
from pistos.kit.planned import Planned, PlannedTogether, any_of
from pistos.kit.together import Part, rows_of
from pistos.orders.models import Order
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_prepared() -> Iterator[None]:
    """Each test plans statements of these names anew."""
    connection.ensure_connection()
    yield
    with connection.cursor() as cursor:
        for name in ("orders", "named", "beside"):
            cursor.execute(
                "SELECT 1 FROM pg_prepared_statements WHERE name = %s", [f"planned_{name}"]
            )
            if cursor.fetchone():
                cursor.execute(f"DEALLOCATE planned_{name}")


def newest(customer: int, before: datetime) -> QuerySet[Order]:
    rows = Order.objects.filter(customer_id=customer, placed_at__lt=before, state="placed")
    beside = rows.select_related("customer").annotate(share=Value(50, IntegerField()))
    return beside.order_by("-placed_at")[:2]


def test_rows_are_those_of_the_query_set(cleo, dora, at, django_assert_num_queries) -> None:
    for n in range(3):
        order_of(cleo, placed_at=at + timedelta(days=n), number=f"c{n}")
        order_of(dora, placed_at=at + timedelta(days=n), number=f"d{n}")
    orders = Planned("orders", newest, int, datetime)

    for customer, before in (
        (cleo, at + timedelta(days=9)),
        (dora, at + timedelta(days=1, hours=1)),
    ):
        with django_assert_num_queries(1):
            found = orders(customer.pk, before)
            assert {row.customer.name for row in found} == {customer.name}
        alone = list(newest(customer.pk, before))
        fields = [field.attname for field in Order._meta.concrete_fields]
        assert [[getattr(row, name) for name in fields] for row in found] == [
            [getattr(row, name) for name in fields] for row in alone
        ]
        assert [row.share for row in found] == [row.share for row in alone]
        assert not found[0]._state.adding
    assert orders(0, at) == []


def test_it_is_built_and_planned_once(cleo, at) -> None:
    built = []

    def build(customer: int, before: datetime) -> QuerySet[Order]:
        built.append(customer)
        return newest(customer, before)

    orders = Planned("orders", build, int, datetime)
    for _ in range(3):
        orders(cleo.pk, at)

    assert len(built) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE name = 'planned_orders'")
        assert cursor.fetchone() == (1,)


@pytest.mark.parametrize("names", [[], ["Cleo"], ["Cleo", "Dora"], ["'; DROP TABLE x --", "%s"]])
def test_a_list_of_any_length_is_one_plan(cleo, dora, names) -> None:
    named = Planned(
        "named",
        lambda names: Customer.objects.filter(any_of("name", names, TextField())).order_by("pk"),
        list[str],
    )

    assert [row.name for row in named(names)] == [n for n in ("Cleo", "Dora") if n in names]


def test_what_an_author_types_is_a_value_and_nothing_else(cleo) -> None:
    named = Planned("named", lambda name: Customer.objects.filter(name=name), str)

    assert named("' OR true --") == []
    assert named("$1") == []
    assert [row.pk for row in named("Cleo")] == [cleo.pk]


def test_a_value_that_would_be_written_out_for_good_is_refused(cleo, at) -> None:
    """`before` plus an hour is another value: it would be the mark's, in every answer."""
    late = Planned(
        "orders",
        lambda before: Order.objects.filter(placed_at__lt=before + timedelta(hours=1)),
        datetime,
    )

    with pytest.raises(ValueError, match="orders"):
        late(at)


def test_several_lists_are_one_statement(cleo, dora, at, django_assert_num_queries) -> None:
    order_of(cleo, placed_at=at)

    def build(customer: int, name: str) -> tuple[Part, ...]:
        return (
            rows_of(Order.objects.filter(customer_id=customer)),
            rows_of(Customer.objects.filter(name=name)),
        )

    beside = PlannedTogether("beside", build, int, str)
    beside(cleo.pk, "Dora")
    with django_assert_num_queries(1):
        orders, named = beside(cleo.pk, "Dora")

    assert [row.customer_id for row in orders] == [cleo.pk]
    assert [row.name for row in named] == ["Dora"]
    assert beside(dora.pk, "Nobody") == ([], [])
