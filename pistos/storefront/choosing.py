"""A variant as it can be chosen: what it costs here, and whether it can be had."""

from dataclasses import dataclass

from pistos.catalogue.rules.shown import VariantShown
from pistos.pricing.queries import PriceView
from pistos.stock.queries import Available

FEW = 5
"""From so few pieces on, how many are left is said: true, and no more than that."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A variant as it can be chosen: what it costs here, and whether it can be had."""

    variant: VariantShown
    price: PriceView | None
    stock: Available | None

    @property
    def can_be_bought(self) -> bool:
        return self.price is not None and self.stock is not None and self.stock.has(1)

    @property
    def left(self) -> int | None:
        """How many are left where it is worth knowing."""
        found = self.stock
        is_few = found is not None and found.is_counted and 0 < found.free <= FEW
        return found.free if found is not None and is_few else None
