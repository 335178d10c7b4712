"""Asking the provider itself: for a payment of which nobody told us, and transfers that never came."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from pistos.kit.actors import Actor
from pistos.payments.actions.counting import count_outcome
from pistos.payments.actions.settling import expire, lock_payment, receive
from pistos.payments.facts import Notice, Received
from pistos.payments.models import OPEN, Payment, PaymentState
from pistos.payments.ports import ProviderAway, provider_named
from pistos.shop.queries import the_shop_or_none

BY = Actor.machine("payments.look_after")
FIRST_LOOK, OFTEN, LATER_LOOK = timedelta(minutes=4), timedelta(hours=1), timedelta(minutes=30)
AT_ONCE = 25
LATE_DAYS = 3


def look_after_payments(*, at: datetime) -> int:
    """Asks about open pages that nobody told of for some minutes; how many were settled by it.

    Every four minutes within the first hour, then every half: a look costs a request. A payment that
    only a look finds counts as missed: reports do not reach us.
    """
    waiting = Payment.objects.filter(
        ~Q(external_ref=""),
        Q(looked_at__lt=at - FIRST_LOOK, started_at__gt=at - OFTEN)
        | Q(looked_at__lt=at - LATER_LOOK),
        state=PaymentState.WAITING,
    ).order_by("looked_at")
    settled = 0
    for payment in waiting[:AT_ONCE]:
        port = provider_named(payment.provider)
        Payment.objects.filter(pk=payment.pk).update(looked_at=at)
        if port is None:
            continue
        try:
            notice = port.look(payment.external_ref)
        except ProviderAway:
            count_outcome(provider=payment.provider, outcome="technical", at=at, payment=payment)
            continue
        settled += notice is not None and _settle(payment, notice, at)
    return settled


@transaction.atomic
def _settle(payment: Payment, notice: Notice, at: datetime) -> bool:
    locked = lock_payment(payment.pk)
    if locked.state not in OPEN or notice.payment_token != locked.token:
        return False
    if notice.kind == "expired":
        expire(payment=locked, code="expired", by=BY, at=at)
        return True
    if notice.kind != "paid" or notice.amount is None:
        return False
    Payment.objects.filter(pk=locked.pk).update(charge_ref=notice.charge_ref)
    key = f"{locked.provider}:paid:{notice.charge_ref or notice.external_ref}"
    received = Received(notice.amount, notice.currency, at, key)
    receive(payment=locked, received=received, by=BY, at=at)
    count_outcome(provider=locked.provider, outcome="missed", at=at, payment=locked)
    return True


def expire_late_transfers(*, at: datetime) -> int:
    """Gives up transfers three days past their day; money that comes later still counts."""
    shop = the_shop_or_none()
    if shop is None:
        return 0
    today = at.astimezone(ZoneInfo(shop.time_zone)).date()
    late = Payment.objects.filter(
        state=PaymentState.WAITING, pay_by_on__lt=today - timedelta(days=LATE_DAYS)
    )
    count = 0
    for payment_id in list(late.order_by("pk").values_list("pk", flat=True)[:500]):
        with transaction.atomic():
            locked = lock_payment(payment_id)
            if locked.state == PaymentState.WAITING:
                expire(payment=locked, code="not_paid", by=BY, at=at)
                count += 1
    return count
