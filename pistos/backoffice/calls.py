"""Calls to make, and calls and visits to log: each noted in seconds."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.backoffice.call_forms import LogForm
from pistos.calls.access import call_back_for
from pistos.calls.actions.calling import note_not_reached, note_reached
from pistos.calls.actions.calling_back import cancel_call_back
from pistos.calls.facts import Slot
from pistos.calls.models import Asked, CallBack, CallBackState
from pistos.calls.queries.calling_back import call_backs_done, call_backs_to_make
from pistos.calls.rules.touchpoints import CHECKLISTS, Touchpoint
from pistos.calls.rules.words import slot_words
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.conversations.access import conversation_for
from pistos.conversations.actions.touching import Touch, log_touch, sender_of_customer
from pistos.conversations.facts import Sender
from pistos.conversations.models import Channel, Conversation
from pistos.customers.access import customer_for
from pistos.customers.models import Customer
from pistos.kit import clock
from pistos.kit.tokens import public_token
from pistos.kit.words import until_words
from pistos.shop.queries import the_shop

ASKED = {
    Asked.CUSTOMER: gettext_lazy("asked for it"),
    Asked.ATTEMPTS: gettext_lazy("called in vain"),
    Asked.WORDS: gettext_lazy("promised in an answer"),
    Asked.DESK: gettext_lazy("promised by a colleague"),
}
OUTCOMES = {
    CallBackState.REACHED: (gettext_lazy("Reached"), "kept"),
    CallBackState.MISSED: (gettext_lazy("Not reached, told"), "unproven"),
    CallBackState.CANCELLED: (gettext_lazy("Cancelled by the customer"), "withdrawn"),
}


@require_safe
@desk("log_call")
def calls(request: DeskRequest) -> HttpResponse:
    """Promised calls, the next due first, and those made last."""
    at, zone = clock.now(), the_shop().time_zone
    context = {
        "to_make": [_row(each, at, zone) for each in call_backs_to_make()],
        "done": [_row(each, at, zone) for each in call_backs_done()],
    }
    return render(request, "backoffice/calls/calls.html", context)


@require_POST
@desk("log_call")
def reached(request: DeskRequest, token: str) -> HttpResponse:
    call_back = call_back_for(request.agent, token)
    said = request.POST.get("said", "")[:4000]
    note_reached(call_back=call_back, said=said, by=request.agent, at=clock.now())
    messages.success(request, _("Noted. The promise of this call is settled."))
    return redirect("backoffice:calls")


@require_POST
@desk("log_call")
def not_reached(request: DeskRequest, token: str) -> HttpResponse:
    call_back = call_back_for(request.agent, token)
    done = note_not_reached(call_back=call_back, by=request.agent, at=clock.now())
    if done.state == CallBackState.MISSED:
        messages.info(request, _("Noted. The customer is told that we called."))
    else:
        messages.info(request, _("Noted. It stands here again in 20 minutes."))
    return redirect("backoffice:calls")


@require_POST
@desk("log_call")
def cancel(request: DeskRequest, token: str) -> HttpResponse:
    """The customer told a colleague that no call is needed."""
    call_back = call_back_for(request.agent, token)
    cancel_call_back(call_back=call_back, by=by(request), at=clock.now())
    return redirect("backoffice:calls")


@require_http_methods(["GET", "HEAD", "POST"])
@desk("log_call")
def log(request: DeskRequest) -> HttpResponse:
    """Logs a call or a visit. `?customer=` or `?conversation=` say whose; else name or number do."""
    if request.method != "POST":
        start = {
            "channel": request.GET.get("channel", Channel.PHONE),
            "customer": request.GET.get("customer", "")[:22],
            "conversation": request.GET.get("conversation", "")[:22],
            "once": public_token(),
        }
        return _log_page(request, LogForm(initial=start), start)
    form = LogForm(request.POST)
    if form.is_valid():
        at = clock.now()
        with refusal_on(form):
            found = log_touch(touch=_touch(request, form.cleaned_data, at), by=request.agent, at=at)
            messages.success(request, _("Logged."))
            return redirect("inbox:conversation", token=found.token)
    given = {name: request.POST.get(name, "")[:22] for name in ("customer", "conversation")}
    return _log_page(request, form, given)


def _log_page(request: DeskRequest, form: LogForm, given: dict[str, str]) -> HttpResponse:
    customer, conversation = _known(request, given)
    context = {
        "form": form,
        "customer": customer,
        "conversation": conversation,
        "checklists": [
            (gettext_lazy("On the telephone"), CHECKLISTS[Touchpoint.PHONE]),
            (gettext_lazy("In the store"), CHECKLISTS[Touchpoint.STORE]),
        ],
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/calls/log.html", context, status=status)


def _touch(request: DeskRequest, given: dict[str, Any], at: datetime) -> Touch:
    customer, conversation = _known(request, given)
    return Touch(
        channel=Channel(given["channel"]),
        sender=sender_of_customer(customer, by(request), at) if customer else _sender(given),
        said=given["said"],
        answered=given["answered"],
        conversation=conversation,
        client_id=f"log:{given['once']}" if given["once"] else None,
    )


def _known(
    request: DeskRequest, given: dict[str, Any]
) -> tuple[Customer | None, Conversation | None]:
    """Whom it was with, where that is known; NotFound for a token that leads nowhere."""
    if given.get("conversation"):
        conversation = conversation_for(request.agent, given["conversation"])
        return conversation.customer, conversation
    if given.get("customer"):
        return customer_for(request.agent, given["customer"]), None
    return None, None


def _sender(given: dict[str, Any]) -> Sender:
    """By number or address; somebody who gave neither is a person known by this visit alone."""
    way, name = given["reached_by"].strip(), given["name"]
    if "@" in way:
        return Sender("email", way.lower(), name=name, email=way.lower(), is_proven=True)
    if way:
        return Sender("phone", way, name=name, phone=way, is_proven=True)
    return Sender("desk", given["once"] or public_token(), name=name, is_proven=True)


def _when(call_back: CallBack, at: datetime, zone: str) -> str:
    """The slot; of a promise made in an agent's own words, the time by which they said it."""
    if call_back.asked == Asked.WORDS:
        return until_words(call_back.ends_at, at, ZoneInfo(zone), language())
    return slot_words(
        Slot(call_back.starts_at, call_back.ends_at), at=at, zone=zone, language=language()
    )


def _row(call_back: CallBack, at: datetime, zone: str) -> dict[str, object]:
    standing = call_back.promise.standing
    is_first = call_back.tries_count == 0
    words, sign = OUTCOMES.get(CallBackState(call_back.state), ("", ""))
    return {
        "call_back": call_back,
        "customer": call_back.conversation.customer,
        "number": f"#{call_back.conversation_id}",
        "when": _when(call_back, at, zone),
        "asked": ASKED[Asked(call_back.asked)],
        "state": "overdue" if standing.state == "broken" or at > standing.due_at else "open",
        "due_at": call_back.ends_at if is_first else call_back.next_at,
        "is_first": is_first,
        "outcome": words,
        "sign": sign,
        "standing": standing.state,
    }
