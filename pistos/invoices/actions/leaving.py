"""Whom invoices name goes when the term of the law is over."""

from datetime import date, datetime

from django.db import transaction

from pistos.invoices import events
from pistos.invoices.models import InvoiceBuyer
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def forget_buyers(*, today: date, by: Actor, at: datetime) -> int:
    """Deletes whom invoices past their term name; sums and numbers stay. Publishes BuyersForgotten."""
    count, _rows = InvoiceBuyer.objects.filter(kept_until__lt=today).delete()
    if count:
        publish(events.BuyersForgotten(count), about=Ref("shop", "1"), by=by, at=at)
    return count
