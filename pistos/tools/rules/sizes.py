"""Size charts and the size that a body's measurements speak for, with the grounds.

A chart lists for each size, the smallest first, the span of body measurements in centimetres that it is
made for. What lies between two sizes, or points to different ones, is said so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any

from pistos.kit.statistics import wilson
from pistos.tools.rules.reading import decimal, dicts

MEASURES = (
    "chest", "waist", "hips", "inseam", "height", "neck", "sleeve",
    "foot", "head", "hand", "finger", "wrist",
)  # fmt: skip
CM_PER_INCH = Decimal("2.54")
MOST_CM = Decimal(300)
ENOUGH_REPORTS = 10
CLEARLY = 0.25
"""Buyers speak for another size when the lower end of the share's interval passes this."""


@dataclass(frozen=True, slots=True)
class Size:
    name: str
    spans: Mapping[str, tuple[Decimal, Decimal]]


@dataclass(frozen=True, slots=True)
class Chart:
    measures: tuple[str, ...]
    sizes: tuple[Size, ...]
    attribute: str = "size"
    """The code of the option of a variant that holds the size."""


@dataclass(frozen=True, slots=True)
class FitRecord:
    """What buyers said of the fit of a product."""

    too_small: int = 0
    fits: int = 0
    too_big: int = 0

    @property
    def total(self) -> int:
        return self.too_small + self.fits + self.too_big

    @property
    def leans(self) -> str:
        """ "small" or "big" where enough buyers say so, else nothing."""
        if self.total < ENOUGH_REPORTS or self.too_small == self.too_big:
            return ""
        is_small = self.too_small > self.too_big
        count = self.too_small if is_small else self.too_big
        if wilson(count, self.total)[0] < CLEARLY:
            return ""
        return "small" if is_small else "big"


