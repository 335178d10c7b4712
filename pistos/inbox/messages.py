"""What is done to one message: taken back, sent again, deleted, made a conversation of its own."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.conversations.access import message_for
from pistos.conversations.actions.deleting import delete_message
from pistos.conversations.actions.sending import resend as send_again
from pistos.conversations.actions.undoing import undo_answer
from pistos.conversations.models import Message
from pistos.kit import clock


def deed(
    request: DeskRequest, token: str, act: Callable[[Message, datetime], object], done: str
) -> HttpResponse:
    found = message_for(request.agent, token)
    with refusal_told(request):
        act(found, clock.now())
        messages.success(request, done)
    return redirect("inbox:conversation", found.conversation.token)


@require_POST
@desk("answer_customer")
def undo(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: undo_answer(message=found, by=request.agent, at=at),
        _("Taken back. Your words are a draft again."),
    )


@require_POST
@desk("answer_customer")
def resend(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: send_again(message=found, by=by(request), at=at),
        _("It is sent again."),
    )


@require_POST
@desk("delete_message")
def delete(request: DeskRequest, token: str) -> HttpResponse:
    return deed(
        request,
        token,
        lambda found, at: delete_message(message=found, by=by(request), at=at),
        _("Deleted."),
    )
