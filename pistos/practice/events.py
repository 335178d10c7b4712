"""What happened in practice and with test purchases."""

from dataclasses import dataclass


@dataclass(frozen=True)
class RehearsalBegun:
    """A colleague practises on a simulated customer."""

    rehearsal_id: int
    scenario: str


@dataclass(frozen=True)
class RehearsalFinished:
    """Of no figure of the shop: only the colleague reads the score."""

    rehearsal_id: int
    score: int


@dataclass(frozen=True)
class TestPurchasePlanned:
    purchase_id: int
    person_id: int
    planned_on: str


@dataclass(frozen=True)
class TestPurchaseDone:
    """What was looked at is noted; `order_id` is left out of the figures of orders."""

    purchase_id: int
    order_id: int | None
    bad_count: int


@dataclass(frozen=True)
class FindingNoted:
    """Something was not as a customer should find it: a task of its owner."""

    finding_id: int
    owner_id: int
    due_on: str


@dataclass(frozen=True)
class FindingDone:
    finding_id: int
