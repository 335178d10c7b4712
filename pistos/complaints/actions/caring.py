"""Seen before they complain: satisfied and large customers with whom something begins to go wrong."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.complaints.events import AttentionRaised, AttentionSeen
from pistos.complaints.models import UNCLOSED, Attention, Complaint, Sign
from pistos.complaints.queries.caring import is_large, is_satisfied
from pistos.customers.models import Customer
from pistos.customers.queries import canonical
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused

MACHINE = Actor.machine("complaints.warn_early")


class NothingDone(Refused):
    """Looked after without a word of what was done."""


@transaction.atomic
def raise_attention(
    *, customer: Customer, reason: Sign, source: Ref, at: datetime
) -> Attention | None:
    """Somebody should look after them now. None for those who complain already, and who are neither large
    nor satisfied. Once for each source. Publishes AttentionRaised."""
    kept = canonical(customer.pk)
    large = is_large(kept)
    if kept.is_erased or Complaint.objects.filter(customer=kept, state__in=UNCLOSED).exists():
        return None
    if not large and not is_satisfied(kept, before=at):
        return None
    row = Attention(
        customer=kept,
        reason=reason,
        source_kind=source.kind[:20],
        source_id=source.id[:60],
        is_large=large,
        raised_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Attention.objects.get(
            reason=reason, source_kind=row.source_kind, source_id=row.source_id
        )
    raised = AttentionRaised(row.pk, kept.pk, str(reason))
    publish(raised, about=Ref("customer", str(kept.pk)), by=MACHINE, at=at)
    return row


@transaction.atomic
def note_attended(*, attention: Attention, done: str, by: User, at: datetime) -> Attention:
    """Somebody looked after them, and says what was done. Publishes AttentionSeen, once. Refuses with
    NothingDone."""
    row = Attention.objects.select_for_update(of=("self",)).get(pk=attention.pk)
    if row.seen_at is not None:
        return row
    if not done.strip():
        raise NothingDone(_("Write in a few words what was done for them."))
    row.seen_at, row.seen_by, row.done = at, by, done.strip()[:500]
    row.save(update_fields=["seen_at", "seen_by", "done"])
    seen = AttentionSeen(row.pk, row.customer_id)
    about = Ref("customer", str(row.customer_id))
    publish(seen, about=about, by=Actor.person(by.pk), at=at)
    return row
