"""What the order of lists by price rests on, told by whoever sets prices."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import connection, transaction


@transaction.atomic
def note_lowest_amounts(*, amounts: Mapping[int, Decimal | None]) -> None:
    """The lowest price by product, for the order of lists alone; None where it has no price. What a page
    shows is read from the prices themselves."""
    if not amounts:
        return
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE catalogue_listed SET lowest_amount = w.amount"
            " FROM unnest(%s::bigint[], %s::numeric[]) AS w (id, amount)"
            " WHERE product_id = w.id AND lowest_amount IS DISTINCT FROM w.amount",
            [list(amounts), list(amounts.values())],
        )
