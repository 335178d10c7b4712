"""Where to look in the demo, and as whom."""

from pistos.demo import cast
from pistos.demo.models import ComingScan
from pistos.orders.models import Order, Parcel

SHOP_PAGES: tuple[tuple[str, str, str | None], ...] = (
    ("/en/shop/", "All categories", None),
    ("/en/category/ceramics/", "A category with its facets", None),
    ("/el/product/blue-vase/", "A product: price with VAT, shipping, the day", None),
    ("/hy/product/garnet-ring/", "Sizes, and a model to turn about", None),
    ("/sl/product/linen-shirt/", "Clothes with their size guide", None),
    ("/en/product/wool-throw/", "A reduction from what was really asked", None),
    ("/en/product/ceramic-repair/", "A service", None),
    ("/sl/search/?q=skodelica", "Search by word forms", None),
    ("/en/cart/", "The cart", None),
)

LEARNED_PAGES: tuple[tuple[str, str, str | None], ...] = (
    ("/en/corrected/", "You told us, we corrected", None),
    ("/en/status/", "What works, and what does not", None),
    ("/desk/mistakes/", "Mistakes: found, corrected, learned from", "agent"),
    ("/desk/incidents/", "Incidents", "agent"),
    ("/desk/improvements/", "Improvements", "owner"),
)


def sign_ins() -> list[dict[str, str]]:
    """Owner, manager and agent with their passwords; the customer comes by the link to an order."""
    staff = [
        {"role": role, "address": "/desk/", "email": email, "password": password}
        for email, _, role, password in (cast.OWNER, cast.MANAGER, cast.AGENT)
    ]
    order = order_under_way()
    address = f"/{order.language}/o/{order.token}/" if order else "/"
    return [*staff, {"role": "customer", "address": address, "email": "", "password": ""}]


def order_under_way() -> Order | None:
    """An order whose parcel is on its way and will be reported on next, else the newest."""
    coming = (
        ComingScan.objects.filter(code="delivered").order_by("happens_at").values("parcel_id")[5:6]
    )
    parcel = Parcel.objects.filter(pk__in=coming).select_related("order").first()
    return parcel.order if parcel else Order.objects.order_by("-placed_at").first()


def tour() -> list[dict[str, str | None]]:
    """The pages of the ten-minute tour, each with who must be signed in to see it."""
    order = order_under_way()
    pages: list[tuple[str, str, str | None]] = [
        ("/en/", "The front door", None),
        *(
            (f"/{language}/trust/", f"Trust page ({language})", None)
            for language in ("en", "el", "sl", "hy")
        ),
        ("/trust.json", "The record for machines", None),
        *SHOP_PAGES,
        ("/desk/", "What customers await", "agent"),
        ("/desk/promises/", "Promises", "agent"),
        ("/desk/quality/", "Quality of answers, and what is worked on", "manager"),
        ("/desk/practices/", "Practices really followed", "manager"),
        ("/desk/orders/", "Orders", "agent"),
        ("/desk/customers/", "Customers", "agent"),
        ("/desk/returns/", "Returns and repairs by all rights", "agent"),
        ("/desk/remedies/?view=all", "Remedies, until the customer says it is well", "agent"),
        ("/desk/recovery/", "Dissatisfied, then satisfied; prevention and recovery", "owner"),
        ("/desk/remedies/rules/", "Who may give how much", "owner"),
        ("/desk/returns/couriers/", "Claims against couriers", "owner"),
        ("/desk/products/", "Sheets and the gate", "owner"),
        ("/en/suggestions/", "The suggestion box", None),
        *LEARNED_PAGES,
        ("/desk/reputation/", "The shop's name and its causes", "owner"),
        ("/desk/listening/", "How we listen", "agent"),
        ("/desk/causes/", "What customers say we do badly", "owner"),
        ("/desk/causes/list/carrier.late/", "A cause with its chart", "owner"),
        ("/desk/questions/", "Questions without our answer", "agent"),
        ("/en/wrong/", "Something is wrong", None),
        ("/desk/complaints/", "Complaints, need first", "agent"),
        ("/desk/complaints/care/", "Before they complain", "agent"),
        ("/desk/partners/", "Partners", "owner"),
        ("/desk/partners/ranking/", "Couriers by how they keep their word", "owner"),
        ("/desk/selections/", "Choice of partners", "owner"),
        ("/desk/indicators/", "Indicators", "owner"),
        ("/desk/requests/", "Unusual requests", "agent"),
        ("/desk/requests/deciding/", "Who decides what at once", "owner"),
        ("/desk/knowledge/", "Knowledge at hand", "agent"),
        ("/desk/practice/", "Practice", "agent"),
        ("/desk/practice/purchases/", "Test purchases", "agent"),
        ("/desk/imports/", "Imports", "owner"),
        ("/desk/audit/", "Audit trail", "owner"),
        ("/desk/settings/", "Settings", "owner"),
    ]
    if order is not None:
        pages.insert(5, (f"/{order.language}/o/{order.token}/", "A customer's order", None))
    return [{"path": path, "title": title, "sign_in": who} for path, title, who in pages]
