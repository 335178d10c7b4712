"""Money that a person says has come: handed on by the courier, or seen on the account."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.payments.actions.settling import lock_payment, receive
from pistos.payments.facts import Received
from pistos.payments.models import OPEN, Payment
from pistos.payments.ports import provider_named


class CannotBeCollected(Refused):
    """The provider itself tells of this money; nobody enters it by hand."""


@transaction.atomic
def note_collected(*, payment: Payment, by: Actor, at: datetime) -> None:
    """The courier handed on the money of the door. Once in effect; PaymentPaid.

    Refuses with CannotBeCollected for money that does not come in this way.
    """
    locked = lock_payment(payment.pk)
    port = provider_named(locked.provider)
    if port is None or port.way != "on_delivery":
        raise CannotBeCollected(_("Only money that is paid at the door is entered by hand."))
    if locked.state not in OPEN:
        return
    received = Received(locked.amount, locked.currency, at, f"collected:{locked.pk}")
    receive(payment=locked, received=received, by=by, at=at)
