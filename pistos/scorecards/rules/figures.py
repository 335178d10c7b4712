"""A partner's figures for a period, as plain values that are kept as JSON."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from decimal import Decimal
from typing import Any

from pistos.kit.statistics import Share, share


@dataclass(frozen=True, slots=True)
class Deadline:
    """One kind of deadline: how often kept, and how steadily.

    Days are counted against the due time: below zero is early. What never came counts up to the
    period's end. `worst_tenth` is the mean of the slowest tenth.
    """

    kind: str
    toward: str
    count: int
    kept: int
    never: int
    wrong: int
    damaged: int
    mean: float
    deviation: float
    tenth: float
    half: float
    ninetieth: float
    worst_tenth: float

    @property
    def kept_share(self) -> Share:
        return share(self.kept, self.count)

    @property
    def spread(self) -> float:
        """Days between the usual (half) and nine of ten."""
        return self.ninetieth - self.half


@dataclass(frozen=True, slots=True)
class Carriage:
    """What became of the parcels that were handed over in the period. Days from hand-over."""

    parcels: int = 0
    arrived: int = 0
    at_first_attempt: int = 0
    damaged: int = 0
    lost: int = 0
    returned: int = 0
    half_days: float | None = None
    ninetieth_days: float | None = None
    clocked: int = 0
    on_time_by_own_clock: int = 0


@dataclass(frozen=True, slots=True)
class Region:
    """Parcels by where they went; `on_time` are those there by the time told to the customer."""

    country: str
    region: str
    count: int
    on_time: int
    promised_days: float
    actual_days: float


@dataclass(frozen=True, slots=True)
class Month:
    month: str
    kept: int
    broken: int


@dataclass(frozen=True, slots=True)
class Incidents:
    """Times of trouble with a payment partner that began in the period: how many, for how many hours
    within it, how many customers met one, and how many last still."""

    count: int = 0
    hours: float = 0.0
    affected: int = 0
    unfinished: int = 0


@dataclass(frozen=True, slots=True)
class Courtesy:
    """Marks that customers gave a courier's courtesy in surveys; `pleased` are those of 4 and 5 of 5."""

    answers: int = 0
    pleased: int = 0

    @property
    def pleased_share(self) -> Share:
        return share(self.pleased, self.answers)


@dataclass(frozen=True, slots=True)
class Figures:
    """All of it. `harm` counts broken promises to customers that are this partner's, by cause."""

    deadlines: tuple[Deadline, ...] = ()
    carriage: Carriage = field(default_factory=Carriage)
    regions: tuple[Region, ...] = ()
    months: tuple[Month, ...] = ()
    harm: Mapping[str, int] = field(default_factory=dict)
    praised: int = 0
    courtesy: Courtesy = field(default_factory=Courtesy)
    repaired: int = 0
    incidents: Incidents = field(default_factory=Incidents)

    @property
    def basis(self) -> tuple[Deadline, ...]:
        """The partner's own word; without one, what it carried against what customers were told."""
        own = tuple(row for row in self.deadlines if row.toward == "shop")
        return own or self.deadlines

    @property
    def harm_count(self) -> int:
        return sum(self.harm.values())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def figures_of(said: Mapping[str, Any]) -> Figures:
    """Reads what `as_json` wrote; an empty mapping gives empty figures."""
    return Figures(
        deadlines=tuple(Deadline(**row) for row in said.get("deadlines", ())),
        carriage=Carriage(**said.get("carriage", {})),
        regions=tuple(Region(**row) for row in said.get("regions", ())),
        months=tuple(Month(**row) for row in said.get("months", ())),
        harm=dict(said.get("harm", {})),
        praised=said.get("praised", 0),
        courtesy=Courtesy(**said.get("courtesy", {})),
        repaired=said.get("repaired", 0),
        incidents=Incidents(**said.get("incidents", {})),
    )


def cost_with_harm(
    cost: Decimal | None, *, harm_amount: Decimal | None, harm_count: int, jobs: int
) -> Decimal | None:
    """The price of a job plus what its share of broken promises costs; None where unknown."""
    if cost is None or jobs == 0:
        return cost
    return cost + (harm_amount or Decimal(0)) * harm_count / jobs
