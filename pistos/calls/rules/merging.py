"""A call out of its reports, in whatever order and however often they come."""

from dataclasses import dataclass, replace
from datetime import datetime

from pistos.calls.facts import Report, Reported
from pistos.calls.models import CallState

_RANK = {
    CallState.RINGING: 0,
    CallState.BUSY: 1,
    CallState.MISSED: 2,
    CallState.ABANDONED: 3,
    CallState.ANSWERED: 4,
}
"""What wins where reports differ: that somebody spoke outweighs every other word."""


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What is known of a call so far."""

    state: CallState
    started_at: datetime
    answered_at: datetime | None = None
    ended_at: datetime | None = None
    number: str = ""

    @property
    def waited_seconds(self) -> int:
        """Until it was answered, or until the caller gave up; 0 while not known."""
        until = self.answered_at or self.ended_at
        return _seconds(self.started_at, until) if until else 0

    @property
    def talked_seconds(self) -> int:
        if self.answered_at is None or self.ended_at is None:
            return 0
        return _seconds(self.answered_at, self.ended_at)


def begun_by(report: Report) -> CallFacts:
    """The call as its first report tells of it."""
    return after(CallFacts(CallState.RINGING, report.happened_at), report)


def after(call: CallFacts, report: Report) -> CallFacts:
    """The call with one more report: the earliest start and answer, the latest end, the highest state.

    The result does not depend on the order of the reports, and a repeated one changes nothing.
    """
    at = report.happened_at
    found = replace(call, started_at=min(call.started_at, at), number=call.number or report.number)
    if report.step is Reported.ANSWERED:
        found = replace(found, answered_at=min(call.answered_at or at, at))
    if report.step not in (Reported.RINGING, Reported.ANSWERED):
        found = replace(found, ended_at=max(call.ended_at or at, at))
    state = _state(report.step)
    return replace(found, state=max(call.state, state, key=_RANK.__getitem__))


def _state(step: Reported) -> CallState:
    if step is Reported.ENDED:
        return CallState.RINGING
    return CallState(step.value)


def _seconds(start: datetime, end: datetime) -> int:
    return max(0, round((end - start).total_seconds()))
