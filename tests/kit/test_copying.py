"""Rows of a model by COPY are as if they had been saved one by one."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from pistos.customers.models import Alias, Customer
from pistos.kit.copying import copy_models

pytestmark = pytest.mark.django_db


def test_copied_rows_are_as_if_saved_one_by_one() -> None:
    with CaptureQueriesContext(connection) as asked:
        copied = copy_models(
            Customer(name=f"C\t{number}", language="el", city="Ա\\n") for number in range(300)
        )

    assert len(asked) <= 2
    assert [row.pk for row in Customer.objects.order_by("pk")] == [row.pk for row in copied]
    found, saved = Customer.objects.get(pk=copied[7].pk), Customer.objects.create(name="D")
    assert (found.name, found.city, found.language) == ("C\t7", "Ա\\n", "el")
    assert (found.known_since - saved.known_since).total_seconds() < 60
    copied[7].name = "Seven"
    copied[7].save()
    assert Customer.objects.get(pk=copied[7].pk).name == "Seven"


def test_constraints_hold_and_nothing_is_half_copied(cleo: Customer) -> None:
    Alias.objects.create(customer=cleo, kind="email", value="a@x.example")

    with pytest.raises(IntegrityError), transaction.atomic():
        copy_models(
            Alias(customer=cleo, kind="email", value=f"{letter}@x.example") for letter in "cba"
        )

    assert Alias.objects.count() == 1
    assert copy_models([]) == []
