"""The pure rules: limits, cases alike, and the money of an order to the cent."""

from decimal import Decimal

import pytest

from pistos.accounts.models import Role
from pistos.remedies.rules.alike import Given, band, deviates, usual
from pistos.remedies.rules.catalogue import FIRST_LIMITS, is_within

EUR = Decimal


@pytest.mark.serves("S1-56")
@pytest.mark.parametrize(
    ("role", "severity", "amount", "holds"),
    [
        (Role.AGENT, 1, "10.00", True),
        (Role.AGENT, 1, "10.01", False),
        (Role.AGENT, 3, "60.00", True),
        (Role.MANAGER, 2, "250.00", True),
        (Role.MANAGER, 2, "250.01", False),
        (Role.OWNER, 1, "99999.00", True),
        ("nobody", 1, "0.01", False),
    ],
)
def test_limits_go_by_role_and_severity(role, severity, amount, holds) -> None:
    assert is_within(FIRST_LIMITS, role, severity, EUR(amount)) is holds


def test_bands_of_an_order() -> None:
    values = ("0", "0.01", "25", "25.01", "50", "100", "250", "250.01")
    assert [band(EUR(value)) for value in values] == [0, 1, 1, 2, 2, 3, 4, 5]


@pytest.mark.serves("S1-56")
@pytest.mark.parametrize(
    ("rows", "kind", "amount", "differs"),
    [
        ([("refund", "5"), ("refund", "9")], "gift", "0", False),  # too few to be usual
        ([("refund", "5"), ("refund", "9"), ("gift", "3")], "refund", "9", False),
        ([("refund", "5"), ("refund", "9"), ("gift", "3")], "refund", "9.01", True),
        ([("refund", "5"), ("refund", "9"), ("gift", "3")], "refund", "4.99", True),
        ([("refund", "5"), ("refund", "9"), ("gift", "3")], "gift", "3", True),
        ([("resend", "5")] * 3, "resend", "80", False),  # goods are worth what they are worth
    ],
)
def test_what_differs_from_cases_alike(rows, kind, amount, differs) -> None:
    found = usual([Given(each, EUR(value)) for each, value in rows])

    assert deviates(kind, EUR(amount), found) is differs


def test_of_two_kinds_equally_usual_the_newer_is() -> None:
    rows = [Given("voucher", EUR(5)), Given("refund", EUR(5)), Given("voucher", EUR(7)),
            Given("refund", EUR(5))]  # fmt: skip

    found = usual(rows)

    assert found is not None
    assert (found.kind, found.count, found.whole, found.highest) == ("voucher", 2, 4, EUR(7))
