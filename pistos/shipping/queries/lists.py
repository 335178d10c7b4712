"""Lists of methods, points and rules, and what goods weigh."""

from collections.abc import Collection

from pistos.catalogue.models import Variant
from pistos.partners.models import Partner, PartnerKind, PartnerState
from pistos.shipping.models import FreeFrom, Method, PickupPoint, Rate
from pistos.shipping.queries.views import Wanted
from pistos.shipping.rules.costs import tidy_postcode


def weight_of(wanted: Wanted) -> int:
    """Grams of so many of each variant; one of unknown weight counts as nothing. One query."""
    weights = Variant.objects.filter(pk__in=list(wanted)).values_list(
        "pk", "weight_grams", "product__weight_grams"
    )
    return sum((own or general or 0) * wanted[id_] for id_, own, general in weights)


def pickup_points(
    method: Method, *, country: str, postcode: str = "", most: int = 50
) -> list[PickupPoint]:
    """Points of a method in a country, those whose postcode begins alike first; one query."""
    rows = list(
        PickupPoint.objects.filter(method=method, country=country, is_active=True).order_by(
            "postcode", "name", "pk"
        )
    )
    wanted = tidy_postcode(postcode)

    def likeness(point: PickupPoint) -> int:
        found = tidy_postcode(point.postcode)
        return next((n for n in range(len(wanted), 0, -1) if found[:n] == wanted[:n]), 0)

    return sorted(rows, key=lambda point: -likeness(point))[:most]


def countries_served(currencies: Collection[str] = ()) -> list[str]:
    """Where something can be sent, by the rates of active methods; one query."""
    rows = Rate.objects.filter(method__is_active=True)
    if currencies:
        rows = rows.filter(currency__in=list(currencies))
    return sorted({code for row in rows.only("countries") for code in row.countries})


def methods_all() -> list[Method]:
    """Every method for the desk, active first; three queries."""
    return list(
        Method.objects.select_related("courier", "store")
        .prefetch_related("rates", "free_from")
        .order_by("-is_active", "position", "pk")
    )


def free_rules() -> list[FreeFrom]:
    """Every rule of free shipping, for the desk; one query."""
    return list(
        FreeFrom.objects.select_related("method", "customer").order_by(
            "currency", "threshold", "pk"
        )
    )


def couriers() -> list[Partner]:
    """The firms that may carry parcels, by name; one query."""
    rows = Partner.objects.filter(kind=PartnerKind.COURIER).exclude(state=PartnerState.ENDED)
    return list(rows.order_by("name", "pk"))
