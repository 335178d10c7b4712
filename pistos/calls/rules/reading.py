"""Reads one report: JSON with `call_id`, `event`, `at`, and where known `from` and `direction`."""

import json
from datetime import UTC, datetime, timedelta

from pistos.calls.facts import Report, Reported
from pistos.calls.models import Direction

AHEAD = timedelta(minutes=10)
"""An exchange whose clock is further ahead than this is not believed."""


class Unusable(Exception):
    """The report makes no sense; the text says why."""


def read_report(body: str, *, at: datetime) -> Report:
    """The report as a plain value; `at` is when it came, and the limit of what can have happened."""
    try:
        found = json.loads(body)
    except ValueError:
        raise Unusable("not JSON") from None
    if not isinstance(found, dict):
        raise Unusable("not a JSON object")
    call_id = found.get("call_id")
    if not isinstance(call_id, str | int) or not 0 < len(str(call_id)) <= 120:
        raise Unusable("call_id is missing or too long")
    if found.get("event") not in list(Reported):
        raise Unusable("event is none of ringing, answered, busy, abandoned, missed, ended")
    return Report(
        call_id=str(call_id).replace("\x00", ""),
        step=Reported(found["event"]),
        happened_at=_moment(found.get("at"), at),
        number=str(found.get("from") or "").replace("\x00", "")[:40],
        direction=Direction.OUT if found.get("direction") == "out" else Direction.IN,
    )


def _moment(value: object, at: datetime) -> datetime:
    """An ISO 8601 time with its zone, or seconds since 1970; the time it came when none is given."""
    if value in (None, ""):
        return at
    try:
        if isinstance(value, int | float):
            moment = datetime.fromtimestamp(value, UTC)
        else:
            moment = datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError):
        raise Unusable("at is not a time") from None
    if moment.tzinfo is None:
        raise Unusable("at has no zone; write it as 2026-11-21T10:00:00+02:00")
    if moment > at + AHEAD:
        raise Unusable("at lies in the future")
    return moment
