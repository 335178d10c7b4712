"""Whose complaint led to something being fixed is thanked and told: they were the most useful customers."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from django.db import IntegrityError, transaction

from pistos.complaints.actions.telling import TELLER, case_link
from pistos.complaints.actions.writing import Happened, locked, ref, write_entry
from pistos.complaints.events import ComplaintCredited
from pistos.complaints.models import Complaint, Credit, EntryKind
from pistos.customers.queries import as_recipient
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.rules.drafts import Draft

MACHINE = Actor.machine("complaints.credit")


@transaction.atomic
def credit(*, complaint: Complaint, fix: Ref, at: datetime) -> Credit:
    """The complaint led to this fix: credited once, its customer thanked, told, and invited to try it.

    Publishes ComplaintCredited. Who was erased is credited in silence.
    """
    made = locked(complaint)
    row = Credit(complaint=made, fix_kind=fix.kind[:20], fix_id=fix.id[:60], credited_at=at)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        return Credit.objects.get(complaint=made, fix_kind=row.fix_kind, fix_id=row.fix_id)
    data = {"fix_kind": row.fix_kind, "fix_id": row.fix_id}
    write_entry(made, Happened(EntryKind.CREDITED, data), by=MACHINE, at=at)
    if made.credited_at is None:
        made.credited_at = at
        made.save(update_fields=["credited_at"])
    _thank(made, row, at)
    told = ComplaintCredited(made.pk, made.customer_id, row.fix_kind, row.fix_id)
    publish(told, about=ref(made), by=MACHINE, at=at)
    return row


def _thank(made: Complaint, row: Credit, at: datetime) -> None:
    if made.customer.is_erased:
        return
    order_number = made.order.number if made.order else ""
    draft = Draft(
        "complaint_credited", {"order_number": order_number, "link": case_link(made)}, ref(made)
    )
    to = replace(as_recipient(made.customer), language=made.language)
    with suppress(NoAddress):
        write_message(key=f"complaint_credited:{row.pk}", draft=draft, to=to, by=TELLER, at=at)
