"""Things to sell, without their sheets: a variant, its price, its place on the shelf."""

from datetime import datetime
from decimal import Decimal

from pistos.catalogue.models import Category, Product, Variant
from pistos.kit.actors import Actor
from pistos.partners.models import Partner, PartnerKind, PartnerState
from pistos.pricing import actions as pricing
from pistos.pricing.models import Market
from pistos.stock.models import Level, Location

ALMA = Actor.person(1)


def a_variant(
    sku: str = "mug", *, vat_class: str = "standard", weight: int = 400, kind: str = "goods"
) -> Variant:
    category, _ = Category.objects.get_or_create(
        slug=vat_class, defaults={"vat_class": vat_class, "name": {"en": vat_class}}
    )
    product = Product.objects.create(
        ref=sku, sku=sku, name={"en": sku.title()}, category=category, kind=kind
    )
    return Variant.objects.create(product=product, sku=sku, weight_grams=weight)


def a_market(
    at: datetime, code: str = "eu", countries: tuple[str, ...] = ("GR", "SI"), currency: str = "EUR"
) -> Market:
    facts = pricing.MarketFacts(code=code, countries=countries, currency=currency)
    return pricing.save_market(facts=facts, by=ALMA, at=at)


def priced(variant: Variant, amount: str, market: Market, at: datetime) -> None:
    pricing.set_price(variant=variant, market=market, gross_amount=Decimal(amount), by=ALMA, at=at)


def a_room(code: str = "room", *, position: int = 0) -> Location:
    return Location.objects.create(code=code, name=code.title(), position=position)


def a_store(code: str = "plaka", *, position: int = 1) -> Location:
    return Location.objects.create(
        code=code,
        name=code.title(),
        is_store=True,
        can_pick_up=True,
        address="Adrianou 1, Athens",
        country="GR",
        position=position,
    )


def shelved(variant: Variant, location: Location, on_hand: int) -> Level:
    return Level.objects.create(variant=variant, location=location, on_hand=on_hand)


def a_courier(code: str = "steady") -> Partner:
    return Partner.objects.create(
        code=code, name=code.title(), kind=PartnerKind.COURIER, state=PartnerState.ACTIVE
    )


def a_supplier(code: str = "syros") -> Partner:
    return Partner.objects.create(
        code=code, name=code.title(), kind=PartnerKind.SUPPLIER, state=PartnerState.ACTIVE
    )
