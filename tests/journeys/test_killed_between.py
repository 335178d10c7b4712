"""Money back for what went wrong, and a process that dies on the way: it goes once, and nothing is stuck."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.db import transaction

from pistos.accounts.models import User
from pistos.connectors.payments.stripe.adapter import Stripe
from pistos.connectors.payments.stripe.client import Account
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.payments import ports
from pistos.payments.actions.refunding import note_sent_by_hand
from pistos.payments.models import Payment, PaymentEntry, Refund
from pistos.promises.models import Promise
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy
from pistos.returns.actions import declaring, handling, paying
from pistos.returns.models import Claim, Withdrawal
from tests.addresses import database_address
from tests.factories.faults import breaks, heals
from tests.fakes.stripe import FakeStripe
from tests.remedies.offering import an_offer
from tests.returns.conftest import arrived, later, order, paid, world
from tests.returns.test_transport import carried, opened
from tests.returns.test_withdrawals import said

__all__ = ["arrived", "carried", "later", "order", "paid", "world"]

ROOT = Path(__file__).resolve().parents[2]
ALMA = Actor.person(1)
Deed = Callable[[], object]

SENDS = """
import sys, django
django.setup()
from datetime import datetime
from pistos.payments.actions.refunding import send_refund
send_refund(refund_id=int(sys.argv[1]), at=datetime.fromisoformat(sys.argv[2]))
"""


def claimed(order: Order, owner: User, at: datetime) -> Deed:
    claim = opened(order, at)
    return lambda: paying.refund_claim(claim=claim, by=ALMA, at=at)


def withdrawn(order: Order, owner: User, at: datetime) -> Deed:
    made = declaring.declare_withdrawal(declaration=said(order), order=order, at=at)
    drain(at)
    return lambda: handling.refund_withdrawal(withdrawal=made, by=ALMA, at=at)


def remedied(order: Order, owner: User, at: datetime) -> Deed:
    case = Case(Ref("complaint", "1"), order.customer, order)
    return lambda: give_remedy(case=case, offer=an_offer(), by=owner, at=at)


DEEDS = {"claim": claimed, "withdrawal": withdrawn, "remedy": remedied}
SETTLED = {
    "claim": lambda: Claim.objects.get().state == "done",
    "withdrawal": lambda: Withdrawal.objects.get().state == "refunded",
    "remedy": lambda: Remedy.objects.get().state == "done",
}
SEAMS = [
    *("payments_refund", "payments_payment", "promises_promise", "promises_entry", "journal_event"),
    *("returns_claim", "returns_claimline", "returns_claimstep", "returns_withdrawal"),
    *("remedies_remedy", "notifications_message", "procrastinate_jobs", "payments_paymententry"),
]


def fails_at(table: str, deed: Deed) -> bool:
    """Whether the deed writes to the table: there it dies, and nothing of it stays."""
    breaks(table, "true")
    try:
        with transaction.atomic():
            deed()
    except Exception:
        return True
    else:
        return False
    finally:
        heals(table)


@pytest.mark.parametrize("name", DEEDS)
def test_whatever_cannot_be_written_the_money_goes_once(
    name: str, carried: Order, alma: User, later: datetime
) -> None:
    """At each table that the deed writes, then at each that its end writes; tried again, it is one refund."""
    deed = DEEDS[name](carried, alma, later)
    died = []
    for table in SEAMS:
        with transaction.atomic():
            if fails_at(table, deed):
                died.append(table)
                assert not Refund.objects.exists(), table
            transaction.set_rollback(True)
    assert {"payments_refund", "journal_event", "procrastinate_jobs"} <= set(died)
    deed()
    drain(later)
    row = Refund.objects.get()

    for table in SEAMS:
        with transaction.atomic():
            fails_at(table, lambda: note_sent_by_hand(refund_row=row, by=ALMA, at=later))
            transaction.set_rollback(True)
    note_sent_by_hand(refund_row=row, by=ALMA, at=later)
    for table in SEAMS:
        fails_at(table, lambda: drain(later))
    drain(later)

    assert SETTLED[name]()
    assert Refund.objects.get().state == "done"
    assert -PaymentEntry.objects.get(kind="refunded").amount == row.amount
    assert Promise.objects.filter(kind="refund").get().standing.state == "kept"


@pytest.fixture
def stripe() -> Iterator[FakeStripe]:
    before = ports.providers_in_use()
    with FakeStripe() as fake:
        ports.use_providers(Stripe(Account(fake.base, "sk_test_1")), *before)
        yield fake
    ports.use_providers(*before)


def killed_while_it_sends(row: Refund, stripe: FakeStripe, at: datetime) -> None:
    """A process of its own has asked the provider, and is killed before it hears the answer."""
    stripe.stalls, stripe.stalled, stripe.freed = 1, type(stripe.stalled)(), type(stripe.freed)()
    process = subprocess.Popen(
        [sys.executable, "-c", SENDS, str(row.pk), at.isoformat()],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": database_address(),
            "DJANGO_SETTINGS_MODULE": "pistos.config.settings",
            "PISTOS_STRIPE_URL": stripe.base,
            "PISTOS_STRIPE_KEY": "sk_test_1",
            "PISTOS_STRIPE_HOOK_SECRETS": "whsec_1",
        },
    )
    assert stripe.stalled.wait(120)
    process.send_signal(signal.SIGKILL)
    process.wait()
    stripe.freed.set()


@pytest.mark.servers
@pytest.mark.django_db(transaction=True)
def test_a_process_killed_between_the_provider_and_the_books_pays_once(
    carried: Order, alma: User, later: datetime, stripe: FakeStripe
) -> None:
    Payment.objects.update(provider="stripe", charge_ref="pi_1")
    stripe.sessions["s"] = {"payment_intent": "pi_1", "amount_total": 28_30, "currency": "eur"}
    for number, name in enumerate(("remedy", "claim", "withdrawal"), 1):
        DEEDS[name](carried, alma, later)()
        row = Refund.objects.latest("pk")
        killed_while_it_sends(row, stripe, later)
        assert len(stripe.refunds) == number
        assert PaymentEntry.objects.filter(kind="refunded").count() == number - 1
        assert not SETTLED[name]()

        drain(later)

        assert SETTLED[name]()
        assert len(stripe.refunds) == PaymentEntry.objects.filter(kind="refunded").count() == number
    given = sum(entry.amount for entry in PaymentEntry.objects.filter(kind="refunded"))
    assert -given == carried.total_amount
