"""The rules in force by which reviews are asked."""

from datetime import timedelta

from pistos.catalogue.models import Product
from pistos.reviews.models import ReviewSettings


def settings_in_force() -> ReviewSettings:
    """The newest version; the defaults before the first (not saved)."""
    return ReviewSettings.objects.order_by("-version").first() or ReviewSettings(version=0)


def delay_of(product: Product | None, settings: ReviewSettings) -> timedelta:
    """How long after its delivery a product is asked about: by the nearest category that says so."""
    path = list(product.category.path) if product is not None and product.category else []
    for category_id in reversed(path):
        days = settings.delays.get(str(category_id))
        if days is not None:
            return timedelta(days=int(days))
    return timedelta(days=settings.delay_days)
