"""A list ordered by price follows the prices, also when a reduction begins and ends by itself."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from pistos.catalogue.models import Listed
from pistos.kit.tasks import drain
from pistos.pricing import actions
from pistos.pricing.actions.telling import follow_reductions
from pistos.shop.models import Shop
from tests.factories.goods import ALMA, a_market, priced
from tests.factories.products import mugs, published_mug


@pytest.mark.serves("S1-27")
def test_the_lowest_price_of_a_product_is_told_to_the_catalogue(shop: Shop, at: datetime) -> None:
    product = published_mug(mugs(at), at)
    market = a_market(at)
    blue, red = product.variants.order_by("pk")
    priced(blue, "14.00", market, at)
    priced(red, "12.00", market, at)

    def told() -> Decimal | None:
        return Listed.objects.values_list("lowest_amount", flat=True).get(product=product)

    drain(at)
    assert told() == Decimal("12.00")

    later = at + timedelta(days=2)
    reduction = actions.NewReduction(Decimal("9.00"), later, later + timedelta(days=1), "sale")
    actions.set_reduction(variant=blue, market=market, reduction=reduction, by=ALMA, at=at)
    drain(at)
    assert told() == Decimal("12.00")

    follow_reductions(later + timedelta(minutes=4))
    assert told() == Decimal("9.00")
    follow_reductions(later + timedelta(days=1, minutes=4))
    assert told() == Decimal("12.00")
