"""What a customer agreed to, and took back."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.customers import events
from pistos.customers.models import Consent, Customer, Purpose
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused


class UnknownPurpose(Refused):
    """Nobody can agree to a purpose that the shop does not state."""


def give_consent(
    *, customer: Customer, purpose: str, said_where: str, by: Actor, at: datetime, shown: str = ""
) -> Consent:
    """Notes a yes with where it was said, under which text (`shown`). Publishes ConsentGiven.

    Refuses with UnknownPurpose.
    """
    with transaction.atomic():
        consent = _note(customer, purpose, said_where, shown, at, is_given=True)
        told = events.ConsentGiven(customer.pk, purpose, said_where)
        publish(told, about=Ref("customer", str(customer.pk)), by=by, at=at)
        return consent


def withdraw_consent(
    *, customer: Customer, purpose: str, said_where: str, by: Actor, at: datetime, shown: str = ""
) -> Consent:
    """Notes a no, which counts from now on. Publishes ConsentWithdrawn."""
    with transaction.atomic():
        consent = _note(customer, purpose, said_where, shown, at, is_given=False)
        told = events.ConsentWithdrawn(customer.pk, purpose, said_where)
        publish(told, about=Ref("customer", str(customer.pk)), by=by, at=at)
        return consent


def _note(
    customer: Customer, purpose: str, said_where: str, shown: str, at: datetime, *, is_given: bool
) -> Consent:
    if purpose not in Purpose.values:
        raise UnknownPurpose(_("Unknown purpose of consent: %s") % purpose)
    return Consent.objects.create(
        customer=customer,
        purpose=purpose,
        is_given=is_given,
        said_where=said_where[:60],
        shown=shown,
        said_at=at,
    )
