"""What the law and the guarantees say of the goods of a claim."""

from datetime import datetime
from typing import Any

from django.utils.translation import get_language

from pistos.kit.languages import text_in
from pistos.promises.rules.due import day_of
from pistos.returns.models import Claim, Guarantee, ProductGuarantee, SoldItem, Track
from pistos.returns.queries.items import ladder_of
from pistos.returns.rules.guarantee import law_of, legal_until
from pistos.returns.rules.tracks import wishes_of
from pistos.shipping.queries import countries_served


class Guarantees:
    """Answers the catalogue's question what a product lacks (`catalogue.ports.GuaranteeCheck`)."""

    def months_lacking(self, product_id: int) -> int:
        least = least_months()
        rows = ProductGuarantee.objects.filter(product_id=product_id, until=None)
        return 0 if rows.filter(months__gte=least).exists() else least


def least_months() -> int:
    """The months that listed technical goods must be guaranteed for in some country the shop sells to."""
    return max((law_of(country).least_technical for country in countries_served()), default=0)


def wishes_open(claim: Claim, at: datetime) -> list[tuple[str, Any]]:
    """What the customer may wish for now, with its words; nothing once something is decided."""
    is_free = claim.is_open and not claim.outcome and claim.withdrawal_id is None
    if not is_free or claim.track not in (Track.LEGAL, Track.COMMERCIAL):
        return []
    opens = claim.track == Track.LEGAL and ladder_of(claim, at)
    return [(wish.value, wish.label) for wish in wishes_of(claim.track, opens_all=opens)]


def law_shown(claim: Claim) -> list[dict[str, Any]]:
    """For each line of a claim by the guarantees: until when, by whom, and who repairs. A constant count
    of queries."""
    if claim.track not in (Track.LEGAL, Track.COMMERCIAL):
        return []
    language = get_language() or "en"
    rows = list(claim.lines.select_related("line"))
    lines = [row.line_id for row in rows]
    items = SoldItem.objects.filter(line_id__in=lines)
    extended = {item.line_id for item in items if item.extended_at}
    guarantees = {
        each.item.line_id: each
        for each in Guarantee.objects.filter(item__line_id__in=lines).select_related("item")
    }
    info = {
        each.product_id: each.repair_info
        for each in ProductGuarantee.objects.filter(
            product_id__in=[row.line.product_id for row in rows], until=None
        )
    }
    parcel = claim.parcel
    arrived_on = (
        day_of(parcel.delivered_at, parcel.zone) if parcel and parcel.delivered_at else None
    )
    country = claim.order.country or (parcel.country if parcel else "")
    return [
        {
            "name": row.line.name,
            "legal_until": legal_until(arrived_on, country, is_extended=row.line_id in extended),
            "is_extended": row.line_id in extended,
            "guarantee": guarantees.get(row.line_id),
            "repair_info": text_in(info.get(row.line.product_id or 0) or {}, language),
        }
        for row in rows
    ]
