"""Requests whose goods leave the order, and agreements that come to nothing: their end, and their promise."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.conversations.actions.restraining import lift
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.promises.actions.settling import break_promise, withdraw_promise
from pistos.promises.models import Cause, Promise, State
from pistos.promises.rules.terms import Blame
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.requests import events
from pistos.requests.actions.agreeing import WrongMoment
from pistos.requests.actions.finishing import NOT_AGREED, NotPolite
from pistos.requests.actions.receiving import locked, ref
from pistos.requests.models import OPEN, UnusualRequest, UnusualState

FOLLOWER = Actor.machine("requests.follow")


@transaction.atomic
def take_back_of_lines(*, line_ids: Sequence[int], by: Actor, at: datetime) -> int:
    """Their buyer takes the goods off the order: the wishes about them are taken back, and so is what was
    promised of them. Called before the lines go. Publishes RequestTakenBack of each; returns how many.
    """
    rows = list(_about(line_ids))
    for found in rows:
        _end_by_customer(found, WithdrawnBecause.CUSTOMER_CHANGED, by, at)
    return len(rows)


@transaction.atomic
def fail_for_shortage(*, line_ids: Sequence[int], by: Actor, at: datetime) -> int:
    """The goods are not to be had: the wishes about them cannot be done, with reason and alternative, and
    what was promised of them is broken. Called before the lines go. Publishes RequestDeclined of each.
    """
    rows = list(_about(line_ids))
    for found in rows:
        with translation.override(found.language):
            reason = _("The goods that it is about are not to be had.")
            instead = _(
                "The same with other goods. What you paid for these and for the wish comes back to you."
            )
        _fail(found, reason, instead, by, at)
    return len(rows)


@transaction.atomic
def call_off_request(*, request: UnusualRequest, by: Actor, at: datetime) -> UnusualRequest:
    """The customer no longer wants what was agreed; its promise is withdrawn where it is not due yet.

    Publishes RequestTakenBack. Refuses with WrongMoment what is not agreed. What its price in the order
    comes to is the caller's part.
    """
    found = _agreed(request)
    _end_by_customer(found, WithdrawnBecause.CUSTOMER_CANCELLED, by, at)
    return found


@transaction.atomic
def admit_failure(
    *, request: UnusualRequest, reason: str, alternative: str, by: Actor, at: datetime
) -> UnusualRequest:
    """What was agreed cannot be done after all: the promise is broken, at once and openly, and the customer
    is told why and what they can have instead.

    Publishes RequestDeclined. Refuses with NotPolite, and with WrongMoment what is not agreed.
    """
    found = _agreed(request)
    if not reason.strip() or not alternative.strip():
        raise NotPolite(_("Please write the reason, and what the customer can have instead."))
    _fail(found, one_line(reason, 500), one_line(alternative, 500), by, at)
    return found


@transaction.atomic
def let_go_of_line(*, order_id: int, at: datetime) -> int:
    """Wishes that their buyer changed, or whose order was cancelled, are taken back, and their promises."""
    rows = UnusualRequest.objects.select_for_update(of=("self",)).filter(
        order_id=order_id, state__in=OPEN
    )
    gone = 0
    for found in rows.select_related("line", "order").order_by("pk"):
        is_other = found.line is not None and one_line(found.line.request, 1000) != found.words
        is_over = found.order is not None and found.order.cancelled_at is not None
        if (is_other and found.state in NOT_AGREED) or is_over:
            _end_by_customer(found, WithdrawnBecause.CUSTOMER_CANCELLED, FOLLOWER, at)
            gone += 1
    return gone


def _end_by_customer(
    found: UnusualRequest, because: WithdrawnBecause, by: Actor, at: datetime
) -> None:
    """Part of a deed that has the row locked. Publishes RequestTakenBack."""
    found.state, found.ended_at = UnusualState.TAKEN_BACK, at
    found.save(update_fields=["state", "ended_at"])
    promise = _open_promise(found)
    if promise is not None and at <= promise.standing.due_at:
        withdraw_promise(promise=promise, because=because, happened_at=at, by=by, at=at)
    lift(source=ref(found), at=at)
    publish(events.RequestTakenBack(found.pk), about=ref(found), by=by, at=at)


def _fail(found: UnusualRequest, reason: str, alternative: str, by: Actor, at: datetime) -> None:
    found.state, found.reason = UnusualState.DECLINED, reason
    found.alternative, found.ended_at = alternative, at
    found.save(update_fields=["state", "reason", "alternative", "ended_at"])
    promise = _open_promise(found)
    if promise is not None:
        break_promise(promise=promise, blame=Blame(Cause.SHOP_LATE), by=by, at=at)
    lift(source=ref(found), at=at)
    publish(events.RequestDeclined(found.pk), about=ref(found), by=by, at=at)


def _open_promise(found: UnusualRequest) -> Promise | None:
    rows = Promise.objects.select_related("standing").filter(standing__state=State.OPEN)
    return rows.filter(pk=found.promise_id).first() if found.promise_id else None


def _about(line_ids: Sequence[int]) -> QuerySet[UnusualRequest]:
    rows = UnusualRequest.objects.select_for_update(of=("self",)).select_related("customer")
    return rows.filter(line_id__in=line_ids, state__in=OPEN).order_by("pk")


def _agreed(request: UnusualRequest) -> UnusualRequest:
    found = locked(request)
    if found.state != UnusualState.AGREED:
        raise WrongMoment(_("Only what was agreed and is not done yet ends like this."))
    return found
