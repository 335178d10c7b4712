"""What a case was given."""

from pistos.kit.actors import Ref
from pistos.remedies.models import Remedy


def remedies_of(subject: Ref) -> list[Remedy]:
    """All that was decided for a case, the first first. One query."""
    rows = Remedy.objects.filter(subject_kind=subject.kind, subject_id=subject.id)
    people = ("given_by", "approved_by", "asked_of", "voucher", "new_order", "order")
    return list(rows.select_related(*people).order_by("pk"))
