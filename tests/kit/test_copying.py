"""Rows of a model by COPY are as if they had been saved one by one."""

from datetime import UTC, date, datetime
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import DataError, IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from pistos.customers.models import Alias, Customer
from pistos.kit.copying import copy_into, copy_models, json_cell

pytestmark = pytest.mark.django_db


def test_copied_rows_are_as_if_saved_one_by_one() -> None:
    with CaptureQueriesContext(connection) as asked:
        copied = copy_models(
            Customer(name=f"C\t{number}", language="el", city="Ա\\n") for number in range(300)
        )

    assert len(asked) <= 3
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


ROWS = [
    (
        *(1, "ա\t\\N\n", True, date(1996, 2, 29), datetime(2026, 3, 29, 1, 0, 0, 5, tzinfo=UTC)),
        *(Decimal("-0.0500"), 0.1, b"\x00\xff", UUID(int=7)),
    ),
    (None,) * 9,
]


@pytest.mark.parametrize("further", ["", ", words text[]"])
def test_each_value_arrives_as_it_was_given(further: str) -> None:
    """By a binary COPY, and where a column is of a rarer type by one of text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE given (n bigint, t varchar(9), b bool, d date, i timestamptz,"
            f" m numeric(12, 4), f float8, x bytea, u uuid, j jsonb{further})"
        )
        more = [["a", "b,c"]] if further else []
        told = {"on": date(2026, 1, 2), "ω": [1, None]}
        columns = [*"ntbdimfxuj", *(["words"] if further else [])]
        copy_into("given", columns, [(*row, json_cell(told), *more) for row in ROWS])
        cursor.execute("SELECT n, t, b, d, i, m, f, x, u FROM given ORDER BY n")
        assert cursor.fetchall() == ROWS
        cursor.execute("SELECT DISTINCT j->>'on', j->'ω'->>0 FROM given")
        assert cursor.fetchall() == [("2026-01-02", "1")]


@pytest.mark.parametrize("further", ["", ", words text[]"])
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("smallint", 32_768),
        ("smallint", -32_769),
        ("integer", 5_000_000_000),
        ("bigint", 2**63),
        ("numeric(6, 2)", Decimal("99999.99")),
        ("varchar(3)", "four"),
        ("text", "a\0b"),
    ],
)
def test_what_a_column_cannot_hold_is_refused(kind: str, value: object, further: str) -> None:
    """A number that is too large is not cut to fit."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE given (v {kind}{further})")
        with pytest.raises((DataError, ValueError)), transaction.atomic():
            copy_into("given", ["v", *(["words"] if further else [])], [
                (each, *([[]] if further else [])) for each in (None, value)
            ])  # fmt: skip
        cursor.execute("SELECT count(*) FROM given")
        assert cursor.fetchone() == (0,)


def test_the_largest_that_fit_are_kept() -> None:
    rows = [(32_767, 2**31 - 1, 2**63 - 1), (-32_768, -(2**31), -(2**63))]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE given (s smallint, i integer, b bigint)")
        copy_into("given", ["s", "i", "b"], rows)
        cursor.execute("SELECT * FROM given ORDER BY s DESC")
        assert cursor.fetchall() == rows
