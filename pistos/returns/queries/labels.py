"""What brings goods home: the label, and where to drop them off."""

from datetime import timedelta

from django.conf import settings
from django.utils import translation

from pistos.promises.rules.due import day_of
from pistos.returns.models import Claim
from pistos.returns.rules.papers import Label, label_paper
from pistos.returns.rules.window import DAYS
from pistos.shipping.models import Method, PickupPoint
from pistos.shipping.queries.lists import pickup_points
from pistos.shop.queries import the_shop

NEAR = 5


def return_label(claim: Claim, *, language: str) -> bytes:
    """The same claim gives the same bytes."""
    shop = the_shop()
    lines = claim.lines.select_related("line").order_by("line__position")
    told_on = day_of(claim.told_at, shop.time_zone)
    with translation.override(language):
        label = Label(
            shop=shop.legal_name or shop.name,
            address=shop.legal_address,
            number=claim.order.number,
            code=claim.token,
            link=f"{settings.SITE_URL}/desk/returns/scan/?code={claim.token}",
            goods=tuple((row.line.name, row.quantity) for row in lines),
            send_by=told_on + timedelta(days=DAYS),
        )
        return label_paper(label, language=language)


def drop_off_points(claim: Claim) -> list[PickupPoint]:
    """The nearest points of the way it came by, where the shop knows some. Three queries."""
    method = Method.objects.filter(code=claim.order.method_code).first()
    if method is None:
        return []
    address = claim.order.addresses.filter(kind="shipping").first()
    country = claim.order.country
    return pickup_points(
        method, country=country, postcode=address.postcode if address else "", most=NEAR
    )
