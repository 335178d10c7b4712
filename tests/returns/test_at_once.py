"""The same declaration, pressed twice at once: one withdrawal, whichever comes first."""

import threading
from datetime import datetime

import pytest
from django.db import connection

from pistos.kit.actors import Actor
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.payments.models import Refund
from pistos.promises.models import Promise, PromiseKind
from pistos.returns.actions import choosing, declaring, handling, opening
from pistos.returns.models import ClaimLine, Withdrawal
from tests.returns.test_transport import told
from tests.returns.test_withdrawals import ALMA, said

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deed) -> list[Exception]:
    """Does it on four connections that begin together; what it raised."""
    together, raised = threading.Barrier(4), []

    def run() -> None:
        together.wait()
        try:
            deed()
        except Exception as error:  # told to the test, which says what may be raised
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return raised


@pytest.mark.serves("CRD-18")
def test_a_declaration_sent_at_once_is_one_promise(arrived: Order, later: datetime) -> None:
    raised = at_once(
        lambda: declaring.declare_withdrawal(declaration=said(arrived), order=arrived, at=later)
    )

    assert raised == []
    assert Withdrawal.objects.count() == 1
    assert Promise.objects.filter(kind=PromiseKind.REFUND).count() == 1


def test_one_without_a_known_order_too(shop: object, later: datetime) -> None:
    raised = at_once(lambda: declaring.declare_withdrawal(declaration=said(), order=None, at=later))

    assert raised == []
    assert Withdrawal.objects.count() == 1


def test_a_refund_pressed_at_once_pays_once(arrived: Order, later: datetime) -> None:
    made = declaring.declare_withdrawal(declaration=said(arrived), order=arrived, at=later)

    raised = at_once(lambda: handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later))

    assert [type(each) for each in raised] == [handling.WrongMoment] * 3
    assert Refund.objects.get().amount == arrived.total_amount


@pytest.mark.serves("S2-11")
def test_a_choice_pressed_at_once_pays_once(arrived: Order, later: datetime) -> None:
    arrived.parcels.update(courier=Partner.objects.filter(kind="courier").first())
    by = Actor.customer(arrived.customer_id)
    [claim] = opening.open_claims(intake=told(arrived), order=arrived, by=by, at=later)

    raised = at_once(lambda: choosing.choose_at_once(claim=claim, wish="refund", by=by, at=later))

    assert raised == []
    assert Refund.objects.count() == 1


def test_the_same_pieces_told_at_once_in_two_forms_are_claimed_once(
    arrived: Order, later: datetime
) -> None:
    by, forms = Actor.customer(arrived.customer_id), iter("abcd")
    lock = threading.Lock()

    def deed() -> None:
        with lock:
            attempt = next(forms) * 22
        intake = told(arrived, "broken", attempt=attempt)
        opening.open_claims(intake=intake, order=arrived, by=by, at=later)

    raised = at_once(deed)

    assert [type(each) for each in raised] == [opening.MoreThanBought] * 3
    assert ClaimLine.objects.count() == 1
