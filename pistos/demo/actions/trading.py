"""The demo's trade: markets, prices with their history, stock, ways of sending, ways to pay, vouchers."""

import random
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import Any

from pistos.catalogue.models import Variant
from pistos.demo import goods
from pistos.demo.cast import BY
from pistos.demo.goods import Good
from pistos.partners.models import Partner
from pistos.payments.actions.editing import edit_provider
from pistos.payments.facts import ProviderFacts
from pistos.payments.models import Provider
from pistos.pricing.actions.markets import MarketFacts, save_market
from pistos.pricing.actions.prices import (
    NewPrice,
    NewReduction,
    set_content,
    set_prices,
    set_reduction,
)
from pistos.pricing.actions.vouchers import NewVoucher, make_voucher
from pistos.pricing.models import Market
from pistos.shipping import actions as shipping
from pistos.shipping.models import Method
from pistos.stock import actions as stock
from pistos.stock.models import Location

UNION = ("GR", "CY", "BG", "SI", "HR", "AT", "DE", "FR", "IT")
ARMENIA = ("AM",)
RAISED_AGO = timedelta(days=150)
"""Clay and wool cost more since then; the prices before stand in the history."""
REDUCED_AGO = timedelta(days=3)
REDUCED_FOR = timedelta(days=25)
OUT_OF_STOCK = "R-8-58"
ON_ORDER = "J-5-XL"

Sold = list[tuple[Good, list[Variant]]]


def begin_trading(opened_at: datetime, at: datetime) -> None:
    """All that a visitor needs to buy; prices from `opened_at`, stock as counted yesterday."""
    sold = _sold()
    set_up_prices(sold, opened_at, at)
    places = set_up_stock(sold, at)
    set_up_ways(places, at)
    set_up_payments(at)
    make_vouchers(at)


def _sold() -> Sold:
    by_ref: dict[str, list[Variant]] = {}
    rows = Variant.objects.filter(product__source="demo", is_active=True)
    for variant in rows.select_related("product").order_by("product_id", "position"):
        by_ref.setdefault(variant.product.ref, []).append(variant)
    return [(good, by_ref[ref]) for ref, good in goods.goods().items()]


def set_up_prices(sold: Sold, opened_at: datetime, at: datetime) -> None:
    euro, dram = (
        save_market(facts=MarketFacts(**told, countries=places), by=BY, at=opened_at)
        for told, places in zip(goods.ways()["markets"], (UNION, ARMENIA), strict=True)
    )
    for since, share in ((opened_at, Decimal("0.94")), (at - RAISED_AGO, Decimal(1))):
        _ask(euro, sold, share, since)
        _ask(dram, sold, share, since)
    _reduce(euro, sold, at)
    for good, variants in sold:
        if "content" in good.told:
            quantity, unit = good.told["content"]
            for variant in variants:
                set_content(
                    variant=variant, quantity=Decimal(quantity), unit=unit, by=BY, at=opened_at
                )


def _ask(market: Market, sold: Sold, share: Decimal, since: datetime) -> None:
    """Prices of `share` of today's, to whole tens of cents or hundreds of dram."""
    prices = []
    for good, variants in sold:
        if market.currency == "AMD":
            amount = goods.in_dram(str(Decimal(good.price) * share))
        else:
            amount = Decimal(good.price)
            amount = amount if share == 1 else (amount * share).quantize(Decimal("0.1"))
        prices += [NewPrice(variant.pk, amount) for variant in variants]
    set_prices(market=market, prices=prices, by=BY, at=since)


def _reduce(market: Market, sold: Sold, at: datetime) -> None:
    """One reduction, with its reason and its end."""
    since = at - REDUCED_AGO
    for good, variants in sold:
        if "reduced" not in good.told:
            continue
        reduction = NewReduction(
            Decimal(good.told["reduced"]),
            since,
            since + REDUCED_FOR,
            "Last of the summer's weaving",
        )
        for variant in variants:
            set_reduction(variant=variant, market=market, reduction=reduction, by=BY, at=since)


def set_up_stock(sold: Sold, at: datetime) -> dict[str, Location]:
    """A store-room and a shop in Athens; one ring is awaited, the widest jumper is made on order."""
    places = {facts.code: stock.save_location(facts=facts, by=BY, at=at) for facts in _locations()}
    dice = random.Random(3)
    counted: dict[str, dict[int, int]] = {"depot": {}, "athens": {}}
    suppliers = {row.code: row for row in Partner.objects.filter(kind="supplier")}
    for good, variants in sold:
        maker = goods.makers().get(good.told["maker"])
        if maker is None:
            continue
        supplier = suppliers[maker["supplier"]]
        for variant in variants:
            has_none = variant.sku in (OUT_OF_STOCK, ON_ORDER)
            counted["depot"][variant.pk] = 0 if has_none else dice.randint(9, 70)
            counted["athens"][variant.pk] = 0 if has_none else dice.randint(0, 6)
            supply = stock.SupplyFacts(
                lead_days=maker["lead_days"],
                cost_amount=(Decimal(good.price) * Decimal("0.52")).quantize(Decimal("0.01")),
                cost_currency="EUR",
                is_preferred=True,
                sends_on_order=variant.sku == ON_ORDER,
            )
            stock.set_supply(variant=variant, supplier=supplier, facts=supply, by=BY, at=at)
            if variant.sku == OUT_OF_STOCK:
                delivery = stock.Delivery(8, at.date() + timedelta(days=9), supplier)
                stock.note_incoming(
                    variant=variant, location=places["depot"], delivery=delivery, by=BY, at=at
                )
    for code, many in counted.items():
        stock.count_stock(location=places[code], pieces=many, why="Counted", by=BY, at=at)
    return places


