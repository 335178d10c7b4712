"""People who leave or turn out to be one."""

from collections.abc import Sequence

from pistos.replies.models import AnswerRating


def erase_ratings(*, customer_ids: Sequence[int]) -> None:
    """Part of an erasure: that an answer was good or not stays, the customer's words go."""
    AnswerRating.objects.filter(customer_id__in=customer_ids).update(words="")


def move_ratings(*, from_ids: Sequence[int], to_id: int) -> None:
    """What merged customers said belongs to the one who was kept."""
    AnswerRating.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
