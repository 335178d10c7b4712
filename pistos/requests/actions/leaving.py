"""People who leave or turn out to be one."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from pistos.requests.models import AbuseCase, AbuseQuote, Need, UnusualRequest


@transaction.atomic
def erase_requests(*, customer_ids: Sequence[int], at: datetime) -> None:
    """Part of an erasure: that something was asked and how it ended stays, in which words does not."""
    UnusualRequest.objects.filter(customer_id__in=customer_ids).update(
        words="",
        stems=[],
        needed="",
        answer="",
        touch="",
        reason="",
        alternative="",
        paid_how="",
        erased_at=at,
    )
    theirs = Need.objects.filter(customer_id__in=customer_ids)
    theirs.filter(ended_at=None).update(ended_at=at)
    theirs.update(words="", said_where="", noted_by=None)
    AbuseQuote.objects.filter(entry__case__customer_id__in=customer_ids).update(words="", remark="")


@transaction.atomic
def move_requests(*, from_ids: Sequence[int], to_id: int, at: datetime) -> None:
    """What merged customers asked, need and did belongs to the one who was kept."""
    UnusualRequest.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    known = set(Need.objects.filter(customer_id=to_id, ended_at=None).values_list("kind", "words"))
    for need in Need.objects.filter(customer_id__in=from_ids).order_by("pk"):
        is_doubled = need.ended_at is None and (need.kind, need.words) in known
        Need.objects.filter(pk=need.pk).update(
            customer_id=to_id, ended_at=at if is_doubled else need.ended_at
        )
        if need.ended_at is None:
            known.add((need.kind, need.words))
    open_here = set(
        AbuseCase.objects.filter(customer_id=to_id)
        .exclude(state="ended")
        .values_list("channel", flat=True)
    )
    for case in AbuseCase.objects.filter(customer_id__in=from_ids).order_by("pk"):
        if case.state != "ended" and case.channel in open_here:
            AbuseCase.objects.filter(pk=case.pk).update(state="ended", ended_at=at)
        elif case.state != "ended":
            open_here.add(case.channel)
        AbuseCase.objects.filter(pk=case.pk).update(customer_id=to_id)
