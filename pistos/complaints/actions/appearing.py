"""A complaint appears in public: noted, and counted as a boomerang where we had ignored it."""

from datetime import datetime

from pistos.complaints.actions.writing import Happened, ref, write_entry
from pistos.complaints.events import BoomerangSeen
from pistos.complaints.models import Complaint, EntryKind
from pistos.complaints.rules.boomerang import Course, is_boomerang
from pistos.journal.actions import publish
from pistos.kit.actors import Actor


def note_public(complaint: Complaint, *, by: Actor, at: datetime) -> None:
    """Changes the row, unsaved, before it is opened again; in the caller's transaction. Publishes
    BoomerangSeen where it is one, once a complaint."""
    conversation = complaint.conversation
    course = Course(
        heard_at=complaint.heard_at,
        answered_at=conversation.first_answer_at if conversation else None,
        closed_at=complaint.closed_at,
        remedied_at=complaint.remedied_at,
        confirmed_at=complaint.confirmed_at,
    )
    was_private = complaint.public_at is None
    complaint.public_at = complaint.public_at or at
    is_one = was_private and complaint.boomerang_at is None and is_boomerang(course, at)
    data = {"is_boomerang": is_one}
    write_entry(complaint, Happened(EntryKind.PUBLIC, data), by=by, at=at)
    if is_one:
        complaint.boomerang_at = at
        seen = BoomerangSeen(complaint.pk, complaint.customer_id)
        publish(seen, about=ref(complaint), by=by, at=at)
