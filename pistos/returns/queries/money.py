"""How much goes back on a claim, by line, after everything that went back before."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from django.db.models import F, Q, QuerySet, Sum

from pistos.orders.models import Order
from pistos.payments.models import Refund, RefundState
from pistos.remedies.ports import Given
from pistos.remedies.queries.money import given_by_line, money_of
from pistos.returns.models import Claim, ClaimLine, Outcome, Withdrawal
from pistos.returns.queries.windows import returnables
from pistos.returns.rules.money import NOTHING, Owed, Part, left_amount, owed_back


def amount_of(made: Withdrawal) -> Decimal:
    """What was paid for the goods it names, after what went back before; with delivery once all is gone."""
    claim = Claim.objects.select_related("order").filter(withdrawal=made).first()
    return NOTHING if claim is None else owed_on(claim).amount


def owed_on(claim: Claim) -> Owed:
    """If all of it is paid back now: the price, less what the goods lost by handling. Six queries."""
    order = claim.order
    rows = list(claim.lines.all())
    now = {row.line_id: row.quantity for row in rows}
    parts = parts_of(order, now, besides=claim)
    named = {row.pk: (parts[row.line_id], row.less_amount) for row in rows if row.line_id in parts}
    free = {row.line.pk for row in returnables(order) if not row.ground or row.line.pk in now}
    contract = [part for key, part in parts.items() if key in free]
    carriage = (order.shipping_amount or NOTHING) + (order.fee_amount or NOTHING)
    return owed_back(named, contract, carriage - _carried_back(claim), money_left(claim))


def money_left(claim: Claim) -> Decimal | None:
    """What of all that came may still go back on this claim, whoever gave some before; None of an order
    for which we know of no money. What this claim itself sent is not counted against it."""
    money = money_of(claim.order)
    if not money.paid:
        return None
    return replace(money, back=money.back - _sent_on(claim)).left


def given_on_claims(order: Order) -> Given:
    """By line what claims and withdrawals give back, and what of it went outside of our payments."""
    by_line: dict[int, Decimal] = {}
    elsewhere = NOTHING
    rows = ClaimLine.objects.filter(claim__order=order, refund_amount__isnull=False)
    claims: dict[int, Claim] = {}
    for row in rows.select_related("claim__order"):
        by_line[row.line_id] = by_line.get(row.line_id, NOTHING) + (row.refund_amount or NOTHING)
        claims[row.claim_id] = row.claim
    for claim in claims.values():
        if claim.refunded_at is not None:
            amounts = [row.refund_amount for row in rows if row.claim_id == claim.pk]
            whole = sum((each for each in amounts if each), claim.delivery_amount)
            elsewhere += max(whole - _sent_on(claim), NOTHING)
    return Given(by_line, elsewhere)


def _keys(claim: Claim) -> QuerySet[Refund]:
    begins = Q(key__startswith=f"claim:{claim.pk}:")
    if claim.withdrawal_id is not None:
        begins |= Q(key__startswith=f"withdrawal:{claim.withdrawal_id}:")
    return Refund.objects.filter(begins, payment__order_id=claim.order_id)


def problem_of(claim: Claim) -> str:
    """Why its money could not be sent; empty where nothing failed. One query."""
    failed = _keys(claim).filter(state=RefundState.FAILED).order_by("-pk").first()
    return "" if failed is None else failed.problem or "–"


def _sent_on(claim: Claim) -> Decimal:
    rows = _keys(claim).exclude(state=RefundState.FAILED)
    return rows.aggregate(sum=Sum("amount"))["sum"] or NOTHING


def left_on(claim: Claim) -> Mapping[int, Decimal]:
    """By line id, the most by which its price can be reduced."""
    parts = parts_of(claim.order, {}, besides=claim)
    return {row.line_id: left_amount(parts[row.line_id]) for row in claim.lines.all()}


def parts_of(order: Order, now: Mapping[int, int], *, besides: Claim) -> dict[int, Part]:
    """Every line of the order with what went back before, by line id. Remedies that
    name a line lessen what it has left to give. Three queries."""
    given = {
        row["line"]: row
        for row in ClaimLine.objects.filter(line__order=order, refund_amount__isnull=False)
        .exclude(claim=besides)
        .values("line")
        .annotate(
            pieces=Sum("quantity", filter=Q(claim__outcome=Outcome.REFUND), default=0),
            amount=Sum(F("refund_amount") + F("less_amount"), default=NOTHING),
        )
    }
    remedies = given_by_line(order)
    parts = {}
    for line in order.lines.all():
        before: int = given[line.pk]["pieces"] if line.pk in given else 0
        amount: Decimal | None = given[line.pk]["amount"] if line.pk in given else None
        if line.pk in remedies:
            amount = (amount or NOTHING) + remedies[line.pk]
        many = now.get(line.pk, 0)
        parts[line.pk] = Part(line.paid_amount, line.quantity, before, many, amount)
    return parts


def _carried_back(claim: Claim) -> Decimal:
    """What of the carriage went back on other claims of its order."""
    others = Claim.objects.filter(order=claim.order).exclude(pk=claim.pk)
    return others.aggregate(gone=Sum("delivery_amount"))["gone"] or NOTHING
