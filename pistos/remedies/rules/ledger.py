"""The money of one order, whoever gives some of it back: withdrawals, remedies, a bank.

Pure, to the cent. What went back is never more than what came, in whatever order things happen; and once
everything was returned exactly all of it went back. A price reduction given before lessens what a later
return gives back, since it is part of the same money.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Goods:
    """A line: what was paid for all `pieces`, and how many went back."""

    paid: Decimal
    pieces: int
    gone: int = 0

    def share(self, pieces: int) -> Decimal:
        """What so many of its pieces cost; shares of parts always add up to `paid`."""
        return (self.paid * pieces / self.pieces).quantize(CENT, ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Ledger:
    """`paid` came in; `back` went or is promised back; `carriage` is what delivery and payment cost."""

    goods: Mapping[str, Goods]
    carriage: Decimal = ZERO
    paid: Decimal = ZERO
    back: Decimal = ZERO

    @property
    def total(self) -> Decimal:
        return sum((line.paid for line in self.goods.values()), start=self.carriage)

    @property
    def left(self) -> Decimal:
        """What may still go back."""
        return max(self.paid - self.back, ZERO)

    @property
    def is_all_gone(self) -> bool:
        return all(line.gone == line.pieces for line in self.goods.values())


class MoreThanCame(ValueError):
    """More money, or more pieces, would go back than came."""


def pay(ledger: Ledger, amount: Decimal) -> Ledger:
    """Money came in."""
    if amount <= 0:
        raise ValueError("money that came is above nought")
    return replace(ledger, paid=ledger.paid + amount)


def give_back(ledger: Ledger, amount: Decimal) -> Ledger:
    """A remedy in money, or what a bank took back. MoreThanCame above what is left."""
    if amount <= 0 or amount > ledger.left or amount != amount.quantize(CENT):
        raise MoreThanCame(f"{amount} of {ledger.left}")
    return replace(ledger, back=ledger.back + amount)


def come_back(ledger: Ledger, amount: Decimal) -> Ledger:
    """A refund failed, or a bank returned it: it may go back once more."""
    if not 0 < amount <= ledger.back:
        raise MoreThanCame(f"{amount} never went")
    return replace(ledger, back=ledger.back - amount)


def owed_for(ledger: Ledger, pieces: Mapping[str, int]) -> Decimal:
    """What is due for pieces that come back: their share, with the carriage once all is gone; never more
    than is left after what went back before."""
    owed, after = ZERO, take_in(ledger, pieces)
    for key, line in ledger.goods.items():
        owed += line.share(after.goods[key].gone) - line.share(line.gone)
    if after.is_all_gone and not ledger.is_all_gone:
        owed += ledger.carriage
    return min(owed, ledger.left)


def take_in(ledger: Ledger, pieces: Mapping[str, int]) -> Ledger:
    """The pieces came back; no money moves by it. MoreThanCame for more than are out."""
    if any(key not in ledger.goods for key in pieces):
        raise MoreThanCame("a line that is not of this order")
    goods = dict(ledger.goods)
    for key, many in pieces.items():
        line = goods[key]
        if many < 0 or line.gone + many > line.pieces:
            raise MoreThanCame(f"{many} more of {line.gone} of {line.pieces}")
        goods[key] = replace(line, gone=line.gone + many)
    return replace(ledger, goods=goods)
