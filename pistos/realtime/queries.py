"""Reads of the streams."""

from pistos.realtime.models import Stream


def positions(*streams: str) -> dict[str, int]:
    """The last number of each stream, 0 where nothing was ever sent."""
    known = dict(Stream.objects.filter(name__in=streams).values_list("name", "last_id"))
    return {stream: known.get(stream, 0) for stream in streams}
