"""Words for kinds and reasons of prices, stock and shipping."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pistos.components.tags.speaking import language
from pistos.kit.regions import country_name
from pistos.pricing.models import Market

VAT_CLASSES = {
    "standard": _("Goods in general"),
    "food": _("Food"),
    "books": _("Books"),
    "medicines": _("Medicines"),
}
VOUCHER_KINDS = {
    "percent": _("Percentage"),
    "amount": _("Amount"),
    "free_shipping": _("Free shipping"),
}
MOVEMENTS = {
    "arrived": _("Arrived"),
    "counted": _("Counted"),
    "moved": _("Moved"),
    "sent": _("Sent"),
    "returned": _("Returned"),
    "spoiled": _("Spoiled"),
}
METHOD_KINDS = {
    "home": _("To the door"),
    "pickup_point": _("To a pick-up point"),
    "time_window": _("To the door at a chosen time"),
    "store": _("Fetched in a store"),
}
PRICE_KINDS = {"regular": _("Regular price"), "reduction": _("Reduction")}
UNITS = {
    "g": _("grams"),
    "kg": _("kilograms"),
    "ml": _("millilitres"),
    "cl": _("centilitres"),
    "l": _("litres"),
    "cm": _("centimetres"),
    "m": _("metres"),
    "m2": _("square metres"),
    "piece": _("pieces"),
}
UNIT_SIGNS = {"piece": _("piece")}
"""Others (kg, l, m, m²) are the same everywhere."""
NO_OFFER = {
    "not_served": _("Nothing is sent there: no way of sending has a price for it."),
    "too_heavy": _("No way of sending carries so much."),
    "not_in_stock": _("Not everything is in stock."),
}


def market_words(market: Market) -> str:
    """A market by its countries and its money: "Armenia, AMD", "Greece and 8 more, EUR"."""
    names = [country_name(code, language()) for code in market.countries]
    if len(names) > 2:
        more = {"first": names[0], "more": len(names) - 1}
        names = [gettext("%(first)s and %(more)s more") % more]
    return ", ".join([*names, market.currency])
