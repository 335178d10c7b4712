"""Where a complaint stands: planned, put right, confirmed, opened again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.complaints.actions.judging import judge_priority
from pistos.complaints.actions.promising import promise_solution
from pistos.complaints.actions.writing import (
    Happened,
    hold_asks,
    keep_open,
    locked,
    ref,
    write_entry,
)
from pistos.complaints.events import (
    ComplaintConfirmed,
    ComplaintPlanned,
    ComplaintRemedied,
    ComplaintReopened,
)
from pistos.complaints.models import UNRESOLVED, CaseState, Complaint, EntryKind
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.models import Promise


class WrongMoment(Refused):
    """The complaint is not where this deed begins."""


@transaction.atomic
def note_planned(*, complaint: Complaint, by: Actor, at: datetime) -> Complaint:
    """The customer was told the plan. Publishes ComplaintPlanned, once. Refuses with WrongMoment what is
    not open any more."""
    made = locked(complaint)
    if made.state == CaseState.PLANNED:
        return made
    if made.state != CaseState.OPEN:
        raise WrongMoment(_("This complaint is past its plan. Open it again to plan anew."))
    made.state = CaseState.PLANNED
    made.save(update_fields=["state"])
    write_entry(made, Happened(EntryKind.PLANNED), by=by, at=at)
    publish(ComplaintPlanned(made.pk), about=ref(made), by=by, at=at)
    return made


@transaction.atomic
def note_remedied(
    *, complaint: Complaint, happened_at: datetime, evidence: str, by: Actor, at: datetime
) -> Complaint:
    """It was put right: the promise of a solution is kept, or stands as broken and fulfilled late.

    The customer is still to say whether it is well. Publishes ComplaintRemedied, once. Refuses with
    WrongMoment what is closed.
    """
    made = locked(complaint)
    if made.state == CaseState.CLOSED:
        raise WrongMoment(_("This complaint is closed. Open it again first."))
    if made.state not in UNRESOLVED:
        return made
    if made.promise_id is not None:
        promise = Promise.objects.get(pk=made.promise_id)
        note_happened(
            promise=promise, happened_at=happened_at, evidence=evidence[:120], by=by, at=at
        )
    made.state, made.remedied_at = CaseState.REMEDIED, happened_at
    made.save(update_fields=["state", "remedied_at"])
    write_entry(made, Happened(EntryKind.REMEDIED, data={"evidence": evidence[:120]}), by=by, at=at)
    publish(ComplaintRemedied(made.pk), about=ref(made), by=by, at=at)
    return made


@transaction.atomic
def confirm_solved(*, complaint: Complaint, by: Actor, at: datetime) -> Complaint:
    """The customer says that it is well. Publishes ComplaintConfirmed, once. Refuses with WrongMoment what
    was not put right yet: nobody confirms what nobody did."""
    made = locked(complaint)
    if made.state == CaseState.CONFIRMED or made.confirmed_at is not None:
        return made
    if made.state not in (CaseState.REMEDIED, CaseState.CLOSED):
        raise WrongMoment(_("Nothing was put right yet that could be confirmed."))
    made.confirmed_at = at
    if made.state == CaseState.REMEDIED:
        made.state = CaseState.CONFIRMED
    made.save(update_fields=["state", "confirmed_at"])
    write_entry(made, Happened(EntryKind.CONFIRMED), by=by, at=at)
    publish(ComplaintConfirmed(made.pk), about=ref(made), by=by, at=at)
    return made


@transaction.atomic
def reopen_complaint(*, complaint: Complaint, words: str, by: Actor, at: datetime) -> Complaint:
    """It is not well after all: open again, with a new promise of a solution, and nothing is asked of the
    customer meanwhile. Publishes ComplaintReopened. Nothing where it is unresolved anyway; a customer's
    words are kept then as well."""
    made = locked(complaint)
    words = words.strip()[:2_000]
    if made.state in UNRESOLVED:
        if words:
            write_entry(made, Happened(EntryKind.NOTED, words=words), by=by, at=at)
        return made
    kind = EntryKind.DISPUTED if by.kind == "customer" else EntryKind.REOPENED
    write_entry(made, Happened(kind, data={"was": made.state}, words=words), by=by, at=at)
    made.state, made.closed_at = CaseState.OPEN, None
    made.remedied_at = made.confirmed_at = None
    made.promise_id = made.due_at = None
    made.last_heard_at = at
    made.save()
    hold_asks(made, at=at)
    keep_open(made, at=at)
    promise_solution(complaint=made, at=at)
    fresh = locked(made)
    judge_priority(fresh, at=at)
    told = ComplaintReopened(fresh.pk, fresh.customer_id, by.kind == "customer")
    publish(told, about=ref(fresh), by=by, at=at)
    return fresh
