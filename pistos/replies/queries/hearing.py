"""The one place where replies ask what was heard of a conversation."""

from dataclasses import dataclass

from pistos.conversations.models import Conversation
from pistos.listening.models import Finding, FindingKind, FindingState
from pistos.listening.queries.gates import reply_gate

READ = (FindingKind.QUESTION, FindingKind.FEELING, FindingKind.COMPLAINT)


@dataclass(frozen=True, slots=True)
class Heard:
    """What hearing a person out brought to light in what waits for an answer.

    `was_heard` is false while nobody confirmed or dismissed anything: then the words speak for themselves.
    """

    was_heard: bool = False
    questions: tuple[str, ...] = ()
    has_feeling: bool = False
    has_complaint: bool = False


def heard_in(conversation: Conversation) -> Heard:
    """Open questions of the whole conversation; feelings and complaints of what waits now. One query."""
    rows = Finding.objects.filter(hearing__conversation=conversation, kind__in=READ)
    found = list(rows.select_related("message").order_by("pk"))
    decided = [row for row in found if row.state != FindingState.SUGGESTED]
    if not decided:
        return Heard()
    since = conversation.waiting_since
    standing = [row for row in found if row.state == FindingState.CONFIRMED]
    waiting = [row for row in standing if since is not None and row.message.happened_at >= since]
    return Heard(
        was_heard=True,
        questions=tuple(
            row.quote
            for row in found
            if row.kind == FindingKind.QUESTION
            and row.state != FindingState.DISMISSED
            and row.answered_in_id is None
        ),
        has_feeling=any(row.kind == FindingKind.FEELING for row in waiting),
        has_complaint=any(row.kind == FindingKind.COMPLAINT for row in waiting),
    )


__all__ = ["Heard", "heard_in", "reply_gate"]
