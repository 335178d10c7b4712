"""The money of a line is one, whoever gives it back: claims, withdrawals, remedies, here and elsewhere."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.payments.actions.refunding import note_sent_by_hand, settle_refund
from pistos.payments.facts import RefundAnswer
from pistos.payments.models import Payment, Refund
from pistos.promises.models import Promise, Standing
from pistos.remedies.actions.deciding import send_money_again
from pistos.remedies.actions.finishing import note_done
from pistos.remedies.actions.valuing import GoodsAndMoney, MoreThanPaid
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy
from pistos.returns.actions import choosing, handling, paying
from pistos.returns.actions.declaring import declare_withdrawal
from pistos.returns.facts import Declaration
from pistos.returns.models import Claim, ClaimLine, Withdrawal
from tests.remedies.offering import given
from tests.returns.test_transport import carried, opened

__all__ = ["carried"]

EUR = Decimal
ALMA = Actor.person(1)


@pytest.fixture
def owner(db: None) -> User:
    return User.objects.create(email="olga@kalamos.example", name="Olga", role="owner")


def case_of(order: Order, number: int = 1, *, of_first: bool = True) -> Case:
    line = order.lines.order_by("position").first() if of_first else None
    return Case(Ref("complaint", str(number)), order.customer, order, line)


def sent() -> Decimal:
    return sum((row.amount for row in Refund.objects.all()), EUR(0))


@pytest.mark.serves("S2-18")
def test_a_line_paid_back_as_a_remedy_is_not_paid_back_by_its_claim(
    carried: Order, owner: User, later: datetime
) -> None:
    given(case_of(carried), owner, later, amount="10.00", deviation="so")
    claim = opened(carried, later)

    assert paying.refund_claim(claim=claim, by=ALMA, at=later) == EUR("2.40")
    assert sent() == EUR("12.40")


def test_a_line_paid_back_on_a_claim_is_not_paid_back_as_a_remedy(
    carried: Order, owner: User, later: datetime
) -> None:
    paying.refund_claim(claim=opened(carried, later), by=ALMA, at=later)

    with pytest.raises(MoreThanPaid):
        given(case_of(carried), owner, later, amount="12.40")
    assert sent() == EUR("12.40")
    assert not Remedy.objects.exists()


def test_what_went_elsewhere_on_a_claim_counts_for_remedies(
    carried: Order, owner: User, later: datetime
) -> None:
    claim = opened(carried, later)
    paying.note_refunded_elsewhere(claim=claim, proof="bank 17", by=ALMA, at=later)

    case = case_of(carried, of_first=False)
    with pytest.raises(MoreThanPaid, match=r"15\.90"):
        given(case, owner, later, amount="28.30")
    given(case, owner, later, amount="15.90")


def test_what_went_elsewhere_as_a_remedy_counts_for_claims(
    carried: Order, owner: User, later: datetime
) -> None:
    case = case_of(carried, of_first=False)
    given(case, owner, later, amount="28.30", way="elsewhere")
    claim = opened(carried, later)

    paying.note_refunded_elsewhere(claim=claim, proof="bank 17", by=ALMA, at=later)

    assert ClaimLine.objects.get().refund_amount == 0


def test_nobody_chooses_money_that_went_back_before(
    carried: Order, owner: User, later: datetime
) -> None:
    given(case_of(carried, of_first=False), owner, later, amount="28.30")
    claim = opened(carried, later)

    with pytest.raises(choosing.NotAtOnce):
        choosing.choose_at_once(
            claim=claim, wish="refund", by=Actor.customer(carried.customer_id), at=later
        )
    claim.refresh_from_db()
    assert (claim.outcome, sent()) == ("", EUR("28.30"))


def test_goods_and_their_whole_price_are_not_both_given(
    carried: Order, owner: User, later: datetime
) -> None:
    case = case_of(carried)
    given(case, owner, later, "resend")

    with pytest.raises(GoodsAndMoney):
        given(case, owner, later, amount="12.40", deviation="so")
    given(case, owner, later, amount="3.00", deviation="for the wait")
    assert sent() == EUR("3.00")


def test_goods_whose_money_went_back_do_not_go_again(
    carried: Order, owner: User, later: datetime
) -> None:
    case = case_of(carried)
    given(case, owner, later, amount="12.40")

    with pytest.raises(GoodsAndMoney):
        given(replace(case, subject=Ref("complaint", "2")), owner, later, "resend", deviation="so")
    drain(later)
    assert Order.objects.count() == 1


def fails(at: datetime) -> None:
    row = Refund.objects.latest("pk")
    settle_refund(refund_id=row.pk, answer=RefundAnswer("", "failed", "gone"), by=ALMA, at=at)
    drain(at)


def test_a_withdrawal_whose_refund_failed_is_paid_again(
    carried: Order, owner: User, later: datetime
) -> None:
    said = Declaration("C", "c@x.example", carried.number, "en", "a" * 22)
    made = declare_withdrawal(declaration=said, order=carried, at=later)
    drain(later)
    handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)
    fails(later)
    client = Client()
    client.force_login(owner)
    page = client.get(f"/desk/returns/{made.token}/").content.decode()
    assert "The money could not be sent: gone." in page

    handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)
    note_sent_by_hand(refund_row=Refund.objects.latest("pk"), by=ALMA, at=later)
    drain(later)

    made.refresh_from_db()
    assert (made.state, made.refund_amount) == ("refunded", EUR("28.30"))
    assert [row.state for row in Refund.objects.order_by("pk")] == ["failed", "done"]


def test_a_claim_whose_refund_failed_is_not_stuck(carried: Order, later: datetime) -> None:
    claim = opened(carried, later)
    paying.refund_claim(claim=claim, by=ALMA, at=later)
    fails(later)

    paying.refund_claim(claim=claim, by=ALMA, at=later)
    claim.refresh_from_db()
    assert claim.state == "refunding"
    promise = Promise.objects.select_related("standing").get(kind="refund", about_kind="claim")
    assert promise.standing.state == "open", "trying again keeps nothing"
    note_sent_by_hand(refund_row=Refund.objects.latest("pk"), by=ALMA, at=later)
    drain(later)

    claim.refresh_from_db()
    assert (claim.state, claim.lines.get().refund_amount) == ("done", EUR("12.40"))


def in_two_payments(order: Order) -> None:
    """It was paid in two parts, so that what goes back goes in two."""
    first = Payment.objects.get(order=order)
    second = Payment.objects.get(pk=first.pk)
    second.pk, second.token = None, "t" * 22
    second.amount = second.paid_amount = EUR("20.00")
    second.save(force_insert=True)
    Payment.objects.filter(pk=first.pk).update(paid_amount=EUR("8.30"), amount=EUR("8.30"))


def test_only_what_failed_is_paid_elsewhere(carried: Order, owner: User, later: datetime) -> None:
    in_two_payments(carried)
    claim = opened(carried, later)
    paying.refund_claim(claim=claim, by=ALMA, at=later)
    went, other = Refund.objects.order_by("pk")
    assert (went.amount, other.amount) == (EUR("8.30"), EUR("4.10"))
    fails(later)
    with pytest.raises(paying.WrongMoment, match="still on its way"):
        paying.note_refunded_elsewhere(claim=claim, proof="bank 17", by=ALMA, at=later)
    note_sent_by_hand(refund_row=went, by=ALMA, at=later)
    drain(later)

    paying.note_refunded_elsewhere(claim=claim, proof="bank 17", by=ALMA, at=later)

    claim.refresh_from_db()
    step = claim.steps.get(kind="refunded")
    assert (claim.state, claim.lines.get().refund_amount) == ("done", EUR("12.40"))
    assert (step.facts["amount"], step.facts["elsewhere"]) == ("12.40", "4.10")
    with pytest.raises(MoreThanPaid, match=r"15\.90"):
        given(case_of(carried, of_first=False), owner, later, amount="15.91")


def test_what_a_failed_remedy_was_paid_elsewhere_is_not_given_again(
    carried: Order, owner: User, later: datetime
) -> None:
    made = given(case_of(carried), owner, later, amount="12.40")
    fails(later)
    note_done(remedy=made, note="bank 17", by=ALMA, at=later)
    drain(later)

    with pytest.raises(MoreThanPaid):
        given(case_of(carried, 2, of_first=False), owner, later, amount="15.91", deviation="so")
    given(case_of(carried, 2, of_first=False), owner, later, amount="15.90", deviation="so")


@pytest.mark.serves("S2-11")
@pytest.mark.parametrize("happened", ["damaged", "broken"])
def test_a_claim_whose_money_failed_has_a_button_to_send_it_again(
    carried: Order, owner: User, later: datetime, happened: str
) -> None:
    claim = opened(carried, later, happened=happened)
    paying.refund_claim(claim=claim, by=ALMA, at=later)
    fails(later)
    client, address = Client(), f"/desk/returns/claim/{claim.token}/"
    client.force_login(owner)

    page = client.get(address).content.decode()
    assert "The money could not be sent: gone." in page
    assert f"{address}again/" in page
    client.post(f"{address}again/")
    assert [row.state for row in Refund.objects.order_by("pk")] == ["failed", "by_hand"]
    assert f"{address}again/" not in client.get(address).content.decode()
    client.post(f"{address}again/")
    assert Refund.objects.count() == 2


def begun(kind: str, order: Order, owner: User, at: datetime):
    """Money that is on its way back, and the deed that sends it once more."""
    if kind == "claim":
        claim = opened(order, at)
        paying.refund_claim(claim=claim, by=ALMA, at=at)
        return claim, lambda: paying.refund_claim(claim=claim, by=ALMA, at=at)
    if kind == "remedy":
        made = given(case_of(order), owner, at, amount="5.00")
        return made, lambda: send_money_again(remedy=made, by=ALMA, at=at)
    said = Declaration("C", "c@x.example", order.number, "en", "a" * 22)
    declared = declare_withdrawal(declaration=said, order=order, at=at)
    drain(at)
    handling.refund_withdrawal(withdrawal=declared, by=ALMA, at=at)
    return declared, lambda: handling.refund_withdrawal(withdrawal=declared, by=ALMA, at=at)


def is_there(thing: Claim | Remedy | Withdrawal, at: datetime) -> str:
    note_sent_by_hand(refund_row=Refund.objects.latest("pk"), by=ALMA, at=at)
    drain(at)
    thing.refresh_from_db()
    return thing.state


@pytest.mark.parametrize("kind", ["claim", "withdrawal", "remedy"])
def test_money_that_was_there_and_came_back_is_owed_again_and_goes_once_more(
    carried: Order, owner: User, later: datetime, kind: str
) -> None:
    thing, again = begun(kind, carried, owner, later)
    assert is_there(thing, later) in ("done", "refunded")

    fails(later)
    thing.refresh_from_db()
    assert thing.state in ("open", "declared") or (thing.state, thing.problem) == ("done", "gone")
    again()

    assert is_there(thing, later) in ("done", "refunded")
    assert [row.state for row in Refund.objects.order_by("pk")] == ["failed", "done"]


def refunds_promised() -> list[tuple[str, str]]:
    rows = Standing.objects.filter(kind="refund").order_by("promise_id")
    return list(rows.values_list("state", "cause"))


@pytest.mark.fault("S5")
@pytest.mark.serves("S4-24")
@pytest.mark.parametrize("kind", ["claim", "withdrawal", "remedy"])
def test_money_that_came_back_overturns_its_promise_and_is_promised_anew(
    carried: Order, owner: User, later: datetime, kind: str
) -> None:
    thing, again = begun(kind, carried, owner, later)
    is_there(thing, later)
    assert refunds_promised() == [("kept", "")]
    days = later + timedelta(days=60)

    for _twice in range(2):
        fails(days)

    assert refunds_promised() == [("broken", "money_returned"), ("open", "")]
    assert Event.objects.filter(name="promises.PromiseOverturned").count() == 1
    promise = Promise.objects.filter(kind="refund").latest("pk")
    assert promise.due_at > days
    mail = Message.objects.get(template="refund_came_back")
    thing.refresh_from_db()
    assert f"/{thing.token}/" in mail.text
    assert "your money came back to us" in mail.subject
    assert "Your money is back by" in mail.text
    again()
    assert is_there(thing, days) in ("done", "refunded")
    assert refunds_promised() == [("broken", "money_returned"), ("kept", "")]


def test_money_that_never_arrived_leaves_its_promise_open(
    carried: Order, owner: User, later: datetime
) -> None:
    begun("claim", carried, owner, later)

    fails(later)

    assert refunds_promised() == [("open", "")]
    assert not Message.objects.filter(template="refund_came_back").exists()


def test_what_a_person_sent_elsewhere_is_not_owed_again_when_another_refund_fails(
    carried: Order, owner: User, later: datetime
) -> None:
    claim = opened(carried, later)
    paying.refund_claim(claim=claim, by=ALMA, at=later)
    fails(later)
    paying.note_refunded_elsewhere(claim=claim, proof="bank 17", by=Actor.person(1), at=later)
    given(case_of(carried, of_first=False), owner, later, amount="5.00")
    fails(later)

    claim.refresh_from_db()
    assert claim.state == "done"
