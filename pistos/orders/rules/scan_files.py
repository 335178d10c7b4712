"""A courier's file of reports: a line each, with a tracking number, a time and a code."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from pistos.orders.facts import ScanFacts
from pistos.orders.models import ScanCode

COLUMNS = ("tracking_number", "happened_at", "code", "place", "text")
MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that could not be read: its number in the file, counted from 2, and why."""

    row: int
    because: str


def read_scans(
    rows: Iterable[Mapping[str, str]], zone: str
) -> tuple[dict[str, list[ScanFacts]], list[Unusable]]:
    """Reports by tracking number, and the rows that cannot be one: `number`, `time` or `code` is wrong.

    A time without an offset is the wall clock of `zone`.
    """
    found: dict[str, list[ScanFacts]] = {}
    wrong: list[Unusable] = []
    for place, row in enumerate(rows, 2):
        number = "".join((row.get("tracking_number") or "").split())
        when = read_time(row.get("happened_at") or "", zone)
        code = (row.get("code") or "").strip().lower()
        because = (
            "number" if not number
            else "time" if when is None
            else "code" if code not in ScanCode.values
            else ""
        )  # fmt: skip
        if because or when is None:
            wrong.append(Unusable(place, because))
            continue
        scan = ScanFacts(
            when, code, (row.get("place") or "").strip(), (row.get("text") or "").strip()
        )
        found.setdefault(number, []).append(scan)
    return found, wrong


def read_time(text: str, zone: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=ZoneInfo(zone))
