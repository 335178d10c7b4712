"""Complaints alike are found in four languages, whoever wrote them."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.complaints.models import Complaint
from pistos.complaints.queries.similar import similar_to
from pistos.complaints.rules.likeness import marks_of
from pistos.customers.models import Customer

Heard = Callable[..., Complaint]


@pytest.mark.parametrize(
    ("one", "like", "unlike"),
    [
        ("The mug arrived cracked", "My mugs arrived cracked again", "I want an invoice"),
        ("Η κούπα ήρθε σπασμένη", "Οι κούπες ήρθαν σπασμένες", "Θέλω τιμολόγιο παρακαλώ"),
        ("Skodelica je prišla počena", "Skodelice so prišle počene", "Potrebujem račun podjetja"),
        ("Բաժակը կոտրված եկավ", "Բաժակները կոտրված եկան", "Հաշիվ է պետք ընկերության"),
    ],
)
def test_forms_of_a_word_meet(one: str, like: str, unlike: str) -> None:
    assert set(marks_of(one)) & set(marks_of(like))
    assert not set(marks_of(one)) & set(marks_of(unlike))


def test_the_most_alike_comes_first_by_three_queries(
    complained: Heard, cleo: Customer, dora: Customer
) -> None:
    eve = Customer.objects.create(name="Eve", email="eve@c.example")
    near = complained(dora, "The handle of the mug broke off after a week")
    complained(eve, "Nobody answers the telephone")
    made = complained(cleo, "After one week the handle of my mug broke off")

    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = similar_to(made)

    assert [row.complaint for row in found] == [near]
    assert len(queries) == 3
