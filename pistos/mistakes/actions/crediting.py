"""A correction that was measured as a success is credited to the complaints that led to it."""

from datetime import datetime

from pistos.complaints.actions.crediting import credit
from pistos.complaints.models import Complaint
from pistos.mistakes.actions.writing import ref
from pistos.mistakes.models import Mistake


def credit_complaints(*, mistake: Mistake, at: datetime) -> int:
    """Each complaint of its evidence once, each in a transaction of its own; returns how many there are.

    Their customers are thanked and invited to try it by `complaints`, which publishes ComplaintCredited.
    """
    shown = mistake.evidence.filter(ref_kind="complaint", is_repeat=False)
    ids = [int(key) for key in shown.values_list("ref_id", flat=True) if key.isdecimal()]
    rows = Complaint.objects.filter(pk__in=ids).order_by("pk")
    for complaint in rows:
        credit(complaint=complaint, fix=ref(mistake), at=at)
    return len(rows)
