"""What a remedy is worth, and that no more goes back than came."""

from decimal import Decimal

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused
from pistos.orders.models import Line, Order
from pistos.remedies.facts import ZERO, Case, Offer
from pistos.remedies.models import RemedyKind
from pistos.remedies.queries.money import back_for, money_of, sent_again
from pistos.remedies.rules.catalogue import OF_GOODS
from pistos.remedies.rules.ledger import CENT


class NothingToGive(Refused):
    """The offer lacks what its kind needs."""


class MoreThanPaid(Refused):
    """More would go back than the customer paid."""


class GoodsAndMoney(Refused):
    """The goods would be had and their whole price as well."""


def valued(case: Case, offer: Offer) -> Decimal:
    """The value of the offer, checked. The order's row is locked by the caller.

    Refuses with NothingToGive what lacks its order, amount or words, and with MoreThanPaid a refund above
    what is left of the order's or the line's money, with GoodsAndMoney what was given the other way.
    """
    if offer.kind not in RemedyKind.values:
        raise NothingToGive(_("Please choose a remedy."))
    kind = RemedyKind(offer.kind)
    if offer.amount < 0 or offer.amount != offer.amount.quantize(CENT):
        raise NothingToGive(_("An amount is above nought, to the cent."))
    if kind == RemedyKind.REFUND:
        return _refund(case, offer)
    if kind in OF_GOODS:
        return _goods(case, offer)
    if kind == RemedyKind.FREE_SHIPPING:
        return (case.order.shipping_amount if case.order else None) or ZERO
    if kind == RemedyKind.VOUCHER and not offer.amount:
        raise NothingToGive(_("Please say how much the voucher is worth."))
    if kind in (RemedyKind.GIFT, RemedyKind.REPAIR) and not offer.words.strip():
        raise NothingToGive(_("Please say what it is: the customer reads it."))
    return offer.amount


def goods_lines(order: Order, line: Line | None, quantity: int) -> list[tuple[Line, int]]:
    """Which lines go again and how many of each: the one meant, or all of the order."""
    if line is not None:
        return [(line, quantity or line.quantity)]
    return [(row, row.quantity) for row in order.lines.filter(wish_id=None).order_by("position")]


def _refund(case: Case, offer: Offer) -> Decimal:
    if case.order is None:
        raise NothingToGive(_("Money goes back for an order. Please name it first."))
    if not offer.amount:
        raise NothingToGive(_("Please say how much goes back."))
    money = money_of(case.order)
    left, back = money.left, money.back
    if case.line is not None:
        back = back_for(case.line)
        carriage = (case.order.shipping_amount or ZERO) + (case.order.fee_amount or ZERO)
        left = money.left_for(case.line.paid_amount, carriage, back)
    if offer.amount > left:
        raise MoreThanPaid(
            _("At most %(left)s %(currency)s of this order can still go back.")
            % {"left": left, "currency": case.order.currency}
        )
    again = sent_again(case.order, case.line)
    if again and back + offer.amount >= again:
        raise GoodsAndMoney(
            _(
                "The goods go again already, so not all of their money goes back as well. Give less,"
                " or wait until their day is over."
            )
        )
    return offer.amount


def _goods(case: Case, offer: Offer) -> Decimal:
    if case.order is None:
        raise NothingToGive(_("Goods go again for an order. Please name it first."))
    if case.line is not None and offer.quantity > case.line.quantity:
        raise NothingToGive(_("More was named than the order holds."))
    rows = goods_lines(case.order, case.line, offer.quantity)
    worth = sum(
        (line.paid_amount * many / line.quantity for line, many in rows if line.quantity), ZERO
    )
    worth = worth.quantize(CENT)
    back = back_for(case.line) if case.line is not None else money_of(case.order).back
    if worth and back >= worth:
        raise GoodsAndMoney(
            _("The money for these goods went back already, so they do not go again.")
        )
    return worth
