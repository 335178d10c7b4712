"""Until when a conversation may be put off by one click: later today, tomorrow, next week."""

from datetime import datetime, time, timedelta

from pistos.inbox.rows import Speaking
from pistos.kit import words


def snoozes(page: Speaking) -> list[dict[str, str]]:
    """Local moments as a form sends them ("2026-03-02T18:00"), with their words."""
    local = page.at.astimezone(page.zone)
    in_hours = (local + timedelta(hours=3)).replace(minute=0, second=0, microsecond=0)
    tomorrow = datetime.combine(local.date() + timedelta(days=1), time(9), page.zone)
    monday = datetime.combine(
        local.date() + timedelta(days=7 - local.weekday()), time(9), page.zone
    )
    chosen = [in_hours, tomorrow, monday] if monday != tomorrow else [in_hours, tomorrow]
    return [
        {
            "value": moment.strftime("%Y-%m-%dT%H:%M"),
            "label": words.moment_words(moment, page.at, page.zone, page.language),
        }
        for moment in chosen
    ]


def read_moment(text: str, page: Speaking) -> datetime | None:
    """What such a form sent, in the shop's zone; None when it is no moment."""
    try:
        local = datetime.fromisoformat(text[:16])
    except ValueError:
        return None
    return local.replace(tzinfo=page.zone) if local.tzinfo is None else None
