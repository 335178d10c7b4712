"""How a request ends: done with a personal touch, declined politely, or taken back."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.actions.restraining import lift
from pistos.conversations.rules.tidying import one_line
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.actions import refuse_request
from pistos.orders.models import Line, RequestState
from pistos.promises.actions.fulfilling import note_happened
from pistos.promises.models import Promise
from pistos.requests import events
from pistos.requests.actions.agreeing import WrongMoment
from pistos.requests.actions.receiving import locked, ref
from pistos.requests.models import UnusualRequest, UnusualState

NOT_AGREED = (UnusualState.RECEIVED, UnusualState.FEASIBLE, UnusualState.OFFERED)


class TouchMissing(Refused):
    """Done is more than done: it has a personal touch."""


class NotPolite(Refused):
    """A no without its reason, or without a way on."""


@transaction.atomic
def finish_request(
    *, request: UnusualRequest, touch: str, by: User, at: datetime
) -> UnusualRequest:
    """Done; `touch` is what was added for this person. Its promise is kept by it. Publishes RequestDone.

    Refuses with TouchMissing, and with WrongMoment what was not agreed.
    """
    found = locked(request)
    if found.state == UnusualState.DONE:
        return found
    if found.state != UnusualState.AGREED:
        raise WrongMoment(_("First agree on a price and a day with the customer."))
    if not touch.strip():
        raise TouchMissing(
            _("What did you add for this person? A line in your own hand is enough.")
        )
    actor = Actor.person(by.pk)
    found.state, found.touch = UnusualState.DONE, one_line(touch, 500)
    found.done_at = found.ended_at = at
    found.done_by = by
    found.save(update_fields=["state", "touch", "done_at", "ended_at", "done_by"])
    if found.promise_id is not None:
        promise = Promise.objects.get(pk=found.promise_id)
        note_happened(
            promise=promise, happened_at=at, evidence=f"request:{found.pk}", by=actor, at=at
        )
    publish(events.RequestDone(found.pk), about=ref(found), by=actor, at=at)
    return found


@transaction.atomic
def decline_request(
    *, request: UnusualRequest, reason: str, alternative: str, by: Actor, at: datetime
) -> UnusualRequest:
    """Not possible, with the reason and what is possible instead; both are told. Publishes RequestDeclined.

    Refuses with NotPolite, and with WrongMoment what was agreed: a promise is kept or broken, not declined.
    """
    found = locked(request)
    if found.state not in NOT_AGREED:
        raise WrongMoment(_("This request was agreed or has ended already."))
    if not reason.strip() or not alternative.strip():
        raise NotPolite(_("Please write the reason, and what the customer can have instead."))
    _declined(found, one_line(reason, 500), one_line(alternative, 500), at)
    if found.line is not None and found.line.request_state == RequestState.ASKED:
        answer = f"{found.reason} {found.alternative}"[:500]
        refuse_request(line=found.line, answer=answer, by=by, at=at)
    publish(events.RequestDeclined(found.pk), about=ref(found), by=by, at=at)
    return found


@transaction.atomic
def take_back_request(*, request: UnusualRequest, by: Actor, at: datetime) -> UnusualRequest:
    """The customer no longer wants it; before it was agreed. Publishes RequestTakenBack.

    Refuses with WrongMoment; a wish on an order is changed on the order's page.
    """
    found = locked(request)
    if found.state == UnusualState.TAKEN_BACK:
        return found
    if found.state not in NOT_AGREED or found.line_id is not None:
        raise WrongMoment(_("This can no longer be taken back here. Please write to us."))
    found.state, found.ended_at = UnusualState.TAKEN_BACK, at
    found.save(update_fields=["state", "ended_at"])
    lift(source=ref(found), at=at)
    publish(events.RequestTakenBack(found.pk), about=ref(found), by=by, at=at)
    return found


@transaction.atomic
def follow_line(*, line_id: int, by: Actor, at: datetime) -> bool:
    """A wish that was answered on the order's own page is agreed or declined here too; False without one.

    Publishes RequestAgreed or RequestDeclined. The order's day is its promise.
    """
    rows = UnusualRequest.objects.select_for_update(of=("self",)).select_related("order")
    found = rows.filter(line_id=line_id, state__in=NOT_AGREED).first()
    line = Line.objects.filter(pk=line_id).first()
    if found is None or line is None:
        return False
    if line.request_state == RequestState.GRANTED:
        found.state, found.agreed_at, found.answer = UnusualState.AGREED, at, line.request_answer
        found.save(update_fields=["state", "agreed_at", "answer"])
        agreed = events.RequestAgreed(found.pk, found.order_id, "0", found.currency, None)
        publish(agreed, about=ref(found), by=by, at=at)
        return True
    if line.request_state == RequestState.REFUSED:
        with translation.override(found.language):
            instead = _("The order can stay as it is, be changed, or be cancelled.")
        _declined(found, line.request_answer, instead, at)
        publish(events.RequestDeclined(found.pk), about=ref(found), by=by, at=at)
        return True
    return False


def _declined(found: UnusualRequest, reason: str, alternative: str, at: datetime) -> None:
    found.state, found.reason = UnusualState.DECLINED, reason
    found.alternative, found.ended_at = alternative, at
    found.save(update_fields=["state", "reason", "alternative", "ended_at"])
    lift(source=ref(found), at=at)
