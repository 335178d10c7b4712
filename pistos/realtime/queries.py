"""Reads of the streams."""

from django.db.models import TextField

from pistos.kit.planned import Planned, any_of
from pistos.realtime.models import Stream

_POSITIONS = Planned(
    "positions", lambda names: Stream.objects.filter(any_of("name", names, TextField())), list[str]
)


def positions(*streams: str) -> dict[str, int]:
    """The last number of each stream, 0 where nothing was ever sent."""
    known = {row.name: row.last_id for row in _POSITIONS(list(streams))}
    return {stream: known.get(stream, 0) for stream in streams}
