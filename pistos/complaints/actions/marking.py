"""By what a complaint is found as like another."""

from pistos.complaints.models import Complaint, ComplaintMark
from pistos.complaints.rules.likeness import marks_of


def write_marks(complaint: Complaint) -> None:
    """Its marks, anew from its words; in the caller's transaction."""
    ComplaintMark.objects.filter(complaint=complaint).delete()
    ComplaintMark.objects.bulk_create(
        ComplaintMark(mark=mark, complaint=complaint) for mark in marks_of(complaint.text)
    )
