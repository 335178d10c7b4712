"""Carrying a remedy out for real: money through payments, vouchers through pricing, goods as an order."""

from datetime import datetime

from django.db import transaction
from django.db.models import Sum
from django.utils.translation import gettext as _

from pistos.checkout.actions.lowering import settle_less
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.payments.models import Refund, RefundState
from pistos.promises.actions.answering import promise_by_estimate
from pistos.promises.models import PromiseKind
from pistos.promises.rules.terms import About, Due, Terms, Told
from pistos.remedies import events
from pistos.remedies.actions.finishing import finish
from pistos.remedies.actions.locking import ref
from pistos.remedies.actions.sending_again import send_again
from pistos.remedies.actions.telling import promised_words, tell_given
from pistos.remedies.actions.vouchering import make_personal_voucher
from pistos.remedies.facts import ZERO
from pistos.remedies.models import Remedy, RemedyKind
from pistos.remedies.rules.catalogue import AT_ONCE, OF_GOODS
from pistos.shop.queries import the_shop


class MoneyElsewhere(Refused):
    """Our own payments do not hold what would go back."""


@transaction.atomic
def carry_out(*, remedy: Remedy, by: Actor, at: datetime) -> Remedy:
    """Begins what was decided, promises it and tells the customer. Publishes RemedyGiven, and RemedyDone of
    what is done by that. The remedy's row is saved and its case and order are locked.

    Refuses as what carries it out does (MoneyElsewhere, CannotSendAgain, NotEnough); then nothing was given.
    """
    is_here = remedy.way == Remedy.Way.HERE
    if remedy.kind in AT_ONCE and is_here:
        remedy.voucher = make_personal_voucher(remedy=remedy, by=by, at=at)
    if remedy.kind in OF_GOODS and is_here:
        remedy.new_order, promise = send_again(remedy=remedy, by=by, at=at)
        remedy.promise_id, remedy.due_on = promise.pk, promise.due_on
    else:
        remedy.promise_id = _promise(remedy, by, at)
    remedy.save(update_fields=["voucher", "new_order", "promise_id", "due_on"])
    if remedy.kind == RemedyKind.REFUND and is_here:
        send_money(remedy=remedy, by=by, at=at)
    told = events.RemedyGiven(
        remedy.pk,
        remedy.subject_kind,
        remedy.subject_id,
        remedy.kind,
        remedy.order_id,
        is_by_rule=remedy.given_by_id is None,
    )
    publish(told, about=ref(remedy), by=by, at=at)
    tell_given(remedy=remedy, at=at)
    if remedy.voucher is not None:
        finish(remedy=remedy, proof=f"voucher:{remedy.voucher.pk}", by=by, at=at)
    return remedy


def send_money(*, remedy: Remedy, by: Actor, at: datetime) -> None:
    """Asks for what is still to be sent of the remedy, from whichever payments hold it. Again after a
    failure it asks for what failed, by a key of its own. Refuses with MoneyElsewhere, and sends nothing then.
    """
    if remedy.order is None:
        raise MoneyElsewhere(_("Money goes back for an order. Please name it first."))
    asked = Refund.objects.filter(key__startswith=refund_key(remedy))
    on_its_way = asked.exclude(state=RefundState.FAILED).aggregate(sum=Sum("amount"))["sum"] or ZERO
    missing = remedy.amount - on_its_way
    if missing <= 0:
        return
    key = f"{refund_key(remedy)}{asked.count()}"
    sent = settle_less(order=remedy.order, amount=missing, key=key, by=by, at=at, reason="remedy")
    if sent < missing:
        raise MoneyElsewhere(
            _("Only %(sent)s of %(amount)s %(currency)s came in through this shop's payments.")
            % {"sent": sent, "amount": missing, "currency": remedy.currency}
        )


def refund_key(remedy: Remedy) -> str:
    """What the keys of its refunds begin with."""
    return f"remedy:{remedy.pk}:"


def _promise(remedy: Remedy, by: Actor, at: datetime) -> int:
    """By its day. A voucher that is there in the same moment is no feat: it stays out of the public rate."""
    kind = PromiseKind.REFUND if remedy.kind == RemedyKind.REFUND else PromiseKind.FIX
    promise = promise_by_estimate(
        to=remedy.customer,
        terms=Terms(
            kind=kind,
            due=Due.end_of(remedy.due_on, the_shop().time_zone),
            about=About("remedy", remedy.pk, order_id=remedy.order_id),
            is_public=remedy.voucher is None,
        ),
        told=Told(promised_words(remedy, at), remedy.language, "remedy", remedy.token),
        by=by,
        at=at,
    )
    return promise.pk
