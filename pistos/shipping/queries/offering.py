"""What each way to the buyer costs, and by which day: side by side, before anything is decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from pistos.estimates.queries import quotes
from pistos.estimates.rules import Case, Grounds, Quote
from pistos.kit.public_holidays import holidays_of
from pistos.pricing.queries import Rates
from pistos.pricing.rules.totals import spared
from pistos.pricing.rules.vat import EXPORT, STANDARD
from pistos.shipping.models import FreeFrom, Method, MethodKind
from pistos.shipping.queries.times import full_times
from pistos.shipping.queries.views import Basket, Offer, Offers
from pistos.shipping.queries.ways import free_rules_to, ways_to
from pistos.shipping.rules.costs import (
    Cost,
    Destination,
    FreeRule,
    RateView,
    cost_of,
    fitting_rate,
)
from pistos.shipping.rules.customs import Consignment, Customs, customs_of
from pistos.shipping.rules.leaving import (
    Slot,
    Stocked,
    latest,
    next_turn,
    ready_to_fetch,
    ready_to_leave,
    slots,
)
from pistos.shop.models import Shop
from pistos.shop.rules.hours import WorkingCalendar
from pistos.stock.queries import Available, availability

BEFORE = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class _World:
    """Everything that offers are reckoned from, read once."""

    shop: Shop
    calendar: WorkingCalendar
    rates: Rates
    stock: Mapping[int, Available]
    methods: Sequence[Method]
    rates_by_method: Mapping[int, list[RateView]]
    free: Sequence[FreeFrom]
    target: float
    full: frozenset[tuple[int, str]]
    at: datetime


def offers(*, to: Destination, basket: Basket, at: datetime) -> Offers:
    """Each method that goes there, with its cost and its day, in at most fifteen queries however many;
    in four once this process has read the ways to the country and nothing of them has changed since.

    The day comes from the stock, the cut-off hour, the shop's working days and the courier's own record
    (`estimates`), or from the marked default where there is no history.
    """
    return offers_each(to=to, baskets=[basket], at=at)[0]


def offers_each(*, to: Destination, baskets: Sequence[Basket], at: datetime) -> list[Offers]:
    """`offers` of several baskets of one buyer, each sent by itself, with the same queries as one."""
    return _offers(_read(to, baskets, at), to, baskets) if baskets else []


def offers_until(*, to: Destination, basket: Basket, at: datetime) -> tuple[Offers, datetime]:
    """`offers`, and the instant until which they stay what they are unless somebody changes something.

    Nothing of them turns between a whole hour and the next but at a cut-off, and where days are counted on
    from this very moment. There the day only ever moves on: when it is the same at the end, it was all along.
    Two queries more.
    """
    world = _read(to, [basket], at)
    cut_offs = [method.cut_off for method in world.methods]
    turn = next_turn(at, world.calendar.zone, (to.zone,), cut_offs)
    found = _offers(world, to, [basket])[0]
    last = _offers(replace(world, at=turn - BEFORE), to, [basket])[0]
    if _told(found) != _told(last):
        turn = min(turn, at.replace(second=0, microsecond=0) + timedelta(minutes=1))
    return found, turn


def _told(found: Offers) -> list[tuple[object, ...]]:
    return [
        (offer.method.pk, offer.gross_amount, offer.promised_on, offer.usual_on, offer.slots)
        for offer in found.offers
    ]


def _offers(world: _World, to: Destination, baskets: Sequence[Basket]) -> list[Offers]:
    plans = [_plan(world, to, basket) for basket in baskets]
    cases = [one.case for plan in plans for one in plan.carried]
    quoted = iter(quotes(cases=cases, at=world.at, target=world.target) if cases else ())
    return [_offered(world, to, plan, [next(quoted) for _ in plan.carried]) for plan in plans]


@dataclass(frozen=True, slots=True)
class _Carried:
    """A way by a courier before its day is known."""

    method: Method
    cost: Cost
    leaves: datetime
    case: Case


@dataclass(frozen=True, slots=True)
class _Plan:
    """What can be said of a basket before couriers' records are read; `reason` where nothing goes."""

    basket: Basket
    fetched: Sequence[Offer] = ()
    carried: Sequence[_Carried] = ()
    reason: str = ""


