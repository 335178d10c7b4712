"""The roll-ups as they stood at each publication, counted again from the entries alone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pistos.promises.models import State
from pistos.promises.rules.figures import COUNTERS, Count, DayRow, Figures
from pistos.promises.rules.life import Stand, after, fold
from pistos.promises.rules.verification import WrittenEntry

NOT_IN_ENTRIES = ("told_first", "told_first_seconds", "median_hours")
"""Counted from the messages written, and from what came late: left out of the comparison."""

Dimensions = tuple[date, str, str, int, str, str, str, bool]


@dataclass(frozen=True, slots=True)
class Group:
    """What of a promise never changes and its roll-up is kept by."""

    kind: str
    toward: str
    partner_id: int
    country: str
    region: str
    is_imported: bool


class Recount:
    """Adds up promises one by one. Memory follows the roll-ups and publications, not the entries."""

    def __init__(self, positions: Sequence[int]) -> None:
        self.positions = list(positions)
        self._changes: list[dict[Dimensions, list[int]]] = [{} for _ in self.positions]

    def add(self, group: Group, entries: Sequence[WrittenEntry]) -> None:
        """A promise with its entries in order; those not sealed yet are in no publication."""
        before: Stand | None = None
        done = 0
        sealed = [entry for entry in entries if entry.position is not None]
        for index, position in enumerate(self.positions):
            stand, start = before, done
            while done < len(sealed) and (sealed[done].position or 0) <= position:
                facts = sealed[done].facts
                stand = fold([facts]) if stand is None else after(stand, facts)
                done += 1
            if done > start and stand is not None:
                if before is not None:
                    self._change(index, group, before, -1)
                self._change(index, group, stand, 1)
                before = stand
            if done == len(sealed):
                return

    def _change(self, index: int, group: Group, stand: Stand, sign: int) -> None:
        key = (
            stand.due_on,
            group.kind,
            group.toward,
            group.partner_id,
            group.country,
            group.region,
            str(stand.cause),
            group.is_imported,
        )
        row = self._changes[index].setdefault(key, [0] * len(COUNTERS))
        for place, value in enumerate(_counted(stand)):
            row[place] += sign * value

    def at_publications(self) -> Iterator[list[DayRow]]:
        """The roll-ups at each publication, in order."""
        total: dict[Dimensions, list[int]] = {}
        for changes in self._changes:
            for key, row in changes.items():
                kept = total.setdefault(key, [0] * len(COUNTERS))
                for place, value in enumerate(row):
                    kept[place] += value
            yield [DayRow(*key, count=Count(*row)) for key, row in total.items() if any(row)]


def _counted(stand: Stand) -> list[int]:
    is_broken = stand.state is State.BROKEN
    values = {
        "made": 1,
        stand.state.value: 1,
        "fulfilled_late": is_broken
        and stand.fulfilled_at is not None
        and stand.fulfilled_at > stand.due_at,
        "kept_as_told": stand.state is State.KEPT and stand.is_kept_as_told,
        "moved": stand.move_count > 0,
        "moves": stand.move_count,
        "corrected": stand.is_corrected,
        "overturned": stand.is_overturned,
        "needed_telling": is_broken or stand.move_count > 0,
    }
    return [int(values.get(name, 0)) for name in COUNTERS]


def without_told(figures: Any) -> Any:
    """Figures less what entries alone do not give."""
    if isinstance(figures, dict):
        return {k: without_told(v) for k, v in figures.items() if k not in NOT_IN_ENTRIES}
    if isinstance(figures, list):
        return [without_told(value) for value in figures]
    return figures


def first_difference(published: Figures, recounted: Figures, path: str = "") -> str:
    """Where two sets of figures differ, as "customer.90.kept: published 5, by the entries 4"."""
    for key in sorted({*published, *recounted}):
        one, other = published.get(key), recounted.get(key)
        if one == other:
            continue
        if isinstance(one, dict) and isinstance(other, dict):
            return first_difference(one, other, f"{path}{key}.")
        if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
            index = next(
                i for i, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]
            )
            if isinstance(one[index], dict) and isinstance(other[index], dict):
                return first_difference(one[index], other[index], f"{path}{key}.{index}.")
        return f"{path}{key}: published {one}, by the entries {other}"
    return ""
