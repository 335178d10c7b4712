"""What a broken promise costs in stars: stars by what became of the promised day, and by courier.

Only comparisons within this shop: reviews whose day was kept against those whose day was broken.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pistos.kit.together import read_together, rows_of
from pistos.reviews.models import BROKEN, WHOLE_SHOP, Outcome, OutcomeFigures, ProductFigures
from pistos.reviews.rules.outcomes import Cost, Marks, cost_of

PRODUCT, PURCHASE = "product", "purchase"


@dataclass(frozen=True, slots=True)
class CourierMarks:
    courier_id: int
    kept: Marks
    broken: Marks


@dataclass(frozen=True, slots=True)
class Outcomes:
    """`by_outcome` in the order of `Outcome`, only what there is; `made_at` None before the first time."""

    by_outcome: dict[str, Marks]
    kept: Marks
    broken: Marks
    couriers: list[CourierMarks]
    made_at: datetime | None

    @property
    def cost(self) -> Cost | None:
        return cost_of(self.kept, self.broken)


def outcomes(about: str) -> Outcomes:
    """Figures of product reviews or of reviews of purchases; one query."""
    rows = list(OutcomeFigures.objects.filter(about=about))
    told = {str(each): _sum(rows, {str(each)}) for each in Outcome}
    couriers = [
        CourierMarks(
            courier_id,
            kept=_sum((row for row in rows if row.courier_id == courier_id), {Outcome.KEPT}),
            broken=_sum((row for row in rows if row.courier_id == courier_id), BROKEN),
        )
        for courier_id in sorted({row.courier_id for row in rows if row.courier_id})
    ]
    couriers.sort(key=lambda row: -(row.kept.count + row.broken.count))
    return Outcomes(
        by_outcome={each: marks for each, marks in told.items() if marks.count},
        kept=_sum(rows, {Outcome.KEPT}),
        broken=_sum(rows, BROKEN),
        couriers=couriers,
        made_at=max((row.made_at for row in rows), default=None),
    )


def marks_apart() -> tuple[Marks, Marks]:
    """All stars that products got, and all that whole purchases got (goods, delivery and service in one
    mark): never added up. One query."""
    products = rows_of(ProductFigures.objects.filter(product_id=WHOLE_SHOP))
    purchases = rows_of(OutcomeFigures.objects.filter(about=PURCHASE))
    read_together(products, purchases)
    return _whole(products.found), _whole(purchases.found)


def _whole(rows: Iterable[ProductFigures | OutcomeFigures]) -> Marks:
    whole = Marks()
    for row in rows:
        whole = whole.plus(Marks((row.stars_1, row.stars_2, row.stars_3, row.stars_4, row.stars_5)))
    return whole


def _sum(rows: Iterable[OutcomeFigures], wanted: Iterable[str]) -> Marks:
    chosen = set(wanted)
    return _whole(row for row in rows if row.outcome in chosen)
