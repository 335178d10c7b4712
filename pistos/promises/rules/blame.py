"""Whose harm a promise that was not kept is, inside the shop. Toward the customer it is the shop's.

A parcel handed over late, or never: the supplier who should have, or the shop where it sends from
its own shelf. Handed over in time and yet late: the courier.
"""

from dataclasses import dataclass
from datetime import datetime

from pistos.promises.models import Cause, PromiseKind
from pistos.promises.rules.terms import Blame


@dataclass(frozen=True, slots=True)
class Carriage:
    """What is known of a parcel when its promise breaks.

    `hand_over_due_at` is when it should have been with the courier, if anyone said so.
    """

    courier_id: int | None
    supplier_id: int | None
    handed_over_at: datetime | None
    hand_over_due_at: datetime | None


def blame_of(
    kind: PromiseKind, keeper_id: int | None, carriage: Carriage | None, due_at: datetime
) -> Blame:
    """Cause and partner of a promise broken at its due time.

    `keeper_id` is the partner whose own word toward the shop it was; None for the shop's word.
    """
    if kind is PromiseKind.HAND_OVER:
        if keeper_id is not None and carriage is not None and carriage.courier_id == keeper_id:
            return Blame(Cause.COURIER_LATE, keeper_id)
        return _late_hand_over(keeper_id)
    if kind is PromiseKind.DELIVERY and keeper_id is None and carriage is not None:
        by = carriage.hand_over_due_at or due_at
        if carriage.handed_over_at is None or carriage.handed_over_at > by:
            return _late_hand_over(carriage.supplier_id)
        if carriage.courier_id is not None:
            return Blame(Cause.COURIER_LATE, carriage.courier_id)
        return Blame(Cause.UNKNOWN)
    if keeper_id is None:
        return Blame(Cause.SHOP_LATE)
    if kind is PromiseKind.DELIVERY:
        return Blame(Cause.COURIER_LATE, keeper_id)
    return Blame(Cause.UNKNOWN, keeper_id)


def _late_hand_over(supplier_id: int | None) -> Blame:
    if supplier_id is None:
        return Blame(Cause.SHOP_LATE)
    return Blame(Cause.SUPPLIER_LATE, supplier_id)
