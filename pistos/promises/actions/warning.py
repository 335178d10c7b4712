"""Before it slips: the customer hears the honest new day from us, and says what they want."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.estimates.queries import lateness_of
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.orders.models import Parcel
from pistos.promises.actions.entering import locked_standing
from pistos.promises.actions.moving import move_promise
from pistos.promises.actions.telling import tell_of_move
from pistos.promises.events import ChoiceHandled, CustomerChose, PromiseUntold
from pistos.promises.models import Choice, Entry, Promise, Standing, State
from pistos.promises.queries.carriage import parcels_by_id, under_way
from pistos.promises.rules.terms import Due
from pistos.shop.queries import settings_in_force


class NothingToTell(Refused):
    """The promise stands: nothing says that it will slip."""


class NotWarned(Refused):
    """There is nothing to choose: the promise was not moved, or the parcel has come."""


@transaction.atomic
def tell_before_it_slips(*, promise: Promise, by: Actor, at: datetime) -> Entry:
    """Sends the draft: writes the new day to the customer and moves the promise to it.

    Told is the day that can be promised now, if that is later than the draft's. Publishes
    `PromiseMoved`. Refuses what a move refuses, a promise that has no draft, and a
    customer without an address.
    """
    standing = locked_standing(promise)
    if standing.about_kind != "parcel" or standing.proposed_on is None:
        raise NothingToTell(_("This promise is not about to slip; there is no new day to tell."))
    parcel = parcels_by_id([standing.about_id or 0])[standing.about_id or 0]
    proposed_on = max(standing.proposed_on, _promisable_on(standing, parcel, at))
    return move_promise(
        promise=promise,
        due=Due.end_of(proposed_on, standing.zone),
        reason=standing.risk_reason,
        telling=tell_of_move(parcel, standing, proposed_on, by=by, at=at),
        by=by,
        at=at,
    )


@transaction.atomic
def choose_after_warning(*, promise: Promise, wish: Choice.Wish, at: datetime) -> Choice:
    """The customer says what they want: to wait, to cancel, or something else.

    Waiting ends the matter; the rest awaits a member of staff. A later choice replaces one that
    still waits; the same again is the same. Publishes `CustomerChose`. Refuses while not warned.
    """
    standing = locked_standing(promise)
    is_over = standing.state in (State.KEPT, State.WITHDRAWN) or standing.fulfilled_at is not None
    if standing.told_first_at is None or is_over:
        raise NotWarned(_("There is nothing to choose here now."))
    newest = promise.choices.order_by("-pk").first()
    if newest is not None and newest.wish == wish:
        return newest
    by = Actor.customer(standing.customer_id or 0)
    if newest is not None and newest.handled_at is None:
        _close(newest, by, at)
    waits = wish != Choice.Wish.WAIT
    choice = Choice.objects.create(
        promise=promise,
        wish=wish,
        chosen_at=at,
        handled_at=None if waits else at,
        handled_by="" if waits else f"{by.kind}:{by.id}",
    )
    event = CustomerChose(promise.pk, choice.pk, choice.wish)
    publish(event, about=Ref("promise", str(promise.pk)), by=by, at=at)
    return choice


@transaction.atomic
def close_choice(*, choice: Choice, by: Actor, at: datetime) -> Choice:
    """A member of staff did what the customer chose. Publishes `ChoiceHandled`, once."""
    locked = Choice.objects.select_for_update().get(pk=choice.pk)
    if locked.handled_at is not None:
        return locked
    _close(locked, by, at)
    event = ChoiceHandled(locked.promise_id, locked.pk)
    publish(event, about=Ref("promise", str(locked.promise_id)), by=by, at=at)
    return locked


@transaction.atomic
def note_untold(*, parcel_id: int, message_id: int, by: Actor, at: datetime) -> int:
    """The mail that told of a parcel's promise came back for good: it counts as not told.

    Publishes `PromiseUntold` for the open promise, once; it is urgent from now on.
    """
    rows = Standing.objects.select_for_update().filter(
        about_kind="parcel", about_id=parcel_id, toward="customer", is_told=True
    )
    count = 0
    for standing in rows.order_by("pk"):
        standing.is_told, standing.told_first_at = False, None
        standing.save(update_fields=["is_told", "told_first_at"])
        event = PromiseUntold(standing.pk, message_id)
        publish(event, about=Ref("promise", str(standing.pk)), by=by, at=at)
        count += 1
    return count


def _promisable_on(standing: Standing, parcel: Parcel, at: datetime) -> date:
    """The day that can be promised now: the draft may be some hours old."""
    target = settings_in_force().kept_rate_target
    return lateness_of([under_way(standing, parcel)], at=at, target=target)[0].promised_on


def _close(choice: Choice, by: Actor, at: datetime) -> None:
    choice.handled_at, choice.handled_by = at, f"{by.kind}:{by.id}"
    choice.save(update_fields=["handled_at", "handled_by"])
