"""What happens to indicators."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class IndicatorAdded:
    indicator_id: int
    measure: str


@dataclass(frozen=True)
class DefaultIndicatorsAdded:
    indicator_ids: list[int]


@dataclass(frozen=True)
class IndicatorEdited:
    indicator_id: int
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True)
class IndicatorHidden:
    """It is no longer shown or read; its history stays."""

    indicator_id: int


@dataclass(frozen=True)
class IndicatorsRead:
    """The figures up to `ends_on` are in; `alarms` are the indicators newly past their threshold."""

    ends_on: date
    read: int
    alarms: list[int]
