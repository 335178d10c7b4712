"""What follows by itself when a promise breaks: the time guarantee, the money guarantee, and their record."""

from dataclasses import asdict
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.payments.models import Payment, Refund
from pistos.promises.actions import mark_due
from pistos.promises.actions.compensating import raise_compensations
from pistos.promises.models import Compensation, Promise, PromiseKind, State
from pistos.remedies.actions.editing import PolicyFacts, PolicyWrong, save_policy
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy, RemedyKind
from pistos.remedies.queries.costs import costs_by_cause
from pistos.remedies.queries.results import money_results
from pistos.shop.models import ShopSettings
from tests.remedies.offering import about, given

ALMA = Actor.person(1)
EUR = Decimal
EVERY = list(RemedyKind.values)


@pytest.fixture
def stated(shop, at: datetime) -> None:
    """Four euros for a missed day, stated before the order was placed."""
    ShopSettings.objects.create(late_amount=EUR("4.00"), made_at=at - timedelta(days=30))


def missed(order: Order, at: datetime) -> datetime:
    """The day of the delivery goes by without the parcel; two more days without any proof."""
    promise = Promise.objects.get(kind=PromiseKind.DELIVERY, order_id=order.pk, toward="customer")
    after = promise.due_at + timedelta(days=3)
    mark_due(at=after)
    raise_compensations(at=after)
    drain(after)
    return after


def ruled(at: datetime, **more: Any) -> None:
    save_policy(facts=PolicyFacts(EVERY, {}, **more), by=ALMA, at=at - timedelta(days=20))


@pytest.mark.serves("S2-18")
@pytest.mark.parametrize(("way", "kind"), [("voucher", "voucher"), ("refund", "refund")])
def test_a_missed_day_is_made_good_by_itself(stated, paid: Order, at: datetime, way, kind) -> None:
    ruled(at, late_way=way)

    after = missed(paid, at)

    made = Remedy.objects.get()
    assert (made.kind, made.amount, made.given_by, made.subject_kind) == (
        kind, EUR("4.00"), None, "compensation",
    )  # fmt: skip
    owed = Compensation.objects.get()
    assert (owed.given_at is not None) is (kind == "voucher")
    raise_compensations(at=after)
    drain(after)
    assert Remedy.objects.count() == 1
    if kind == "refund":
        assert Refund.objects.get().amount == EUR("4.00")


def test_by_hand_a_colleague_gives_it(stated, paid: Order, at: datetime) -> None:
    missed(paid, at)

    assert Compensation.objects.get().given_at is None
    assert not Remedy.objects.exists()


def test_money_that_is_not_there_becomes_a_voucher(stated, order: Order, at: datetime) -> None:
    ruled(at, late_way="refund")

    missed(order, at)

    assert Remedy.objects.get().kind == "voucher"
    assert not Refund.objects.exists()


@pytest.mark.serves("S2-18")
def test_money_that_is_late_is_made_good_as_stated_when_it_was_promised(
    case: Case, ben: User, at: datetime, later: datetime
) -> None:
    ruled(at, money_amount=EUR("3.00"), money_way="voucher")
    made = given(case, ben, later, amount="5.00")
    save_policy(
        facts=PolicyFacts(EVERY, {}, money_amount=EUR("9.00"), money_way="voucher"),
        by=ALMA, at=later + timedelta(days=1),
    )  # fmt: skip
    promise = Promise.objects.select_related("standing").get(pk=made.promise_id)
    after = promise.due_at + timedelta(hours=1)

    for _twice in range(2):
        mark_due(at=after)
        drain(after)

    promise.standing.refresh_from_db()
    assert promise.standing.state == State.BROKEN
    extra = Remedy.objects.exclude(pk=made.pk).get()
    assert (extra.kind, extra.amount, extra.subject_kind) == ("voucher", EUR("3.00"), "promise")
    result = money_results(at)
    assert asdict(result) | {"mean_days": 0} == {
        "owed": 1, "given": 1, "amount": EUR("3.00"), "mean_days": 0,
    }  # fmt: skip
    assert Payment.objects.get().promised_amount == EUR("5.00")


def test_a_guarantee_says_how_it_is_given(shop, at: datetime) -> None:
    with pytest.raises(PolicyWrong):
        ruled(at, money_amount=EUR("3.00"))


@pytest.mark.serves("S2-18")
def test_the_trust_page_states_both_guarantees_with_their_real_results(
    client: Client, stated, shop, case: Case, ben: User, at: datetime, later: datetime
) -> None:
    ruled(at, money_amount=EUR("3.00"), money_way="voucher")

    page = client.get("/en/trust/").content.decode()

    assert "If we miss the day we promised, we pay you €4.00" in page
    assert "If your money is not back by the day we promised, you get €3.00" in page


@pytest.mark.serves("S3-99")
def test_the_cost_of_recovery_is_told_by_cause(case: Case, alma: User, later: datetime) -> None:
    given(case, alma, later, "voucher", "5.00")
    given(about(case, 2), alma, later, "gift", "3.00")

    [(cause, found)] = costs_by_cause(later - timedelta(days=1), later + timedelta(days=1)).items()

    assert cause == "carrier.late"
    assert (found.count, found.given, found.time) == (2, EUR("8.00"), EUR("10.00"))


def test_what_the_rule_gives_is_not_given_by_hand_as_well(
    stated, paid: Order, at: datetime, client: Client, alma: User
) -> None:
    ruled(at, late_way="refund")
    missed(paid, at)
    owed = Compensation.objects.get()

    client.force_login(alma)
    answer = client.post(f"/desk/owed/{owed.pk}/given/")

    assert answer.status_code == 302
    owed.refresh_from_db()
    assert owed.given_at is None, (
        "the refund is on its way by the rule, and notes it once it is there"
    )
