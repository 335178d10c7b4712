"""The loaders of asks that edges use."""

from pistos.asks.models import Approach
from pistos.kit.errors import NotFound


def approach_by_link(token: str) -> Approach:
    """Behind the link of a mail; NotFound for an unknown one and for the erased."""
    found = Approach.objects.filter(token=token).select_related("customer").first()
    if found is None or found.customer.is_erased:
        raise NotFound
    return found
