"""What happens to customers: ids, kinds and names of fields, never the values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CustomerMet:
    """A person became known, by an alias of this kind."""

    customer_id: int
    alias_kind: str


@dataclass(frozen=True, slots=True)
class CustomerChanged:
    customer_id: int
    fields: list[str]


@dataclass(frozen=True, slots=True)
class AliasAdded:
    customer_id: int
    alias_kind: str


@dataclass(frozen=True, slots=True)
class CustomersMerged:
    """Two rows were one person. `merged_ids` now lead to `kept_id`; each app moves its own rows."""

    kept_id: int
    merged_ids: list[int]


@dataclass(frozen=True, slots=True)
class CustomerExported:
    """Somebody was given a copy of all that is known of a customer; `rows` counts by table."""

    customer_id: int
    rows: dict[str, int]


@dataclass(frozen=True, slots=True)
class CustomerErased:
    """All that named a customer is gone, in every app named in `parts`; the rows stay without it."""

    customer_id: int
    merged_ids: list[int]
    parts: list[str]


@dataclass(frozen=True, slots=True)
class ConsentGiven:
    customer_id: int
    purpose: str
    said_where: str


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    customer_id: int
    purpose: str
    said_where: str


@dataclass(frozen=True, slots=True)
class RetentionApplied:
    """The daily proof: what was forgotten by purpose, and the days for which each is kept."""

    forgotten: dict[str, int]
    days_kept: dict[str, int]


@dataclass(frozen=True)
class CodeSent:
    """A one-time code went to an address on record."""

    customer_id: int
    purpose: str


@dataclass(frozen=True)
class CustomerSignedIn:
    """A customer proved their address and is signed in in one more browser."""

    customer_id: int
