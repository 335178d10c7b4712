"""How much goes back on a withdrawal."""

from decimal import Decimal

from django.db.models import Sum

from pistos.returns.models import Withdrawal, WithdrawalLine, WithdrawalState
from pistos.returns.queries.windows import returnables
from pistos.returns.rules.money import Part, amount_back

PAID_BACK = (WithdrawalState.REFUNDING, WithdrawalState.REFUNDED)


def amount_of(made: Withdrawal) -> Decimal:
    """What was paid for the goods it names, after what went back before; with delivery once all is gone."""
    order = made.order
    if order is None:
        return Decimal("0.00")
    now = dict(made.lines.values_list("line_id", "quantity"))
    before: dict[int, int] = dict(
        WithdrawalLine.objects.filter(line__order=order, withdrawal__state__in=PAID_BACK)
        .exclude(withdrawal=made)
        .values_list("line")
        .annotate(Sum("quantity"))
    )
    parts = [
        Part(row.line.paid_amount, row.line.quantity, before.get(row.line.pk, 0),
             now.get(row.line.pk, 0))
        for row in returnables(order)
        if not row.ground or row.line.pk in now
    ]  # fmt: skip
    carriage = (order.shipping_amount or Decimal(0)) + (order.fee_amount or Decimal(0))
    return amount_back(parts, carriage)
