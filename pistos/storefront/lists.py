"""Lists of products: a category with its facets, all categories, and what a search finds."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.categories import category_by_slug, category_tree, path_of
from pistos.catalogue.queries.listing import category_page
from pistos.catalogue.queries.searching import search_products
from pistos.catalogue.rules.shown import Branch, Listing
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.keeping import Kept
from pistos.kit.languages import text_in
from pistos.kit.marking import marks_now
from pistos.kit.once import reading_once
from pistos.reviews.queries.stamps import OF_SHOP
from pistos.storefront.cards import priced_cards
from pistos.storefront.facet_words import chosen_words, facets_in
from pistos.storefront.frame import around, frame, shop_of_page
from pistos.storefront.reviews.window import with_stars
from pistos.storefront.shopping import cart_of, country_of, language_of_page
from pistos.storefront.sought import tidy_words
from pistos.storefront.whole import WholePages, prices_until
from pistos.tools.queries.attached import tools_above
from pistos.tools.rules.kinds import CHOOSE

Page = dict[str, str]
MOST_KEPT = 500

_pages = WholePages(MOST_KEPT)
_countries: Kept[str] = Kept(64)

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
    """Kept whole by what it is made of: warm it costs one query, three with a cart."""
    with reading_once():
        look = _Look(request)
        return look.answer("storefront/shop/category.html", lambda: _category(look, slug))


def _category(look: "_Look", slug: str) -> Page:
    shop, language, asked = look.shop, look.language, look.request.GET
    found = category_by_slug(slug)
    sort = asked.get("sort", "usual")
    sort = sort if sort in SORTS else "usual"
    listing = category_page(
        found,
        wanted=facets_in(asked),
        language=language,
        fallback=shop.default_language,
        sort=sort,
        after=asked.get("after", ""),
    )
    places = path_of(found, language, shop.default_language)
    tree = category_tree(language, shop.default_language)
    name = text_in(found.name, language, shop.default_language)
    has_advice = CHOOSE in tools_above(found.path)
    intro = text_in(found.intro, language, shop.default_language)
    context = look.listed(listing) | {
        "name": name,
        "intro": intro,
        "crumbs": [(_("Shop"), reverse("storefront:shop"))]
        + [(place.name, reverse("storefront:category", args=[place.slug])) for place in places],
        "choose_url": reverse("storefront:choose", args=[slug]) if has_advice else "",
        "below": [branch for branch in _below(tree, found.pk) if branch.count],
        "sorts": [(code, words(), code == sort) for code, words in SORTS.items()],
        "sort": sort,
        "others": [
            (name, value)
            for name, values in asked.lists()
            if name not in ("sort", "after")
            for value in values
        ],
    }
    body = render_to_string("storefront/shop/category_body.html", context)
    return {"name": name, "intro": intro, "body": body}


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
    words = tidy_words(request.GET.get("q", ""))
    with reading_once():
        look = _Look(request)
        response = look.answer("storefront/shop/search.html", lambda: _search(look, words))
    response["X-Robots-Tag"] = "noindex"
    return response


def _search(look: "_Look", words: str) -> Page:
    context: dict[str, Any] = {}
    if words:
        listing = search_products(
            words,
            look.language,
            look.shop.default_language,
            wanted=facets_in(look.request.GET),
            after=look.request.GET.get("after", ""),
        )
        context = look.listed(listing)
    context |= {"words": words, "contact_url": reverse("storefront:contact")}
    return {"words": words, "body": render_to_string("storefront/shop/search_body.html", context)}


class _Look:
    """One visit to a list: what of it the page depends on, and the counts of all that it is made of."""

    def __init__(self, request: HttpRequest) -> None:
        self.request, self.marks = request, marks_now(OF_SHOP)
        self.language, self.at = language_of_page(), clock.now()
        self.around = around(request, self.marks)
        self.shop = self.around.shop
        self.variant_ids: list[int] = []
        cart = cart_of(request)
        # Without a cart the country follows from language and shop alone.
        self.country = (
            cart.country
            if cart is not None
            else _countries.get((self.language, self.marks), lambda: country_of(None))
        )

    def answer(self, template: str, make: Callable[[], Page]) -> HttpResponse:
        """The page as it was made last, while nothing that it is made of has changed."""

        def whole() -> tuple[str, datetime]:
            page = make()
            context = self.around.frame() | page | {"body": SafeString(page["body"])}
            until = prices_until(self.variant_ids, self.at, self.shop.time_zone)
            return render_to_string(template, context, self.request), until

        made_of = (self.marks, self.language, self.country)
        return _pages.answer(self.request, made_of, self.at, whole)

    def listed(self, listing: Listing) -> dict[str, Any]:
        asked, path = self.request.GET, self.request.path
        self.variant_ids = [id_ for card in listing.cards for id_ in card.variant_ids]
        if asked.get("after") and not listing.cards:
            raise NotFound
        further, first = asked.copy(), asked.copy()
        further["after"] = listing.next_key or ""
        first.pop("after", None)
        return {
            "listing": listing,
            "cards": with_stars(
                priced_cards(listing.cards, country=self.country, at=self.at), listing.cards
            ),
            "chosen": chosen_words(listing.facets, asked, path),
            "next_url": f"?{further.urlencode()}" if listing.next_key else "",
            "first_url": f"?{first.urlencode()}" if asked.get("after") else "",
            "asked": asked,
            "path": path,
            "shop_url": reverse("storefront:shop"),
        }
