"""What search engines read: where each public page stands in the other languages, and the site map.

Only pages named here are for machines: whatever is private, or made for one visitor, has no canonical
address and stands in no list.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from xml.sax.saxutils import escape

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.categories import category_tree
from pistos.catalogue.queries.public import published_addresses, published_count
from pistos.catalogue.rules.shown import Branch
from pistos.components.information import PAGES
from pistos.help.queries import public_addresses
from pistos.kit.errors import NotFound
from pistos.shop.models import Shop
from pistos.storefront.frame import shop_of_page

FIXED = (
    *("home", "shop", "trust", "help", "contact", "reviews", "reviews-how", "suggestions"),
    *PAGES,
)
FOR_MACHINES = frozenset(
    {*FIXED, "category", "product", "product-reviews", "questions", "help-article"}
)
IN_A_FILE = 10_000
"""Products in one file; with four languages each, below the 50,000 addresses that the format allows."""
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
LOCALES = {"en": "en_GB", "el": "el_GR", "sl": "sl_SI", "hy": "hy_AM"}

Place = tuple[str, Sequence[str], date | None]
"""Name of the address, its arguments, and the day of the last change where it is known."""


def languages_of(shop: Shop) -> list[str]:
    return list(shop.languages) or [shop.default_language]


def in_languages(path: str, shop: Shop) -> list[tuple[str, str]]:
    """The absolute address of a public path in each of the shop's languages; the first segment names it."""
    rest = path.split("/", 2)[2] if path.count("/") >= 2 else ""
    return [(code, f"{settings.SITE_URL}/{code}/{rest}") for code in languages_of(shop)]


def is_for_machines(request: HttpRequest) -> bool:
    found = request.resolver_match
    return found is not None and found.app_name == "storefront" and found.url_name in FOR_MACHINES


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """The index: one file of pages, and as many of products as there need be."""
    shop_of_page()
    names = ["pages", *(f"products-{n + 1}" for n in range(-(-published_count() // IN_A_FILE)))]
    rows = "".join(
        f"<sitemap><loc>{settings.SITE_URL}{reverse('sitemap-part', args=[name])}</loc></sitemap>\n"
        for name in names
    )
    return _xml(f'{_HEAD}<sitemapindex xmlns="{_SCHEMA}">\n{rows}</sitemapindex>\n')


@require_safe
def sitemap_part(request: HttpRequest, name: str) -> HttpResponse:
    """Every page, article and category; or ten thousand products."""
    shop = shop_of_page()
    kind, _dash, number = name.partition("-")
    if name == "pages":
        places = _pages(shop)
    elif kind == "products" and number.isdecimal() and 0 < int(number) <= IN_A_FILE:
        skip = (int(number) - 1) * IN_A_FILE
        found = published_addresses(skip=skip, size=IN_A_FILE)
        places = iter([("product", (slug,), on) for slug, on in found])
        if not found:
            raise NotFound
    else:
        raise NotFound
    return _xml("".join(_urls(places, shop)))


def _pages(shop: Shop) -> Iterator[Place]:
    yield from ((name, (), None) for name in FIXED)
    yield from (("help-article", (address,), on) for address, on in public_addresses())
    tree = category_tree(shop.default_language, shop.default_language)
    yield from (("category", (branch.slug,), None) for branch in _every(tree) if branch.count)


def _every(branches: Iterable[Branch]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _every(branch.children)


def _urls(places: Iterable[Place], shop: Shop) -> Iterator[str]:
    yield f'{_HEAD}<urlset xmlns="{_SCHEMA}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
    with override(shop.default_language):
        for name, arguments, on in places:
            path = reverse(f"storefront:{name}", args=arguments)
            spoken = in_languages(path, shop)
            links = "".join(
                f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(url)}"/>'
                for code, url in spoken
            )
            day = f"<lastmod>{on.isoformat()}</lastmod>" if on else ""
            for _code, url in spoken:
                yield f"<url><loc>{escape(url)}</loc>{day}{links}</url>\n"
    yield "</urlset>\n"


def _xml(text: str) -> HttpResponse:
    response = HttpResponse(text, content_type="application/xml; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=3600"
    return response
