"""What a matter cost, told by the apps above that know it: remedies, work, parcels sent again.

An app registers its part from its `apps.py`; causes knows none of them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from pistos.kit.actors import Ref


@dataclass(frozen=True, slots=True)
class Cost:
    """Money in the shop's currency, and minutes of people."""

    amount: Decimal = Decimal(0)
    minutes: int = 0


class KnowsCosts(Protocol):
    """One app's costs of subjects, in a fixed number of queries; those without any are left out."""

    def __call__(self, subjects: Sequence[Ref]) -> Mapping[Ref, Cost]: ...


_sources: dict[str, KnowsCosts] = {}


def know_costs(name: str, source: KnowsCosts) -> None:
    """Registers an app's part; again under the same name replaces it."""
    _sources[name] = source


def cost_sources() -> list[KnowsCosts]:
    return list(_sources.values())
