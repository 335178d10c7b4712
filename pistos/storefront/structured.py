"""What machines read of a product page: schema.org, from the same values as the page. One per page."""

import json
from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from pistos.catalogue.rules.shown import Sheet
from pistos.pricing.queries import PriceView
from pistos.reviews.facts import Figures
from pistos.shipping.queries import Offers
from pistos.shop.models import Shop
from pistos.storefront.choosing import Choice
from pistos.storefront.photos import pictured

_SCHEMA = "https://schema.org"
# As Django's own json_script: nothing in a text can end the element.
_ESCAPES = {ord(">"): "\\u003E", ord("<"): "\\u003C", ord("&"): "\\u0026"}


def product_json(
    site: str,
    sheet: Sheet,
    choices: Sequence[Choice],
    offered: Offers | None,
    shop: Shop,
    reviews: Figures | None = None,
) -> SafeString:
    """The JSON-LD of a product or service with its offers, shipping, the right to return and, for products
    alone, what all their reviews together say; `site` is the address of the shop."""
    site = site.rstrip("/")
    address = f"{site}{reverse('storefront:product', args=[sheet.slug])}"
    about: dict[str, Any] = {
        "@context": _SCHEMA,
        "@type": "Service" if sheet.kind == "service" else "Product",
        "@id": f"{address}#product",
        "name": sheet.title,
        "description": sheet.summary,
        "inLanguage": sheet.language,
        "url": address,
        "image": [f"{site}{shown['src']}" for photo in sheet.photos if (shown := pictured(photo))],
        "category": " > ".join(place.name for place in sheet.path),
        "additionalProperty": [
            {
                "@type": "PropertyValue",
                "name": fact.name,
                "value": fact.value,
                "unitText": fact.unit,
            }
            for fact in sheet.facts
        ],
        "offers": [
            _offer(choice, choice.price, address, offered, shop)
            for choice in choices
            if choice.price is not None
        ],
    }
    if sheet.brand:
        about["brand"] = {"@type": "Brand", "name": sheet.brand}
    if sheet.gtin:
        about["gtin"] = sheet.gtin
    if reviews is not None and reviews.mean is not None and sheet.kind != "service":
        about["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": f"{reviews.mean:.2f}",
            "reviewCount": reviews.count,
            "bestRating": 5,
            "worstRating": 1,
        }
    return mark_safe(json.dumps(about, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 - escaped


def _offer(
    choice: Choice, price: PriceView, address: str, offered: Offers | None, shop: Shop
) -> dict[str, Any]:
    offer: dict[str, Any] = {
        "@type": "Offer",
        "sku": choice.variant.sku,
        "url": f"{address}?variant={choice.variant.id}",
        "price": str(price.gross),
        "priceCurrency": price.currency,
        "availability": f"{_SCHEMA}/{'InStock' if choice.can_be_bought else 'OutOfStock'}",
        "itemCondition": f"{_SCHEMA}/NewCondition",
        "seller": {"@type": "Organization", "name": shop.name},
        "hasMerchantReturnPolicy": {
            "@type": "MerchantReturnPolicy",
            "applicableCountry": shop.country,
            "returnPolicyCategory": f"{_SCHEMA}/MerchantReturnFiniteReturnWindow",
            "merchantReturnDays": 14,
            "returnMethod": f"{_SCHEMA}/ReturnByMail",
        },
    }
    cheapest = offered.cheapest if offered else None
    if cheapest is not None:
        offer["shippingDetails"] = {
            "@type": "OfferShippingDetails",
            "shippingRate": {
                "@type": "MonetaryAmount",
                "value": str(cheapest.gross_amount),
                "currency": cheapest.currency,
            },
        }
    return offer
