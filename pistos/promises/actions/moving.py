"""Moving a promise: before it is due, with the customer told, and in time for them."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from pistos.estimates.queries import lateness_of
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.words import dated_words
from pistos.promises.actions.entering import Telling, enter, locked_standing
from pistos.promises.actions.making import unrealistic
from pistos.promises.models import Entry, EntryKind, Promise, PromiseKind, Standing, State
from pistos.promises.queries.carriage import parcels_by_id, under_way
from pistos.promises.rules.due import day_of
from pistos.promises.rules.life import EntryFacts
from pistos.promises.rules.moving import latest_move
from pistos.promises.rules.terms import Due
from pistos.shop.queries import settings_in_force


class MoveTooLate(Refused):
    """It is due already, or the notice would be shorter than a tenth of what was promised."""


class MoveNotLater(Refused):
    """A promise is moved to a later time; to be early it needs no move."""


class MoveUntold(Refused):
    """Nobody told the customer."""


class MoveSettled(Refused):
    """The promise has its outcome."""


@transaction.atomic
def move_promise(
    *, promise: Promise, due: Due, reason: str, telling: Telling, by: Actor, at: datetime
) -> Entry:
    """Gives the promise a later due time, the customer told in the same transaction.

    Both times stay on record and moves are counted. Publishes `PromiseMoved`. Refuses what is
    settled or due, a notice shorter than the rule's, an earlier time, a move nobody was told of, and
    with `PromiseUnrealistic` a day of delivery that history does not support.
    """
    standing = locked_standing(promise)
    _refuse_move(standing, due, at)
    _refuse_unrealistic(standing, due, at)
    if standing.customer_id is not None and not telling.told.words.strip():
        raise MoveUntold(_("Tell the customer of the new date; only then is the promise moved."))
    facts = EntryFacts(EntryKind.MOVED, at, due.at, due.on, reason=reason)
    entry = enter(standing, facts, by=by, at=at, telling=telling)
    note_told(standing, at=at)
    return entry


def note_told(standing: Standing, *, at: datetime) -> None:
    """The customer heard from us before the promise slipped; the first time counts.

    Whatever warned of the old date is settled by that: the risk is estimated anew.
    """
    if standing.told_first_at is None:
        standing.told_first_at = at
    standing.is_told = True
    standing.risk, standing.risk_reason, standing.proposed_on = 0, "", None
    standing.save(update_fields=["told_first_at", "is_told", "risk", "risk_reason", "proposed_on"])


def _refuse_move(standing: Standing, due: Due, at: datetime) -> None:
    if standing.state != State.OPEN:
        raise MoveSettled(_("This promise has its outcome already; it cannot be moved."))
    if at >= standing.due_at:
        raise MoveTooLate(_("This promise is due already; it can no longer be moved."))
    last = latest_move(standing.made_at, standing.due_at)
    if at > last:
        raise MoveTooLate(
            _("A move needed to be told by %(day)s; the notice would be too short now.")
            % {"day": _day(day_of(last, standing.zone))}
        )
    if due.at <= standing.due_at:
        raise MoveNotLater(_("Choose a later time than the one promised now."))


def _refuse_unrealistic(standing: Standing, due: Due, at: datetime) -> None:
    """A second promise that slips is worse than the first: the new day must hold at the target."""
    if (standing.kind, standing.about_kind) != (PromiseKind.DELIVERY, "parcel"):
        return
    parcel = parcels_by_id([standing.about_id or 0]).get(standing.about_id or 0)
    if parcel is None:
        return
    target = settings_in_force().kept_rate_target
    moved = replace(under_way(standing, parcel), due_on=due.on)
    found = lateness_of([moved], at=at, target=target)[0]
    if due.on < found.promised_on and found.chance_late > 1 - target:
        realistic = Due.end_of(found.promised_on, standing.zone)
        raise unrealistic(realistic, 1 - found.chance_late)


def _day(day: date) -> str:
    return dated_words(day, get_language() or "en")
