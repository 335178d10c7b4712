"""What happened with contracts: ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ContractBegun:
    contract_id: int
    customer_id: int


@dataclass(frozen=True)
class OutreachHeld:
    """Something comes before selling. `is_label_refused`: it was called an offer, and is none."""

    outreach_id: int
    contract_id: int
    reasons: list[str]
    is_label_refused: bool


@dataclass(frozen=True)
class OutreachSent:
    outreach_id: int
    contract_id: int
    is_offer: bool


@dataclass(frozen=True)
class OutreachDropped:
    outreach_id: int
    contract_id: int


@dataclass(frozen=True)
class ContractRenewed:
    """The customer's yes; `terms` is the version that goes on from the day after the last."""

    contract_id: int
    customer_id: int
    terms: int


@dataclass(frozen=True)
class ContractLeft:
    """The customer lets it end on its day."""

    contract_id: int
    customer_id: int
    ends_on: str


@dataclass(frozen=True)
class ContractEnded:
    contract_id: int
    customer_id: int
    kind: str


@dataclass(frozen=True)
class ReasonGiven:
    """How the customer decided: a friend, reviews, a search, an advertisement, the price."""

    contract_id: int
    decision: str
    how: str