def _locations() -> list[stock.LocationFacts]:
    hours = {
        "en": "Monday to Friday 9:00-14:00 and 15:00-18:00, Saturday 10:00-14:00",
        "el": "Δευτέρα έως Παρασκευή 9:00-14:00 και 15:00-18:00, Σάββατο 10:00-14:00",
        "sl": "od ponedeljka do petka 9.00-14.00 in 15.00-18.00, sobota 10.00-14.00",
        "hy": "երկուշաբթիից ուրբաթ 9:00-14:00 և 15:00-18:00, շաբաթ 10:00-14:00",
    }
    shop = stock.LocationFacts(
        code="athens",
        name="Rodi, Athens",
        is_store=True,
        can_pick_up=True,
        address="Odos Paradeigmatos 1, 100 00 Athens",
        country="GR",
        hours=hours,
        position=1,
    )
    return [stock.LocationFacts(code="depot", name="Store-room, Athens", country="GR"), shop]


def set_up_ways(places: dict[str, Location], at: datetime) -> None:
    told = goods.ways()
    couriers = {row.code: row for row in Partner.objects.filter(kind="courier")}
    for place, way in enumerate(told["methods"]):
        facts = shipping.MethodFacts(
            code=way["code"],
            kind=way["kind"],
            name=way["name"],
            cut_off=time.fromisoformat(way["cut_off"]),
            courier=couriers.get(way.get("courier", "")),
            store=places.get(way.get("store", "")),
            service="standard" if "courier" in way else "",
            pays_on_delivery=way.get("pays_on_delivery", False),
            collect_fee_amount=Decimal(way.get("collect_fee", 0)),
            collect_cost_amount=Decimal(way.get("collect_cost", 0)),
            position=place,
        )
        _describe(shipping.save_method(facts=facts, by=BY, at=at), way, at)
    for rule in told["free"]:
        free = shipping.FreeFromFacts(
            tuple(rule["countries"]), Decimal(rule["threshold"]), rule["currency"]
        )
        shipping.set_free_shipping(facts=free, by=BY, at=at)


def _describe(method: Method, way: dict[str, Any], at: datetime) -> None:
    """What the way costs, its points and its windows."""
    rates = [
        shipping.RateFacts(tuple(countries), grams, Decimal(amount), currency)
        for currency, key in (("EUR", "euro"), ("AMD", "dram"))
        for countries, grams, amount in way.get(key, ())
    ]
    shipping.set_rates(method=method, rates=rates, by=BY, at=at)
    if "points" in way:
        points = [shipping.PointFacts(*point) for point in way["points"]]
        shipping.set_pickup_points(method=method, points=points, by=BY, at=at)
    if "windows" in way:
        windows = [
            shipping.WindowFacts(
                weekday, time.fromisoformat(starts), time.fromisoformat(ends), capacity
            )
            for weekday, starts, ends, capacity in way["windows"]
        ]
        shipping.set_windows(method=method, windows=windows, by=BY, at=at)


def set_up_payments(at: datetime) -> None:
    """The test provider, a transfer to an account that is nobody's, and cash at the door."""
    firms = {row.code: row.pk for row in Partner.objects.filter(kind="payment")}
    known = {row.code: row for row in Provider.objects.all()}
    wanted = {
        "test": ProviderFacts(partner_id=firms["placilo-demo"]),
        "bank_transfer": ProviderFacts(
            account_holder="Rodi Demo IKE",
            iban="GR6700000000000000000000000",
            bic="DEMOGRAAXXX",
            partner_id=firms["trapeza-demo"],
        ),
        "cash_on_delivery": ProviderFacts(
            countries=("GR", "SI"),
            most_amount=Decimal("300.00"),
            fee_amount=Decimal("1.20"),
            cost_amount=Decimal("1.60"),
        ),
    }
    for code, facts in wanted.items():
        edit_provider(provider=known[code], facts=facts, by=BY, at=at)


def make_vouchers(at: datetime) -> None:
    """Three that hold, with true limits, and one that is over."""
    since, until = at - timedelta(days=40), at + timedelta(days=80)
    for new in (
        NewVoucher("KALIMERA10", "percent", Decimal(10), since, until, most_uses_each=1, why="Welcome"),
        NewVoucher(
            "DOBERDAN5", "amount", Decimal("5.00"), since, until, currency="EUR",
            minimum=Decimal("40.00"), most_uses=500, most_uses_each=1, why="Newsletter",
        ),
        NewVoucher("POSTA", "free_shipping", Decimal(0), since, until, most_uses=200, why="Late parcels"),
        NewVoucher("THEROS", "percent", Decimal(5), since, at - timedelta(days=10), why="Summer"),
    ):  # fmt: skip
        make_voucher(new=new, by=BY, at=since)
