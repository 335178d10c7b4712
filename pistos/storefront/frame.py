"""What every public page has around it: the way home, the record, the firms we work with."""

from django.urls import reverse

from pistos.catalogue.queries.listing import sells_anything
from pistos.kit.errors import NotFound
from pistos.partners.models import Partner
from pistos.partners.queries import active_partners_shown
from pistos.shop.models import Shop
from pistos.shop.queries import the_shop_or_none


def frame(partners: list[Partner] | None = None, *, sells: bool | None = None) -> dict[str, object]:
    """Context of the public frame. One query for the partners shown and one for whether anything is sold
    here, unless they are at hand: a shop that sells elsewhere has no cart."""
    shown = active_partners_shown() if partners is None else partners
    sells = sells_anything() if sells is None else sells
    return {
        "home_url": reverse("storefront:home"),
        "trust_url": reverse("storefront:trust"),
        "shop_url": reverse("storefront:shop") if sells else "",
        "sells": sells,
        "partners_shown": shown,
    }


def shop_of_page() -> Shop:
    """The shop; without one there is nothing public yet."""
    shop = the_shop_or_none()
    if shop is None:
        raise NotFound
    return shop
