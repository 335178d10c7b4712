"""The desk's lists of complaints; each view and sort has its index, others are refused."""

from collections.abc import Mapping

from django.db.models import QuerySet

from pistos.accounts.models import User
from pistos.complaints.models import CaseState, Complaint, EntryKind
from pistos.kit.keyset import Page, page_of, sort_named

VIEWS: Mapping[str, tuple[Mapping[str, str], str]] = {
    "open": ({"priority": "priority", "due": "due_at", "heard": "heard_at"}, "-priority"),
    "closed": ({"heard": "heard_at"}, "-heard"),
    "all": ({"heard": "heard_at"}, "-heard"),
    "boomerang": ({"came_back": "boomerang_at"}, "-came_back"),
}


def severity_without(person: User, complaint: Complaint) -> int:
    """How grave it is without what this person made of it since anybody else judged it. One query."""
    judged = complaint.entries.filter(kind=EntryKind.RECLASSIFIED).order_by("-pk")
    found = complaint.severity
    for by_kind, by_id, data in judged.values_list("by_kind", "by_id", "data"):
        if (by_kind, by_id) != ("person", str(person.pk)):
            break
        found = data["was_severity"]
    return min(found, complaint.severity)


def complaints_page(
    view: str, *, sort: str = "", after: str = "", before: str = "", size: int = 50
) -> Page[Complaint]:
    """A page of a view; one query."""
    view = view if view in VIEWS else "open"
    sorts, default = VIEWS[view]
    rows: QuerySet[Complaint] = Complaint.objects.select_related("customer", "order")
    if view == "open":
        rows = rows.exclude(state=CaseState.CLOSED)
        if sort.removeprefix("-") == "due":
            rows = rows.filter(due_at__isnull=False)
    elif view == "closed":
        rows = rows.filter(state=CaseState.CLOSED)
    elif view == "boomerang":
        rows = rows.filter(boomerang_at__isnull=False)
    place = sort_named(sorts, sort, default)
    return page_of(rows, place, after=after, before=before, size=size)
