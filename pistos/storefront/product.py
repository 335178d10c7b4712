"""The product page: what it is, what it costs with everything, and by which day it comes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.related import related_products
from pistos.catalogue.queries.sheets import sheet_of, standing_of
from pistos.catalogue.rules.shown import Sheet
from pistos.checkout.queries.carts import request_options
from pistos.checkout.queries.pricing import destination
from pistos.kit import clock
from pistos.kit.keeping import Kept
from pistos.kit.languages import LANGUAGES
from pistos.kit.regions import country_name
from pistos.pricing.queries import prices_of
from pistos.reviews.queries.stamps import OF_PRODUCT
from pistos.shipping.models import MethodKind
from pistos.shipping.queries import Basket, Offer, Offers, offers_until
from pistos.shipping.rules.leaving import next_turn
from pistos.shop.models import Shop
from pistos.shop.queries import settings_in_force
from pistos.stock.queries import Available, availability
from pistos.storefront.cards import priced_cards
from pistos.storefront.choosing import FEW, Choice
from pistos.storefront.frame import around
from pistos.storefront.guarantee import late_words
from pistos.storefront.photos import pictured
from pistos.storefront.questions import questions_section
from pistos.storefront.reviews import reviews_of_page
from pistos.storefront.shopping import cart_of, country_of, language_of_page
from pistos.storefront.structured import product_json
from pistos.storefront.tools import tools_of
from pistos.storefront.whole import CSRF, WholePages, prices_until

MOST_KEPT = 1_000

_pages = WholePages(MOST_KEPT)
_countries: Kept[str] = Kept(64)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Everything of a visit that the page depends on."""

    slug: str
    variant: str
    language: str
    country: str
    site: str
    shop: Shop


@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    """The page is kept whole by what it is made of: sheet, prices, stock, ways, the record, its reviews, what
    lies in the cart; and until time changes a price, a way or a day. Warm it costs two queries, five with
    a cart.
    """
    language, at = language_of_page(), clock.now()
    standing = standing_of(slug, OF_PRODUCT)
    outside = around(request, standing.marks)
    stock = availability(standing.variant_ids)
    asked = _Asked(
        slug=slug,
        variant=request.GET.get("variant", "")[:12],
        language=language,
        country=_country(request, language, standing.marks),
        site=request.build_absolute_uri("/"),
        shop=outside.shop,
    )

    def whole() -> tuple[str, datetime]:
        page, until = _rendered(asked, stock, at)
        context = outside.frame() | page | {"chat_stage": "product"}
        return render_to_string("storefront/shop/product.html", context, request), until

    made_of = (standing, _stock_key(stock), language, asked.country, asked.site)
    return _pages.answer(request, made_of, at, whole)


def _country(request: HttpRequest, language: str, marks: str) -> str:
    """Where the cart goes; without one it follows from language and shop alone."""
    cart = cart_of(request)
    if cart is not None:
        return cart.country
    return _countries.get((language, marks), lambda: country_of(None))


def _stock_key(stock: Mapping[int, Available]) -> tuple[object, ...]:
    """What of the stock the page shows: the exact number only where few are left."""
    return tuple(
        (
            found.variant_id,
            min(found.free, FEW + 1),
            found.restock_on,
            found.on_order_days,
            tuple(sorted(place for place, many in found.by_location.items() if many > 0)),
        )
        for found in stock.values()
    )


