"""Whom to ask: what a parcel brought, and which products have not been spoken of for long."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef

from pistos.catalogue.models import Product, ProductState
from pistos.orders.models import Line, Parcel
from pistos.reviews.models import Review, State

MOST_STALE = 200


def delivered_lines(parcel: Parcel) -> list[Line]:
    """The lines that lie in a parcel, or all of an order in one parcel; the dearest first, one a product.
    One query, two without contents."""
    rows = Line.objects.filter(product__isnull=False).select_related(
        "order__customer__merged_into", "product__category"
    )
    held = list(rows.filter(parcels__parcel=parcel).distinct())
    lines = held or list(rows.filter(order_id=parcel.order_id))
    by_product: dict[int | None, Line] = {}
    for line in sorted(lines, key=lambda line: (-line.paid_amount, line.position)):
        by_product.setdefault(line.product_id, line)
    return list(by_product.values())


def stale_products(*, at: datetime, days: int, most: int = MOST_STALE) -> list[Product]:
    """Products on sale that were sold and have no review of the last `days`; one query."""
    fresh = Review.objects.filter(
        product=OuterRef("pk"), state=State.PUBLISHED, written_at__gt=at - timedelta(days=days)
    )
    sold = Line.objects.filter(
        product=OuterRef("pk"), order__placed_at__gt=at - timedelta(days=120)
    )
    rows = Product.objects.filter(Exists(sold), ~Exists(fresh), state=ProductState.PUBLISHED)
    return list(rows.select_related("category").order_by("pk")[:most])
