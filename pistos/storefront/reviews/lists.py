"""Lists of reviews: of a product, and of the whole shop. Everything that is published, the newest first."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.listing import cards
from pistos.catalogue.queries.sheets import sheet_of
from pistos.components import lists
from pistos.kit.languages import LANGUAGES
from pistos.reviews.facts import Figures, Filters
from pistos.reviews.queries.aspects import aspect_names
from pistos.reviews.queries.public import (
    SHOP_SORTS,
    aspect_means,
    figures_of,
    highlights_of,
    reviews_of,
    shop_figures,
)
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.reviews.rows import glance, review_rows
from pistos.storefront.reviews.words import SORTS, aspect_rows, highlight_rows
from pistos.storefront.shopping import language_of_page

KEPT = ("stars", "language", "verified", "photos")


@require_safe
def product_reviews(request: HttpRequest, slug: str) -> HttpResponse:
    """All reviews of a product, by one filter at a time."""
    shop, language = shop_of_page(), language_of_page()
    sheet = sheet_of(slug, language, shop.default_language)
    figures = figures_of([sheet.product_id]).get(sheet.product_id, Figures())
    place = lists.Place.of(request)
    filters = _filters(request)
    page = reviews_of(
        sheet.product_id, filters, sort=place.sort, after=place.after, before=place.before
    )
    names = aspect_names()
    praised, criticised = highlights_of(sheet.product_id, language)
    context = frame() | {
        "sheet": sheet,
        "reviews": {
            "glance": glance(figures),
            "praised": highlight_rows(praised, language),
            "criticised": highlight_rows(criticised, language),
            "aspects": aspect_rows(aspect_means(sheet.product_id), language),
        },
        "rows": review_rows(page.rows, language, names),
        "place": lists.links(request, page, KEPT),
        "filters": _chips(request, figures, filters),
        "chosen_stars": filters.stars or 0,
        "list_url": reverse("storefront:product-reviews", args=[slug]),
        "sorts": _sorts(place.sort, tuple(SORTS)),
    }
    return render(request, "storefront/reviews/product.html", context)


@require_safe
def shop_reviews(request: HttpRequest) -> HttpResponse:
    """What buyers say of everything that the shop sells."""
    shop, language = shop_of_page(), language_of_page()
    place, filters = lists.Place.of(request), Filters(stars=_stars(request))
    page = reviews_of(None, filters, sort=place.sort, after=place.after, before=place.before)
    rows = review_rows(page.rows, language, aspect_names())
    about = cards([row.product_id for row in page.rows], language, shop.default_language)
    by_product = {card.product_id: card for card in about}
    for row in rows:
        row["about"] = by_product.get(row["review"].product_id)
    context = frame() | {
        "reviews": {"glance": glance(shop_figures())},
        "rows": rows,
        "place": lists.links(request, page, ("stars",)),
        "chosen_stars": filters.stars or 0,
        "list_url": reverse("storefront:reviews"),
        "sorts": _sorts(place.sort, SHOP_SORTS),
    }
    return render(request, "storefront/reviews/shop.html", context)


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
