"""What every app that holds personal data offers, so that a person can be exported and erased whole.

An app registers its part from its `subscribers.py`, which every process loads. `customers` knows
none of them; one that forgets to register would keep data of the erased, so a test walks all models
with a reference to a customer.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol

from pistos.customers.models import Customer

Row = Mapping[str, object]


class HoldsPersonalData(Protocol):
    """One app's part of a person. `customer` is the row that others were merged into.

    Take the ids of the whole family from `customers.queries.family_ids(customer)`, and the
    addresses and names that may stand in texts from `customers.queries.known_as(customer)`.
    """

    name: str

    def export(self, customer: Customer) -> dict[str, list[Row]]:
        """Tables of plain values, by name."""
        ...

    def erase(self, customer: Customer, at: datetime) -> None:
        """Empties what is personal, inside the caller's transaction; the row still has its values.

        Files are not part of a transaction: delete them on commit.
        """
        ...


Forget = Callable[[datetime, datetime], int]
"""`forget(before, at)`: forgets what is older than `before` and returns how many rows."""

_holders: dict[str, HoldsPersonalData] = {}
_purposes: dict[str, Forget] = {}


def hold(holder: HoldsPersonalData) -> None:
    """Registers an app's part; again under the same name replaces it."""
    _holders[holder.name] = holder


def holders() -> list[HoldsPersonalData]:
    """Lower apps first, as they were loaded."""
    return list(_holders.values())


def keep_for_a_time(purpose: str, forget: Forget) -> None:
    """Registers what the daily retention calls for a purpose of `shop.rules.facts`."""
    _purposes[purpose] = forget


def purposes() -> dict[str, Forget]:
    return dict(_purposes)
