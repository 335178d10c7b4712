"""The deeds on ways of sending."""

from pistos.shipping.actions.methods import (
    MethodFacts,
    MethodWrong,
    save_method,
    set_windows,
)
from pistos.shipping.actions.points import PointFacts, PointsWrong, set_pickup_points
from pistos.shipping.actions.rates import (
    FreeFromFacts,
    RateFacts,
    RatesWrong,
    end_free_shipping,
    set_free_shipping,
    set_rates,
)

__all__ = [
    "FreeFromFacts",
    "MethodFacts",
    "MethodWrong",
    "PointFacts",
    "PointsWrong",
    "RateFacts",
    "RatesWrong",
    "end_free_shipping",
    "save_method",
    "set_free_shipping",
    "set_pickup_points",
    "set_rates",
    "set_windows",
]
