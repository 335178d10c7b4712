"""Reads of ways of sending."""

from pistos.shipping.queries.lists import (
    countries_served,
    couriers,
    free_rules,
    methods_all,
    pickup_points,
    weight_of,
)
from pistos.shipping.queries.offering import offers
from pistos.shipping.queries.views import Basket, Offer, Offers

__all__ = [
    "Basket",
    "Offer",
    "Offers",
    "countries_served",
    "couriers",
    "free_rules",
    "methods_all",
    "offers",
    "pickup_points",
    "weight_of",
]
