"""What happened to a complaint, oldest first."""

from pistos.complaints.models import Complaint, ComplaintEntry, EntryKind

MOST = 200
SHOWN = (
    EntryKind.OPENED,
    EntryKind.JOINED,
    EntryKind.WISHED,
    EntryKind.PROMISED,
    EntryKind.PLANNED,
    EntryKind.REMEDIED,
    EntryKind.CONFIRMED,
    EntryKind.DISPUTED,
    EntryKind.REOPENED,
    EntryKind.CLOSED,
    EntryKind.CREDITED,
)


def history_of(complaint: Complaint) -> list[ComplaintEntry]:
    """All of it, for the desk; one query."""
    return list(complaint.entries.order_by("pk")[:MOST])


def history_for_customer(complaint: Complaint) -> list[ComplaintEntry]:
    """What concerns the customer; how it was judged inside the shop does not. One query."""
    return list(complaint.entries.filter(kind__in=SHOWN).order_by("pk")[:MOST])
