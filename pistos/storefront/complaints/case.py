"""The page of a complaint, by the link that only its customer holds."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.complaints.access import complaint_by_link
from pistos.complaints.actions.speaking import add_words
from pistos.complaints.actions.standing import confirm_solved, reopen_complaint
from pistos.complaints.models import CaseState, Complaint
from pistos.complaints.queries.history import history_for_customer
from pistos.components.refusals import refusal_told
from pistos.components.tags.speaking import language
from pistos.conversations.access import link_of
from pistos.conversations.actions.touching import sender_of_customer
from pistos.conversations.facts import Arrival, Context
from pistos.conversations.models import Channel, Conversation
from pistos.conversations.queries.cardless import without_cards
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.tokens import public_token
from pistos.listening.queries.stages import heard_of
from pistos.promises.models import Promise
from pistos.storefront import limits
from pistos.storefront.by_form import files_of
from pistos.storefront.complaints.forms import MoreForm, NotWellForm
from pistos.storefront.complaints.recovery import plan_part
from pistos.storefront.complaints.words import STATES, entry_words
from pistos.storefront.conversation_words import promise_view
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.heard.stages import asked
from pistos.storefront.often import too_often
from pistos.storefront.orders import private

FORM = Actor.machine("storefront.complaints")


@require_safe
@private
def case(request: HttpRequest, token: str) -> HttpResponse:
    """Where it stands, what we understood, what is promised."""
    return _page(request, complaint_by_link(token))


@require_POST
@private
def add(request: HttpRequest, token: str) -> HttpResponse:
    """More words of the customer."""
    found, at = complaint_by_link(token), clock.now()
    form = MoreForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, found, more=form)
    if not limits.passes(request, "wrong-more", limits.POSTS):
        return too_often(request)
    add_words(complaint=found, arrival=_arrival(found, form, at), at=at)
    messages.success(request, _("Thank you. It stands with your complaint, and we read it."))
    return redirect("storefront:complaint", token=token)


@require_POST
@private
def well(request: HttpRequest, token: str) -> HttpResponse:
    """The customer says that it is well."""
    found = complaint_by_link(token)
    with refusal_told(request):
        confirm_solved(complaint=found, by=Actor.customer(found.customer_id), at=clock.now())
        messages.success(request, _("Thank you for telling us. We are glad that it is well."))
    return redirect("storefront:complaint", token=token)


@require_POST
@private
def not_well(request: HttpRequest, token: str) -> HttpResponse:
    """It is not well: open again, with a new day."""
    found = complaint_by_link(token)
    form = NotWellForm(request.POST)
    if not form.is_valid():
        return _page(request, found, not_well=form)
    if not limits.passes(request, "wrong-more", limits.POSTS):
        return too_often(request)
    reopen_complaint(
        complaint=found,
        words=form.cleaned_data["words"],
        by=Actor.customer(found.customer_id),
        at=clock.now(),
    )
    messages.success(request, _("Thank you for telling us. We look at it again."))
    return redirect("storefront:complaint", token=token)


def _page(
    request: HttpRequest,
    found: Complaint,
    *,
    more: MoreForm | None = None,
    not_well: NotWellForm | None = None,
) -> HttpResponse:
    shop, at = shop_of_page(), clock.now()
    promise = _promise(found)
    conversation = found.conversation
    context = frame() | {
        "case": found,
        "understood": understood(conversation),
        "plan": plan_part(found, at),
        "state": STATES[CaseState(found.state)],
        "promise": _promise_view(promise, at) if promise else None,
        "history": [entry_words(row) for row in history_for_customer(found)],
        "can_confirm": found.state in (CaseState.REMEDIED, CaseState.CLOSED)
        and found.confirmed_at is None,
        "can_reopen": found.state in (CaseState.REMEDIED, CaseState.CONFIRMED, CaseState.CLOSED),
        "conversation_link": link_of(conversation, at) if conversation else "",
        "more": more or MoreForm(initial={"once": public_token()}),
        "not_well": not_well or NotWellForm(),
        "zone": shop.time_zone,
    }
    status = 422 if more or not_well else 200
    return render(request, "storefront/complaints/case.html", context, status=status)


def understood(conversation: Conversation | None) -> dict[str, Any] | None:
    """What we said we understood, to be confirmed or put right here too; None where nothing was said."""
    hearing = heard_of(conversation) if conversation else None
    return asked(hearing.restatement) if hearing and hearing.restatement else None


def _promise_view(promise: Promise, at: datetime) -> dict[str, Any]:
    """The chip of the promised solution: a whole day."""
    shown = promise_view(promise, at)
    shown |= {"what": _("It is put right"), "due_at": None, "due_on": promise.standing.due_on}
    return shown


def _promise(found: Complaint) -> Promise | None:
    if found.promise_id is None:
        return None
    rows = Promise.objects.select_related("standing", "words")
    return rows.filter(pk=found.promise_id).first()


def _arrival(found: Complaint, form: MoreForm, at: datetime) -> Arrival:
    given = form.cleaned_data
    return Arrival(
        channel=Channel.FORM,
        sender=sender_of_customer(found.customer, FORM, at),
        text=given["text"],
        subject=" ".join(without_cards(given["text"]).split())[:120],
        happened_at=at,
        client_id=given["once"] or None,
        language=language(),
        files=files_of(given["attached"]),
        context=Context(order_id=found.order_id, topic="complaint"),
    )
