"""The budget and the legal bases, without a database."""

from datetime import UTC, datetime, timedelta

import pytest

from pistos.asks.models import AskKind, Basis
from pistos.asks.rules.basis import EEA, Case, basis_met, basis_of, default_basis
from pistos.asks.rules.budget import free_at

NOW = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days_ago", "most", "between", "free_in"),
    [
        ([], 3, 7, 0),
        ([7], 3, 7, 0),
        ([6.5], 3, 7, 0.5),
        ([10], 1, 7, 20),
        ([30], 1, 7, 0),
        ([28, 20, 10], 3, 7, 2),
        ([10, 28, 20], 3, 7, 2),
        ([29, 28, 3], 3, 7, 4),
        ([60, 50, 40], 3, 7, 0),
        ([40], 3, 90, 50),
    ],
)
def test_the_budget_counts_days_between_and_times_in_thirty_days(days_ago, most, between, free_in):
    approached = [NOW - timedelta(days=days) for days in days_ago]

    free = free_at(approached, most=most, days_between=between, at=NOW)

    assert free == NOW + timedelta(days=free_in)


@pytest.mark.serves("EPR-04")
@pytest.mark.parametrize(
    ("country", "kind", "basis"),
    [
        ("GR", AskKind.REVIEW, Basis.SOFT_OPT_IN),
        ("SI", AskKind.SURVEY, Basis.SOFT_OPT_IN),
        ("DE", AskKind.REVIEW, Basis.CONSENT),
        ("AM", AskKind.REVIEW, Basis.CONSENT),
        ("US", AskKind.SURVEY, Basis.CONSENT),
        ("GR", AskKind.QUESTION, Basis.CONSENT),
        ("GR", AskKind.INVITATION, Basis.CONSENT),
    ],
)
def test_what_holds_where_the_shop_said_nothing(country, kind, basis):
    assert default_basis(country, kind) == basis
    assert basis_of(country, kind, {}) == basis


def test_the_union_and_the_eea_are_thirty_countries():
    assert len(EEA) == 30


def test_the_shops_word_goes_before_and_the_countrys_before_everywheres():
    table = {("", "review"): "none", ("GR", "review"): "service_message"}

    assert basis_of("GR", AskKind.REVIEW, table) == Basis.SERVICE_MESSAGE
    assert basis_of("SI", AskKind.REVIEW, table) == Basis.NONE
    assert basis_of("SI", AskKind.SURVEY, table) == Basis.SOFT_OPT_IN


@pytest.mark.parametrize(
    ("basis", "said", "has_bought", "met"),
    [
        (Basis.SOFT_OPT_IN, None, True, (Basis.SOFT_OPT_IN, "")),
        (Basis.SOFT_OPT_IN, None, False, (None, "no_purchase")),
        (Basis.SOFT_OPT_IN, True, False, (Basis.CONSENT, "")),
        (Basis.SOFT_OPT_IN, False, True, (None, "objected")),
        (Basis.CONSENT, None, True, (None, "no_consent")),
        (Basis.CONSENT, True, True, (Basis.CONSENT, "")),
        (Basis.CONSENT, False, True, (None, "objected")),
        (Basis.SERVICE_MESSAGE, None, False, (Basis.SERVICE_MESSAGE, "")),
        (Basis.SERVICE_MESSAGE, False, True, (None, "objected")),
        (Basis.NONE, True, True, (None, "no_basis")),
    ],
)
def test_a_no_goes_before_everything_and_a_yes_is_the_better_ground(basis, said, has_bought, met):
    assert basis_met(basis, Case(said, has_bought)) == met
