"""What about a review a person should look at, with its reason. A signal never hides anything.

A burst is judged as on a control chart: counts of an hour beyond what chance makes of the usual rate.
Source of the bound: for a Poisson count of mean m, m + 3·√m is passed about once in a thousand hours.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import sqrt

from pistos.reviews.facts import Signal

LEAST_BURST = 5
"""So many within an hour at least: fewer are a family, or a delivery day."""
LOOK_FROM = 2
"""A review is listed for a person from this weight on; weak signs alone list nobody."""
ONE_SIDED_FROM = 5


@dataclass(frozen=True, slots=True)
class Observed:
    """What is known around a review when it comes. `usual_a_day` is the product's rate of the last
    thirty days, `within_hour` how many came in the hour before, itself counted."""

    written_at: datetime
    delivered_at: datetime | None = None
    has_parcel: bool = False
    alike_count: int = 0
    within_hour: int = 1
    usual_a_day: float = 0.0
    is_undone: bool = False
    same_place_count: int = 0
    same_payer_count: int = 0
    is_own_domain: bool = False
    link_count: int = 0
    author_stars: tuple[int, ...] = ()
    language: str = ""
    order_language: str = ""


def signals(seen: Observed) -> list[Signal]:
    """Every sign with its weight and what was seen, the heaviest first."""
    found = [
        _if(seen.alike_count > 0, "alike", 3, count=seen.alike_count),
        _if(seen.is_own_domain, "same_address", 3),
        _if(_is_burst(seen), "burst", 2, count=seen.within_hour, usual=round(seen.usual_a_day, 1)),
        _if(_is_early(seen), "before_delivery", 2),
        _if(seen.same_place_count > 0, "same_place", 2, count=seen.same_place_count),
        _if(seen.same_payer_count > 0, "same_payer", 3, count=seen.same_payer_count),
        _if(seen.link_count > 0, "links", 1, count=seen.link_count),
        _if(seen.is_undone, "not_kept", 1),
        _if(
            _is_one_sided(seen),
            "one_sided",
            1,
            stars=min(seen.author_stars, default=0),
            count=len(seen.author_stars),
        ),
        _if(
            bool(seen.order_language) and seen.language != seen.order_language,
            "language",
            1,
            said=seen.language,
            order=seen.order_language,
        ),
    ]
    return sorted((each for each in found if each is not None), key=lambda each: -each.weight)


def score(found: list[Signal]) -> int:
    """The sum of the weights, 0 where it is less than a person should be asked for."""
    whole = sum(each.weight for each in found)
    return whole if whole >= LOOK_FROM else 0


def _if(is_so: bool, code: str, weight: int, **facts: object) -> Signal | None:
    return Signal(code, weight, facts) if is_so else None


def _is_burst(seen: Observed) -> bool:
    usual = seen.usual_a_day / 24
    return seen.within_hour >= LEAST_BURST and seen.within_hour > usual + 3 * sqrt(usual)


def _is_early(seen: Observed) -> bool:
    if not seen.has_parcel:
        return False
    return seen.delivered_at is None or seen.delivered_at - timedelta(hours=1) > seen.written_at


def _is_one_sided(seen: Observed) -> bool:
    stars = set(seen.author_stars)
    return len(seen.author_stars) >= ONE_SIDED_FROM and stars in ({1}, {5})
