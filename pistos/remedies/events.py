"""What was given to put something right, and what became of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RemedyPolicyChanged:
    """A new version of what is offered, and up to which value by whom, is in force."""

    version: int


@dataclass(frozen=True)
class RemedyAsked:
    """It lies above the limit of whoever decided it: a named colleague is to approve it."""

    remedy_id: int
    subject_kind: str
    subject_id: str
    kind: str
    asked_of_id: int


@dataclass(frozen=True)
class ApprovalOverdue:
    """Nobody answered a colleague who asked for approval; the owners were written to. Once a remedy."""

    remedy_id: int
    asked_of_id: int


@dataclass(frozen=True)
class RemedyDeclined:
    """The colleague did not approve it; nothing was promised."""

    remedy_id: int
    subject_kind: str
    subject_id: str


@dataclass(frozen=True)
class RemedyGiven:
    """It is promised to the customer. `is_by_rule`: by the owner's rule, no person decided."""

    remedy_id: int
    subject_kind: str
    subject_id: str
    kind: str
    order_id: int | None
    is_by_rule: bool


@dataclass(frozen=True)
class RemedyFailed:
    """Its money could not be sent; a person tries again or sends it elsewhere."""

    remedy_id: int
    order_id: int | None


@dataclass(frozen=True)
class RemedyDone:
    """What was promised was carried out."""

    remedy_id: int
    subject_kind: str
    subject_id: str
    kind: str
    customer_id: int


@dataclass(frozen=True)
class RemedyConfirmed:
    """The customer says that it is well."""

    remedy_id: int
    subject_kind: str
    subject_id: str
    kind: str
    customer_id: int


@dataclass(frozen=True)
class RemedyDisputed:
    """The customer says that it is not well: the case opens again."""

    remedy_id: int
    subject_kind: str
    subject_id: str
    kind: str
    customer_id: int


@dataclass(frozen=True)
class RemedyWithdrawn:
    """The customer wanted something else before it was carried out."""

    remedy_id: int
    subject_kind: str
    subject_id: str
