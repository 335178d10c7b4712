"""What a promise is made of before it is a row: its terms, and how the person was told."""

from dataclasses import dataclass, field
from datetime import date, datetime

from pistos.promises.models import Cause, PromiseKind
from pistos.promises.rules.due import day_of, end_of_day


@dataclass(frozen=True, slots=True)
class Told:
    """The words told, their language, and where they were said: the evidence of the promise.

    `where` is a page, a message, a call ("email", "order_page", "phone", "terms"); `ref` finds it.
    """

    words: str
    language: str
    where: str
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Due:
    """The instant after which a promise is broken, and the day told, in its zone."""

    at: datetime
    on: date
    zone: str

    @classmethod
    def end_of(cls, day: date, zone: str) -> "Due":
        """The whole of `day` where the parcel goes."""
        return cls(end_of_day(day, zone), day, zone)

    @classmethod
    def instant(cls, at: datetime, zone: str) -> "Due":
        """A time of day, such as "you will have our answer by 14:30"."""
        return cls(at, day_of(at, zone), zone)


@dataclass(frozen=True, slots=True)
class About:
    """What a promise concerns ("parcel", its id), its order, and where it goes."""

    kind: str
    id: int | None = None
    order_id: int | None = None
    country: str = ""
    region: str = ""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What history says of the due time; `facts` is shown with the promise.

    `reason` is why one entitled to promised it against history; empty otherwise.
    """

    chance: float | None = None
    usual_on: date | None = None
    model_version: str = ""
    facts: dict[str, object] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """A promise without its parties. `gives_proof` is False where no proof of keeping can exist."""

    kind: PromiseKind
    due: Due
    about: About
    grounds: Grounds = field(default_factory=Grounds)
    gives_proof: bool = True
    is_public: bool = True


@dataclass(frozen=True, slots=True)
class Blame:
    """Why a promise broke (public) and, inside the shop only, whose harm it is."""

    cause: Cause
    partner_id: int | None = None
    reason: str = ""
