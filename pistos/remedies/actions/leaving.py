"""People who leave or turn out to be one."""

from collections.abc import Sequence

from pistos.remedies.models import Remedy
from pistos.replies.actions.personal import forget_heeded


def erase_words(*, customer_ids: Sequence[int]) -> None:
    """Part of an erasure: what was given stays with its amount, in whose words does not."""
    theirs = Remedy.objects.filter(customer_id__in=customer_ids)
    forget_heeded(kind="remedy", ids=[str(pk) for pk in theirs.values_list("pk", flat=True)])
    theirs.update(
        words="", wished_words="", reason="", deviation="", disputed_words="", declined_because=""
    )


def move_remedies(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers were given belongs to the one who was kept."""
    Remedy.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)


def note_cause(*, subject_kind: str, subject_id: str, cause: str) -> None:
    """The cause of a case was found: its remedies count under it."""
    Remedy.objects.filter(subject_kind=subject_kind, subject_id=subject_id).update(cause=cause[:74])
