"""The customer's whole time with us, the newest first, for whoever makes the contact."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pistos.backoffice import wording
from pistos.calls.models import CallState
from pistos.complaints.models import UNRESOLVED
from pistos.contracts.queries.lived import Story, is_apology_owed, is_open

MOST = 60
TALKS = 20
REACHED_NOBODY = {
    CallState.BUSY: gettext_lazy("Called: the line was busy"),
    CallState.ABANDONED: gettext_lazy("Called: hung up after waiting"),
    CallState.MISSED: gettext_lazy("Called: nobody answered"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened. `tags` mark what is still owed."""

    at: datetime
    what: object
    words: str = ""
    url: str = ""
    tags: tuple[object, ...] = ()


def history_of(story: Story) -> list[Line]:
    """Complaints with what is owed, broken promises, calls, contacts and talk; no query."""
    lines = [*_wrong(story), *_contacts(story), *_talk(story)]
    return sorted(lines, key=lambda line: line.at, reverse=True)[:MOST]


def _wrong(story: Story) -> Iterator[Line]:
    for case in story.cases:
        tags = [
            tag
            for tag, holds in (
                (_("not put right"), case.state in UNRESOLVED),
                (_("came late"), case.pk in story.slow_ids),
                (_("apology owed"), is_apology_owed(story, case)),
            )
            if holds
        ]
        what = _("Complaint: %(category)s") % {"category": case.get_category_display()}
        url = reverse("backoffice:complaint", args=[case.token])
        yield Line(case.heard_at, what, case.text[:200], url, tuple(tags))
    for row in story.broken:
        tags = [] if row.fulfilled_at else [_("not put right")]
        what = _("Broken promise: %(kind)s") % {"kind": wording.KINDS[row.kind]}
        url = reverse("backoffice:promise", args=[row.promise.token])
        yield Line(row.due_at, what, "", url, tuple(tags))
    for call in story.calls:
        yield Line(call.started_at, REACHED_NOBODY[CallState(call.state)])
    for rating in story.above:
        yield Line(rating.rated_at, _("Felt spoken to from above"), rating.words)


def _contacts(story: Story) -> Iterator[Line]:
    for task in story.follow_ups:
        if task.done_at:
            what = _("%(person)s spoke with them: %(outcome)s") % {
                "person": task.person.name,
                "outcome": task.get_outcome_display(),
            }
            url = reverse("backoffice:follow_up", args=[task.pk])
            yield Line(task.done_at, what, task.words, url)
    for attempt in story.attempts:
        what = f"{attempt.by.name}: {attempt.get_kind_display()}"
        url = reverse("backoffice:complaint", args=[attempt.complaint.token])
        yield Line(attempt.happened_at, what, attempt.words, url)
    for quiet in story.quiet:
        if quiet.closed_at:
            what = _("%(person)s saw to them after a long silence") % {"person": quiet.person.name}
            yield Line(quiet.closed_at, what)


def _talk(story: Story) -> Iterator[Line]:
    for talk in story.conversations[:TALKS]:
        tags = (_("open"),) if is_open(talk) else ()
        url = reverse("inbox:conversation", args=[talk.token])
        words = talk.subject or talk.snippet
        yield Line(talk.last_message_at, _("Conversation"), words, url, tags)
