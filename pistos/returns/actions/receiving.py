"""Goods that come back: scanned in, looked at, put on the shelf again or not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.models import PromiseKind
from pistos.returns import events
from pistos.returns.actions.handling import note_goods_back
from pistos.returns.actions.paying import WrongMoment
from pistos.returns.actions.photos import keep, read_all
from pistos.returns.actions.steps import (
    ANSWER_DAYS,
    INSPECT_DAYS,
    answer_promised,
    day_after,
    inspection_promised,
    keep_current,
    locked,
    note_step,
    promise_next,
    ref,
)
from pistos.returns.models import Claim, ClaimState, Outcome, Side, StepKind, Track
from pistos.stock.actions.counting import put_back
from pistos.stock.models import Location


class CountWrong(Refused):
    """More came than was claimed, or more was found than came."""


@dataclass(frozen=True, slots=True)
class Found:
    """What the inspection found: pieces fit to be sold again and damaged ones by line of the claim, and
    pictures. `words` are for the customer to read."""

    approved: Mapping[int, int]
    damaged: Mapping[int, int]
    photos: Sequence[bytes] = ()
    words: str = ""


@transaction.atomic
def receive_goods(*, claim: Claim, pieces: Mapping[int, int], by: Actor, at: datetime) -> None:
    """So many pieces of each line of the claim are here; those that came before stay counted.

    The result of looking at them is promised. Publishes ClaimReceived. Refuses with CountWrong, and with
    WrongMoment a claim that is closed without its goods.
    """
    held = locked(claim)
    if held.state in (ClaimState.REFUSED, ClaimState.DROPPED):
        raise WrongMoment(_("This claim is closed. Open it anew, or send the goods back."))
    rows = list(held.lines.select_for_update().order_by("pk"))
    came = {row.pk: pieces.get(row.pk, 0) for row in rows}
    if set(pieces) - set(came) or not any(came.values()) or min(came.values()) < 0:
        raise CountWrong(_("Enter how many pieces came."))
    for row in rows:
        row.received += came[row.pk]
        if row.received > row.quantity:
            raise CountWrong(_("More came than the claim names. Check the numbers."))
        row.save(update_fields=["received"])
    facts = {str(key): many for key, many in came.items() if many}
    if held.withdrawal is not None:
        note_goods_back(withdrawal=held.withdrawal, by=by, at=at)
        held.refresh_from_db()
    held.goods_back_at = held.goods_back_at or at
    note_step(held, StepKind.RECEIVED, by, at, pieces=facts)
    if held.state in (ClaimState.OPEN, ClaimState.GOODS_AWAITED) and held.withdrawal_id is None:
        held.state = ClaimState.GOODS_BACK
        keep_current(held, f"claim:{held.pk}", by, at)
        on = day_after(at, INSPECT_DAYS)
        promise_next(held, PromiseKind.FIX, on, inspection_promised, by, at)
    held.save()
    publish(events.ClaimReceived(held.pk, held.order_id), about=ref(held), by=by, at=at)


@transaction.atomic
def inspect_goods(
    *, claim: Claim, found: Found, location: Location | None, by: Actor, at: datetime
) -> None:
    """Looked at, with pictures; what is fit to be sold and stays with us goes on the shelf of `location`.

    Publishes ClaimInspected. Refuses with CountWrong what does not add up to the pieces that came, and
    with PhotoUnusable before anything is written.
    """
    pictures = read_all(found.photos)
    held = locked(claim)
    rows = list(held.lines.select_related("line").select_for_update(of=("self",)).order_by("pk"))
    if not any(row.received for row in rows):
        raise CountWrong(_("Note first that the goods are here."))
    shelf: dict[int, int] = {}
    for row in rows:
        approved, damaged = found.approved.get(row.pk, 0), found.damaged.get(row.pk, 0)
        if min(approved, damaged) < 0 or approved + damaged != row.received:
            raise CountWrong(_("Fit and damaged pieces must add up to what came."))
        fresh = approved - row.approved
        if row.line.variant_id and fresh > 0:
            shelf[row.line.variant_id] = shelf.get(row.line.variant_id, 0) + fresh
        row.approved, row.damaged, row.inspected_at = approved, damaged, at
        row.save(update_fields=["approved", "damaged", "inspected_at"])
    keep(held, Side.INSPECTION, pictures, at)
    counts = (sum(row.approved for row in rows), sum(row.damaged for row in rows))
    note_step(
        held, StepKind.INSPECTED, by, at, words=found.words, approved=counts[0], damaged=counts[1]
    )
    if shelf and location is not None and _stays_with_us(held):
        why = f"claim {held.order.number}"
        put_back(location=location, pieces=shelf, why=why, by=by, at=at)
        note_step(held, StepKind.RESTOCKED, by, at, pieces=sum(shelf.values()))
    if held.state == ClaimState.GOODS_BACK and held.withdrawal_id is None:
        keep_current(held, f"claim:{held.pk}", by, at)
        on = day_after(at, ANSWER_DAYS)
        promise_next(held, PromiseKind.FIX, on, answer_promised, by, at)
        held.save()
    publish(events.ClaimInspected(held.pk, *counts), about=ref(held), by=by, at=at)


def _stays_with_us(claim: Claim) -> bool:
    """What is repaired goes back to its owner; what is paid or replaced is ours again."""
    return claim.track == Track.WITHDRAWAL or claim.outcome in (
        Outcome.REFUND,
        Outcome.REPLACEMENT,
    )
