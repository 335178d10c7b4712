"""Products side by side, from typed data, with what each costs at the door and by which day it comes.

Nothing is kept: the products stand in the address, which is what is shared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from pistos.catalogue.queries.public import sheets_by_slug
from pistos.catalogue.queries.related import related_products
from pistos.catalogue.rules.shown import Sheet
from pistos.checkout.queries.pricing import destination
from pistos.kit import clock
from pistos.kit.regions import country_name
from pistos.pricing.queries import PriceView, prices_of
from pistos.shipping.models import MethodKind
from pistos.shipping.queries import Basket, Offer, Offers, offers_each
from pistos.shipping.rules.costs import Destination
from pistos.shop.models import Shop
from pistos.stock.queries import availability
from pistos.storefront.cards import priced_cards
from pistos.storefront.choosing import Choice
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.photos import pictured
from pistos.storefront.shopping import cart_of, country_of, language_of_page

MOST = 4


@dataclass(frozen=True, slots=True)
class Column:
    """One product as it is compared: its cheapest variant that can be had, and the cheapest way to the
    door. What is None is not known, and is said to be."""

    sheet: Sheet
    photo: Mapping[str, object] | None
    choice: Choice | None
    brought: Offer | None
    without_url: str

    @property
    def price(self) -> PriceView | None:
        return self.choice.price if self.choice else None

    @property
    def total(self) -> Decimal | None:
        """At the door, VAT and shipping included."""
        if self.price is None or self.brought is None:
            return None
        return self.price.gross + self.brought.gross_amount

    @property
    def day(self) -> date | None:
        return self.brought.promised_on if self.brought else None


@dataclass(frozen=True, slots=True)
class Row:
    """A fact in every column; `is_alike` where all say the same. An empty cell is not stated."""

    name: str
    cells: tuple[str, ...]
    is_alike: bool


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Up to four products, in a number of queries that is the same for one and for four."""
    shop, language, at = shop_of_page(), language_of_page(), clock.now()
    slugs = list(dict.fromkeys(request.GET.getlist("p")))[:MOST]
    sheets = sheets_by_slug(slugs, language, shop.default_language)
    country = country_of(cart_of(request))
    columns = _columns(sheets, country, shop, at)
    totals = [column.total for column in columns if column.total is not None]
    days = [column.day for column in columns if column.day is not None]
    has_one_currency = len({c.price.currency for c in columns if c.price}) == 1
    context = frame() | {
        "columns": columns,
        "rows": rows_of(sheets),
        "lowest": min(totals) if len(set(totals)) > 1 and has_one_currency else None,
        "soonest": min(days) if len(set(days)) > 1 else None,
        "gone": len(slugs) - len(sheets),
        "country_name": country_name(country, language),
        "others": _others(sheets, country, shop, at) if 0 < len(sheets) < MOST else [],
        "share_url": f"{settings.SITE_URL}{request.path}?{_asked(sheets)}" if sheets else "",
        "most": MOST,
    }
    response = render(request, "storefront/shop/compare.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _columns(sheets: Sequence[Sheet], country: str, shop: Shop, at: datetime) -> list[Column]:
    ids = [variant.id for sheet in sheets for variant in sheet.variants]
    prices, stock = prices_of(ids, country=country, at=at), availability(ids)
    chosen = [
        _cheapest([Choice(v, prices.get(v.id), stock.get(v.id)) for v in sheet.variants])
        for sheet in sheets
    ]
    brought = _brought(sheets, chosen, destination(country, "", shop.time_zone), at)
    columns = []
    for sheet, choice in zip(sheets, chosen, strict=True):
        rest = [other for other in sheets if other is not sheet]
        columns.append(
            Column(
                sheet=sheet,
                photo=pictured(sheet.photos[0] if sheet.photos else None),
                choice=choice,
                brought=brought.get(sheet.product_id),
                without_url=f"?{_asked(rest)}" if rest else reverse("storefront:compare"),
            )
        )
    return columns


def _cheapest(choices: Sequence[Choice]) -> Choice | None:
    """Of those that can be had, else of all; one without a price comes last."""
    return min(
        choices,
        key=lambda choice: (
            not choice.can_be_bought,
            choice.price is None,
            choice.price.gross if choice.price else 0,
        ),
        default=None,
    )


def _brought(
    sheets: Sequence[Sheet], chosen: Sequence[Choice | None], to: Destination, at: datetime
) -> dict[int, Offer]:
    """By product, the cheapest way to the door, each sent by itself; what is not delivered is left out."""
    baskets = {
        sheet.product_id: Basket(
            {choice.variant.id: 1},
            choice.variant.weight_grams or sheet.weight_grams or 0,
            choice.price.gross,
        )
        for sheet, choice in zip(sheets, chosen, strict=True)
        if choice is not None and choice.price is not None and sheet.kind != "service"
    }
    found = offers_each(to=to, baskets=list(baskets.values()), at=at)
    return {
        product_id: best
        for product_id, offered in zip(baskets, found, strict=True)
        if (best := _cheapest_to_the_door(offered)) is not None
    }


def _cheapest_to_the_door(offered: Offers) -> Offer | None:
    to_the_door = [o for o in offered.offers if o.method.kind != MethodKind.STORE]
    return min(to_the_door, key=lambda o: (o.gross_amount, o.promised_on), default=None)


def rows_of(sheets: Sequence[Sheet]) -> list[Row]:
    """The facts that any of the sheets states, in the order of the first that does."""
    names: dict[str, str] = {}
    for sheet in sheets:
        for fact in sheet.facts:
            if fact.is_compared:
                names.setdefault(fact.code, fact.name)
    said = {"yes": pgettext("a fact", "yes"), "no": pgettext("a fact", "no")}
    rows = []
    for code, name in names.items():
        cells = []
        for sheet in sheets:
            found = next((one for one in sheet.facts if one.code == code), None)
            cells.append(
                f"{said.get(found.value, found.value)} {found.unit}".strip() if found else ""
            )
        rows.append(Row(name, tuple(cells), len(set(cells)) == 1))
    return rows


def _others(
    sheets: Sequence[Sheet], country: str, shop: Shop, at: datetime
) -> list[dict[str, object]]:
    """Products alike that are not compared yet, each with the address that adds it."""
    known = {sheet.product_id for sheet in sheets}
    found = related_products(
        sheets[0].product_id, language_of_page(), shop.default_language, most=MOST + len(known)
    )
    cards = [card for card in found if card.product_id not in known][:MOST]
    return [
        row | {"add_url": f"?{_asked(sheets, row['card'].slug)}"}
        for row in priced_cards(cards, country=country, at=at)
    ]


def _asked(sheets: Sequence[Sheet], *more: str) -> str:
    return urlencode([("p", slug) for slug in (*(sheet.slug for sheet in sheets), *more)])
