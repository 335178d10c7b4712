"""Terms against terms, and what may be called an offer."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pistos.contracts.facts import TermFacts
from pistos.contracts.models import Period
from pistos.contracts.rules.terms import (
    TermsNonsense,
    checked,
    compared,
    end_of,
    monthly,
    read_included,
)
from tests.factories.contracts import PRESENT

DAY = date(2026, 1, 31)


def priced(amount: str, period: str = Period.MONTH) -> TermFacts:
    return replace(PRESENT, price_amount=Decimal(amount), period=period)


def including(*included: tuple[str, int | None]) -> TermFacts:
    pairs = tuple((name, None if n is None else Decimal(n)) for name, n in included)
    return replace(PRESENT, included=pairs)


VISITS, PARTS = ("Visits of a technician", 2), ("Spare parts", None)


@pytest.mark.serves("S3-14")
@pytest.mark.parametrize(
    ("proposed", "is_offer"),
    [
        (PRESENT, False),
        (priced("19.90"), True),
        (priced("29.90"), False),
        (priced("24.89"), False),  # a cent is no benefit
        (priced("24.65"), True),
        (priced("298.80", Period.YEAR), False),  # the same, by the year
        (priced("270.00", Period.YEAR), True),
        (priced("597.60", Period.TERM), False),
        (replace(PRESENT, months=12), True),
        (replace(PRESENT, months=36), False),
        (replace(PRESENT, notice_days=14), True),
        (replace(PRESENT, notice_days=60), False),
        (replace(priced("19.90"), months=36), False),  # cheaper, and tied for longer
        (including(VISITS, PARTS, ("Loan machine", None)), True),
        (including(VISITS, PARTS, ("Gifts", 0)), False),
        (including(("Visits of a technician", 3), PARTS), True),
        (including(("Visits of a technician", 1), PARTS), False),
        (including(("Visits of a technician", None), PARTS), True),
        (including(VISITS, ("Spare parts", 4)), False),
        (including(VISITS), False),
        (including(("  visits  of a TECHNICIAN", 2), ("spare parts", None)), False),
        (including(("Visits of a technician", 3)), False),
    ],
)
def test_an_offer_is_better_in_something_and_worse_in_nothing(
    proposed: TermFacts, is_offer: bool
) -> None:
    assert compared(PRESENT, proposed).is_offer is is_offer


terms = st.builds(
    TermFacts,
    months=st.integers(1, 36),
    price_amount=st.decimals(0, 999, places=2),
    period=st.sampled_from(Period.values),
    notice_days=st.integers(0, 27),
    included=st.lists(
        st.tuples(st.sampled_from("abcd"), st.none() | st.integers(0, 9).map(Decimal)),
        max_size=4,
        unique_by=lambda pair: pair[0],
    ).map(tuple),
)


@given(terms, terms)
def test_nothing_is_an_offer_both_ways(one: TermFacts, other: TermFacts) -> None:
    assert not (compared(one, other).is_offer and compared(other, one).is_offer)
    assert compared(one, one).is_same


def test_changes_are_named_with_both_sides() -> None:
    found = compared(PRESENT, including(("Visits of a technician", 1), ("Loan machine", 2)))

    assert [(one.kind, one.name, one.was, one.now) for one in found.worse] == [
        ("included", "Visits of a technician", 2, 1),
        ("dropped", "Spare parts", None, None),
    ]
    assert [(one.kind, one.name, one.now) for one in found.better] == [("added", "Loan machine", 2)]


def test_a_price_is_compared_by_the_month() -> None:
    assert monthly(priced("298.80", Period.YEAR)) == monthly(priced("74.70", Period.QUARTER))
    assert monthly(priced("597.60", Period.TERM)) == monthly(priced("24.90"))


@pytest.mark.parametrize(
    ("starts_on", "months", "ends_on"),
    [
        (date(2026, 1, 1), 12, date(2026, 12, 31)),
        (date(2026, 1, 31), 1, date(2026, 2, 27)),
        (date(2024, 2, 29), 12, date(2025, 2, 27)),
        (date(2025, 12, 5), 24, date(2027, 12, 4)),
    ],
)
def test_a_term_ends_the_day_before_the_same_day(
    starts_on: date, months: int, ends_on: date
) -> None:
    assert end_of(starts_on, months) == ends_on


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"months": 0}, "months"),
        ({"months": 121}, "months"),
        ({"price_amount": Decimal(-1)}, "price"),
        ({"price_amount": Decimal("NaN")}, "price"),
        ({"price_amount": Decimal("Infinity")}, "price"),
        ({"price_amount": Decimal("1e9")}, "price"),
        ({"period": "week"}, "period"),
        ({"notice_days": -1}, "notice"),
        ({"notice_days": 900}, "notice"),
        ({"included": (("Spare parts", None), ("SPARE  PARTS", None))}, "included"),
        ({"included": tuple((str(n), None) for n in range(31))}, "included"),
    ],
)
def test_nonsense_is_no_terms(change: dict[str, object], code: str) -> None:
    with pytest.raises(TermsNonsense) as refused:
        checked(replace(PRESENT, **change), starts_on=DAY)
    assert refused.value.code == code


def test_what_is_included_is_read_line_by_line() -> None:
    text = "Visits a year = 2\n\n  Spare   parts \nGigabytes=1,5\nA=B = 3"

    assert read_included(text) == (
        ("Visits a year", Decimal(2)),
        ("Spare parts", None),
        ("Gigabytes", Decimal("1.5")),
        ("A=B", Decimal(3)),
    )


@pytest.mark.parametrize(
    "text", ["Visits = two", "= 2", "Visits = -1", "Visits = 1e9", "x" * 81, "V = ١", "V = 1.2.3"]
)
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(TermsNonsense):
        read_included(text)
