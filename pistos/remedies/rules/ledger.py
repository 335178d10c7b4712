"""The money of one order, whoever gives some of it back: withdrawals, remedies, a bank.

Pure, to the cent. What went back is never more than what came, in whatever order things happen.
"""

from dataclasses import dataclass
from decimal import Decimal

CENT = Decimal("0.01")
ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Ledger:
    """`paid` came in; `back` went or is promised back, or a bank took it."""

    paid: Decimal = ZERO
    back: Decimal = ZERO

    @property
    def left(self) -> Decimal:
        """What may still go back."""
        return max(self.paid - self.back, ZERO)

    def left_for(self, line_paid: Decimal, carriage: Decimal, line_back: Decimal) -> Decimal:
        """What may still go back for one line: its own price and the carriage, less what went back for it."""
        return min(self.left, max(line_paid + carriage - line_back, ZERO))
