"""What an order says about a matter, so that nobody has to type it."""

from dataclasses import replace

from pistos.causes.facts import Facets
from pistos.orders.models import Line, Order, Parcel


def completed(facets: Facets) -> Facets:
    """With the order's customer, and its courier, supplier and product where it has just one.

    No query without an order, three with one.
    """
    if facets.order_id is None:
        return facets
    customer = Order.objects.values_list("customer_id", flat=True).get(pk=facets.order_id)
    parcels = Parcel.objects.filter(order_id=facets.order_id, cancelled_at=None)
    carried = list(parcels.values_list("courier_id", "supplier_id")[:20])
    products = Line.objects.filter(order_id=facets.order_id).values_list("product_id", flat=True)
    return replace(
        facets,
        customer_id=facets.customer_id or customer,
        courier_id=facets.courier_id or _only({courier for courier, _ in carried}),
        supplier_id=facets.supplier_id or _only({supplier for _, supplier in carried}),
        product_id=facets.product_id or _only(set(products[:20])),
    )


def _only(found: set[int | None]) -> int | None:
    return found.pop() if len(found) == 1 else None
