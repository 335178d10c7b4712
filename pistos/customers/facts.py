"""A customer as told by a file or another shop system: plain values, before there is a row."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class CustomerFacts:
    """Who ordered. `ref` is their reference in `source`; without one the e-mail address tells them
    apart, and without both they are a person known by this order only."""

    source: str
    ref: str = ""
    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = "en"
    country: str = ""
    region: str = ""
    city: str = ""
    postcode: str = ""
    address: str = ""
    known_since: datetime | None = None

    @property
    def alias(self) -> tuple[str, str]:
        """(kind, value) by which the customer is found again; empty value when nothing tells."""
        if self.ref:
            return (self.source[:20], self.ref)
        return ("email", self.email.strip().lower())
