"""Settling promises: kept, broken, fulfilled late, corrected, overturned, withdrawn.

Each deed locks the promise's standing, so that two workers settle it one after the other and the
second is refused; the unique constraints of the entries stand behind that.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import event_name
from pistos.journal.queries import events_about
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.promises.actions.entering import enter, locked_standing
from pistos.promises.actions.risking import raise_dependents
from pistos.promises.events import NotRightReported
from pistos.promises.models import Cause, Entry, EntryKind, Promise, Standing, State
from pistos.promises.rules.life import EntryFacts
from pistos.promises.rules.terms import Blame
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.shop.queries import settings_in_force

NOT_RIGHT = frozenset({Cause.WRONG, Cause.DAMAGED, Cause.NOT_AS_DESCRIBED})


class AlreadySettled(Refused):
    """The promise has its outcome."""


class HappenedTooLate(Refused):
    """What happened came after the due time, so the promise was not kept."""


class NotHappenedYet(Refused):
    """The time given lies in the future."""


class NotBroken(Refused):
    """Only a broken promise is fulfilled late or corrected."""


class NotKept(Refused):
    """Only a kept promise is overturned."""


class TooLateToOverturn(Refused):
    """The time that the shop states for reporting it is over."""


class NoSuchCause(Refused):
    """A promise kept in time is overturned only because the content was not right."""


@transaction.atomic
def keep_promise(
    *, promise: Promise, happened_at: datetime, evidence: str, by: Actor, at: datetime
) -> Entry:
    """It happened, in time. `evidence` finds the proof ("scan:17"). Publishes `PromiseKept`.

    Refuses what is settled already, what happened after the due time, and the future.
    """
    standing = locked_standing(promise)
    _refuse_settled(standing)
    _refuse_future(happened_at, at)
    if happened_at > standing.due_at:
        raise HappenedTooLate(
            _("That was after the time promised, so the promise was broken, not kept.")
        )
    return enter(
        standing, _facts(standing, EntryKind.KEPT, happened_at, evidence=evidence), by=by, at=at
    )


@transaction.atomic
def break_promise(*, promise: Promise, blame: Blame, by: Actor, at: datetime) -> Entry:
    """It was not kept. Publishes `PromiseBroken`.

    Broken at the due time however late it is noticed; before that time when it is admitted early
    (a parcel lost). Refuses what is settled already.
    """
    standing = locked_standing(promise)
    _refuse_settled(standing)
    entry = enter(
        standing,
        _facts(standing, EntryKind.BROKEN, min(at, standing.due_at), blame=blame),
        by=by,
        at=at,
    )
    raise_dependents([promise.pk], at=at)
    return entry


@transaction.atomic
def note_unproven(*, promise: Promise, by: Actor, at: datetime) -> Entry:
    """No proof can exist by rule, and the due time is over. Publishes `PromiseUnproven`."""
    standing = locked_standing(promise)
    _refuse_settled(standing)
    if standing.gives_proof:
        raise Refused(_("Proof of this promise can exist, so without it the promise is broken."))
    if at <= standing.due_at:
        raise NotHappenedYet(_("The promise is not due yet."))
    return enter(standing, _facts(standing, EntryKind.UNPROVEN, standing.due_at), by=by, at=at)


@transaction.atomic
def note_late_fulfilment(
    *, promise: Promise, happened_at: datetime, evidence: str, by: Actor, at: datetime
) -> Entry:
    """What a broken promise was about happened after all. Publishes `PromiseFulfilledLate`."""
    standing = locked_standing(promise)
    _refuse_future(happened_at, at)
    if standing.state != State.BROKEN or standing.fulfilled_at is not None:
        raise NotBroken(_("Only a broken promise that is not fulfilled yet can be fulfilled late."))
    if happened_at <= standing.due_at:
        raise NotBroken(_("That was in time: correct the promise instead."))
    return enter(
        standing,
        _facts(standing, EntryKind.FULFILLED_LATE, happened_at, evidence=evidence),
        by=by,
        at=at,
    )


@transaction.atomic
def correct_promise(
    *, promise: Promise, happened_at: datetime, evidence: str, by: Actor, at: datetime
) -> Entry:
    """Proof came late that it happened in time: broken becomes kept. Publishes `PromiseCorrected`."""
    standing = locked_standing(promise)
    _refuse_future(happened_at, at)
    if standing.state != State.BROKEN or standing.is_overturned:
        raise NotBroken(_("Only a promise marked broken for want of proof can be corrected."))
    if happened_at > standing.due_at:
        raise HappenedTooLate(_("That was after the time promised; the promise stays broken."))
    if not evidence:
        raise Refused(_("Name the proof that it happened in time."))
    return enter(
        standing,
        _facts(standing, EntryKind.CORRECTED, happened_at, evidence=evidence),
        by=by,
        at=at,
    )


@transaction.atomic
def overturn_promise(
    *, promise: Promise, blame: Blame, evidence: str, by: Actor, at: datetime
) -> Entry:
    """In time, but confirmed wrong, damaged or not as described: kept becomes broken.

    Publishes `PromiseOverturned`. Refuses other causes, what is not kept, and what was reported
    later than the shop's stated days after it arrived. A customer who reported in time is not late
    because the shop confirms it late.
    """
    standing = locked_standing(promise)
    if standing.state != State.KEPT:
        raise NotKept(_("Only a kept promise can be overturned."))
    if blame.cause not in NOT_RIGHT:
        raise NoSuchCause(
            _("Say whether it was wrong, damaged or not as described; nothing else overturns it.")
        )
    if not _was_reported(promise):
        _refuse_late(standing, at)
    facts = _facts(standing, EntryKind.OVERTURNED, at, blame=blame, evidence=evidence)
    return enter(standing, facts, by=by, at=at)


@transaction.atomic
def overturn_for_asked_again(*, promise: Promise, evidence: str, by: Actor, at: datetime) -> Entry:
    """The answer was there in time, and its question came back: kept becomes broken. `evidence` names the
    message. Publishes `PromiseOverturned`. Refuses what is not kept, and what comes back later than the
    shop's stated days."""
    standing = locked_standing(promise)
    if standing.state != State.KEPT:
        raise NotKept(_("Only a kept promise can be overturned."))
    _refuse_late(standing, at)
    blame = Blame(Cause.ASKED_AGAIN)
    facts = _facts(standing, EntryKind.OVERTURNED, at, blame=blame, evidence=evidence)
    return enter(standing, facts, by=by, at=at)


