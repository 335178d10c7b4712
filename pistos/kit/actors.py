"""Who did it: a kind and an id, never a name, so that the record holds no personal data."""

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "customer", "partner", "machine"]


@dataclass(frozen=True, slots=True)
class Actor:
    """`person` is a member of staff (user id), `machine` a named task of the program."""

    kind: ActorKind
    id: str

    @classmethod
    def person(cls, user_id: int) -> "Actor":
        return cls("person", str(user_id))

    @classmethod
    def customer(cls, customer_id: int) -> "Actor":
        return cls("customer", str(customer_id))

    @classmethod
    def partner(cls, partner_id: int) -> "Actor":
        return cls("partner", str(partner_id))

    @classmethod
    def machine(cls, name: str) -> "Actor":
        return cls("machine", name)


@dataclass(frozen=True, slots=True)
class Ref:
    """A reference to a thing by kind and id, for rows that may point to any app."""

    kind: str
    id: str
