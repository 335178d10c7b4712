"""The one thing to do next in a conversation, so that the right way is the easy one."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from pistos.conversations.models import Conversation
from pistos.conversations.queries.timeline import TimeLine
from pistos.inbox.rows import Speaking
from pistos.kit import words


@dataclass(frozen=True, slots=True)
class Step:
    """`tone` is "due", "broken", "kept" or "open"; `leads_to` an anchor of the page."""

    words: str
    tone: str
    leads_to: str = ""


def next_step(conversation: Conversation, line: TimeLine, page: Speaking) -> Step:
    """What comes back or hangs first, then what is owed, then what is left to tidy."""
    undelivered = [m for m in line.messages[-8:] if m.state in ("uncertain", "bounced", "failed")]
    name = str(conversation.customer)
    if conversation.state == "spam":
        return Step(_("If this is no spam, take it back: it is answered then."), "open")
    if undelivered:
        return Step(
            _("A message did not surely arrive. Look at it first."),
            "broken",
            f"m-{undelivered[-1].token}",
        )
    if conversation.waiting_since is not None:
        return _owed(conversation, name, page)
    if conversation.due_at is not None and conversation.state != "closed":
        return _promised(conversation.due_at, page)
    if conversation.state == "closed":
        return Step(_("Nothing is left to do here."), "kept")
    return Step(_("Answered. Close it, or wait until %(name)s writes.") % {"name": name}, "kept")


def _owed(conversation: Conversation, name: str, page: Speaking) -> Step:
    if conversation.due_at is None:
        return Step(_("Answer %(name)s.") % {"name": name}, "open", "composer")
    until = words.until_words(conversation.due_at, page.at, page.zone, page.language)
    if conversation.due_at <= page.at:
        return Step(
            _("Answer %(name)s now: it was promised for %(until)s.")
            % {"name": name, "until": until},
            "broken",
            "composer",
        )
    return Step(
        # Translators: %(until)s is a limit in words, as "today until 16:30"
        _("Answer %(name)s: %(until)s.") % {"name": name, "until": until},
        "due",
        "composer",
    )


def _promised(due_at: datetime, page: Speaking) -> Step:
    until = words.until_words(due_at, page.at, page.zone, page.language)
    tone = "broken" if due_at <= page.at else "due"
    # Translators: %(until)s is a limit in words, as "today until 16:30"
    return Step(_("Something was promised: %(until)s.") % {"until": until}, tone, "composer")
