"""The one thing to do next in a conversation, in words, so that the right way is the easy one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.models import Conversation, Draft, Presence
from pistos.conversations.queries.timeline import TimeLine
from pistos.conversations.rules.next_deed import Facts, NextDeed, next_deed
from pistos.inbox.rows import Speaking
from pistos.kit import words

LOST = ("uncertain", "bounced", "failed")
WRITES_FOR_SECONDS = 15


@dataclass(frozen=True, slots=True)
class Step:
    """`tone` is "due", "broken", "kept" or "open"; `leads_to` an anchor of the page."""

    words: str
    tone: str
    leads_to: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page has loaded already: the facts follow from it without another query."""

    line: TimeLine
    here: list[Presence]
    draft: Draft | None
    agent: User


def next_step(found: Conversation, seen: Seen, page: Speaking) -> Step:
    """What comes back or hangs first, then what is owed, then what is left to tidy."""
    facts = facts_of(found, seen, page)
    lost = [message for message in seen.line.messages if message.state in LOST]
    deed = next_deed(facts, page.at)
    if found.state == "spam":
        return Step(_("If this is no spam, take it back: it is answered then."), "open")
    if deed == NextDeed.RESEND and lost:
        return Step(
            _("A message did not surely arrive. Look at it first."), "broken", f"m-{lost[-1].token}"
        )
    said = plain(deed, facts, str(found.customer), page)
    if said is not None:
        return said
    until = limit(found, page)
    name = str(found.customer)
    if found.due_at is not None and found.due_at <= page.at:
        return Step(
            _("Answer %(name)s now: it was promised for %(until)s.")
            % {"name": name, "until": until},
            "broken",
            "composer",
        )
    if not until:
        return Step(_("Answer %(name)s.") % {"name": name}, "open", "composer")
    # Translators: %(until)s is a limit in words, as "today until 16:30"
    said_limit = _("Answer %(name)s: %(until)s.") % {"name": name, "until": until}
    return Step(said_limit, "due", "composer")


def plain(deed: NextDeed, facts: Facts, name: str, page: Speaking) -> Step | None:
    """The deeds whose words do not depend on when the answer is due."""
    if deed == NextDeed.CALL and facts.call_due_at:
        until = words.until_words(facts.call_due_at, page.at, page.zone, page.language)
        # Translators: %(until)s is a limit in words, as "today until 16:30"
        return Step(_("Call %(name)s: %(until)s.") % {"name": name, "until": until}, "due")
    if deed == NextDeed.LEAVE_TO:
        return Step(_("%(name)s is answering. Leave it to them.") % {"name": facts.writer}, "open")
    steps = {
        NextDeed.FINISH_DRAFT: (_("Finish and send what you began."), "due", "composer"),
        NextDeed.ASK_AGAIN: (
            _("A week without a word. Ask %(name)s whether all is well.") % {"name": name},
            "open",
            "composer",
        ),
        NextDeed.CLOSE: (_("Nothing is left to do. Close it."), "kept", ""),
        NextDeed.WAIT: (_("Answered. It waits for %(name)s.") % {"name": name}, "kept", ""),
        NextDeed.NOTHING: (_("Nothing is left to do here."), "kept", ""),
    }
    return Step(*steps[deed]) if deed in steps else None


def limit(found: Conversation, page: Speaking) -> str:
    if found.due_at is None:
        return ""
    return words.until_words(found.due_at, page.at, page.zone, page.language)


def facts_of(found: Conversation, seen: Seen, page: Speaking) -> Facts:
    """Out of what the page has loaded."""
    since = found.waiting_since
    sent = [message for message in seen.line.messages if message.direction == "out"]
    calls = [
        link.promise.standing.due_at
        for link in seen.line.promises
        if link.is_open and link.kind == "call_back" and link.promise.standing.state == "open"
    ]
    return Facts(
        state=found.state,
        waiting_since=since,
        due_at=found.due_at,
        is_mine=found.assignee_id == seen.agent.pk,
        is_somebodys=found.assignee_id is not None,
        has_draft=seen.draft is not None,
        has_lost_message=any(m.state in LOST and m.author_kind == "person" for m in sent),
        call_due_at=min(calls, default=None),
        said_interim=since is not None
        and any(
            m.purpose == "interim" and m.sent_at is not None and m.sent_at >= since for m in sent
        ),
        writer=_writer(seen, page),
        last_contact_at=found.last_contact_at,
        last_in_at=found.last_in_at,
    )


def _writer(seen: Seen, page: Speaking) -> str:
    for row in seen.here:
        if row.person is None or row.wrote_at is None or row.person_id == seen.agent.pk:
            continue
        if (page.at - row.wrote_at).total_seconds() <= WRITES_FOR_SECONDS:
            return row.person.name
    return ""
