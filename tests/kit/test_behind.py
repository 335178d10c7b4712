"""Rows that go in behind their maker: in order, in one transaction, before anything else that is asked."""

import time
from collections.abc import Callable

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Count

from pistos.customers.models import Alias, Customer
from pistos.kit.behind import copying_behind, current
from pistos.kit.copying import check_at_once, copy_into, copy_models, next_ids, upsert_into

pytestmark = pytest.mark.django_db(transaction=True)

ALIAS = ("kind", "value", "customer_id")


def people(count: int) -> list[Customer]:
    return copy_models(Customer(name=f"C {number}") for number in range(count))


def test_each_table_is_there_before_what_points_to_it_and_before_any_question() -> None:
    with copying_behind() as behind, transaction.atomic(), behind.settled():
        check_at_once()
        made = people(2_000)
        copy_into(
            "customers_alias", ALIAS, [("email", f"{one.pk}@x.example", one.pk) for one in made]
        )
        with transaction.atomic():
            upsert_into(
                "customers_alias",
                ALIAS,
                [("email", f"{made[0].pk}@x.example", made[1].pk), ("ref", "new", made[1].pk)],
                on_conflict="DO NOTHING",
            )

        seen = Customer.objects.annotate(names=Count("aliases")).in_bulk()

    assert len(seen) == 2_000
    assert [seen[one.pk].names for one in made[:3]] == [1, 2, 1]
    assert Alias.objects.count() == 2_001
    assert current() is None


def test_the_maker_does_not_wait_for_the_database() -> None:
    with copying_behind() as behind, transaction.atomic(), behind.settled():
        began = time.monotonic()
        behind.hand_over(lambda raw: raw.execute("SELECT pg_sleep(0.5)"))
        people(0)
        copy_into("customers_alias", ALIAS, [])
        at_once = time.monotonic() - began
        Customer.objects.count()
        after_all = time.monotonic() - began

    assert at_once < 0.4 < after_all


def test_a_failure_is_the_databases_own_and_takes_all_of_its_transaction_back() -> None:
    def meet_a_wrong_row() -> None:
        people(3)
        copy_into("customers_alias", ALIAS, [("email", "a@x.example", 0)])
        copy_into("customers_alias", ALIAS, [("email", "b@x.example", 0)])

    def meet_it_at_a_question() -> None:
        meet_a_wrong_row()
        Customer.objects.count()

    def fail_oneself() -> None:
        people(5)
        raise ZeroDivisionError

    def do_well() -> None:
        people(1)

    with copying_behind() as behind:

        def together(work: Callable[[], None]) -> None:
            with transaction.atomic(), behind.settled():
                check_at_once()
                work()

        with pytest.raises(IntegrityError):
            together(meet_a_wrong_row)
        with pytest.raises(IntegrityError):
            together(meet_it_at_a_question)
        with pytest.raises(ZeroDivisionError):
            together(fail_oneself)
        together(do_well)

    assert Customer.objects.count() == 1
    assert not Alias.objects.exists()


def test_ids_drawn_ahead_rise_and_meet_nobody_elses() -> None:
    with copying_behind() as behind, transaction.atomic(), behind.settled():
        first = next_ids("customers_customer", 3)
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval(pg_get_serial_sequence('customers_customer', 'id'))")
            (elsewhere,) = cursor.fetchone()
        taken = first + next_ids("customers_customer", 30) + next_ids("customers_customer", 2)

    assert sorted(set(taken)) == taken
    assert len(taken) == 35
    assert elsewhere not in taken
