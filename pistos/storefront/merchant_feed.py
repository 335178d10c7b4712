"""Products for Google's merchant centre: RSS 2.0 with its `g:` fields, one feed a country and language.

Streamed in portions, so that a large shop's feed is never whole in memory; prices, stock and shipping are
those of the moment and of the country.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from xml.sax.saxutils import escape
from zoneinfo import ZoneInfo

from asgiref.sync import sync_to_async
from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.public import published_sheets
from pistos.catalogue.rules.shown import Sheet, VariantShown
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.pricing.queries import PriceView, market_for, prices_of
from pistos.shipping.queries import CostsTo, costs_to, countries_served
from pistos.shop.models import Shop
from pistos.stock.queries import Available, availability
from pistos.storefront.frame import shop_of_page
from pistos.storefront.machines import languages_of
from pistos.storefront.photos import pictured

PORTION = 200
MOST_PICTURES = 11
_LONGEST_TITLE, _LONGEST_TEXT = 150, 5000


@dataclass(frozen=True, slots=True)
class _For:
    """Whom a feed is for, and what is read once for it."""

    shop: Shop
    country: str
    language: str
    at: datetime
    costs: CostsTo


@require_safe
def merchant_feed(
    request: HttpRequest, country: str, language: str
) -> HttpResponse | StreamingHttpResponse:
    """The published goods that can be sent to a country. NotFound where we do not send or speak so."""
    shop, at = shop_of_page(), clock.now()
    country = country.upper()
    if country not in countries_served() or language not in languages_of(shop):
        raise NotFound
    today = at.astimezone(ZoneInfo(shop.time_zone)).date()
    wanted = _For(
        shop, country, language, at, costs_to(country, market_for(country).currency, today)
    )
    response = StreamingHttpResponse(
        _feed(wanted), content_type="application/rss+xml; charset=utf-8"
    )
    response.headers["X-Robots-Tag"] = "noindex"
    return response


async def _feed(wanted: _For) -> AsyncIterator[str]:
    home = f"{settings.SITE_URL}/{wanted.language}/"
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>'
        f"<title>{escape(wanted.shop.name)}</title><link>{escape(home)}</link>"
        f"<description>{escape(wanted.shop.name)}</description>\n"
    )
    after = 0
    while portion := await sync_to_async(_portion)(wanted, after):
        after, text = portion
        yield text
    yield "</channel></rss>\n"


def _portion(wanted: _For, after: int) -> tuple[int, str] | None:
    """The next sheets as items; five queries."""
    sheets = published_sheets(
        after=after,
        size=PORTION,
        language=wanted.language,
        fallback=wanted.shop.default_language,
    )
    if not sheets:
        return None
    ids = [variant.id for sheet in sheets for variant in sheet.variants]
    prices = prices_of(ids, country=wanted.country, at=wanted.at)
    stock = availability(ids)
    with override(wanted.language):
        text = "".join(_items(sheets, prices, stock, wanted))
    return sheets[-1].product_id, text


def _items(
    sheets: Sequence[Sheet],
    prices: Mapping[int, PriceView],
    stock: Mapping[int, Available],
    wanted: _For,
) -> list[str]:
    """Goods with a price, a picture, and a way to get there; in the language of the feed alone."""
    return [
        _item(sheet, variant, prices[variant.id], stock.get(variant.id), wanted)
        for sheet in sheets
        if sheet.kind != "service" and sheet.photos and sheet.language == wanted.language
        for variant in sheet.variants
        if variant.id in prices
    ]


def _item(
    sheet: Sheet, variant: VariantShown, price: PriceView, left: Available | None, wanted: _For
) -> str:
    address = f"{settings.SITE_URL}{reverse('storefront:product', args=[sheet.slug])}"
    title = f"{sheet.title}, {variant.label}" if len(sheet.variants) > 1 else sheet.title
    weight = variant.weight_grams or sheet.weight_grams or 0
    pictures = [
        f"{settings.SITE_URL}{shown['src']}"
        for photo in sheet.photos
        if (shown := pictured(photo)) is not None
    ]
    fields = [
        ("id", variant.sku),
        ("title", title[:_LONGEST_TITLE]),
        ("description", (sheet.description or sheet.summary)[:_LONGEST_TEXT]),
        ("link", f"{address}?variant={variant.id}"),
        ("image_link", pictures[0]),
        *(("additional_image_link", picture) for picture in pictures[1:MOST_PICTURES]),
        ("availability", _availability(left)),
        *_prices(price),
        ("condition", "new"),
        ("brand", sheet.brand),
        ("gtin", variant.gtin or sheet.gtin),
        ("mpn", sheet.model),
        ("product_type", " > ".join(place.name for place in sheet.path)),
    ]
    if len(sheet.variants) > 1:
        fields.append(("item_group_id", str(sheet.product_id)))
    if not (variant.gtin or sheet.gtin or (sheet.brand and sheet.model)):
        fields.append(("identifier_exists", "no"))
    told = "".join(f"<g:{name}>{escape(value)}</g:{name}>" for name, value in fields if value)
    return f"<item>{told}{_shipping(weight, price, wanted)}</item>\n"


def _prices(price: PriceView) -> list[tuple[str, str]]:
    """A reduction is announced from the lowest price of the thirty days before, as on the page."""
    if price.prior_gross is not None:
        return [
            ("price", f"{price.prior_gross} {price.currency}"),
            ("sale_price", f"{price.gross} {price.currency}"),
        ]
    return [("price", f"{price.gross} {price.currency}")]


def _availability(left: Available | None) -> str:
    if left is None:
        return "out_of_stock"
    if not left.is_counted or left.free > 0:
        return "in_stock"
    return "backorder" if left.on_order_days is not None else "out_of_stock"


def _shipping(weight: int, price: PriceView, wanted: _For) -> str:
    cost: Decimal | None = wanted.costs.lowest(weight, price.gross)
    if cost is None:
        return ""
    return (
        f"<g:shipping><g:country>{wanted.country}</g:country>"
        f"<g:price>{cost} {price.currency}</g:price></g:shipping>"
    )
