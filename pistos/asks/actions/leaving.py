"""Asks of people who leave, or turn out to be one."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from pistos.asks.actions.holding import hold_back, release
from pistos.asks.models import (
    Approach,
    Ask,
    AskState,
    FollowUp,
    FollowUpState,
    Hold,
    Unsubscription,
)
from pistos.kit.tokens import public_token

ERASED = "erased"
MERGED = "merged"


@transaction.atomic
def erase_asks(*, customer_ids: Sequence[int]) -> None:
    """Part of an erasure: nobody is asked any more, and old links unsubscribe nobody."""
    theirs = Ask.objects.filter(customer_id__in=customer_ids)
    _end_unsent(list(theirs.values_list("pk", flat=True)), ERASED)
    theirs.update(due_at=None, held_since=None)
    Unsubscription.objects.filter(customer_id__in=customer_ids).delete()
    tasks = FollowUp.objects.filter(customer_id__in=customer_ids)
    tasks.update(words="")
    tasks.filter(state=FollowUpState.OPEN).update(
        state=FollowUpState.DROPPED, dropped_because=ERASED
    )
    for approach in Approach.objects.filter(customer_id__in=customer_ids):
        Approach.objects.filter(pk=approach.pk).update(token=public_token())


@transaction.atomic
def move_asks(*, from_ids: Sequence[int], to_id: int, at: datetime) -> None:
    """What merged customers were asked belongs to the one who was kept; what both were to be asked is
    asked once, and a no of either is a no."""
    known = {
        (ask.kind, ask.about_kind, ask.about_id) for ask in Ask.objects.filter(customer_id=to_id)
    }
    for ask in Ask.objects.select_for_update().filter(customer_id__in=from_ids).order_by("pk"):
        key = (ask.kind, ask.about_kind, ask.about_id)
        if key in known:
            _end_unsent([ask.pk], MERGED)
            continue
        known.add(key)
        Ask.objects.filter(pk=ask.pk).update(customer_id=to_id)
    Approach.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    Hold.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    FollowUp.objects.filter(customer_id__in=from_ids).update(customer_id=to_id)
    _move_unsubscriptions(from_ids, to_id)
    hold_back(Ask.objects.filter(customer_id=to_id), at)
    release(customer_id=to_id, at=at)


@transaction.atomic
def forget_old_asks(*, before: datetime) -> int:
    """Asks that are over, what approached people, holds and follow-ups of so long ago; how many. A no to
    being asked stays: it is what the customer wants."""
    over = [
        AskState.ANSWERED,
        AskState.REMINDED,
        AskState.SENT,
        AskState.NOT_SENT,
        AskState.EXPIRED,
    ]
    count = Ask.objects.filter(requested_at__lt=before, state__in=over, due_at=None).delete()[0]
    used = Ask.objects.filter(Q(approach=OuterRef("pk")) | Q(reminder=OuterRef("pk")))
    kept_by = Unsubscription.objects.filter(approach=OuterRef("pk"))
    old = Approach.objects.filter(~Exists(used), ~Exists(kept_by), made_at__lt=before)
    count += old.delete()[0]
    count += Hold.objects.filter(lifted_at__lt=before).delete()[0]
    settled = FollowUp.objects.exclude(state=FollowUpState.OPEN).filter(planned_at__lt=before)
    return count + settled.delete()[0]


def _move_unsubscriptions(from_ids: Sequence[int], to_id: int) -> None:
    standing = Unsubscription.objects.filter(lifted_at=None)
    said = set(standing.filter(customer_id=to_id).values_list("kind", flat=True))
    for no in Unsubscription.objects.filter(customer_id__in=from_ids).order_by("pk"):
        if no.lifted_at is None and no.kind in said:
            no.delete()
            continue
        if no.lifted_at is None:
            said.add(no.kind)
        Unsubscription.objects.filter(pk=no.pk).update(customer_id=to_id)


def _end_unsent(ids: Sequence[int], reason: str) -> None:
    Ask.objects.filter(pk__in=ids, state__in=[AskState.WAITING, AskState.HELD]).update(
        state=AskState.NOT_SENT, reason=reason, due_at=None, held_since=None
    )
    Ask.objects.filter(pk__in=ids, state=AskState.SENT).update(due_at=None)
