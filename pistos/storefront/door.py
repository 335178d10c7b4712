"""The front door: the language is found, the visitor let in."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override
from django.views.decorators.http import require_safe

from pistos.catalogue.models import ProductKind
from pistos.catalogue.queries.categories import category_tree
from pistos.catalogue.queries.listing import first_photos, newest_cards
from pistos.catalogue.rules.shown import Card
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.promises.queries.figures import newest_publication
from pistos.shop.models import Shop
from pistos.shop.queries import settings_in_force
from pistos.storefront.cards import priced_cards
from pistos.storefront.contact_page import closures_of
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.photos import pictured
from pistos.storefront.reviews.window import said_of_late, with_stars
from pistos.storefront.shopping import cart_of, country_of, language_of_page
from pistos.storefront.trust_words import headline, is_public_on


@require_safe
def front_door(request: HttpRequest) -> HttpResponse:
    """To the landing page in the visitor's language: chosen before, else what the browser says."""
    with override(get_language_from_request(request)):
        response = HttpResponseRedirect(reverse("storefront:home"))
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    shop, rules, at = shop_of_page(), settings_in_force(), clock.now()
    publication = newest_publication()
    is_public = is_public_on(rules.trust_page_public_from, at, shop.time_zone)
    context = frame() | {"closures": closures_of(shop, at)}
    if publication and is_public:
        context |= {"headline": headline(publication.figures), "publication": publication}
    if context["sells"]:
        context |= _shop_window(request, shop, at)
    return render(request, "storefront/home.html", context)


def _shop_window(request: HttpRequest, shop: Shop, at: datetime) -> dict[str, object]:
    language = language_of_page()
    tree = category_tree(language, shop.default_language)
    photos = first_photos(language, shop.default_language)
    found = newest_cards(language, shop.default_language)
    newest = with_stars(priced_cards(found, country=country_of(cart_of(request)), at=at), found)
    return {
        "tagline": text_in(shop.tagline, language, shop.default_language),
        "places": [
            {"branch": branch, "photo": pictured(photos.get(branch.id))}
            for branch in tree
            if branch.count
        ],
        "newest": newest,
        "said": said_of_late(language, shop.default_language),
        "shown": next((row for row in newest if _is_thing(row)), None),
    }


def _is_thing(row: dict[str, object]) -> bool:
    card = row["card"]
    return isinstance(card, Card) and card.kind == ProductKind.GOODS
