import pytest
from hypothesis import given
from hypothesis import strategies as st

from pistos.kit.statistics import is_proven_change, share, shrunk, wilson


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (5, 5, 0.5655, 1.0),
        (42, 50, 0.7149, 0.9166),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 1, 0.2065, 1.0),
    ],
)
def test_wilson_agrees_with_published_values(k: int, n: int, low: float, high: float) -> None:
    found = wilson(k, n)

    assert found == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 10_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_within_nought_and_one(pair: tuple[int, int]) -> None:
    k, n = pair

    low, high = wilson(k, n)

    assert 0 <= low <= k / n <= high <= 1


@pytest.mark.parametrize(("k", "n"), [(1, 0), (5, 3), (-1, 3)])
def test_wilson_refuses_what_is_no_share(k: int, n: int) -> None:
    with pytest.raises(ValueError, match="is no share"):
        wilson(k, n)


def test_share_of_nothing_has_no_value() -> None:
    assert share(0, 0).value is None


def test_shrunk_is_the_prior_without_data_and_the_share_with_many() -> None:
    assert shrunk(0, 0, toward=0.9) == 0.9
    assert shrunk(5000, 10_000, toward=0.9) == pytest.approx(0.5, abs=0.001)


def test_a_change_is_proven_only_beyond_chance() -> None:
    assert not is_proven_change(share(90, 100), share(93, 100))
    assert is_proven_change(share(900, 1000), share(930, 1000))
    assert not is_proven_change(share(0, 0), share(1, 1))
