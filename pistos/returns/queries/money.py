"""How much goes back on a claim, by line, after everything that went back before."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import F, Q, Sum

from pistos.orders.models import Order
from pistos.returns.models import Claim, ClaimLine, Outcome, Withdrawal
from pistos.returns.queries.windows import returnables
from pistos.returns.rules.money import Part, left_amount, part_amount

NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Owed:
    """By line of the claim what goes back, and the delivery that goes back with the last piece."""

    lines: Mapping[int, Decimal]
    delivery: Decimal

    @property
    def amount(self) -> Decimal:
        return sum(self.lines.values(), start=self.delivery)


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
    lines = {
        row.pk: max(part_amount(parts[row.line_id]) - row.less_amount, NOTHING)
        for row in rows
        if row.line_id in parts
    }
    free = {row.line.pk for row in returnables(order) if not row.ground or row.line.pk in now}
    is_whole = all(
        part.before + part.now == part.pieces for key, part in parts.items() if key in free
    )
    carriage = (order.shipping_amount or Decimal(0)) + (order.fee_amount or Decimal(0))
    return Owed(lines, max(carriage - _carried_back(order), NOTHING) if is_whole else NOTHING)


def left_on(claim: Claim) -> Mapping[int, Decimal]:
    """By line id, the most by which its price can be reduced."""
    parts = parts_of(claim.order, {}, besides=claim)
    return {row.line_id: left_amount(parts[row.line_id]) for row in claim.lines.all()}


def parts_of(order: Order, now: Mapping[int, int], *, besides: Claim) -> dict[int, Part]:
    """Every line of the order with what went back before, by line id. Two queries."""
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
    return {
        line.pk: Part(
            line.paid_amount,
            line.quantity,
            given[line.pk]["pieces"] if line.pk in given else 0,
            now.get(line.pk, 0),
            given[line.pk]["amount"] if line.pk in given else None,
        )
        for line in order.lines.all()
    }


def _carried_back(order: Order) -> Decimal:
    found = Claim.objects.filter(order=order).aggregate(gone=Sum("delivery_amount"))["gone"]
    return found or NOTHING
