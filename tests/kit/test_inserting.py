"""Rows of several tables by one statement."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from pistos.customers.models import Alias, Customer
from pistos.kit.inserting import insert_together


@pytest.mark.django_db
def test_rows_that_refer_to_each_other_go_in_by_one_statement() -> None:
    customer = Customer(name="Cleo", language="el")
    aliases = [Alias(customer=customer, kind="email", value=f"{n}@x.example") for n in range(2)]

    with CaptureQueriesContext(connection) as asked:
        insert_together([customer, *aliases])

    assert len(asked) == 1
    found = Customer.objects.get()
    assert (found.pk, found.name, found.known_since is not None) == (customer.pk, "Cleo", True)
    assert list(Alias.objects.order_by("pk")) == aliases
    assert {alias.customer_id for alias in aliases} == {customer.pk}
    customer.name = "C."
    customer.save()
    assert Customer.objects.get().name == "C."


@pytest.mark.django_db
def test_a_constraint_holds_and_nothing_is_inserted(cleo: Customer) -> None:
    Alias.objects.create(customer=cleo, kind="email", value="a@x.example")
    customer = Customer(name="Dora")

    with pytest.raises(IntegrityError), transaction.atomic():
        insert_together([customer, Alias(customer=customer, kind="email", value="a@x.example")])

    assert Customer.objects.count() == 1


@pytest.mark.django_db
def test_what_the_database_fills_in_is_read_from_it_when_asked() -> None:
    customer = Customer(name="Cleo")

    insert_together([customer])

    assert customer.known_since == Customer.objects.get().known_since
