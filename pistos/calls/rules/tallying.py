"""What a call adds to the roll-up of its hour."""

from dataclasses import dataclass
from datetime import UTC, datetime

from pistos.calls.models import CallState
from pistos.calls.rules.merging import CallFacts

_COUNTED = (CallState.ANSWERED, CallState.BUSY, CallState.ABANDONED, CallState.MISSED)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of answered, busy, abandoned and missed; then seconds waited and talked."""

    hour_at: datetime
    values: tuple[int, int, int, int, int, int]


def tally_of(call: CallFacts | None) -> Tally | None:
    """None for a call that is not known yet, or still rings."""
    if call is None or call.state is CallState.RINGING:
        return None
    hour = call.started_at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    counts = tuple(int(call.state is state) for state in _COUNTED)
    return Tally(hour, (*counts, call.waited_seconds, call.talked_seconds))  # type: ignore[arg-type]  # four counts
