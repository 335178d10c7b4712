"""People who leave or turn out to be one."""

from collections.abc import Sequence

from pistos.replies.models import AnswerRating, ReplyCheck, ReplyRemark, Weighing


def erase_ratings(*, customer_ids: Sequence[int]) -> None:
    """Part of an erasure: that an answer was good or not stays, the customer's words go, and
    ours about them."""
    AnswerRating.objects.filter(customer_id__in=customer_ids).update(words="")
    theirs = {"message__conversation__customer_id__in": customer_ids}
    Weighing.objects.filter(**theirs).update(would_please="-", would_annoy="-")
    checks = ReplyCheck.objects.filter(**theirs)
    ReplyRemark.objects.filter(check_of__in=checks).exclude(reason="").update(reason="-")


def move_ratings(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers said belongs to the one who was kept."""
    AnswerRating.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
