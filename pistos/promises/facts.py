"""A promise as told by a file or a generator, with what is known of its outcome: plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from pistos.kit.actors import Actor


@dataclass(frozen=True, slots=True)
class MoveFacts:
    """The promise was moved, and the customer told, at `happened_at`; `due_on` is the new day."""

    happened_at: datetime
    due_on: date
    words: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """What was promised and what became of it, as far as known.

    About a row that exists (`about_kind`, `about_id`). `due_at` is the end of `due_on` in `zone`
    unless given. `fulfilled_at` is when it really happened; `withdrawn_at` when the customer's
    act ended it; `cause` and `blamed_partner_id` count only if it breaks. For a delivery to a
    customer, `partner_id` is the courier that carries it.
    """

    kind: str
    toward: str
    about_kind: str
    about_id: int
    made_at: datetime
    due_on: date
    zone: str
    made_by: Actor
    told_where: str
    order_id: int | None = None
    customer_id: int | None = None
    partner_id: int | None = None
    due_at: datetime | None = None
    told_ref: str = ""
    country: str = ""
    region: str = ""
    usual_on: date | None = None
    chance: float | None = None
    model_version: str = ""
    grounds: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))
    reason: str = ""
    words: str = ""
    language: str = "en"
    is_imported: bool = True
    is_public: bool = True
    gives_proof: bool = True
    moves: tuple[MoveFacts, ...] = ()
    fulfilled_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_because: str = ""
    cause: str = ""
    blamed_partner_id: int | None = None
    overturned_at: datetime | None = None
    overturned_because: str = ""
    told_first_at: datetime | None = None
    evidence: str = ""
