"""How satisfied customers are, as they answered: with interval, count, and how many did not answer."""

from dataclasses import dataclass
from datetime import date, timedelta

from pistos.reviews.queries.outcomes import marks_apart
from pistos.reviews.rules.outcomes import Marks
from pistos.surveys.queries.figures import Days, opinion
from pistos.surveys.rules.figures import Figure, Rate
from pistos.surveys.rules.scales import Aspect, Kind

SPAN = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """`pleased` is the share of 4 and 5 of 5; below thirty answers no percentage is shown of it.

    Service and product are rated apart, in surveys and in stars, so that neither hides the other:
    `products` are all stars of products, `purchases` those of whole purchases with their service.
    """

    pleased: Figure
    rate: Rate
    service: Figure
    product: Figure
    products: Marks
    purchases: Marks

    @property
    def is_shown(self) -> bool:
        counts = (self.pleased.n, self.service.n, self.product.n, self.purchases.count)
        return any((*counts, self.products.count))


def satisfaction(today: date) -> Satisfaction:
    """Surveys of the last year and all stars, from the roll-ups. Two queries."""
    days = Days(today - SPAN + timedelta(days=1), today)
    told = opinion(Kind.CSAT, days)
    products, purchases = marks_apart()
    return Satisfaction(
        told.figure,
        told.rate,
        told.sides[Aspect.SERVICE],
        told.sides[Aspect.PRODUCT],
        products,
        purchases,
    )