@dataclass(frozen=True, slots=True)
class Ground:
    """One measurement and where it lies: in the span of `sizes`, in the gap between two, or outside."""

    measure: str
    value: Decimal
    place: str  # "within", "between", "below", "above"
    sizes: tuple[str, ...]
    spans: tuple[tuple[Decimal, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """`kind`: "fits" one size; "between" `size` and `other`; "apart": the measurements point to sizes
    that lie further apart; "below" or "above" the chart: none fits. `because` is "small" or "big"
    where what buyers said moved the advice from the size by the chart, `by_chart`."""

    kind: str
    size: str = ""
    other: str = ""
    grounds: tuple[Ground, ...] = ()
    because: str = ""
    by_chart: str = ""


def read_chart(content: Mapping[str, Any]) -> Chart:
    """A chart from what a desk kept; what cannot be read is left out."""
    measures = tuple(code for code in content.get("measures", ()) if code in MEASURES)
    sizes = []
    for row in dicts(content.get("sizes")):
        ranges = row.get("ranges")
        spans = {
            code: span
            for code, pair in (ranges.items() if isinstance(ranges, Mapping) else ())
            if code in measures and (span := _span(pair)) is not None
        }
        if str(row.get("size", "")).strip():
            sizes.append(Size(str(row["size"]).strip(), spans))
    return Chart(measures, tuple(sizes), str(content.get("attribute") or "size"))


def _span(pair: object) -> tuple[Decimal, Decimal] | None:
    if not isinstance(pair, Sequence) or isinstance(pair, str) or len(pair) != 2:
        return None
    low, high = decimal(pair[0]), decimal(pair[1])
    return None if low is None or high is None else (low, high)


def size_problems(content: Mapping[str, Any], languages: Sequence[str]) -> list[str]:
    chart, found = read_chart(content), []
    names = [size.name for size in chart.sizes]
    if not chart.measures:
        found.append("no_measures")
    if not chart.sizes:
        found.append("no_sizes")
    if len(set(names)) != len(names):
        found.append("size_twice")
    for code in chart.measures:
        spans = [size.spans.get(code) for size in chart.sizes]
        known = [span for span in spans if span is not None]
        if len(known) != len(spans):
            found.append("span_missing")
        if any(not 0 < low <= high <= MOST_CM for low, high in known):
            found.append("span_senseless")
        if any(b[0] < a[0] or b[1] < a[1] for a, b in pairwise(known)):
            found.append("sizes_unsorted")
    return list(dict.fromkeys(found))


def in_centimetres(value: Decimal, unit: str) -> Decimal:
    """To the millimetre."""
    return (value * CM_PER_INCH if unit == "in" else value).quantize(Decimal("0.1"))


def in_inches(value: Decimal) -> Decimal:
    """To a quarter of an inch, as tapes have it."""
    return (value / CM_PER_INCH * 4).quantize(Decimal(1)) / 4


def advise(
    chart: Chart, body: Mapping[str, Decimal], fit: FitRecord | None = None
) -> Advice | None:
    """The size that `body` (centimetres by measure) speaks for; None without a measurement in the chart."""
    placed = [
        (ground, low, high)
        for code in chart.measures
        if code in body
        for ground, low, high in [_placed(chart, code, body[code])]
    ]
    if not placed:
        return None
    grounds = tuple(ground for ground, _low, _high in placed)
    last = len(chart.sizes) - 1
    largest = max(low for _ground, low, _high in placed)
    smallest = min(high for _ground, _low, high in placed)
    if largest > last:
        return Advice("above", grounds=grounds)
    if all(high < 0 for _ground, _low, high in placed):
        return Advice("below", grounds=grounds)
    return _learned(chart, _chosen(chart, smallest, largest, grounds), fit or FitRecord())


def _placed(chart: Chart, code: str, value: Decimal) -> tuple[Ground, int, int]:
    """Where a measurement lies, and the least and the greatest place in the chart that suit it.

    In a gap neither neighbour suits wholly: the least is the larger one, the greatest the smaller one.
    """
    spans = [size.spans[code] for size in chart.sizes]
    within = [n for n, (low, high) in enumerate(spans) if low <= value <= high]
    names = [size.name for size in chart.sizes]

    def ground(place: str, *places: int) -> Ground:
        picked = tuple(names[n] for n in places), tuple(spans[n] for n in places)
        return Ground(code, value, place, *picked)

    if within:
        return ground("within", *within), within[0], within[-1]
    if value < spans[0][0]:
        return ground("below", 0), -1, -1
    if value > spans[-1][1]:
        return ground("above", len(spans) - 1), len(spans), len(spans)
    above = next(n for n, (low, _high) in enumerate(spans) if low > value)
    return ground("between", above - 1, above), above, above - 1


def _chosen(chart: Chart, smallest: int, largest: int, grounds: tuple[Ground, ...]) -> Advice:
    """`largest` is what the widest part needs, `smallest` what the narrowest still fills."""
    names = [size.name for size in chart.sizes]
    small, large = max(0, min(smallest, largest)), max(0, smallest, largest)
    if small == large:
        return Advice("fits", names[large], grounds=grounds)
    if large - small == 1:
        return Advice("between", names[large], names[small], grounds)
    if largest > smallest:
        return Advice("apart", names[large], names[small], grounds)
    middle = (small + large) // 2
    return Advice("between", names[middle + 1], names[middle], grounds)


def _learned(chart: Chart, advice: Advice, fit: FitRecord) -> Advice:
    """What buyers said moves the advice by one size at most, and is named as the ground."""
    names = [size.name for size in chart.sizes]
    lean, place = fit.leans, names.index(advice.size)
    if not lean or advice.kind == "apart":
        return advice
    if advice.kind == "between":
        larger, smaller = advice.size, advice.other
        chosen, other = (larger, smaller) if lean == "small" else (smaller, larger)
        return Advice("between", chosen, other, advice.grounds, lean, larger)
    moved = place + (1 if lean == "small" else -1)
    if not 0 <= moved < len(names):
        return Advice(
            "above" if lean == "small" else "below",
            grounds=advice.grounds,
            because=lean,
            by_chart=advice.size,
        )
    return Advice("fits", names[moved], advice.size, advice.grounds, lean, advice.size)
