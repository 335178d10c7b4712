"""A conversation, by the link that only its customer holds: they read it and write on."""

from datetime import datetime

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.calls.queries.calling_back import waiting_call_back
from pistos.components.refusals import refusal_told
from pistos.components.tags.speaking import language
from pistos.conversations.access import attachment_of_link, conversation_of_link
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.touching import sender_of_customer
from pistos.conversations.facts import Arrival, Thread
from pistos.conversations.models import Channel, Conversation
from pistos.conversations.queries.reach import takes_mail, takes_texts
from pistos.conversations.queries.timeline import customer_time_line, promises_of
from pistos.conversations.queries.waits import place_in_queue
from pistos.customers.actions.preferring import prefer_channel
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.tokens import public_token
from pistos.listening.queries.stages import heard_of
from pistos.storefront import limits
from pistos.storefront.asked import call_for, call_words, cancel_for, slot_form
from pistos.storefront.by_form import files_of
from pistos.storefront.contact_words import place_words
from pistos.storefront.conversation_forms import WriteForm
from pistos.storefront.conversation_words import message_view, shown_promises
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.heard.stages import shown
from pistos.storefront.often import too_often
from pistos.storefront.orders import private
from pistos.storefront.proofs import shown_stamp
from pistos.storefront.replies.rating import said_of

CUSTOMER = Actor.machine("storefront.conversation")
CHANNELS = {
    Channel.EMAIL: gettext_lazy("By e-mail"),
    Channel.SMS: gettext_lazy("By SMS"),
    Channel.CHAT: gettext_lazy("In the chat"),
}


@require_safe
@private
def conversation(request: HttpRequest, token: str) -> HttpResponse:
    return _page(request, token, conversation_of_link(token, clock.now()))


@require_POST
@private
def write(request: HttpRequest, token: str) -> HttpResponse:
    """One more message of the customer, who proved by the link who they are."""
    at = clock.now()
    found = conversation_of_link(token, at)
    form = WriteForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, token, found, form)
    if limits.is_over(request, "write", limits.POSTS):
        return too_often(request)
    limits.count(request, "write")
    receive_message(arrival=_arrival(found, form, at), at=at)
    return redirect("storefront:conversation", token=token)


@require_POST
@private
def prefer(request: HttpRequest, token: str) -> HttpResponse:
    found = conversation_of_link(token, clock.now())
    wished = request.POST.get("channel", "")
    if wished not in dict(_channels(found)):
        raise NotFound
    prefer_channel(customer=found.customer, channel=wished, by=CUSTOMER, at=clock.now())
    messages.success(request, _("Noted. Our next answers come that way."))
    return redirect("storefront:conversation", token=token)


@require_POST
@private
def call_me(request: HttpRequest, token: str) -> HttpResponse:
    at = clock.now()
    found = conversation_of_link(token, at)
    form = slot_form(at, data=request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a time and enter your telephone number."))
        return redirect("storefront:conversation", token=token)
    with refusal_told(request):
        call_for(found, form, at)
    return redirect("storefront:conversation", token=token)


@require_POST
@private
def no_call(request: HttpRequest, token: str) -> HttpResponse:
    at = clock.now()
    cancel_for(request, conversation_of_link(token, at), at)
    return redirect("storefront:conversation", token=token)


@require_safe
@private
def attachment(request: HttpRequest, token: str, file: str) -> HttpResponseBase:
    """A file of the conversation, always as a download: nothing of it runs here."""
    found = attachment_of_link(token, file, clock.now())
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    response.headers["Content-Type"] = "application/octet-stream"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _arrival(found: Conversation, form: WriteForm, at: datetime) -> Arrival:
    given = form.cleaned_data
    return Arrival(
        channel=Channel.FORM,
        sender=sender_of_customer(found.customer, CUSTOMER, at),
        text=given["text"],
        happened_at=at,
        client_id=given["once"] or None,
        language=language(),
        files=files_of(given["attached"]),
        thread=Thread(conversation_ids=(found.pk,)),
    )


def _channels(found: Conversation) -> list[tuple[str, object]]:
    """By which ways this customer can be answered in writing."""
    customer = found.customer
    ways = [
        (Channel.EMAIL, takes_mail(customer)),
        (Channel.SMS, takes_texts(customer)),
        (Channel.CHAT, found.visitor_id is not None),
    ]
    return [(str(channel), CHANNELS[channel]) for channel, is_there in ways if is_there]


def _page(
    request: HttpRequest, token: str, found: Conversation, form: WriteForm | None = None
) -> HttpResponse:
    shop, at = shop_of_page(), clock.now()
    zone = found.zone or shop.time_zone
    place = place_in_queue(found)
    call_back = waiting_call_back(found)
    fresh = {"shown": shown_stamp(at), "phone": found.customer.phone}
    messages_shown = customer_time_line(found)
    said = said_of(found, messages_shown)
    context = frame() | {
        "token": token,
        "conversation": found,
        "rows": [
            message_view(message)
            | {
                "rating": said["ratings"].get(message.pk),
                "can_rate": message.pk in said["can_rate"],
            }
            for message in messages_shown
        ],
        "attitudes": said["attitudes"],
        "doubts": said["doubts"],
        "promised": shown_promises(promises_of(found), at),
        "place": place_words(place) if place else "",
        "channels": _channels(found),
        "form": form or WriteForm(initial={"once": public_token()}),
        "call_when": call_words(call_back, zone, at),
        "slot_form": slot_form(at, initial=fresh),
        "zone": zone,
        "heard": shown(hearing) if (hearing := heard_of(found)) else None,
    }
    status = 422 if form is not None else 200
    return render(request, "storefront/conversation.html", context, status=status)
