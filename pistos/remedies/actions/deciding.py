"""What lies above a limit: a named colleague approves it or does not; and what is tried again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.actions import withdraw_promise
from pistos.promises.models import Promise, State
from pistos.promises.rules.withdrawing import WithdrawnBecause
from pistos.remedies import events
from pistos.remedies.actions.carrying import carry_out, send_money
from pistos.remedies.actions.finishing import WrongMoment
from pistos.remedies.actions.locking import lock_remedy, ref, subject_of
from pistos.remedies.actions.valuing import valued
from pistos.remedies.facts import Case, Offer
from pistos.remedies.models import REAL, Remedy, RemedyKind, RemedyState
from pistos.remedies.queries.policy import given_before, in_force, is_allowed
from pistos.remedies.rules.catalogue import AT_ONCE, OF_GOODS, is_within


class CannotApprove(Refused):
    """This person may not approve it: the value lies above their limit, or they asked for it themselves."""


class ReasonMissing(Refused):
    """Whoever asked reads why it was not approved."""


@transaction.atomic
def approve_remedy(*, remedy: Remedy, by: User, at: datetime) -> Remedy:
    """Approves it; it is promised and begun as if it had been given now. Publishes RemedyGiven.

    Twice at once it is given once. Refuses with WrongMoment, CannotApprove, and as giving does: what is left
    of the order's money is counted anew.
    """
    row = _asked(remedy)
    limits = in_force().limits
    is_theirs = may(by.role, "approve_remedy") and row.given_by_id != by.pk
    together = given_before(subject_of(row), row.order_id)
    is_theirs = is_theirs and is_allowed(by.role, row.kind, together)
    if not is_theirs or not is_within(limits, by.role, row.severity, together):
        raise CannotApprove(
            _("You cannot approve this one. Somebody else whose limit reaches so far can.")
        )
    offer = Offer(row.kind, row.attempt, row.reason, row.amount, row.quantity, row.words)
    case = Case(subject_of(row), row.customer, row.order, row.line)
    valued(case, offer)
    row.approved_by, row.state, row.given_at = by, RemedyState.PROMISED, at
    row.save(update_fields=["approved_by", "state", "given_at"])
    return carry_out(remedy=row, by=Actor.person(by.pk), at=at)


@transaction.atomic
def decline_remedy(*, remedy: Remedy, because: str, by: User, at: datetime) -> None:
    """Not approved, with the reason; nothing was promised. Publishes RemedyDeclined."""
    row = _asked(remedy)
    if not may(by.role, "approve_remedy"):
        raise CannotApprove(
            _("You cannot approve this one. Somebody else whose limit reaches so far can.")
        )
    if not because.strip():
        raise ReasonMissing(_("Write why; your colleague reads it."))
    row.state, row.declined_because = RemedyState.DECLINED, " ".join(because.split())[:300]
    row.save(update_fields=["state", "declined_because"])
    told = events.RemedyDeclined(row.pk, row.subject_kind, row.subject_id)
    publish(told, about=ref(row), by=Actor.person(by.pk), at=at)


@transaction.atomic
def send_money_again(*, remedy: Remedy, by: Actor, at: datetime) -> None:
    """After the provider failed, or the money came back: asks once more for what is missing. Pressed twice it
    is asked once.

    Refuses with WrongMoment and as `send_money`.
    """
    row = lock_remedy(remedy.pk)
    if row.state not in REAL or not row.problem:
        raise WrongMoment(_("The money of this remedy is on its way."))
    send_money(remedy=row, by=by, at=at)
    row.problem = ""
    row.save(update_fields=["problem"])


@transaction.atomic
def withdraw_remedy(*, remedy: Remedy, by: Actor, at: datetime) -> None:
    """The customer wants something else, before anything was sent. Publishes RemedyWithdrawn.

    Refuses with WrongMoment what was carried out and what is on its way. An overdue promise stays broken.
    """
    row = lock_remedy(remedy.pk)
    begins = row.kind == RemedyKind.REFUND or row.kind in OF_GOODS or row.kind in AT_ONCE
    if row.state != RemedyState.PROMISED or (begins and row.way == Remedy.Way.HERE):
        raise WrongMoment(_("This is on its way already, or was carried out."))
    row.state = RemedyState.WITHDRAWN
    row.save(update_fields=["state"])
    promise = Promise.objects.select_related("standing").filter(pk=row.promise_id or 0).first()
    if promise is not None and promise.standing.state == State.OPEN:
        because = WithdrawnBecause.CUSTOMER_CHANGED
        withdraw_promise(promise=promise, because=because, happened_at=at, by=by, at=at)
    told = events.RemedyWithdrawn(row.pk, row.subject_kind, row.subject_id)
    publish(told, about=ref(row), by=by, at=at)


def _asked(remedy: Remedy) -> Remedy:
    row = lock_remedy(remedy.pk)
    if row.state != RemedyState.ASKED:
        raise WrongMoment(_("This was decided already."))
    return row
