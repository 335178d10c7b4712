"""Addresses that take no mail: noted when a server says so for good, lifted by a person."""

from datetime import datetime

from django.db import transaction

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.notifications import events
from pistos.notifications.models import Suppression
from pistos.notifications.rules.suppression import address_key


def suppress_address(
    *, address: str, reason: str, message_id: int | None, by: Actor, at: datetime
) -> Suppression:
    """Nothing is sent to `address` any more. Publishes AddressSuppressed, once while it stands."""
    with transaction.atomic():
        row, _is_new = Suppression.objects.get_or_create(
            address=address_key(address), defaults={"reason": "", "since": at, "lifted_at": at}
        )
        row = Suppression.objects.select_for_update().get(pk=row.pk)
        if row.lifted_at is None:
            return row
        row.reason, row.since, row.lifted_at = " ".join(reason.split())[:300], at, None
        row.save(update_fields=["reason", "since", "lifted_at"])
        publish(
            events.AddressSuppressed(suppression_id=row.pk, message_id=message_id),
            about=Ref("suppression", str(row.pk)),
            by=by,
            at=at,
        )
        return row


def lift_suppression(*, suppression: Suppression, by: Actor, at: datetime) -> None:
    """Mail goes to the address again. Publishes SuppressionLifted, unless it was lifted already."""
    with transaction.atomic():
        is_lifted = Suppression.objects.filter(pk=suppression.pk, lifted_at=None).update(
            lifted_at=at
        )
        if is_lifted:
            publish(
                events.SuppressionLifted(suppression_id=suppression.pk),
                about=Ref("suppression", str(suppression.pk)),
                by=by,
                at=at,
            )
