"""What a promise was about happened, whenever we learn of it."""

from datetime import datetime

from django.db import transaction

from pistos.kit.actors import Actor
from pistos.promises.actions.entering import locked_standing
from pistos.promises.actions.settling import (
    break_promise,
    correct_promise,
    keep_promise,
    note_late_fulfilment,
)
from pistos.promises.models import Cause, Promise, State
from pistos.promises.rules.terms import Blame


@transaction.atomic
def note_happened(
    *, promise: Promise, happened_at: datetime, evidence: str, by: Actor, at: datetime
) -> bool:
    """Brings the promise to what really happened; False when nothing was left to note.

    In time: kept, or corrected where the clock had broken it. Late: broken at its due time, and
    fulfilled late. Called again, it adds nothing.
    """
    standing = locked_standing(promise)
    is_in_time = happened_at <= standing.due_at
    if standing.state == State.OPEN and is_in_time:
        keep_promise(promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at)
        return True
    if standing.state == State.OPEN:
        break_promise(promise=promise, blame=Blame(Cause.SHOP_LATE), by=by, at=at)
    elif standing.state != State.BROKEN or standing.is_overturned or standing.fulfilled_at:
        return False
    elif is_in_time:
        correct_promise(promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at)
        return True
    note_late_fulfilment(promise=promise, happened_at=happened_at, evidence=evidence, by=by, at=at)
    return True
