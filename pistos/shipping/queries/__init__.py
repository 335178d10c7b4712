"""Reads of ways of sending."""

from pistos.shipping.queries.costs import CostsTo, costs_to, sending_costs
from pistos.shipping.queries.lists import (
    countries_served,
    couriers,
    free_for_all,
    free_rules,
    has_personal_terms,
    methods_all,
    methods_shown,
    pickup_points,
    weight_of,
)
from pistos.shipping.queries.offering import offers, offers_each, offers_until
from pistos.shipping.queries.views import Basket, Offer, Offers
from pistos.shipping.queries.ways import methods_to

__all__ = [
    "Basket",
    "CostsTo",
    "Offer",
    "Offers",
    "costs_to",
    "countries_served",
    "couriers",
    "free_for_all",
    "free_rules",
    "has_personal_terms",
    "methods_all",
    "methods_shown",
    "methods_to",
    "offers",
    "offers_each",
    "offers_until",
    "pickup_points",
    "sending_costs",
    "weight_of",
]
