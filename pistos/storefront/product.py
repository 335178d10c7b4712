"""The product page: what it is, what it costs with everything, and by which day it comes."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.related import related_products
from pistos.catalogue.queries.sheets import sheet_of
from pistos.catalogue.rules.shown import Sheet
from pistos.checkout.queries.carts import request_options
from pistos.checkout.queries.pricing import destination
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES
from pistos.kit.regions import country_name
from pistos.pricing.queries import prices_of
from pistos.shipping.models import MethodKind
from pistos.shipping.queries import Basket, Offer, Offers, countries_served, offers
from pistos.shop.models import Shop
from pistos.stock.queries import availability
from pistos.storefront.cards import priced_cards
from pistos.storefront.choosing import Choice
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.photos import pictured
from pistos.storefront.shopping import cart_of, country_of, language_of_page
from pistos.storefront.structured import product_json


@require_safe
def product(request: HttpRequest, slug: str) -> HttpResponse:
    shop, language, at = shop_of_page(), language_of_page(), clock.now()
    sheet = sheet_of(slug, language, shop.default_language)
    country = country_of(cart_of(request))
    choices = _choices(sheet, country, at)
    chosen = _chosen(choices, request.GET.get("variant", ""))
    offered = _offered(sheet, chosen, country, shop, at)
    ways = _ways(offered, language)
    context = frame() | {
        "sheet": sheet,
        "photos": [pictured(photo) for photo in sheet.photos],
        "choices": choices,
        "chosen": chosen,
        "price": chosen.price if chosen else None,
        "offered": offered,
        "ways": ways,
        "brought": _brought(offered),
        "fetched": [way for way in ways if way["offer"].method.kind == MethodKind.STORE],
        "country": country,
        "country_name": country_name(country, language),
        "countries": [(code, country_name(code, language)) for code in countries_served()],
        "crumbs": _crumbs(sheet),
        "options": request_options({sheet.product_id}, language).get(sheet.product_id, []),
        "related": priced_cards(
            related_products(sheet.product_id, language, shop.default_language),
            country=country,
            at=at,
        ),
        "other_language": LANGUAGES[sheet.language] if sheet.language != language else "",
        "structured": product_json(request, sheet, choices, offered, shop),
        "chat_stage": "product",
    }
    return render(request, "storefront/shop/product.html", context)


def _choices(sheet: Sheet, country: str, at: datetime) -> list[Choice]:
    ids = [variant.id for variant in sheet.variants]
    prices, stock = prices_of(ids, country=country, at=at), availability(ids)
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
) -> Offers | None:
    if chosen is None or chosen.price is None or sheet.kind == "service":
        return None
    weight = chosen.variant.weight_grams or sheet.weight_grams or 0
    basket = Basket({chosen.variant.id: 1}, weight, chosen.price.gross)
    return offers(to=destination(country, "", shop.time_zone), basket=basket, at=at)


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


def _crumbs(sheet: Sheet) -> list[tuple[str, str]]:
    return [
        (_("Shop"), reverse("storefront:shop")),
        *((place.name, reverse("storefront:category", args=[place.slug])) for place in sheet.path),
        (sheet.title, ""),
    ]
