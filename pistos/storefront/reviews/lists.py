"""Lists of reviews: of a product, and of the whole shop. Everything that is published, the newest first."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.listing import cards
from pistos.catalogue.queries.sheets import Standing, sheet_of, standing_of
from pistos.components import lists
from pistos.kit import clock
from pistos.kit.keeping import Kept
from pistos.kit.languages import LANGUAGES
from pistos.kit.marking import marks_now
from pistos.reviews.facts import Figures, Filters
from pistos.reviews.queries.aspects import aspect_names
from pistos.reviews.queries.public import (
    SHOP_SORTS,
    Names,
    aspect_means,
    figures_of,
    highlights_of,
    reviews_of,
    shop_figures,
)
from pistos.reviews.queries.stamps import OF_PRODUCT, OF_SHOP
from pistos.shipping.rules.leaving import next_turn
from pistos.shop.models import Shop
from pistos.storefront.frame import around
from pistos.storefront.reviews.rows import glance, review_rows
from pistos.storefront.reviews.words import SORTS, aspect_rows, highlight_rows
from pistos.storefront.shopping import language_of_page
from pistos.storefront.whole import CSRF, WholePages

KEPT = ("stars", "language", "verified", "photos")
MOST_KEPT = 200


@dataclass(frozen=True, slots=True)
class _Top:
    """What stands above the rows of every page of a list, and what its rows need."""

    html: SafeString
    figures: Figures
    names: Names


_pages = WholePages(MOST_KEPT)
_tops: Kept[_Top] = Kept(2 * MOST_KEPT)
_titles: Kept[str] = Kept(2 * MOST_KEPT)
_names: Kept[Names] = Kept(4)


@require_safe
def product_reviews(request: HttpRequest, slug: str) -> HttpResponse:
    """All reviews of a product, by one filter at a time. Kept whole by what it is made of: warm it costs one
    query; a page further on two, and one each for photos and replies."""
    standing, language = standing_of(slug, OF_PRODUCT), language_of_page()
    filters, place = _filters(request), lists.Place.of(request)
    chosen, list_url = filters.stars or 0, reverse("storefront:product-reviews", args=[slug])

    def made(shop: Shop) -> dict[str, Any]:
        top = _tops.get(
            (standing, language, chosen),
            lambda: _top_of_product(standing, {"list_url": list_url, "chosen_stars": chosen}),
        )
        title = _titles.get(
            (standing.version_id, standing.marks, language),
            lambda: sheet_of(slug, language, shop.default_language).title,
        )
        page = reviews_of(
            standing.product_id, filters, sort=place.sort, after=place.after, before=place.before
        )
        return {
            "top": top,
            "title": title,
            "slug": slug,
            "rows": review_rows(page.rows, language, top.names),
            "place": lists.links(request, page, KEPT),
            "filters": _chips(request, top.figures, filters),
            "sorts": _sorts(place.sort, tuple(SORTS)),
        }

    return _kept(request, "product", standing.marks, standing, made)


@require_safe
def shop_reviews(request: HttpRequest) -> HttpResponse:
    """What buyers say of everything that the shop sells. Kept like the list of a product."""
    marks, language = marks_now(OF_SHOP), language_of_page()
    filters, place = Filters(stars=_stars(request)), lists.Place.of(request)
    asked = {"list_url": reverse("storefront:reviews"), "chosen_stars": filters.stars or 0}

    def made(shop: Shop) -> dict[str, Any]:
        top = _tops.get((marks, language, filters.stars), lambda: _top_of_shop(marks, asked))
        page = reviews_of(None, filters, sort=place.sort, after=place.after, before=place.before)
        rows = review_rows(page.rows, language, top.names)
        about = cards([row.product_id for row in page.rows], language, shop.default_language)
        by_product = {card.product_id: card for card in about}
        for row in rows:
            row["about"] = by_product.get(row["review"].product_id)
        return {
            "top": top,
            "rows": rows,
            "place": lists.links(request, page, ("stars",)),
            "sorts": _sorts(place.sort, SHOP_SORTS),
            **asked,
        }

    return _kept(request, "shop", marks, marks, made)


def _kept(
    request: HttpRequest,
    name: str,
    marks: str,
    made_of: Hashable,
    make: Callable[[Shop], dict[str, Any]],
) -> HttpResponse:
    """The page as it was made last, while nothing that it is made of has changed. Of the clock it shows days
    alone."""
    outside, at = around(request, marks), clock.now()

    def whole() -> tuple[str, datetime]:
        context = outside.frame() | make(outside.shop) | {"own_token": SafeString(CSRF)}
        html = render_to_string(f"storefront/reviews/{name}.html", context, request)
        return html, next_turn(at, outside.shop.time_zone)

    return _pages.answer(request, (made_of, language_of_page()), at, whole)


def _top_of_product(standing: Standing, asked: dict[str, Any]) -> _Top:
    """Three queries, while the names of aspects are known."""
    id_, language = standing.product_id, language_of_page()
    names = _names.get(standing.marks, aspect_names)
    figures = figures_of([id_]).get(id_, Figures())
    praised, criticised = highlights_of(id_, language, names)
    reviews = {
        "glance": glance(figures),
        "praised": highlight_rows(praised, language),
        "criticised": highlight_rows(criticised, language),
        "aspects": aspect_rows(aspect_means(id_, names), language),
    }
    return _Top(_summary(reviews, asked), figures, names)


def _top_of_shop(marks: str, asked: dict[str, Any]) -> _Top:
    figures, names = shop_figures(), _names.get(marks, aspect_names)
    return _Top(_summary({"glance": glance(figures)}, asked), figures, names)


def _summary(reviews: dict[str, Any], asked: dict[str, Any]) -> SafeString:
    if reviews["glance"] is None:
        return SafeString("")
    return render_to_string("storefront/reviews/top.html", {"reviews": reviews} | asked)


def _stars(request: HttpRequest) -> int | None:
    given = request.GET.get("stars", "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) == 1 else None


def _filters(request: HttpRequest) -> Filters:
    """The first that is named; two at once have no index, and no place on the page either."""
    query = request.GET
    if query.get("stars"):
        return Filters(stars=_stars(request))
    if query.get("language"):
        return Filters(language=query["language"][:5])
    if query.get("verified"):
        return Filters(is_verified=True)
    return Filters(has_photos=bool(query.get("photos")))


def _chips(request: HttpRequest, figures: Figures, filters: Filters) -> list[dict[str, Any]]:
    sort = request.GET.get("sort", "")
    carried = {"sort": sort} if sort else {}
    rows: list[tuple[str, dict[str, str], int | None, bool]] = [
        (_("All"), {}, figures.count, filters == Filters()),
        (
            _("Proven purchases"),
            {"verified": "yes"},
            figures.verified,
            filters.is_verified,
        ),
        (_("With photos"), {"photos": "yes"}, figures.with_photo, filters.has_photos),
        *(
            (name, {"language": code}, None, filters.language == code)
            for code, name in LANGUAGES.items()
        ),
    ]
    return [
        {
            "label": label,
            "url": f"?{urlencode({**asked, **carried})}#list",
            "count": count,
            "is_current": is_current,
        }
        for label, asked, count, is_current in rows
        if count != 0 or is_current
    ]


def _sorts(chosen: str, names: tuple[str, ...]) -> list[tuple[str, Any, bool]]:
    return [(name, SORTS[name], name == (chosen or "newest")) for name in names]
