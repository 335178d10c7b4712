"""Where the official notice of the legal guarantee is shown, and in which language."""

from dataclasses import dataclass
from pathlib import PurePosixPath

from django.urls import reverse

from pistos.shop.models import Shop
from pistos.shop.queries import official_notices


@dataclass(frozen=True, slots=True)
class NoticeShown:
    """`language` is the one it is written in: there is none in Armenian."""

    url: str
    language: str


def notice_shown(shop: Shop, language: str) -> NoticeShown | None:
    """The notice in the language of the page, else in the shop's own, else in English; None where the shop
    has put up none. One query."""
    found = official_notices()
    for code in (language, shop.default_language, "en"):
        if code in found:
            name = PurePosixPath(found[code].file.name or "").name
            return NoticeShown(reverse("official-notice", args=[code, name]), code)
    return None
