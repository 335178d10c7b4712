"""From what was shown to the order as it is written down: plain values in, plain values out."""

from pistos.checkout.facts import CartShown, LineShown, Purchase
from pistos.checkout.queries.pricing import Choices
from pistos.orders.facts import Bought, BoughtDelivery, BoughtLine, BoughtMoney
from pistos.pricing.rules.totals import LineTotal, Totals
from pistos.shipping.queries import Offer


def bought_from(shown: CartShown, found: Choices, purchase: Purchase, customer_id: int) -> Bought:
    """The order's facts. ValueError where something was not chosen: callers check that first."""
    if found.offer is None or found.provider is None or found.totals is None:
        raise ValueError("nothing was chosen")
    by_key = {line.key: line for line in found.totals.lines}
    address, contact = purchase.shipping, purchase.contact
    return Bought(
        customer_id=customer_id,
        language=contact.language,
        contact_email=contact.email,
        contact_phone=contact.phone,
        shipping=address,
        billing=purchase.billing,
        lines=tuple(_line(line, by_key[str(line.line_id)]) for line in shown.lines),
        money=_money(shown, found.totals),
        delivery=_delivery(shown, found, contact.language),
        provider_code=found.provider.code,
        pays_on_delivery=found.provider.way == "on_delivery",
        device=purchase.device,
    )


def _line(line: LineShown, total: LineTotal) -> BoughtLine:
    return BoughtLine(
        product_id=line.product_id,
        variant_id=line.variant_id,
        sheet_version_id=line.version_id or None,
        name=line.name,
        quantity=line.quantity,
        unit_amount=total.unit_gross,
        gross_amount=total.gross,
        discount_amount=total.discount,
        vat_percent=total.percent,
        vat_amount=total.vat,
        request=line.wish.text,
        request_options=line.wish.options,
    )


def _money(shown: CartShown, found: Totals) -> BoughtMoney:
    return BoughtMoney(
        currency=shown.currency,
        total=found.gross,
        shipping=found.shipping,
        discount=found.discount,
        fee=found.fee,
        vat=found.vat,
        vat_rows=tuple((rate.percent, rate.net, rate.vat) for rate in found.vat_by_rate),
        vouchers=tuple(code for code, _amount in found.discounts),
    )


def _delivery(shown: CartShown, found: Choices, language: str) -> BoughtDelivery:
    offer: Offer | None = found.offer
    if offer is None:
        raise ValueError("nothing was chosen")
    return BoughtDelivery(
        method_code=offer.method.code,
        method_name=offer.name_in(language),
        method_kind=offer.method.kind,
        zone=found.to.zone,
        courier_id=offer.courier_id,
        service=offer.method.service,
        weight_grams=shown.weight_grams or None,
        slot=found.slot.span(found.to.zone) if found.slot else None,
    )
