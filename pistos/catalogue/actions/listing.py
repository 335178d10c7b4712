"""What others tell the lists: the lowest price of a product, for their order and bounds alone."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import connection, transaction

from pistos.catalogue.events import LowestAmountsNoted
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref


@transaction.atomic
def note_lowest_amounts(*, amounts: Mapping[int, Decimal], by: Actor, at: datetime) -> int:
    """Keeps the lowest gross price in the shop's own market by product id; returns how many changed.

    Rows are locked in the order of their ids, so that two that tell at once never wait for each other.
    """
    ids = sorted(amounts)
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH told AS (SELECT * FROM unnest(%s::bigint[], %s::numeric[]) AS t (id, amount)),"
            " mine AS (SELECT product_id FROM catalogue_listed JOIN told ON id = product_id"
            "  WHERE lowest_amount IS DISTINCT FROM amount ORDER BY product_id"
            "  FOR UPDATE OF catalogue_listed)"
            " UPDATE catalogue_listed l SET lowest_amount = told.amount FROM told, mine"
            " WHERE l.product_id = told.id AND l.product_id = mine.product_id",
            [ids, [amounts[id_] for id_ in ids]],
        )
        changed: int = cursor.rowcount
    if changed:
        about = Ref("catalogue", "lists")
        publish(LowestAmountsNoted(changed), about=about, by=by, at=at)
    return changed
