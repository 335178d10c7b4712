"""The kinds of question, the values that each may have, and which answers are sharp words."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a question measures. CES is 2.0 alone (1…7, "made it easy"): versions never mix in a trend."""

    NPS = "nps"
    CSAT = "csat"
    CES = "ces"
    EXPECTATION = "expectation"
    COURTESY = "courtesy"
    ASPECT = "aspect"
    YES_NO = "yes_no"
    CHOICE = "choice"
    TEXT = "text"


class Aspect(StrEnum):
    """The six sides of buying that are rated apart."""

    PRODUCT = "product"
    SERVICE = "service"
    CONVENIENCE = "convenience"
    PAYMENT = "payment"
    DELIVERY = "delivery"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class Scale:
    """Whole numbers from `low` to `high`; `good` and above please, `sharp` and below want an answer."""

    low: int
    high: int
    good: int
    sharp: int

    @property
    def values(self) -> range:
        return range(self.low, self.high + 1)


SCALES: Mapping[str, Scale] = {
    Kind.NPS: Scale(0, 10, 9, 6),
    Kind.CSAT: Scale(1, 5, 4, 2),
    Kind.CES: Scale(1, 7, 5, 3),
    Kind.EXPECTATION: Scale(1, 3, 3, 1),
    Kind.COURTESY: Scale(1, 5, 4, 2),
    Kind.ASPECT: Scale(1, 5, 4, 2),
    Kind.YES_NO: Scale(0, 1, 1, -1),
}
"""A yes or no is of the shop's own asking: nobody can say which of them is sharp."""

FIVE = (Kind.CSAT, Kind.COURTESY, Kind.ASPECT)
WORSE, AS_EXPECTED, BETTER = 1, 2, 3


def is_sharp(kind: str, value: int | None) -> bool:
    """Whether an answer wants one from us."""
    scale = SCALES.get(kind)
    return scale is not None and value is not None and value <= scale.sharp
