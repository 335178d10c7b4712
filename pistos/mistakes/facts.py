"""Plain values that come in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from pistos.accounts.models import User
from pistos.customers.models import Customer
from pistos.kit.actors import Ref
from pistos.mistakes.models import Department, IncidentKind, LessonKind, Origin, Process


@dataclass(frozen=True, slots=True)
class Series:
    """A cause, and what narrows it: "courier", "product", "supplier" or "page" with its id."""

    cause: str
    facet_kind: str = ""
    facet_id: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A mistake as it is found. `severity` is 1 to 3; `origin_id` the alarm or complaint that opened it."""

    title: str
    problem: str
    series: Series
    severity: int = 1
    origin: Origin = Origin.PERSON
    origin_id: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of evidence: what it is, when it happened, and who told us of it, if known."""

    ref: Ref
    happened_at: datetime
    customer: Customer | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Why it happened: the whys in order, each asked of the answer before, and the cause at their end."""

    whys: tuple[str, ...]
    root_cause: str
    series: Series


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be changed, by whom, by which day, and how its effect will be judged."""

    action: str
    owner: User
    due_on: date
    window_days: int
    drop_percent: int


@dataclass(frozen=True, slots=True)
class Done:
    """What was changed. The words for customers are by language; `cost_amount` in the shop's currency.

    `accepted` says by the code of a remark on these words why they stand all the same.
    """

    words: str
    told_problem: Mapping[str, str] = field(default_factory=dict)
    told_action: Mapping[str, str] = field(default_factory=dict)
    cost_amount: Decimal | None = None
    accepted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Learned:
    """What keeps it from happening again."""

    kind: LessonKind
    words: str


@dataclass(frozen=True, slots=True)
class Declared:
    """An incident as it is declared. `update_minutes` is how long a silence may last, as all are told."""

    kind: IncidentKind
    title: Mapping[str, str]
    owner: User
    update_minutes: int
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Reached:
    """By what those affected are found. `since` and `until` bound when it was ordered or handed over.

    `kind`: "orders" (placed between), "courier" (whose parcels it took between), "product" (who bought
    it between; with `version_id` who read that version of its sheet), "conversations" (open ones).
    """

    kind: str
    since: datetime | None = None
    until: datetime | None = None
    courier_id: int | None = None
    product_id: int | None = None
    version_id: int | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """A word on an incident, by language; `pleased` and `annoyed` answer the two questions about it.

    `accepted` says by the code of a remark why the words stand all the same.
    """

    words: Mapping[str, str]
    pleased: str
    annoyed: str
    accepted: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The review of afterwards: what happened, what went well, what is changed so that it goes better."""

    happened: str
    went_well: str
    change: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something to do better: `expected` says what will be seen when it is; `origin` where it came from."""

    title: str
    owner: User
    due_on: date
    expected: str
    origin: Ref = field(default=Ref("", ""))
    process: Process | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """A process of the register."""

    name: str
    department: Department
    owner: User
