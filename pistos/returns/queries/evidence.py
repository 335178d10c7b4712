"""What a courier is shown: everything on record about a parcel that was damaged or lost, as one paper."""

from django.utils import translation

from pistos.kit.errors import NotFound
from pistos.orders.models import OrderAddress, Scan
from pistos.promises.rules.due import day_of
from pistos.returns.models import ClaimPhoto, CourierClaim, Side
from pistos.returns.queries.pictures import picture_of
from pistos.returns.rules.papers import Evidence, Reported, evidence_paper
from pistos.shop.queries import the_shop


def evidence_pack(courier_claim: CourierClaim, *, language: str) -> bytes:
    """The same record gives the same bytes. Photos whose files are gone are left out."""
    claim, parcel, shop = courier_claim.claim, courier_claim.parcel, the_shop()
    address = OrderAddress.objects.filter(order=claim.order, kind="shipping").first()
    lines = claim.lines.select_related("line").order_by("line__position")
    with translation.override(language):
        facts = Evidence(
            shop=shop.name,
            courier=courier_claim.courier.name,
            kind=str(CourierClaim.Kind(courier_claim.kind).label),
            number=f"{claim.order.number}-{courier_claim.pk}",
            order_number=claim.order.number,
            ordered_on=day_of(claim.order.placed_at, shop.time_zone),
            told_on=day_of(claim.told_at, shop.time_zone),
            deadline_on=courier_claim.deadline_on,
            tracking_number=parcel.tracking_number,
            place=f"{address.postcode} {address.city}".strip()
            if address
            else f"{parcel.postcode} {parcel.city}".strip(),
            weight_grams=parcel.weight_grams,
            amount=courier_claim.amount,
            currency=courier_claim.currency,
            words=claim.words,
            goods=tuple((row.line.name, row.quantity, row.line.unit_amount) for row in lines),
            reports=tuple(
                Reported(scan.happened_at, str(scan.get_code_display()), scan.place, scan.text)
                for scan in Scan.objects.filter(parcel=parcel).order_by("happened_at", "pk")
            ),
            photos=tuple(filter(None, map(_content, _photos(courier_claim)))),
        )
        return evidence_paper(facts, language=language)


def _photos(courier_claim: CourierClaim) -> list[ClaimPhoto]:
    return list(
        ClaimPhoto.objects.filter(claim=courier_claim.claim, side=Side.CUSTOMER).order_by("pk")
    )


def _content(photo: ClaimPhoto) -> bytes:
    try:
        return picture_of(photo)
    except NotFound:
        return b""
