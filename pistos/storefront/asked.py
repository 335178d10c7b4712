"""What was promised to whoever just asked, and the call back instead of waiting."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.calls.actions.calling_back import cancel_call_back, promise_call_back
from pistos.calls.facts import Slot, Wish
from pistos.calls.models import Asked, CallBack
from pistos.calls.queries.calling_back import waiting_call_back
from pistos.calls.queries.slots import slots_offered
from pistos.calls.rules.words import slot_words
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.conversations.access import conversation_just_asked
from pistos.conversations.models import Conversation
from pistos.conversations.queries.timeline import promises_of
from pistos.conversations.queries.waits import place_in_queue
from pistos.conversations.rules.greetings import greeting
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.promises.models import PromiseKind
from pistos.storefront import limits
from pistos.storefront.contact_forms import SlotForm
from pistos.storefront.contact_words import place_words
from pistos.storefront.conversation_words import promise_view
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.orders import private
from pistos.storefront.proofs import asked_token, shown_stamp

CUSTOMER = Actor.machine("storefront.asked")


@require_safe
@private
def asked(request: HttpRequest, proof: str) -> HttpResponse:
    return _page(request, proof, _conversation(proof))


@require_POST
@private
def call_me(request: HttpRequest, proof: str) -> HttpResponse:
    """Instead of waiting: a call, without losing the place in the queue."""
    conversation, at = _conversation(proof), clock.now()
    form = slot_form(at, data=request.POST)
    if not form.is_valid():
        return _page(request, proof, conversation, form)
    if limits.is_over(request, "contact", limits.POSTS):
        raise NotFound
    limits.count(request, "contact")
    with refusal_on(form):
        call_for(conversation, form, at)
        return redirect("storefront:asked", proof=proof)
    return _page(request, proof, conversation, form)


@require_POST
@private
def no_call(request: HttpRequest, proof: str) -> HttpResponse:
    cancel_for(request, _conversation(proof), clock.now())
    return redirect("storefront:asked", proof=proof)


def slot_form(at: datetime, **more: Any) -> SlotForm:
    """The free times; more are accepted than are shown, since time goes by."""
    slots = slots_offered(at, most=100 if "data" in more else 8)
    zone = shop_of_page().time_zone
    return SlotForm(slots=slots, zone=zone, **more)


def call_for(conversation: Conversation, form: SlotForm, at: datetime) -> None:
    wish = Wish(form.cleaned_data["phone"], form.wished, Asked.CUSTOMER, "form")
    promise_call_back(conversation=conversation, wish=wish, by=CUSTOMER, at=at)


def cancel_for(request: HttpRequest, conversation: Conversation, at: datetime) -> None:
    call_back = waiting_call_back(conversation)
    if call_back is None:
        messages.error(request, _("There is no call to cancel any more."))
        return
    cancel_call_back(call_back=call_back, by=CUSTOMER, at=at)
    messages.success(request, _("We will not call. Your place in the queue is as it was."))


def call_words(call_back: CallBack | None, zone: str, at: datetime) -> str:
    """When they are called, in words; empty where no call is promised."""
    if call_back is None:
        return ""
    slot = Slot(call_back.starts_at, call_back.ends_at)
    return slot_words(slot, at=at, zone=zone, language=language())


def _conversation(proof: str) -> Conversation:
    return conversation_just_asked(asked_token(proof))


def _page(
    request: HttpRequest, proof: str, conversation: Conversation, form: SlotForm | None = None
) -> HttpResponse:
    shop, at = shop_of_page(), clock.now()
    zone = conversation.zone or shop.time_zone
    promised = [row for row in promises_of(conversation) if row.is_open]
    answer = next((row for row in promised if row.kind == PromiseKind.ANSWER), None)
    call_back = waiting_call_back(conversation)
    hour = at.astimezone(ZoneInfo(zone)).hour
    fresh = {"shown": shown_stamp(at), "phone": conversation.page.get("phone", "")}
    context = frame() | {
        "proof": proof,
        "greeting": greeting(language(), hour),
        "answer": promise_view(answer.promise, at) if answer else None,
        "is_closed": answer is not None and answer.promise.grounds.get("is_open") is False,
        "place": place_words(place_in_queue(conversation)) if answer else "",
        "call_when": call_words(call_back, zone, at),
        "slot_form": form or slot_form(at, initial=fresh),
        "zone": zone,
    }
    status = 422 if form is not None else 200
    return render(request, "storefront/asked.html", context, status=status)