@transaction.atomic
def overturn_for_returned_money(
    *, promise: Promise, evidence: str, by: Actor, at: datetime
) -> Entry:
    """The money was there in time, and the bank sent it back: kept becomes broken. No term ends this, since
    the bank's own entry proves it. Publishes `PromiseOverturned`. Refuses what is not kept."""
    standing = locked_standing(promise)
    if standing.state != State.KEPT:
        raise NotKept(_("Only a kept promise can be overturned."))
    blame = Blame(Cause.MONEY_RETURNED)
    facts = _facts(standing, EntryKind.OVERTURNED, at, blame=blame, evidence=evidence)
    return enter(standing, facts, by=by, at=at)


@transaction.atomic
def withdraw_promise(
    *, promise: Promise, because: WithdrawnBecause, happened_at: datetime, by: Actor, at: datetime
) -> Entry:
    """The customer's act or a listed reason ended it before it was due. Publishes `PromiseWithdrawn`.

    Refuses what is settled already, and what happened after the due time: that promise broke.
    """
    standing = locked_standing(promise)
    _refuse_settled(standing)
    _refuse_future(happened_at, at)
    if happened_at > standing.due_at:
        raise HappenedTooLate(_("The promise was due before that; it can no longer be withdrawn."))
    blame = Blame(Cause.NONE, reason=because.value)
    return enter(
        standing, _facts(standing, EntryKind.WITHDRAWN, happened_at, blame=blame), by=by, at=at
    )


def _refuse_late(standing: Standing, at: datetime) -> None:
    days = settings_in_force().right_within_days
    if standing.fulfilled_at and at > standing.fulfilled_at + timedelta(days=days):
        raise TooLateToOverturn(
            _("The %(days)d days stated for reporting this are over.") % {"days": days}
        )


def _was_reported(promise: Promise) -> bool:
    """Reports are refused after the stated days, so one that stands came in time."""
    about = events_about(Ref("promise", str(promise.pk)))
    return about.filter(name=event_name(NotRightReported)).exists()


def _facts(
    standing: Standing,
    kind: EntryKind,
    happened_at: datetime,
    *,
    blame: Blame | None = None,
    evidence: str = "",
) -> EntryFacts:
    blame = blame or Blame(Cause.NONE)
    return EntryFacts(
        kind,
        happened_at,
        standing.due_at,
        standing.due_on,
        cause=blame.cause,
        reason=blame.reason,
        blamed_partner_id=blame.partner_id,
        evidence=evidence,
    )


def _refuse_settled(standing: Standing) -> None:
    if standing.state != State.OPEN:
        raise AlreadySettled(_("This promise has its outcome already."))


def _refuse_future(happened_at: datetime, at: datetime) -> None:
    if happened_at > at:
        raise NotHappenedYet(_("That time lies in the future."))
