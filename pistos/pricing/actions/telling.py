"""Lists ordered by price follow the prices."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from pistos.catalogue.actions.ordering import note_lowest_amounts
from pistos.kit.errors import NotFound
from pistos.pricing.models import Price, PriceKind
from pistos.pricing.queries import lowest_amounts, market_for

LATELY = timedelta(minutes=10)


@transaction.atomic
def tell_lowest_amounts(*, product_ids: Collection[int], at: datetime) -> None:
    """Tells the catalogue the lowest price of products in the default market. Publishes nothing: the
    prices did."""
    try:
        market = market_for("")
    except NotFound:
        return
    country = market.countries[0] if market.countries else ""
    found = lowest_amounts(product_ids, country=country, at=at)
    note_lowest_amounts(amounts={id_: found.get(id_) for id_ in product_ids})


def follow_reductions(at: datetime) -> None:
    """Reductions begin and end by themselves: those of the last ten minutes are told."""
    since = at - LATELY
    edges = Q(valid_from__gt=since, valid_from__lte=at) | Q(
        valid_until__gt=since, valid_until__lte=at
    )
    rows = Price.objects.filter(edges, kind=PriceKind.REDUCTION)
    ids = set(rows.values_list("variant__product_id", flat=True))
    if ids:
        tell_lowest_amounts(product_ids=sorted(ids), at=at)
