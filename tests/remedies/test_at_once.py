"""Two people, or two presses, at once: real connections."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest

from pistos.accounts.models import User
from pistos.payments.actions.refunding import RefundTooHigh
from pistos.payments.models import Payment, Refund
from pistos.remedies.actions.deciding import approve_remedy
from pistos.remedies.actions.finishing import WrongMoment
from pistos.remedies.actions.giving import DecidedMeanwhile, give_remedy
from pistos.remedies.actions.valuing import MoreThanPaid
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy
from tests.remedies.offering import about, an_offer
from tests.returns.test_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.serves("S1-56", "S3-93")
def test_a_refund_pressed_at_once_is_one(case: Case, ben: User, later: datetime) -> None:
    raised = at_once(lambda: give_remedy(case=case, offer=an_offer(), by=ben, at=later))

    assert raised == []
    assert Remedy.objects.count() == Refund.objects.count() == 1


def test_two_colleagues_who_read_the_same_page_give_once(
    case: Case, ben: User, later: datetime
) -> None:
    offers = iter([an_offer(attempt=f"a{number}", seen=0) for number in range(4)])

    raised = at_once(lambda: give_remedy(case=case, offer=next(offers), by=ben, at=later))

    assert [type(each) for each in raised] == [DecidedMeanwhile] * 3
    assert Refund.objects.get().amount == Decimal("5.00")


def test_refunds_of_different_cases_at_once_never_take_more_than_came(
    case: Case, alma: User, later: datetime
) -> None:
    numbers = iter(range(4))

    def deed() -> None:
        number = next(numbers)
        offer = an_offer(amount="20.00", attempt=f"n{number}")
        give_remedy(case=about(case, number), offer=offer, by=alma, at=later)

    raised = at_once(deed)

    assert {type(each) for each in raised} <= {MoreThanPaid, RefundTooHigh}
    assert len(raised) == 3
    payment = Payment.objects.get()
    assert payment.promised_amount == Decimal("20.00")
    assert Remedy.objects.count() == 1


def test_an_approval_pressed_at_once_gives_once(
    case: Case, ben: User, mira: User, later: datetime
) -> None:
    light = replace(case, severity=1)
    offer = an_offer(amount="10.01", asked_of=mira)
    made = give_remedy(case=light, offer=offer, by=ben, at=later)

    raised = at_once(lambda: approve_remedy(remedy=made, by=mira, at=later))

    assert [type(each) for each in raised] == [WrongMoment] * 3
    assert Refund.objects.count() == 1
