"""Reads of the stock: what can be sold now, and when there will be more."""

import json
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import connection
from django.db.models import F, Q

from pistos.catalogue.models import Variant
from pistos.kit.prepared import Prepared
from pistos.partners.models import Partner, PartnerKind, PartnerState
from pistos.stock.models import Incoming, Level, Location, Movement, Supply
from pistos.stock.rules import Coming, restock_day

_AVAILABLE = Prepared(
    "stock_available",
    "bigint[]",
    """
SELECT v.id, g.kind = 'service',
    (SELECT coalesce(jsonb_object_agg(l.location_id, l.on_hand - l.reserved), '{}')
        FROM stock_level l JOIN stock_location p ON p.id = l.location_id AND p.is_active
        WHERE l.variant_id = v.id),
    (SELECT coalesce(jsonb_agg(jsonb_build_array(i.expected_on, i.quantity)), '[]')
        FROM stock_incoming i WHERE i.variant_id = v.id AND i.arrived_at IS NULL),
    s.lead_days, s.code, s.sends_on_order
FROM catalogue_variant v JOIN catalogue_product g ON g.id = v.product_id
LEFT JOIN LATERAL (
    SELECT y.lead_days, q.code, y.sends_on_order
    FROM stock_supply y JOIN partners_partner q ON q.id = y.supplier_id
    WHERE y.variant_id = v.id AND q.state <> 'ended'
    ORDER BY y.sends_on_order DESC, y.is_preferred DESC, y.lead_days, y.id LIMIT 1
) s ON true
WHERE v.id = ANY($1)
""",
)


@dataclass(frozen=True, slots=True)
class Available:
    """What can be sold of a variant: `free` pieces in all, `by_location` where.

    `on_order_days`: beyond these its supplier sends more within so many days, and it can be sold.
    `restock_on`: the day of the next delivery to us when none is left. A service is never counted.
    """

    variant_id: int
    free: int
    restock_on: date | None = None
    on_order_days: int | None = None
    supplier: str = ""
    is_counted: bool = True
    by_location: Mapping[int, int] = field(default_factory=dict)

    def has(self, quantity: int) -> bool:
        """Whether so many can be sold now, from stock or on order."""
        return not self.is_counted or self.free >= quantity or self.on_order_days is not None


def availability(variant_ids: Collection[int]) -> dict[int, Available]:
    """What can be sold of each variant, in one query. One without stock has 0 free."""
    if not variant_ids:
        return {}
    with connection.cursor() as cursor:
        _AVAILABLE.execute(cursor, list(variant_ids))
        rows = cursor.fetchall()
    return {row[0]: _available(*row) for row in rows}


def _available(
    id_: int,
    is_service: bool,
    levels: str,
    coming: str,
    lead_days: int | None,
    supplier: str | None,
    sends_on_order: bool | None,
) -> Available:
    by_location = {int(place): free for place, free in json.loads(levels).items()}
    free = sum(by_location.values())
    expected = [Coming(date.fromisoformat(day), many) for day, many in json.loads(coming)]
    return Available(
        variant_id=id_,
        free=free,
        restock_on=restock_day(1, expected) if free == 0 else None,
        on_order_days=lead_days if sends_on_order else None,
        supplier=supplier or "",
        is_counted=not is_service,
        by_location=by_location,
    )


def stores_for_pick_up() -> list[Location]:
    """The stores where orders can be fetched, in their order; one query."""
    return list(
        Location.objects.filter(is_active=True, can_pick_up=True).order_by("position", "pk")
    )


def stores() -> list[Location]:
    """The stores that customers visit, in their order; one query."""
    return list(Location.objects.filter(is_active=True, is_store=True).order_by("position", "pk"))


def locations() -> list[Location]:
    return list(Location.objects.order_by("-is_active", "position", "pk"))


def suppliers_of(variant: Variant) -> list[Supply]:
    """Who supplies a variant, the preferred first; one query."""
    return list(
        Supply.objects.filter(variant=variant)
        .select_related("supplier")
        .order_by("-is_preferred", "lead_days", "pk")
    )


def suppliers() -> list[Partner]:
    """The firms that may supply something, by name; one query."""
    rows = Partner.objects.filter(kind=PartnerKind.SUPPLIER).exclude(state=PartnerState.ENDED)
    return list(rows.order_by("name", "pk"))


def levels_of(variant_ids: Collection[int]) -> dict[int, list[Level]]:
    found: dict[int, list[Level]] = defaultdict(list)
    rows = Level.objects.filter(variant_id__in=list(variant_ids)).select_related("location")
    for row in rows.order_by("location__position", "location_id"):
        found[row.variant_id].append(row)
    return found


def low_levels(*, most: int = 100) -> list[Level]:
    """Levels at or below the mark that somebody set, the emptiest first."""
    rows = Level.objects.filter(low_at__isnull=False, on_hand__lte=F("low_at") + F("reserved"))
    return list(
        rows.select_related("variant__product", "location").order_by("on_hand", "pk")[:most]
    )


def movements_of(variant: Variant, *, most: int = 100) -> list[Movement]:
    rows = Movement.objects.filter(variant=variant).select_related("location")
    return list(rows.order_by("-happened_at", "-pk")[:most])


def incoming_open(*, most: int = 200) -> list[Incoming]:
    """What is on its way to us, the next first."""
    rows = Incoming.objects.filter(arrived_at=None).select_related(
        "variant__product", "location", "supplier"
    )
    return list(rows.order_by("expected_on", "pk")[:most])


def variants_matching(words: str, *, most: int = 50) -> list[Variant]:
    """Variants by the beginning of their sku, or by words of the product's name."""
    rows = Variant.objects.filter(is_active=True).select_related("product")
    if words:
        rows = rows.filter(
            Q(sku__istartswith=words) | Q(gtin=words) | Q(product__name__icontains=words)
        )
    return list(rows.order_by("sku")[:most])
