"""A complaint as its customer reads it. No queries."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pistos.complaints.models import CaseState, ComplaintEntry, EntryKind

STATES = {
    CaseState.OPEN: _("We are looking into it."),
    CaseState.PLANNED: _("We know what to do, and you see it here."),
    CaseState.REMEDIED: _("We did what we promised. Is it well?"),
    CaseState.CONFIRMED: _("You told us that it is well. Thank you."),
    CaseState.CLOSED: _("This matter is closed. Should it not be well, open it again below."),
}
ENTRIES = {
    EntryKind.OPENED: _("You told us what is wrong."),
    EntryKind.JOINED: _("You told us more, and it came to the same matter."),
    EntryKind.WISHED: _("You said what would put it right."),
    EntryKind.PROMISED: _("We promised a day."),
    EntryKind.PLANNED: _("We told you what happens by when."),
    EntryKind.REMEDIED: _("We put it right."),
    EntryKind.CONFIRMED: _("You told us that it is well."),
    EntryKind.DISPUTED: _("You told us that it is not well."),
    EntryKind.REOPENED: _("We opened the matter again."),
    EntryKind.CLOSED: _("We closed the matter, with the reason why it happened."),
    EntryKind.CREDITED: _("What you told us led to something being fixed. Thank you."),
}


def entry_words(entry: ComplaintEntry) -> dict[str, Any]:
    """When, what, and the customer's own words where they said some."""
    own = entry.kind in (EntryKind.JOINED, EntryKind.WISHED, EntryKind.DISPUTED)
    label = ENTRIES[EntryKind(entry.kind)]
    if entry.kind == EntryKind.OPENED and entry.data.get("origin") == "promise":
        label = _("We noticed that a promise of ours was broken.")
    if entry.kind == EntryKind.JOINED and entry.data.get("origin") == "post":
        label = _("We saw what you wrote elsewhere about it.")
    return {"at": entry.happened_at, "label": label, "words": entry.words if own else ""}
