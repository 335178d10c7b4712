"""Several small lists in one statement are what a read of each would have given."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db.models import Count

from pistos.customers.models import Consent, Customer
from pistos.kit.together import read_together, rows_of, values_of
from pistos.orders.models import Order
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db


def test_rows_are_those_of_a_read_of_their_own(cleo, dora, at, django_assert_num_queries) -> None:
    order_of(cleo, placed_at=at)
    order_of(cleo, placed_at=at + timedelta(days=1), number="1002")
    order_of(dora, placed_at=at, number="1003")
    rows = Order.objects.filter(customer=cleo).order_by("-placed_at")
    people = Customer.objects.order_by("pk").only("name")
    counted = Order.objects.order_by().values("customer").annotate(n=Count("pk"))
    orders, named, counts = rows_of(rows), rows_of(people), values_of(counted.order_by("customer"))

    with django_assert_num_queries(1):
        read_together(orders, named, counts)

    fields = [field.attname for field in Order._meta.concrete_fields]
    alone = [[getattr(row, name) for name in fields] for row in rows]
    assert [[getattr(row, name) for name in fields] for row in orders.found] == alone
    assert isinstance(orders.found[0].total_amount, Decimal)
    assert not orders.found[0]._state.adding
    with django_assert_num_queries(0):
        assert [row.name for row in named.found] == ["Cleo", "Dora"]
    with django_assert_num_queries(1):
        assert named.found[0].language == "el"
    assert counts.found == [{"customer": cleo.pk, "n": 2}, {"customer": dora.pk, "n": 1}]


def test_what_can_hold_nothing_is_not_asked_for(cleo, django_assert_num_queries) -> None:
    none, no_consents = rows_of(Order.objects.none()), rows_of(Consent.objects.filter(pk__in=[]))
    with django_assert_num_queries(0):
        read_together(none, no_consents)
    consents = rows_of(Consent.objects.filter(customer=cleo))
    read_together(none, consents)
    assert none.found == no_consents.found == consents.found == []


def test_a_part_takes_the_rows_of_one_table(db) -> None:
    with pytest.raises(ValueError, match="one table"):
        rows_of(Order.objects.select_related("customer"))
