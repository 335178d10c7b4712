"""What happened to the ways of sending. Ids and plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MethodSaved:
    method_id: int
    code: str


@dataclass(frozen=True, slots=True)
class RatesSet:
    method_id: int
    count: int


@dataclass(frozen=True, slots=True)
class FreeShippingSet:
    rule_id: int
    threshold: str
    currency: str


@dataclass(frozen=True, slots=True)
class FreeShippingEnded:
    rule_id: int


@dataclass(frozen=True, slots=True)
class WindowsSet:
    method_id: int
    count: int


@dataclass(frozen=True, slots=True)
class PickupPointsSet:
    method_id: int
    count: int
    gone: int
