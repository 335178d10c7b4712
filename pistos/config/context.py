"""What every page needs: whether this is a demo, the instant, the shop's own words and its logo."""

from pathlib import PurePosixPath

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from pistos.kit import clock
from pistos.shop.queries import the_shop_or_none

CHAT_SCRIPT = "/chat.js"
"""Answered by the chat, before Django; the shop's pages carry it like any other site's."""


def page(request: HttpRequest) -> dict[str, object]:
    shop = the_shop_or_none()
    logo = PurePosixPath(shop.logo.name or "").name if shop and shop.logo else ""
    return {
        "is_demo": settings.IS_DEMO,
        "now": clock.now(),
        "shop": shop,
        "chat_script": CHAT_SCRIPT if shop else "",
        "logo_url": reverse("shop-logo", args=[logo]) if logo else "",
    }
