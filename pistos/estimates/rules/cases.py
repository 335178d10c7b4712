"""What goes into an estimate and what comes out: plain values, no model of any other app."""

from dataclasses import dataclass
from datetime import date, datetime

DELIVERY = "delivery"
HAND_OVER = "hand_over"
TRANSIT = "transit"
QUANTITIES = (DELIVERY, HAND_OVER, TRANSIT)
"""Order to delivery, order to hand-over to the courier, hand-over to delivery; all in days."""


@dataclass(frozen=True, slots=True)
class Case:
    """A parcel as known when its order is placed. Any text may be empty: not known, not used.

    `zone` is the time zone of the destination; `country` its ISO 3166 code, so that public
    holidays are found; `origin` is where it is sent from.
    """

    ordered_at: datetime
    zone: str
    origin: str
    country: str
    region: str
    courier: str
    supplier: str
    service: str
    weight_grams: int | None
    category: str = ""


@dataclass(frozen=True, slots=True)
class Observation:
    """What became of a parcel. Not delivered: it was still under way at `seen_until`.

    A cancelled order is no observation: it ended without saying how long delivery takes.
    """

    case: Case
    handed_over_at: datetime | None
    delivered_at: datetime | None
    seen_until: datetime


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an estimate rests on: of `parcels` in the group named by `level` and `names` that were
    ordered in the last `window_days`, the `share` arrived within `within_days` calendar days.

    Parcels still under way count in the share as not arrived once older than that. With
    `is_default` there is no history: `parcels` is 0 and `share` the assumed one.
    """

    parcels: int
    level: tuple[str, ...]
    names: dict[str, str]
    window_days: int
    within_days: int
    share: float
    is_default: bool


@dataclass(frozen=True, slots=True)
class Quote:
    """The usual day (as likely before as after) and the promised one, kept with `chance`.

    `chance` speaks of parcels that arrive; what never arrives shows in `grounds.share` and in
    `Risk.chance_late`, since no later day would help it.
    """

    usual_on: date
    promised_on: date
    chance: float
    grounds: Grounds
    model: str


@dataclass(frozen=True, slots=True)
class Risk:
    """How a promise under way stands. Reasons: `overdue`, `not_handed_over`, `silent`,
    `slow_lane`, `usual`. `expected_on` is as likely before as after; `promised_on` is the day
    that could now be promised at the target."""

    chance_late: float
    reason: str
    expected_on: date
    promised_on: date
