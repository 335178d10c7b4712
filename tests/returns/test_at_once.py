"""The same declaration, pressed twice at once: one withdrawal, whichever comes first."""

import threading
from datetime import datetime

import pytest
from django.db import connection

from pistos.orders.models import Order
from pistos.payments.models import Refund
from pistos.promises.models import Promise, PromiseKind
from pistos.returns.actions import declaring, handling
from pistos.returns.models import Withdrawal
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
