"""What a language brings: its words for times, promises, duties and doubts."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pistos.conversations.rules.commitments.due import When

Reader = Callable[[re.Match[str]], When | None]


@dataclass(frozen=True, slots=True)
class Speech:
    """Patterns over folded text (see `reading.fold`). None may repeat inside a repetition.

    `times` read moments; `joints` may stand between two of one moment; `leads` right before one.
    `promises` show that we will do something; `kinds`, in order of weight, what. `untimed` are promises
    even without a time. A sentence or clause with `conditions`, `negations`, `duties` or `states` is
    none; `courtesies` are conditions and negations that do not matter. `cuts` part clauses.
    """

    times: tuple[tuple[re.Pattern[str], Reader], ...]
    joints: re.Pattern[str]
    leads: re.Pattern[str]
    promises: re.Pattern[str]
    kinds: Mapping[str, re.Pattern[str]]
    untimed: Mapping[str, re.Pattern[str]]
    conditions: re.Pattern[str]
    courtesies: re.Pattern[str]
    negations: re.Pattern[str]
    duties: re.Pattern[str]
    states: re.Pattern[str]
    cuts: re.Pattern[str]
    question_marks: str


def words(pattern: str) -> re.Pattern[str]:
    """The alternatives as whole words."""
    return re.compile(rf"\b(?:{pattern})\b")


def starts(pattern: str) -> re.Pattern[str]:
    """The alternatives as beginnings of words."""
    return re.compile(rf"\b(?:{pattern})\w*")


def named(table: Mapping[str, int]) -> str:
    """The names of a table as alternatives, the longest first."""
    return "|".join(sorted(table, key=len, reverse=True))


def offset(days: int) -> Reader:
    return lambda found: When(day=days)


def part(name: str, days: int | None = None) -> Reader:
    return lambda found: When(part=name, day=days)


def period(name: str) -> Reader:
    return lambda found: When(period=name)


def weekday(table: Mapping[str, int]) -> Reader:
    """Group "day" names it; group "next" stands where the next week's is meant."""

    def read(found: re.Match[str]) -> When:
        groups = found.groupdict()
        return When(weekday=table[found["day"]], is_next=bool(groups.get("next")))

    return read


def dated(months: Mapping[str, int]) -> Reader:
    """Groups "d", "m" (a name or a number) and perhaps "y"."""

    def read(found: re.Match[str]) -> When | None:
        month = months.get(found["m"]) or (int(found["m"]) if found["m"].isdigit() else 0)
        year = int(found["y"]) if found.groupdict().get("y") else 0
        year += 2000 if 0 < year < 100 else 0
        return When(date=(int(found["d"]), month, year)) if 1 <= month <= 12 else None

    return read


def clock(found: re.Match[str]) -> When | None:
    """Groups "h", perhaps "min", perhaps "half" of the day ("am", "pm")."""
    groups = found.groupdict()
    hour, minute = int(found["h"]), int(groups.get("min") or 0)
    if hour > 24 or minute > 59:
        return None
    half = (groups.get("half") or "").replace(".", "").replace(" ", "")
    if half in ("pm", "μμ", "popoldne", "zvecer") and hour < 12:
        hour += 12
    return When(clock=(hour, minute), part="morning" if half in ("am", "πμ", "zjutraj") else "")


def span(numbers: Mapping[str, int], units: Mapping[str, str]) -> Reader:
    """Groups "n" (perhaps "to": the larger counts), perhaps "working", and "unit".

    A unit's beginning is looked up in `units`: minute, hour, day, working_day, week, month.
    """

    def read(found: re.Match[str]) -> When | None:
        groups = found.groupdict()
        said = groups.get("to") or groups.get("n") or "1"
        count = int(said) if said.isdigit() else numbers.get(said.strip(), 1)
        unit = next((kind for name, kind in units.items() if found["unit"].startswith(name)), "day")
        if groups.get("working") and unit == "day":
            unit = "working_day"
        return _span(count, unit)

    return read


def _span(count: int, unit: str) -> When | None:
    if count > 365:
        return None
    if unit == "working_day":
        return When(working_days=count)
    if unit in ("minute", "hour"):
        return When(minutes=count * (60 if unit == "hour" else 1))
    return When(days=count * {"day": 1, "week": 7, "month": 30}[unit])


def fixed(minutes: int) -> Reader:
    return lambda found: When(minutes=minutes)


# Dates and times that are written alike everywhere.
NUMERIC = (
    (
        re.compile(r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"),
        dated({}),
    ),
    (
        re.compile(
            r"\b(?P<d>\d{1,2})(?P<mark>[/.]) ?(?P<m>\d{1,2})(?P=mark) ?(?P<y>20\d\d|\d\d)\b"
        ),
        dated({}),
    ),
    (
        re.compile(r"\b(?P<d>[0-3]?\d)/(?P<m>[01]?\d)\b(?!/)"),
        dated({}),
    ),
    (
        re.compile(r"\b(?P<h>[0-2]?\d):(?P<min>[0-5]\d)(?: ?(?P<half>[ap]\.?m\b|[πμ]\.?μ\b))?"),
        clock,
    ),
)
