"""The deeds on indicators: defining them and reading them."""

from pistos.indicators.actions.defaults import add_default_indicators
from pistos.indicators.actions.definitions import (
    ImpossibleDefinition,
    Wanted,
    add_indicator,
    edit_indicator,
    hide_indicator,
)
from pistos.indicators.actions.readings import read_history, read_indicators

__all__ = [
    "ImpossibleDefinition",
    "Wanted",
    "add_default_indicators",
    "add_indicator",
    "edit_indicator",
    "hide_indicator",
    "read_history",
    "read_indicators",
]
