"""The deeds on ways of sending."""

from pistos.shipping.actions.methods import (
    MethodFacts,
    MethodWrong,
    WindowFacts,
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
from pistos.shipping.actions.times import TimeFull, give_back_time, take_time

__all__ = [
    "FreeFromFacts",
    "MethodFacts",
    "MethodWrong",
    "PointFacts",
    "PointsWrong",
    "RateFacts",
    "RatesWrong",
    "TimeFull",
    "WindowFacts",
    "end_free_shipping",
    "give_back_time",
    "save_method",
    "set_free_shipping",
    "set_pickup_points",
    "set_rates",
    "set_windows",
    "take_time",
]
