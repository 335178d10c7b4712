"""Bank statements: money finds its payment by the reference, and waits for a person otherwise."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.payments import events
from pistos.payments.actions.settling import lock_payment, receive
from pistos.payments.facts import Credit, Received
from pistos.payments.models import BankCredit, Payment
from pistos.payments.rules.payers import payer_mark
from pistos.payments.rules.references import references_in


class CreditSettled(Refused):
    """Somebody decided what this money is before."""


@dataclass(frozen=True, slots=True)
class StatementOutcome:
    """How many lines found their payment, wait for a person, and were read before."""

    matched: int
    left: int
    known: int


@transaction.atomic
def read_statement(*, lines: Sequence[Credit], by: Actor, at: datetime) -> StatementOutcome:
    """Takes the lines of a statement, each once however often it is read. Publishes StatementRead.

    A line with the sound reference of one payment of ours is that payment's money, also when it is
    another sum: then the payment is questioned. Any other line waits for a person.
    """
    matched = left = known = 0
    for credit in lines:
        row, is_new = BankCredit.objects.get_or_create(
            fingerprint=fingerprint_of(credit),
            defaults={
                "booked_on": credit.booked_on,
                "amount": credit.amount,
                "currency": credit.currency,
                "payer": credit.payer,
                "words": credit.words,
                "reason": "no_reference",
                "read_at": at,
            },
        )
        if not is_new:
            known += 1
            continue
        payment = _payment_named(credit)
        if payment is None:
            left += 1
            continue
        matched += 1
        _settle(row, payment, by, at)
    told = events.StatementRead(matched, left, known)
    publish(told, about=Ref("provider", "bank_transfer"), by=by, at=at)
    return StatementOutcome(matched, left, known)


def fingerprint_of(credit: Credit) -> str:
    """The same line of the same statement, read again, has the same one."""
    parts = (
        credit.booked_on.isoformat(),
        str(credit.amount),
        credit.currency,
        credit.payer,
        credit.words,
        str(credit.number),
    )
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _payment_named(credit: Credit) -> Payment | None:
    """The one payment whose reference stands in the words; none where two do."""
    named = references_in(credit.words)
    found = list(Payment.objects.filter(reference__in=named)[:2]) if named else []
    return found[0] if len(found) == 1 else None


@transaction.atomic
def match_credit(*, credit: BankCredit, payment: Payment, by: Actor, at: datetime) -> None:
    """A person says which payment the money is. Publishes CreditMatched. Refuses with CreditSettled."""
    row = BankCredit.objects.select_for_update().get(pk=credit.pk)
    _refuse_settled(row)
    _settle(row, payment, by, at)
    told = events.CreditMatched(row.pk, payment.pk)
    publish(told, about=Ref("order", str(payment.order_id)), by=by, at=at)


@transaction.atomic
def put_credit_aside(*, credit: BankCredit, by: Actor, at: datetime) -> None:
    """The money belongs to no order. Publishes CreditPutAside. Refuses with CreditSettled."""
    row = BankCredit.objects.select_for_update().get(pk=credit.pk)
    _refuse_settled(row)
    BankCredit.objects.filter(pk=row.pk).update(settled_at=at, reason="aside")
    publish(events.CreditPutAside(row.pk), about=Ref("credit", str(row.pk)), by=by, at=at)


def _refuse_settled(row: BankCredit) -> None:
    if row.settled_at is not None:
        raise CreditSettled(_("Somebody has decided about this money already."))


def _settle(row: BankCredit, payment: Payment, by: Actor, at: datetime) -> None:
    locked = lock_payment(payment.pk)
    received = Received(
        row.amount,
        row.currency,
        datetime.combine(row.booked_on, time(12), UTC),
        f"bank:{row.fingerprint}",
    )
    receive(payment=locked, received=received, by=by, at=at)
    BankCredit.objects.filter(pk=row.pk).update(payment=locked, reason="", settled_at=at)
    mark = payer_mark("bank", row.payer)
    if mark:
        Payment.objects.filter(pk=locked.pk).update(payer_mark=mark)


def forget_payers(*, before: datetime) -> int:
    """Empties who paid and what they wrote in lines settled before then; sums and days stay."""
    Payment.objects.filter(paid_at__lt=before).exclude(payer_mark="").update(payer_mark="")
    old = BankCredit.objects.filter(settled_at__lt=before).exclude(payer="", words="")
    return old.update(payer="", words="")
