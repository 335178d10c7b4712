"""Recording promises by the thousand with what became of them: set-based, idempotent, quiet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from pistos.kit.actors import Actor
from pistos.promises.facts import PromiseFacts


@dataclass(frozen=True, slots=True)
class RecordedPromises:
    """`ids` is aligned with the batch. `changed` counts promises that got further entries."""

    ids: list[int]
    new: int
    changed: int
    same: int
    entries: int


def record_promises(*, batch: Sequence[PromiseFacts], by: Actor, at: datetime) -> RecordedPromises:
    """Records promises with the entries that follow from what is known at `at`.

    A delivery or hand-over promise about a parcel is found again: what is newly known adds entries
    and nothing is ever edited. A promise to a customer about a parcel stands on the partners'
    promises about the same parcel. Publishes nothing: the caller publishes one event for all.
    """
    raise NotImplementedError
