"""Lists of products: a category with its facets, all categories, and what a search finds."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.categories import category_by_slug, category_tree, path_of
from pistos.catalogue.queries.listing import category_page
from pistos.catalogue.queries.searching import search_products
from pistos.catalogue.rules.shown import Branch, Listing
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.languages import text_in
from pistos.shop.models import Shop
from pistos.storefront.cards import priced_cards
from pistos.storefront.facet_words import chosen_words, facets_in
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.shopping import cart_of, country_of, language_of_page
from pistos.storefront.sought import tidy_words

SORTS: dict[str, Callable[[], str]] = {
    "usual": lambda: _("As we suggest"),
    "price": lambda: _("Lowest price first"),
    "-price": lambda: _("Highest price first"),
    "newest": lambda: _("Newest first"),
}


@require_safe
def categories(request: HttpRequest) -> HttpResponse:
    shop = shop_of_page()
    tree = category_tree(language_of_page(), shop.default_language)
    return render(request, "storefront/shop/categories.html", frame() | {"tree": tree})


@require_safe
def category(request: HttpRequest, slug: str) -> HttpResponse:
    shop, language = shop_of_page(), language_of_page()
    found = category_by_slug(slug)
    sort = request.GET.get("sort", "usual")
    listing = category_page(
        found,
        wanted=facets_in(request.GET),
        language=language,
        fallback=shop.default_language,
        sort=sort if sort in SORTS else "usual",
        after=request.GET.get("after", ""),
    )
    places = path_of(found, language, shop.default_language)
    tree = category_tree(language, shop.default_language)
    crumbs = [(_("Shop"), reverse("storefront:shop"))] + [
        (place.name, reverse("storefront:category", args=[place.slug])) for place in places
    ]
    context = _listed(request, shop, listing) | {
        "category": found,
        "name": text_in(found.name, language, shop.default_language),
        "intro": text_in(found.intro, language, shop.default_language),
        "crumbs": crumbs,
        "below": [branch for branch in _below(tree, found.pk) if branch.count],
        "sorts": [(code, words(), code == sort) for code, words in SORTS.items()],
        "sort": sort if sort in SORTS else "usual",
    }
    return render(request, "storefront/shop/category.html", context)


def _below(tree: list[Branch], id_: int) -> tuple[Branch, ...]:
    for branch in tree:
        if branch.id == id_:
            return branch.children
        found = _below(list(branch.children), id_)
        if found:
            return found
    return ()


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What has the words, wherever it stands. The form posts to `sought.seek`, which leads here."""
    shop, language = shop_of_page(), language_of_page()
    words = tidy_words(request.GET.get("q", ""))
    context: dict[str, Any] = frame() | {"words": words}
    if words:
        listing = search_products(
            words,
            language,
            shop.default_language,
            wanted=facets_in(request.GET),
            after=request.GET.get("after", ""),
        )
        context |= _listed(request, shop, listing) | {"words": words}
    response = render(request, "storefront/shop/search.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _listed(request: HttpRequest, shop: Shop, listing: Listing) -> dict[str, Any]:
    if request.GET.get("after") and not listing.cards:
        raise NotFound
    at, country = clock.now(), country_of(cart_of(request))
    further = request.GET.copy()
    further["after"] = listing.next_key or ""
    first = request.GET.copy()
    first.pop("after", None)
    return frame() | {
        "listing": listing,
        "cards": priced_cards(listing.cards, country=country, at=at),
        "chosen": chosen_words(listing.facets, request.GET, request.path),
        "next_url": f"?{further.urlencode()}" if listing.next_key else "",
        "first_url": f"?{first.urlencode()}" if request.GET.get("after") else "",
        "yes_no": {"yes": pgettext("a fact", "yes"), "no": pgettext("a fact", "no")},
        "asked": request.GET,
    }
