"""People who leave or turn out to be one."""

from collections.abc import Sequence

from pistos.conversations.models import Direction, Message
from pistos.kit.quoting import without_quotes
from pistos.replies.models import AnswerRating, Coaching, ReplyCheck, ReplyRemark, Weighing


def erase_ratings(*, customer_ids: Sequence[int]) -> None:
    """Part of an erasure: that an answer was good or not stays, the customer's words go, and
    ours about them."""
    _drop_quotes(customer_ids)
    AnswerRating.objects.filter(customer_id__in=customer_ids).update(words="")
    theirs = {"message__conversation__customer_id__in": customer_ids}
    Weighing.objects.filter(**theirs).update(would_please="-", would_annoy="-")
    checks = ReplyCheck.objects.filter(**theirs)
    ReplyRemark.objects.filter(check_of__in=checks).exclude(reason="").update(reason="-")


def move_ratings(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers said belongs to the one who was kept."""
    AnswerRating.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)


def _drop_quotes(customer_ids: Sequence[int]) -> None:
    """What a manager and an agent work on may quote who was answered."""
    coaching = list(Coaching.objects.all())
    if not coaching:
        return
    theirs = Message.objects.filter(conversation__customer_id__in=customer_ids)
    said = [
        *theirs.filter(direction=Direction.IN).values_list("text", flat=True),
        *AnswerRating.objects.filter(customer_id__in=customer_ids).values_list("words", flat=True),
    ]
    for row in coaching:
        row.what, row.note = without_quotes(row.what, said), without_quotes(row.note, said)
        row.save(update_fields=["what", "note"])
