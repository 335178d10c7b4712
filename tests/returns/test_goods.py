"""Goods that come back: counted, looked at, restocked; less only with evidence; the order at its end."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from pistos.catalogue.models import MismatchReport
from pistos.causes.queries.coded import coded
from pistos.customers.actions import erase_customer
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order, OrderState
from pistos.payments.actions.refunding import note_sent_by_hand
from pistos.payments.models import Refund
from pistos.promises.models import Promise, PromiseKind, State
from pistos.returns.actions import declaring, handling, lessening, receiving
from pistos.returns.actions.steps import ref
from pistos.returns.models import Claim, ClaimLine, ClaimPhoto, StepKind, Withdrawal
from pistos.stock.models import Level, Location
from pistos.tools.models import FitReport
from tests.returns.test_claim_pages import jpeg
from tests.returns.test_transport import ALMA, carried, opened
from tests.returns.test_withdrawals import pieces, said

__all__ = ["carried"]


def withdrawn(order: Order, at: datetime, **changes: object) -> Withdrawal:
    made = declaring.declare_withdrawal(declaration=said(order, **changes), order=order, at=at)
    drain(at)
    made.refresh_from_db()
    return made


def inspected(
    claim: Claim, at: datetime, fit: int = 1, damaged: int = 0, photo: bool = True
) -> None:
    row = claim.lines.get()
    found = receiving.Found(
        {row.pk: fit}, {row.pk: damaged}, photos=[jpeg().read()] if photo else []
    )
    shelf = Location.objects.first()
    receiving.inspect_goods(claim=claim, found=found, location=shelf, by=ALMA, at=at)


@pytest.fixture
def one_back(carried: Order, later: datetime) -> Claim:
    """The first line's only piece, withdrawn and here again."""
    made = withdrawn(carried, later, quantities=pieces(carried, 1, 0))
    claim = made.claim
    receiving.receive_goods(
        claim=claim, pieces={claim.lines.get().pk: 1}, by=ALMA, at=later + timedelta(days=1)
    )
    return claim


def test_goods_are_counted_looked_at_and_back_on_the_shelf_once(
    one_back: Claim, later: datetime
) -> None:
    variant = one_back.lines.get().line.variant
    before = Level.objects.get(variant=variant, location=Location.objects.first()).on_hand

    inspected(one_back, later)
    inspected(one_back, later)

    assert (
        Level.objects.get(variant=variant, location=Location.objects.first()).on_hand == before + 1
    )
    assert one_back.withdrawal is not None
    one_back.withdrawal.refresh_from_db()
    assert one_back.withdrawal.goods_back_at is not None
    with pytest.raises(receiving.CountWrong):
        receiving.receive_goods(
            claim=one_back, pieces={one_back.lines.get().pk: 1}, by=ALMA, at=later
        )
    with pytest.raises(receiving.CountWrong):
        inspected(one_back, later, fit=1, damaged=1)


@pytest.mark.serves("CRD-20")
def test_less_is_given_back_only_with_evidence_and_the_customer_may_object(
    one_back: Claim, later: datetime
) -> None:
    row = one_back.lines.get()
    less = {"line": row, "amount": Decimal("4.00"), "by": ALMA, "at": later}
    with pytest.raises(lessening.EvidenceMissing):
        lessening.lessen_value(because="worn for weeks outside", **less)
    inspected(one_back, later, photo=False)
    with pytest.raises(lessening.EvidenceMissing):
        lessening.lessen_value(because="worn for weeks outside", **less)
    inspected(one_back, later)
    with pytest.raises(lessening.EvidenceMissing):
        lessening.lessen_value(because="worn", **less)
    lessening.lessen_value(because="worn for weeks outside", **less)
    drain(later)
    assert "may object" not in Message.objects.get(template="claim_value").text
    assert "worn for weeks outside" in Message.objects.get(template="claim_value").text

    assert one_back.withdrawal is not None
    paid = handling.refund_withdrawal(withdrawal=one_back.withdrawal, by=ALMA, at=later)
    assert paid == row.line.paid_amount - Decimal("4.00")
    by = Actor.customer(one_back.customer_id)
    lessening.object_to_less(line=row, words="I wore it once, at home.", by=by, at=later)
    with pytest.raises(lessening.NothingToObject):
        lessening.object_to_less(line=row, words="Again.", by=by, at=later)
    promise = Promise.objects.get(about_kind="claim_line")
    lessening.decide_objection(
        line=row, amount=Decimal("1.00"), answer="We see it now.", by=ALMA, at=later
    )
    promise.standing.refresh_from_db()
    assert promise.standing.state == State.KEPT
    sent = sum(refund.amount for refund in Refund.objects.all())
    assert sent == row.line.paid_amount - Decimal("1.00")
    assert ClaimLine.objects.get().refund_amount == sent


