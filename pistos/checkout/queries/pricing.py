"""What an order would come to: ways of sending and paying side by side, and the whole with its day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from pistos.checkout.facts import ZERO, CartShown, Chosen
from pistos.kit.postcodes import region_by_postcode, zone_of
from pistos.partners.models import PartnerState
from pistos.payments.facts import ProviderView
from pistos.payments.queries.offering import providers_for
from pistos.pricing.rules.totals import Line, Totals, spared, totals
from pistos.promises.queries.served import Served
from pistos.shipping.models import MethodKind
from pistos.shipping.queries import Basket, Offer, Offers, offers
from pistos.shipping.rules.costs import Destination
from pistos.shipping.rules.leaving import Slot


@dataclass(frozen=True, slots=True)
class Choices:
    """What may be chosen for a cart that goes to a place, what is chosen, and what it comes to.

    `slot` is the time of delivery, where the way has some. `offer`, `provider` and `totals` are None while
    there is nothing to choose from. `reason` says why: "not_served", "not_in_stock", "too_heavy".
    """

    to: Destination
    offered: Offers
    offer: Offer | None
    providers: Sequence[ProviderView]
    provider: ProviderView | None
    totals: Totals | None
    slot: Slot | None = None

    @property
    def promised_on(self) -> date | None:
        """The day that binds: that of the time chosen, else of the way; None where nothing goes there."""
        if self.slot is not None:
            return self.slot.on
        return self.offer.promised_on if self.offer is not None else None

    @property
    def reason(self) -> str:
        return self.offered.reason


def destination(country: str, postcode: str, shop_zone: str) -> Destination:
    return Destination(
        country, region_by_postcode(country, postcode), postcode, zone_of(country, shop_zone)
    )


def choices(
    cart: CartShown,
    *,
    to: Destination,
    chosen: Chosen,
    customer_id: int | None,
    served: Mapping[int, Served],
    at: datetime,
) -> Choices:
    """Without codes in `chosen`, or with ones that are not offered, it is the first of each.
    `served` is the record of couriers toward this buyer."""
    offered = offers(to=to, basket=basket_of(cart, customer_id), at=at)
    working = [each for each in offered.offers if _is_with_us(each) and _has_times(each)]
    offered = replace(offered, offers=tuple(_with_record(each, served) for each in working))
    offer = offered.by_code(chosen.method) or next(iter(offered.offers), None)
    if offer is None:
        return Choices(to, offered, None, (), None, None)
    before = total_of(cart, offer, None)
    offered_to_pay = providers_for(
        country=to.country,
        currency=cart.currency,
        total=before.gross,
        pays_on_delivery=offer.method.pays_on_delivery,
    )
    found = [
        replace(each, fee_amount=spared(each.fee_amount, cart.spared)) for each in offered_to_pay
    ]
    provider = next(
        (each for each in found if each.code == chosen.provider), next(iter(found), None)
    )
    slot = next((one for one in offer.slots if one.code == chosen.slot), None)
    slot = slot or next(iter(offer.slots), None)
    return Choices(to, offered, offer, found, provider, total_of(cart, offer, provider), slot)


def basket_of(cart: CartShown, customer_id: int | None) -> Basket:
    """What lies in the cart, as shipping asks for it."""
    return Basket(
        cart.wanted, cart.weight_grams, cart.goods, customer_id, cart.stock, spared=cart.spared
    )


def total_of(cart: CartShown, offer: Offer, provider: ProviderView | None) -> Totals:
    """Goods less vouchers, shipping, and the fee of paying at the door where that is chosen."""
    lines = [
        Line(str(line.line_id), line.quantity, line.price.gross, line.price.vat_percent)
        for line in cart.lines
        if line.price is not None
    ]
    vouchers = [voucher.discount for voucher in cart.vouchers if voucher.discount is not None]
    fee = ZERO
    if provider is not None:
        at_door = provider.way == "on_delivery"
        fee = max(provider.fee_amount, offer.fee_amount if at_door else ZERO)
    return totals(lines, vouchers, offer.gross_amount, fee)


def _is_with_us(offer: Offer) -> bool:
    """A courier with whom the shop has parted carries nothing, whatever methods still name it."""
    courier = offer.method.courier
    return courier is None or courier.state in (PartnerState.ACTIVE, PartnerState.TRIAL)


def _has_times(offer: Offer) -> bool:
    """A way that brings at a chosen time is none while it has no time to choose."""
    return offer.method.kind != MethodKind.TIME_WINDOW or bool(offer.slots)


def _with_record(offer: Offer, served: Mapping[int, Served]) -> Offer:
    """A courier that brought this buyer everything in time says so; any other says nothing."""
    record = served.get(offer.courier_id) if offer.courier_id is not None else None
    if record is None or not record.parcels or record.on_time < record.parcels:
        return offer
    return replace(offer, record=(record.on_time, record.parcels))
