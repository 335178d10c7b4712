"""Observations as columns, and what of them was known at an instant."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from pistos.estimates.rules.cases import HAND_OVER, TRANSIT, Case, Observation
from pistos.estimates.rules.cells import weight_class
from pistos.estimates.rules.days import Bools, Floats, Ints, wall

Level = tuple[str, ...]
TEXTS = ("country", "region", "origin", "courier", "service", "supplier", "category", "weight")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
NEVER = np.inf


def instant(at: datetime) -> float:
    """Days since 1970 in UTC."""
    return (at - _EPOCH).total_seconds() / 86400


class Codes:
    """Texts as numbers, in the order in which they were first met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def of(self, text: str) -> int:
        return self.numbers.setdefault(text, len(self.numbers))

    def texts(self) -> list[str]:
        return list(self.numbers)


@dataclass(frozen=True)
class History:
    """Columns of equal length, one row a parcel, sorted by the instant of the order.

    `source` is the place of the row in the stream that it came from. `ordered`, `handed`,
    `delivered`, `seen` are instants (days, UTC; NEVER where it has not happened);
    `ordered_wall` … the same as wall time at the destination. `codes` holds, for each text of a
    case, its number; `texts` the texts by number.
    """

    source: Ints
    ordered: Floats
    handed: Floats
    delivered: Floats
    seen: Floats
    ordered_wall: Floats
    handed_wall: Floats
    delivered_wall: Floats
    zone: Ints
    zones: list[str]
    codes: dict[str, Ints]
    texts: dict[str, list[str]]

    def __len__(self) -> int:
        return len(self.ordered)

    def wall_at(self, at: datetime) -> Floats:
        """The wall time of one instant at each row's destination."""
        walls: Floats = np.array([wall(at, zone) for zone in self.zones])[self.zone]
        return walls


def history_of(observations: Iterable[Observation]) -> History:
    """Streams the observations into columns; those delivered before their order, or ordered after
    they were last seen, are impossible and left out."""
    times: list[tuple[float, ...]] = []
    codes = {name: Codes() for name in (*TEXTS, "zone")}
    numbers: dict[str, list[int]] = {name: [] for name in codes}
    sources: list[int] = []
    for source, seen in enumerate(observations):
        row = _times(seen)
        if row is None:
            continue
        times.append(row)
        sources.append(source)
        for name, text in _texts(seen.case):
            numbers[name].append(codes[name].of(text))
    columns = np.array(times, dtype=np.float64).reshape(-1, 7)
    order = np.argsort(columns[:, 0], kind="stable")
    columns = columns[order]
    coded = {name: np.array(found, dtype=np.int64)[order] for name, found in numbers.items()}
    return History(
        source=np.array(sources, dtype=np.int64)[order],
        ordered=columns[:, 0],
        handed=columns[:, 1],
        delivered=columns[:, 2],
        seen=columns[:, 3],
        ordered_wall=columns[:, 4],
        handed_wall=columns[:, 5],
        delivered_wall=columns[:, 6],
        zone=coded.pop("zone"),
        zones=codes["zone"].texts(),
        codes=coded,
        texts={name: codes[name].texts() for name in TEXTS},
    )


def _times(seen: Observation) -> tuple[float, ...] | None:
    case, zone = seen.case, seen.case.zone
    ordered, until = instant(case.ordered_at), instant(seen.seen_until)
    delivered = NEVER if seen.delivered_at is None else instant(seen.delivered_at)
    handed = NEVER if seen.handed_over_at is None else instant(seen.handed_over_at)
    if delivered < ordered or (delivered == NEVER and until < ordered):
        return None
    handed_wall = NEVER if seen.handed_over_at is None else wall(seen.handed_over_at, zone)
    if handed < ordered or (handed > delivered and handed != NEVER):
        handed = handed_wall = NEVER
    return (
        ordered,
        handed,
        delivered,
        max(until, ordered),
        wall(case.ordered_at, zone),
        handed_wall,
        NEVER if seen.delivered_at is None else wall(seen.delivered_at, zone),
    )


def _texts(case: Case) -> Iterable[tuple[str, str]]:
    return (
        ("country", case.country),
        ("region", case.region),
        ("origin", case.origin),
        ("courier", case.courier),
        ("service", case.service),
        ("supplier", case.supplier),
        ("category", case.category),
        ("weight", weight_class(case.weight_grams)),
        ("zone", case.zone),
    )


@dataclass(frozen=True)
class Table:
    """What was known of one quantity at `at`: start and end (or last sight) as wall time, whether
    it had ended, its age in days, and the row of the history that each line comes from."""

    rows: Ints
    start: Floats
    end: Floats
    ended: Floats
    watched: Floats
    since: Floats

    def __len__(self) -> int:
        return len(self.rows)


def known_at(history: History, quantity: str, at: datetime) -> Table:
    """The table of a quantity with nothing in it that happened after `at`."""
    now = instant(at)
    starts, ends, start_wall, end_wall = _span(history, quantity)
    rows = np.nonzero(_usable(history, quantity) & (starts <= now))[0]
    ended = ends[rows] <= now
    last_seen = np.minimum(now, history.seen[rows])
    shift = history.wall_at(at)[rows] - now
    end = np.where(ended, end_wall[rows], last_seen + shift)
    start = start_wall[rows]
    return Table(
        rows=rows,
        start=start,
        end=np.maximum(end, start),
        ended=ended.astype(np.float64),
        watched=np.maximum(last_seen - starts[rows], 0.0),
        since=now - starts[rows],
    )


def _span(history: History, quantity: str) -> tuple[Floats, Floats, Floats, Floats]:
    if quantity == HAND_OVER:
        return history.ordered, history.handed, history.ordered_wall, history.handed_wall
    if quantity == TRANSIT:
        return history.handed, history.delivered, history.handed_wall, history.delivered_wall
    return history.ordered, history.delivered, history.ordered_wall, history.delivered_wall


def _usable(history: History, quantity: str) -> Bools:
    """Transit needs a hand-over; a hand-over that nobody noted, of a parcel that arrived, says
    nothing of how long hand-over takes."""
    handed: Bools = history.handed < NEVER
    if quantity == TRANSIT:
        return handed
    if quantity == HAND_OVER:
        told: Bools = handed | (history.delivered == NEVER)
        return told
    return np.ones(len(history), dtype=np.bool_)


def level_codes(
    history: History, table: Table, levels: Iterable[Level]
) -> dict[Level, tuple[Ints, list[str]]]:
    """For each level, the number of each line's key, and the keys by number."""
    values = {name: codes[table.rows] for name, codes in history.codes.items()}
    texts = dict(history.texts)
    values["weekday"] = (np.floor(table.start).astype(np.int64) + 6) % 7
    values["hour"] = np.floor(table.start % 1 * 8).astype(np.int64)
    texts["weekday"], texts["hour"] = [str(day) for day in range(7)], [str(h) for h in range(8)]
    return {level: _coded(level, values, texts, len(table)) for level in levels}


def _coded(
    level: Level, values: dict[str, Ints], texts: dict[str, list[str]], count: int
) -> tuple[Ints, list[str]]:
    if not level:
        return np.zeros(count, dtype=np.int64), [""]
    combined = np.zeros(count, dtype=np.int64)
    for name in level:
        combined = combined * len(texts[name]) + values[name]
    _, first, inverse = np.unique(combined, return_index=True, return_inverse=True)
    keys = ["\x1f".join(texts[name][values[name][row]] for name in level) for row in first.tolist()]
    return inverse.astype(np.int64), keys
