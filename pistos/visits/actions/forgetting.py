"""What is kept of visits goes: after its time, or when the person asks."""

from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.visits import events
from pistos.visits.models import Invitation, PageEvent, PageView, Visitor


def forget_old_visits(*, before: datetime, by: Actor, at: datetime) -> int:
    """Deletes looks, signs, invitations and strangers not seen since. Publishes VisitsForgotten."""
    with transaction.atomic():
        count = PageView.objects.filter(happened_at__lt=before).delete()[0]
        count += PageEvent.objects.filter(happened_at__lt=before).delete()[0]
        old = Visitor.objects.filter(last_seen_at__lt=before)
        count += Invitation.objects.filter(shown_at__lt=before).delete()[0]
        strangers = old.filter(customer=None).exclude(
            Exists(PageView.objects.filter(visitor=OuterRef("pk")))
        )
        count += strangers.delete()[0]
        if count:
            publish(events.VisitsForgotten(count), about=Ref("shop", "1"), by=by, at=at)
        return count


def erase_visits(*, customer_ids: list[int]) -> None:
    """Deletes what is kept of these people's browsers, and the claims of their addresses."""
    visitors = Visitor.objects.filter(customer_id__in=customer_ids)
    PageView.objects.filter(visitor__in=visitors).delete()
    PageEvent.objects.filter(visitor__in=visitors).delete()
    Invitation.objects.filter(visitor__in=visitors).delete()
    visitors.delete()
