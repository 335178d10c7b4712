"""Beginning, asking, repeating, the call, the short path; and what kind of talk it is."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, by, desk
from pistos.conversations.access import conversation_for
from pistos.inbox.hearing.deeds import back, deed, heeded_of, refusal, said_of, told
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.listening.actions import talking
from pistos.listening.actions.asking import ask_customer, finish_asking
from pistos.listening.actions.beginning import begin_hearing
from pistos.listening.actions.confirming import confirm_by_call, offer_call
from pistos.listening.actions.shortening import take_short_path
from pistos.replies.actions.hearing import Saying, send_restatement


@require_POST
@desk("answer_customer")
def begin(request: DeskRequest, token: str) -> HttpResponse:
    found = conversation_for(request.agent, token)
    try:
        begin_hearing(conversation=found, by=by(request), at=clock.now())
    except Refused as refused:
        return refusal(request, found, str(refused))
    return back(request, found)


@require_POST
@desk("answer_customer")
def ask(request: DeskRequest, token: str) -> HttpResponse:
    said = said_of(request)
    return deed(
        request,
        token,
        lambda found, at: ask_customer(hearing=found, said=said, by=request.agent, at=at),
    )


@require_POST
@desk("answer_customer")
def enough(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request, token, lambda found, at: finish_asking(hearing=found, by=request.agent, at=at)
    )


@require_POST
@desk("answer_customer")
def repeat(request: DeskRequest, token: str) -> HttpResponse:
    saying = Saying(said_of(request), heeded_of(request), request.agent)
    return deed(
        request,
        token,
        lambda found, at: send_restatement(hearing=found, saying=saying, at=at),
    )


@require_POST
@desk("answer_customer")
def call(request: DeskRequest, token: str) -> HttpResponse:
    once = request.POST.get("client_id", "")[:80] or None
    return deed(
        request,
        token,
        lambda found, at: offer_call(hearing=found, client_id=once, by=request.agent, at=at),
    )


@require_POST
@desk("answer_customer")
def by_call(request: DeskRequest, token: str) -> HttpResponse:
    words = request.POST.get("words", "")
    return deed(
        request,
        token,
        lambda found, at: confirm_by_call(hearing=found, words=words, by=request.agent, at=at),
    )


@require_POST
@desk("answer_customer")
def short(request: DeskRequest, token: str) -> HttpResponse:
    because, words = request.POST.get("because", ""), request.POST.get("words", "")
    return deed(
        request,
        token,
        lambda found, at: take_short_path(
            hearing=found, because=because, words=words, by=request.agent, at=at
        ),
    )


@require_POST
@desk("answer_customer")
def kind(request: DeskRequest, token: str) -> HttpResponse:
    found = conversation_for(request.agent, token)
    try:
        talking.type_talk(
            conversation=found, kind=request.POST.get("kind", ""), by=request.agent, at=clock.now()
        )
    except Refused as refused:
        return refusal(request, found, str(refused))
    return back(request, found)


@require_POST
@desk("answer_customer")
def time_call(request: DeskRequest, token: str) -> HttpResponse:
    """Minutes as people type them: "4" or "4.5"."""
    found = conversation_for(request.agent, token)
    try:
        talking.time_call(
            conversation=found,
            customer_seconds=_seconds(request.POST.get("theirs", "")),
            shop_seconds=_seconds(request.POST.get("ours", "")),
            by=request.agent,
            at=clock.now(),
        )
    except Refused as refused:
        return refusal(request, found, str(refused))
    told(request, _("Noted how long each of you spoke."))
    return back(request, found)


def _seconds(text: str) -> int:
    try:
        return round(float(text.replace(",", ".")[:8] or 0) * 60)
    except (ValueError, OverflowError):
        return -1