@pytest.mark.serves("CRD-20")
def test_whoever_was_not_informed_owes_nothing_for_handling(
    one_back: Claim, later: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    inspected(one_back, later)
    monkeypatch.setattr(lessening, "was_informed", lambda order: False)
    with pytest.raises(lessening.NotInformed):
        lessening.lessen_value(
            line=one_back.lines.get(), amount=Decimal("1.00"), because="worn for weeks outside",
            by=ALMA, at=later,
        )  # fmt: skip
    assert ClaimLine.objects.get().less_amount == 0


def test_an_order_is_returned_once_all_of_it_was_paid_back(carried: Order, later: datetime) -> None:
    first = withdrawn(carried, later, attempt="a", quantities=pieces(carried, 1, 0))
    second = withdrawn(carried, later, attempt="b", quantities=pieces(carried, 0, 1))
    for made in (first, second):
        handling.refund_withdrawal(withdrawal=made, by=ALMA, at=later)
        for refund in Refund.objects.filter(state="by_hand"):
            note_sent_by_hand(refund_row=refund, by=ALMA, at=later)
        drain(later)
        carried.refresh_from_db()
        assert (carried.state == OrderState.RETURNED) == (made is second)
    assert sum(refund.amount for refund in Refund.objects.all()) == carried.total_amount
    rows = ClaimLine.objects.values_list("refund_amount", flat=True)
    carriage = sum(Claim.objects.values_list("delivery_amount", flat=True))
    assert sum(amount or 0 for amount in rows) + carriage == carried.total_amount


@pytest.mark.serves("S0-26")
def test_not_as_pictured_feeds_the_sheet_and_overturns_once_confirmed(
    carried: Order, later: datetime
) -> None:
    from pistos.returns.actions import deciding

    claim = opened(carried, later, happened="picture")
    report = MismatchReport.objects.get()
    line = claim.lines.get().line
    assert (report.reason, report.version_id) == ("picture", line.sheet_version_id)
    assert report.source_kind == "claim"
    delivery = Promise.objects.get(kind=PromiseKind.DELIVERY, toward="customer")
    assert not delivery.standing.is_overturned, "told is not yet confirmed"
    deciding.agree_remedy(claim=claim, wish="replacement", by=ALMA, at=later)
    drain(later)
    delivery.standing.refresh_from_db()
    assert (delivery.standing.is_overturned, delivery.standing.cause) == (True, "not_as_described")


@pytest.mark.serves("S4-24")
def test_on_time_but_another_item_is_a_broken_promise(carried: Order, later: datetime) -> None:
    from pistos.returns.actions import deciding

    delivery = Promise.objects.get(kind=PromiseKind.DELIVERY, toward="customer")
    assert delivery.standing.state == State.KEPT
    claim = opened(carried, later, happened="wrong")
    deciding.agree_remedy(claim=claim, wish="replacement", by=ALMA, at=later)
    delivery.standing.refresh_from_db()
    assert (delivery.standing.state, delivery.standing.cause) == (State.BROKEN, "wrong")


def test_too_small_teaches_the_size_advice_and_a_cause_is_coded_once_confirmed(
    carried: Order, later: datetime
) -> None:
    from pistos.returns.actions import choosing

    line = carried.lines.order_by("position")[0]
    assert line.variant is not None
    line.variant.options = {"size": "M"}
    line.variant.save()
    withdrawn(carried, later, quantities=pieces(carried, 1, 0), happened={line.pk: "too_small"})
    fit = FitReport.objects.get()
    assert (fit.size, fit.verdict) == ("M", "too_small")

    other = carried.lines.order_by("position")[1]
    from pistos.returns.facts import Told

    claim = opened(carried, later, rows=(Told(other.pk, 1, "damaged"),), attempt="c" * 22)
    assert coded(ref(claim)) is None
    by = Actor.customer(carried.customer_id)
    choosing.choose_at_once(claim=claim, wish="refund", by=by, at=later)
    drain(later)
    found = coded(ref(claim))
    assert found is not None
    assert found.primary == "carrier.damaged"


def test_erasing_the_person_leaves_the_claim_without_words_and_pictures(
    carried: Order, later: datetime, alma
) -> None:
    claim = opened(carried, later, photos=(jpeg().read(),))
    assert ClaimPhoto.objects.count() == 1
    erase_customer(customer=carried.customer, by=ALMA, at=later)
    claim.refresh_from_db()
    assert claim.words == ""
    assert not ClaimPhoto.objects.exists()
    assert claim.steps.filter(kind=StepKind.TOLD).exists()
