"""Thumbs on an answer and a doubt that is gone or stays: POST only, so that no mail scanner rates."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.refusals import refusal_told
from pistos.conversations.actions.doubts import leave_doubt, resolve_doubt
from pistos.conversations.models import Conversation, Message
from pistos.conversations.queries.doubts import doubts_to_confirm
from pistos.conversations.rules.doubts import DOUBT_WORDS
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.replies.access import answer_of_link, doubt_of_link
from pistos.replies.actions.rating import rate_answer
from pistos.replies.facts import Rated
from pistos.replies.models import Attitude
from pistos.replies.queries.quality import ratings_in
from pistos.storefront.orders import private
from pistos.storefront.whole_words import whole_words

SAID = {"yes": True, "no": False}


@require_POST
@private
@whole_words(words=1000)
def rate(request: HttpRequest, token: str, answer: str) -> HttpResponse:
    """Good or not; and, where they go on, how clear it was and how they were spoken to."""
    at = clock.now()
    found = answer_of_link(token, answer, at)
    data = request.POST
    if data.get("good") not in SAID:
        return redirect("storefront:conversation", token=token)
    rated = Rated(
        is_good=SAID[data["good"]],
        was_clear=SAID.get(data.get("clear", "")),
        attitude=data.get("attitude", "")[:8],
        words=data.get("words", ""),
    )
    with refusal_told(request):
        rate_answer(message=found, rated=rated, by=_customer(found.conversation), at=at)
        messages.success(request, _("Thank you. We learn from it."))
    response = redirect("storefront:conversation", token=token)
    response["Location"] += f"#answer-{found.token}"
    return response


@require_POST
@private
def settle(request: HttpRequest, token: str, doubt_id: int) -> HttpResponse:
    """Whether the answer to a doubt helped: only their word counts."""
    at = clock.now()
    found = doubt_of_link(token, doubt_id, at)
    helped = SAID.get(request.POST.get("helped", ""))
    if helped is None:
        return redirect("storefront:conversation", token=token)
    by = _customer(found.conversation)
    with refusal_told(request):
        (resolve_doubt if helped else leave_doubt)(doubt=found, by=by, at=at)
        messages.success(
            request,
            _("Good. Ask on whenever you like.")
            if helped
            else _("Then it is not clear yet. Write to us below what is open."),
        )
    return redirect("storefront:conversation", token=token)


def said_of(conversation: Conversation, rows: list[Message]) -> dict[str, Any]:
    """What stands beside the answers: whether they can be rated, what was said of them; two queries."""
    ratings = ratings_in(conversation)
    can_rate = {
        message.pk
        for message in rows
        if message.direction == "out"
        and message.author_kind == "person"
        and message.purpose == "answer"
    }
    return {
        "ratings": ratings,
        "can_rate": can_rate,
        "attitudes": Attitude.choices,
        "doubts": [
            {"doubt": doubt, "label": DOUBT_WORDS[doubt.kind]}
            for doubt in doubts_to_confirm(conversation)
        ],
    }


def _customer(conversation: Conversation) -> Actor:
    return Actor.customer(conversation.customer_id)
