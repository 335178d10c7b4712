"""Wishes whose goods leave the order, and agreements that come to nothing: an honest end, and the money."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from pistos.checkout.actions import changing, settling
from pistos.checkout.actions.unagreeing import admit_wish_failed, call_off_wish
from pistos.invoices.actions.issuing import issue_invoice
from pistos.invoices.queries import left_to_credit
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Mail
from pistos.orders.actions import cancel_order, note_shortage
from pistos.orders.models import Shortage
from pistos.payments.models import OPEN, Payment, Refund
from pistos.promises.models import Standing, State
from pistos.requests.actions import agreeing, charging, finishing, receiving
from pistos.requests.facts import Asked, Offer
from pistos.requests.models import UnusualRequest, UnusualState
from pistos.requests.queries.wishes import requests_page
from tests.checkout.conftest import order, paid, world
from tests.factories.pages import signed_in
from tests.requests.test_prices import agreed, pays

__all__ = ["order", "paid", "world"]
BY, CLEO = Actor.person(1), Actor.customer(1)


def promise_of(made) -> Standing:
    made.refresh_from_db()
    return Standing.objects.get(promise_id=made.promise_id)


def short_of(made, at) -> Shortage:
    return note_shortage(line=made.line, quantity=1, restock_on=None, by=BY, at=at)


def without(shortage, at) -> None:
    settling.choose_for_shortage(shortage=shortage, choice=Shortage.Choice.WITHOUT, by=CLEO, at=at)
    drain(at)


@pytest.mark.serves("S3-56")
@pytest.mark.parametrize("price", ["3.50", "0"])
def test_goods_that_are_not_to_be_had_end_the_wish_openly(paid, ben, at, price):
    made = UnusualRequest.objects.get(order=paid)
    agreeing.judge_feasible(request=made, needed="Paper", cost_amount=Decimal(1), by=ben, at=at)
    offer = Offer(Decimal(price), (at + timedelta(days=3)).date(), "With pleasure.")
    made = agreeing.offer_request(request=made, offer=offer, by=ben, at=at)
    if price != "0":
        agreeing.agree_to_offer(request=made, by=CLEO, at=at)
        drain(at)
        paid.refresh_from_db()
        pays(paid, at)

    other = paid.lines.exclude(pk=made.line_id).get(wish_id=None)

    without(short_of(made, at), at)

    assert promise_of(made).state == State.BROKEN
    assert (made.state, made.ended_at) == (UnusualState.DECLINED, at)
    mail = Mail.objects.get(template="wish_declined")
    assert made.reason in mail.text
    paid.refresh_from_db()
    assert [line.pk for line in paid.lines.all()] == [other.pk]
    back = sum(row.amount for row in Refund.objects.all())
    assert back == Decimal("28.30") + Decimal(price) - paid.total_amount


def test_a_shortage_of_what_is_not_agreed_yet_ends_it_too(paid, at):
    made = UnusualRequest.objects.get(order=paid)

    without(short_of(made, at), at)

    made.refresh_from_db()
    assert made.state == UnusualState.DECLINED


def test_what_is_not_paid_yet_is_asked_for_no_more_and_credited(paid, ben, at):
    issue_invoice(order=paid, by=BY, at=at)
    made = agreed(paid, ben, at)

    without(short_of(made, at), at)

    paid.refresh_from_db()
    assert not Payment.objects.filter(order=paid, state__in=OPEN).exists()
    back = sum(row.amount for row in Refund.objects.all())
    assert Decimal("28.30") - back == paid.total_amount
    billed = sum(left for _bill, left in left_to_credit(paid))
    assert billed - back == paid.total_amount
    assert paid.payment_state == "paid"


def test_goods_that_their_buyer_takes_off_take_the_wish_along(paid, ben, at):
    made = UnusualRequest.objects.get(order=paid)
    agreeing.judge_feasible(request=made, needed="Paper", cost_amount=Decimal(0), by=ben, at=at)
    offer = Offer(Decimal(0), (at + timedelta(days=3)).date(), "With pleasure.")
    made = agreeing.offer_request(request=made, offer=offer, by=ben, at=at)

    changing.change_lines(order=paid, quantities={made.line_id: 0}, by=CLEO, at=at)
    drain(at)

    assert promise_of(made).state == State.WITHDRAWN
    assert made.state == UnusualState.TAKEN_BACK


def test_a_cancelled_order_ends_what_was_promised_of_its_wishes(paid, ben, at):
    made = agreed(paid, ben, at)

    cancel_order(order=paid, by=CLEO, at=at)
    drain(at)

    assert promise_of(made).state == State.WITHDRAWN


@pytest.mark.serves("S3-56")
def test_what_the_customer_no_longer_wants_ends_with_its_price(paid, ben, at):
    made = agreed(paid, ben, at)
    pays(paid, at)

    call_off_wish(request=made, by=BY, at=at)
    drain(at)

    assert promise_of(made).state == State.WITHDRAWN
    assert made.state == UnusualState.TAKEN_BACK
    paid.refresh_from_db()
    assert (paid.total_amount, Refund.objects.get().amount) == (Decimal("28.30"), Decimal("3.50"))
    with pytest.raises(agreeing.WrongMoment):
        call_off_wish(request=made, by=BY, at=at)


@pytest.mark.serves("S3-56")
def test_what_proves_impossible_is_admitted_with_reason_and_alternative(paid, ben, at):
    made = agreed(paid, ben, at)
    with pytest.raises(finishing.NotPolite):
        admit_wish_failed(request=made, reason="No paper", alternative=" ", by=BY, at=at)

    admit_wish_failed(request=made, reason="No paper", alternative="A ribbon", by=BY, at=at)
    drain(at)

    assert promise_of(made).state == State.BROKEN
    paid.refresh_from_db()
    assert paid.total_amount == Decimal("28.30")
    assert not Payment.objects.filter(order=paid, state__in=OPEN).exists()


@pytest.fixture
def by_hand(shop, cleo, ben, at) -> UnusualRequest:
    """Agreed for a price, about no order."""
    made = receiving.receive_request(asked=Asked(cleo, "Mend my old mug", "en"), by=BY, at=at)
    agreeing.judge_feasible(request=made, needed="Glue", cost_amount=Decimal(2), by=ben, at=at)
    offer = Offer(Decimal(9), (at + timedelta(days=3)).date(), "Gladly.")
    agreeing.offer_request(request=made, offer=offer, by=ben, at=at)
    made = agreeing.agree_to_offer(request=made, by=CLEO, at=at)
    drain(at)
    return made


@pytest.mark.serves("S3-56")
def test_a_price_without_an_order_goes_from_agreed_to_paid_by_hand(client, by_hand, alma, ben, at):
    mail = Mail.objects.get(template="wish_agreed").text
    assert "€9.00" in mail
    page = reverse("storefront:wish", args=[by_hand.token])
    assert "in no order" in client.get(page).content.decode()
    desk = signed_in(ben)
    one = reverse("backoffice:request", args=[by_hand.token])
    assert "To be paid by hand" in desk.get(one).content.decode()
    finishing.finish_request(request=by_hand, touch="A card", by=ben, at=at)
    assert [row.pk for row in requests_page("unpaid").rows] == [by_hand.pk]

    with pytest.raises(charging.NotPayableHere):
        charging.note_paid(request=by_hand, how=" ", by=BY, at=at)
    for _twice in range(2):
        desk.post(
            reverse("backoffice:collect_request", args=[by_hand.token]),
            {"how": "In cash, receipt 41"},
        )

    by_hand.refresh_from_db()
    assert (by_hand.state, by_hand.paid_how) == (UnusualState.DONE, "In cash, receipt 41")
    assert not requests_page("unpaid").rows
    assert "receipt 41" in desk.get(one).content.decode()
    assert "in no order" not in client.get(page).content.decode()


def test_what_is_paid_with_its_order_is_not_collected_by_hand(paid, ben, at):
    made = agreed(paid, ben, at)

    with pytest.raises(charging.NotPayableHere):
        charging.note_paid(request=made, how="In cash", by=BY, at=at)
    assert not requests_page("unpaid").rows


def test_the_desk_ends_what_comes_to_nothing(by_hand, alma, ben, at):
    desk = signed_in(alma)
    address = reverse("backoffice:admit_request", args=[by_hand.token])
    said = {"reason": "It broke further", "alternative": "A new one"}
    assert signed_in(ben).post(address, said).status_code == 403, "money may go back by it"
    desk.post(address, said)

    by_hand.refresh_from_db()
    assert by_hand.state == UnusualState.DECLINED
    desk.post(reverse("backoffice:call_off_request", args=[by_hand.token]))
    by_hand.refresh_from_db()
    assert by_hand.state == UnusualState.DECLINED
