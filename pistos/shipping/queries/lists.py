"""Lists of methods, points and rules, and what goods weigh."""

from collections.abc import Collection
from datetime import date

from django.db.models import Q

from pistos.catalogue.models import Variant
from pistos.kit.keeping import Kept
from pistos.kit.marking import marks_now
from pistos.partners.models import Partner, PartnerKind, PartnerState
from pistos.partners.rules import AT_WORK
from pistos.shipping.models import FreeFrom, Method, PickupPoint, Rate
from pistos.shipping.queries.views import Wanted
from pistos.shipping.rules.costs import tidy_postcode

OFFERED = Q(is_active=True) & (Q(courier=None) | Q(courier__state__in=AT_WORK))
"""A method without a courier is the shop's own; one whose courier left is not offered."""


_served: Kept[list[str]] = Kept(16)


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
    """Where something can be sent, by the rates of the methods offered; one query, and another when a way
    has changed since this process last read them."""
    key = (frozenset(currencies), marks_now())
    return list(_served.get(key, lambda: _countries_served(currencies)))


def _countries_served(currencies: Collection[str]) -> list[str]:
    rows = Rate.objects.filter(method__in=Method.objects.filter(OFFERED))
    if currencies:
        rows = rows.filter(currency__in=list(currencies))
    return sorted({code for row in rows.only("countries") for code in row.countries})


def methods_shown() -> list[Method]:
    """What is offered, in the shop's order, with couriers and stores; one query."""
    rows = Method.objects.filter(OFFERED).select_related("courier", "store")
    return list(rows.order_by("position", "pk"))


def free_for_all(on: date) -> list[FreeFrom]:
    """From which value shipping is free for everybody on a day; one query."""
    rows = FreeFrom.objects.filter(
        Q(valid_from=None) | Q(valid_from__lte=on),
        Q(valid_until=None) | Q(valid_until__gt=on),
        customer=None,
    )
    return list(rows.select_related("method").order_by("currency", "threshold", "pk"))


def has_personal_terms() -> bool:
    """Whether any customer has shipping terms of their own: then pages say so."""
    return FreeFrom.objects.exclude(customer=None).exists()


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
