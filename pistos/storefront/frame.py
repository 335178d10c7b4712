"""What every public page has around it: the way home, the record, the firms we work with."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from pistos.catalogue.queries.listing import sells_anything
from pistos.kit.errors import NotFound
from pistos.kit.keeping import Kept
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


@dataclass(frozen=True, slots=True)
class Around:
    """What a page has around it, as a process keeps it."""

    shop: Shop
    partners: list[Partner]
    sells: bool

    def frame(self) -> dict[str, object]:
        """Context of the public frame; no query."""
        return frame(self.partners, sells=self.sells)


_kept: Kept[Around] = Kept(4)


def around(request: HttpRequest, marks: str) -> Around:
    """Read once for each state of the parts of the shop (`kit.marking`). The request remembers the shop, so
    that the page does not ask again."""
    found = _kept.get(
        marks, lambda: Around(shop_of_page(), active_partners_shown(), sells_anything())
    )
    vars(request)["shop"] = found.shop
    return found
