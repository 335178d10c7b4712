"""What every page needs: whether this is a demo, the instant, the shop's own words and its logo, and the
way to reach the shop."""

from pathlib import PurePosixPath
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from pistos.kit import clock
from pistos.shop.queries import the_shop_or_none

CHAT_SCRIPT = "/chat.js"
"""Answered by the chat, before Django; the shop's pages carry it like any other site's."""
PRIVATE = frozenset(
    {
        *("o", "c", "p", "asked", "account", "cart", "wrong", "my-answer"),
        *("my-review", "write-review", "confirm-review"),
    }
)
"""Pages by a token that only one person holds."""


def page(request: HttpRequest) -> dict[str, object]:
    # A view that had to ask for the shop leaves it on its request.
    shop = getattr(request, "shop", None) or the_shop_or_none()
    logo = PurePosixPath(shop.logo.name or "").name if shop and shop.logo else ""
    return {
        "is_demo": settings.IS_DEMO,
        "now": clock.now(),
        "shop": shop,
        "chat_script": CHAT_SCRIPT if shop else "",
        "signs_url": reverse("storefront:cart-signs") if shop else "",
        "cart_mark_url": reverse("storefront:cart-mark") if shop else "",
        **_contacts(request, is_open=shop is not None),
        "look_url": reverse("look", args=[shop.accent[1:]]) if shop and shop.accent else "",
        "logo_url": reverse("shop-logo", args=[logo]) if logo else "",
    }


def _contacts(request: HttpRequest, *, is_open: bool) -> dict[str, str]:
    """The contact page, and the same with the page that is looked at. Private addresses are not carried:
    their tokens would stand in the address of the contact page."""
    if not is_open or request.path.startswith("/desk/"):
        return {}
    contact = reverse("storefront:contact")
    is_private = len(request.path.split("/")) > 3 and request.path.split("/")[2] in PRIVATE
    about = {} if is_private else {"about": request.path[:300]}
    return {
        "contact_url": contact,
        "wrong_url": f"{reverse('storefront:wrong')}?{urlencode(about or {'about': '/'})}",
        "problem_url": f"{contact}?{urlencode(about or {'about': '/'})}",
    }
