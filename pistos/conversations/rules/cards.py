"""What an agent may put before a visitor beside words: a product, a page, a place. Own sites only."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused

KINDS = frozenset({"product", "page", "pointer"})
MOST_SELECTOR = 200


class CardUnusable(Refused):
    """A card that leads away from the shop's own pages, or nowhere."""


@dataclass(frozen=True, slots=True)
class Card:
    """`selector` names the place that a pointer shows, in CSS; `url` the page, empty for the one open."""

    kind: str
    title: str
    text: str = ""
    url: str = ""
    selector: str = ""


def checked(card: Card, own_origins: Collection[str]) -> dict[str, str]:
    """The card as the widget is given it. Refuses with CardUnusable."""
    if card.kind not in KINDS or not card.title.strip():
        raise CardUnusable(_("Please give the card a title."))
    if card.url and not is_own_page(card.url, own_origins):
        raise CardUnusable(_("Only pages of this shop can be sent to a visitor."))
    if card.kind == "page" and not card.url:
        raise CardUnusable(_("Please name the page to open."))
    selector = card.selector.strip()
    if card.kind == "pointer" and (not selector or len(selector) > MOST_SELECTOR):
        raise CardUnusable(_("Please name the place on the page to point at."))
    return {
        "kind": card.kind,
        "title": card.title.strip()[:120],
        "text": card.text.strip()[:300],
        "url": card.url[:500],
        "selector": selector if card.kind == "pointer" else "",
    }


def is_own_page(url: str, own_origins: Collection[str]) -> bool:
    """A path of the shop, or an address of one of its origins; no other scheme, no other host."""
    if any(sign in url for sign in "\\\n\r\t") or url != url.strip():
        return False
    parts = urlsplit(url)
    if not parts.scheme and not parts.netloc:
        return url.startswith("/") and not url.startswith("//")
    return parts.username is None and f"{parts.scheme}://{parts.netloc}" in own_origins