def _plan(world: _World, to: Destination, basket: Basket) -> _Plan:
    priced = [
        (method, cost)
        for method in world.methods
        if (cost := _cost(world, method, to, basket)) is not None
    ]
    if not priced:
        is_known = any(to.country in rate.countries for rate in _all_rates(world))
        return _Plan(basket, reason="too_heavy" if is_known else "not_served")
    fetched = [
        offer
        for method, cost in priced
        if method.kind == MethodKind.STORE
        and (offer := _fetched(world, method, cost, basket)) is not None
    ]
    stocked = latest(
        _stocked(world, id_, many, store_id=None) for id_, many in basket.wanted.items()
    )
    carried = [(method, cost) for method, cost in priced if method.kind != MethodKind.STORE]
    if stocked.is_never:
        return _Plan(basket, fetched)
    return _Plan(basket, fetched, _carried(world, carried, to, basket, stocked))


def _offered(world: _World, to: Destination, plan: _Plan, quoted: Sequence[Quote]) -> Offers:
    customs = _customs(world, to, plan.basket)
    if plan.reason:
        return Offers((), plan.reason, customs, world.calendar)
    brought = [
        _offer(world, one.method, one.cost, quote, one.leaves, to)
        for one, quote in zip(plan.carried, quoted, strict=True)
    ]
    ways = sorted((*plan.fetched, *brought), key=lambda o: (o.method.position, o.method.pk))
    found = tuple(_spared(offer, plan.basket) for offer in ways)
    return Offers(found, "" if found else "not_in_stock", customs, world.calendar)


def _spared(offer: Offer, basket: Basket) -> Offer:
    """What goes with goods that a firm buys without VAT is without VAT too."""
    if not basket.spared:
        return offer
    return replace(
        offer,
        gross_amount=spared(offer.gross_amount, basket.spared),
        full_amount=spared(offer.full_amount, basket.spared),
        fee_amount=spared(offer.fee_amount, basket.spared),
    )


def _read(to: Destination, baskets: Sequence[Basket], at: datetime) -> _World:
    ways = ways_to(to.country, at)
    free = list(ways.free)
    customer_id = baskets[0].customer_id
    if customer_id is not None:
        own = free_rules_to(to.country, ways.rates.currency, at, ways.shop)
        free += own.filter(customer_id=customer_id)
    return _World(
        shop=ways.shop,
        calendar=ways.calendar,
        rates=ways.rates,
        stock=_stock_of(baskets),
        methods=ways.methods,
        rates_by_method=ways.rates_by_method,
        free=free,
        target=ways.target,
        full=full_times(ways.methods, at.date() - timedelta(days=1)),
        at=at,
    )


def _stock_of(baskets: Sequence[Basket]) -> Mapping[int, Available]:
    """As the baskets bring it along, else read now."""
    if len(baskets) == 1 and baskets[0].stock is not None:
        return baskets[0].stock
    return availability({id_ for basket in baskets for id_ in basket.wanted})


def _cost(world: _World, method: Method, to: Destination, basket: Basket) -> Cost | None:
    rates = world.rates_by_method.get(method.pk, [])
    rate = fitting_rate(rates, to, basket.weight_grams, basket.value)
    if rate is None:
        return None
    rules = [
        FreeRule(row.threshold, row.customer_id is not None)
        for row in world.free
        if row.method_id in (None, method.pk)
    ]
    return cost_of(rate, basket.value, rules)


def _all_rates(world: _World) -> list[RateView]:
    return [rate for rates in world.rates_by_method.values() for rate in rates]


def _stocked(world: _World, variant_id: int, many: int, store_id: int | None) -> Stocked:
    """How soon so many are here, or in one store."""
    found = world.stock.get(variant_id)
    if found is None:
        return Stocked(is_never=True)
    if not found.is_counted:
        return Stocked()
    if store_id is not None:
        return Stocked(is_never=found.by_location.get(store_id, 0) < many)
    if found.free >= many:
        return Stocked()
    today = world.at.astimezone(ZoneInfo(world.shop.time_zone)).date()
    if found.on_order_days is not None:
        return Stocked(today + timedelta(days=found.on_order_days))
    return Stocked(is_never=True)


