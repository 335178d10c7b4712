"""Which subjects of a cause stand in several of its series at once."""

from collections import defaultdict
from datetime import date, timedelta

from pistos.causes.models import CodedCause, Slice
from pistos.causes.queries.series import AllSeries
from pistos.causes.rules.charts import RECENT
from pistos.causes.rules.explaining import Breach

NAMED = (Slice.PRODUCT, Slice.COURIER, Slice.SUPPLIER, Slice.PAGE)


class Sharing:
    """For the pairs of what rose in one watch. One query a cause, however many of its series rose: a bad
    week of hundreds of products must not cost their square."""

    def __init__(self, seen: AllSeries) -> None:
        self._seen = seen
        self._days: dict[str, list[date]] = {}
        self._places: dict[tuple[str, str, str], frozenset[int]] = {}

    def count(self, one: Breach, other: Breach) -> int:
        """How many of the other's subjects, in its weeks, are the one's too."""
        if other.cause not in self._days:
            self._read(other.cause)
        days, first = self._days[other.cause], self._seen.week_of(other.signal.weeks)
        both = self._of(one, len(days)) & self._of(other, len(days))
        return sum(days[place] >= first for place in both)

    def _of(self, breach: Breach, count: int) -> frozenset[int]:
        if breach.slice == Slice.ALL:
            return frozenset(range(count))
        return self._places.get((breach.cause, breach.slice, breach.key), frozenset())

    def _read(self, cause: str) -> None:
        until = self._seen.until
        rows = CodedCause.objects.filter(
            cause__code=cause, day__gt=until - timedelta(days=7 * RECENT), day__lte=until
        ).values_list("day", "product_id", "courier_id", "supplier_id", "page")
        found: dict[tuple[str, str, str], set[int]] = defaultdict(set)
        self._days[cause] = []
        for place, (day, *named) in enumerate(rows):
            self._days[cause].append(day)
            for slice_, value in zip(NAMED, named, strict=True):
                if value:
                    found[cause, slice_, str(value)].add(place)
        self._places |= {key: frozenset(places) for key, places in found.items()}