def _rendered(
    asked: _Asked, stock: Mapping[int, Available], at: datetime
) -> tuple[dict[str, str], datetime]:
    """The parts of the page, and until when time changes nothing of them."""
    shop, language, country = asked.shop, asked.language, asked.country
    sheet = sheet_of(asked.slug, language, shop.default_language)
    choices = _choices(sheet, stock, country, at)
    chosen = _chosen(choices, asked.variant)
    offered, until = _offered(sheet, chosen, country, shop, at)
    related = related_products(sheet.product_id, language, shop.default_language)
    priced = [v.id for v in sheet.variants] + [id_ for card in related for id_ in card.variant_ids]
    until = min(until, prices_until(priced, at, shop.time_zone))
    ways = _ways(offered, language)
    reviews = reviews_of_page(sheet, language)
    context = {
        "sheet": sheet,
        "tools": tools_of(sheet, language),
        "asked": questions_section(sheet.product_id, language),
        "reviews": reviews,
        "photos": [pictured(photo) for photo in sheet.photos],
        "choices": choices,
        "chosen": chosen,
        "price": chosen.price if chosen else None,
        "offered": offered,
        "ways": ways,
        "brought": _brought(offered),
        "guarantee": _guarantee(offered, shop),
        "fetched": [way for way in ways if way["offer"].method.kind == MethodKind.STORE],
        "country": country,
        "country_name": country_name(country, language),
        "crumbs": _crumbs(sheet),
        "options": request_options({sheet.product_id}, language).get(sheet.product_id, []),
        "related": priced_cards(related, country=country, at=at),
        "other_language": LANGUAGES[sheet.language] if sheet.language != language else "",
        "structured": product_json(asked.site, sheet, choices, offered, shop, reviews["figures"]),
        "contact_url": reverse("storefront:contact"),
        "page_path": reverse("storefront:product", args=[asked.slug]),
        "site": asked.site.rstrip("/"),
        "own_token": SafeString(CSRF),
        "shop": shop,
        "now": at,
        "LANGUAGE_CODE": language,
    }
    page = {
        "sheet_title": sheet.title,
        "sheet_words": sheet.summary,
        "head": render_to_string("storefront/shop/product_head.html", context),
        "body": render_to_string("storefront/shop/product_body.html", context),
    }
    return page, until


def _choices(
    sheet: Sheet, stock: Mapping[int, Available], country: str, at: datetime
) -> list[Choice]:
    prices = prices_of([variant.id for variant in sheet.variants], country=country, at=at)
    return [Choice(v, prices.get(v.id), stock.get(v.id)) for v in sheet.variants]


def _chosen(choices: Sequence[Choice], wished: str) -> Choice | None:
    """The one asked for, else the first that can be had, else the first."""
    by_id = {str(choice.variant.id): choice for choice in choices}
    if wished in by_id:
        return by_id[wished]
    can = (choice for choice in choices if choice.can_be_bought)
    return next(can, choices[0] if choices else None)


def _offered(
    sheet: Sheet, chosen: Choice | None, country: str, shop: Shop, at: datetime
) -> tuple[Offers | None, datetime]:
    """The ways to the buyer, and until when the clock leaves them as they are."""
    if chosen is None or chosen.price is None or sheet.kind == "service":
        return None, next_turn(at, shop.time_zone)
    weight = chosen.variant.weight_grams or sheet.weight_grams or 0
    basket = Basket({chosen.variant.id: 1}, weight, chosen.price.gross)
    return offers_until(to=destination(country, "", shop.time_zone), basket=basket, at=at)


def _ways(offered: Offers | None, language: str) -> list[Mapping[str, Any]]:
    if offered is None:
        return []
    return [
        {"name": offer.name_in(language), "offer": offer, "courier": offer.method.courier}
        for offer in offered.offers
    ]


def _brought(offered: Offers | None) -> Offer | None:
    """The cheapest way to the door, the soonest of these: what is fetched in a store is no delivery."""
    if offered is None:
        return None
    to_the_door = [o for o in offered.offers if o.method.kind != MethodKind.STORE]
    return min(to_the_door, key=lambda o: (o.gross_amount, o.promised_on), default=None)


def _guarantee(offered: Offers | None, shop: Shop) -> str:
    """What the shop states for a missed day, where a day is promised at all."""
    if offered is None or not offered.offers:
        return ""
    return late_words(settings_in_force().late_amount, shop.currency)


def _crumbs(sheet: Sheet) -> list[tuple[str, str]]:
    return [
        (_("Shop"), reverse("storefront:shop")),
        *((place.name, reverse("storefront:category", args=[place.slug])) for place in sheet.path),
        (sheet.title, ""),
    ]