def _fetched(world: _World, method: Method, cost: Cost, basket: Basket) -> Offer | None:
    """An order that lies ready in a store: no courier, no estimate, the store's own hours."""
    store = method.store
    if store is None or not (store.is_active and store.can_pick_up):
        return None
    here = latest(_stocked(world, id_, many, store.pk) for id_, many in basket.wanted.items())
    if here.is_never:
        return None
    ready = ready_to_fetch(
        at=world.at, within_hours=method.ready_within_hours, calendar=world.calendar
    )
    day = ready.astimezone(ZoneInfo(world.shop.time_zone)).date()
    grounds = Grounds(
        parcels=0,
        level=("store",),
        names={"store": store.code},
        window_days=0,
        within_days=(day - world.at.date()).days,
        share=1.0,
        is_default=True,
    )
    quote = Quote(day, day, 1.0, grounds, "store")
    return _offer(world, method, cost, quote, ready)


def _carried(
    world: _World,
    carried: Sequence[tuple[Method, Cost]],
    to: Destination,
    basket: Basket,
    stocked: Stocked,
) -> list[_Carried]:
    supplier = next(
        (
            found.supplier
            for id_, many in basket.wanted.items()
            if (found := world.stock.get(id_)) is not None and found.free < many
        ),
        "",
    )
    leaving = [
        ready_to_leave(
            at=world.at,
            cut_off=method.cut_off,
            calendar=world.calendar,
            from_on=stocked.from_on,
        )
        for method, _ in carried
    ]
    return [
        _Carried(method, cost, leaves, _case(world, method, leaves, to, basket, supplier))
        for (method, cost), leaves in zip(carried, leaving, strict=True)
    ]


def _case(
    world: _World,
    method: Method,
    leaves: datetime,
    to: Destination,
    basket: Basket,
    supplier: str,
) -> Case:
    return Case(
        ordered_at=leaves,
        zone=to.zone or world.shop.time_zone,
        origin=world.shop.country,
        country=to.country,
        region=to.region,
        courier=method.courier.code if method.courier else "",
        supplier=supplier,
        service=method.service,
        weight_grams=basket.weight_grams,
    )


def _offer(
    world: _World,
    method: Method,
    cost: Cost,
    quote: Quote,
    leaves: datetime,
    to: Destination | None = None,
) -> Offer:
    times: tuple[Slot, ...] = ()
    if method.kind == MethodKind.TIME_WINDOW and to is not None:
        windows = [(row.weekday, row.starts, row.ends) for row in method.windows.all()]
        day = quote.promised_on
        closed = frozenset(
            holiday
            for year in (day.year, day.year + 1)
            for holiday in holidays_of(to.country, to.region, year)
        )
        zone = to.zone or world.shop.time_zone
        full = {code for method_id, code in world.full if method_id == method.pk}
        found = slots(windows, day, closed, full)
        times = tuple(one for one in found if one.span(zone)[0] > leaves)
    return Offer(
        method=method,
        gross_amount=cost.gross_amount,
        full_amount=cost.full_amount,
        currency=world.rates.currency,
        fee_amount=method.collect_fee_amount if method.pays_on_delivery else Decimal("0.00"),
        quote=quote,
        free_because=cost.free_because,
        missing_for_free=cost.missing,
        leaves_at=leaves,
        slots=times,
    )


def _customs(world: _World, to: Destination, basket: Basket) -> Customs | None:
    rates = world.rates
    return customs_of(
        origin=world.shop.country,
        country=to.country,
        consignment=Consignment(
            basket.value if rates.currency == "EUR" else None, len(basket.wanted)
        ),
        vat_percent=rates.border_percent_of(STANDARD) if rates.how == EXPORT else None,
        on=world.at.astimezone(ZoneInfo(world.shop.time_zone)).date(),
    )
