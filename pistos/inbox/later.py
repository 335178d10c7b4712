"""A later time for an answer that is promised: the customer is told at once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, by, desk
from pistos.conversations.actions.postponing import postpone_answer
from pistos.inbox import frame
from pistos.inbox.deeds import deed
from pistos.inbox.snoozing import read_moment
from pistos.kit import clock


@require_POST
@desk("answer_customer")
def later(request: DeskRequest, token: str) -> HttpResponse:
    due_at = read_moment(request.POST.get("due", ""), frame.speaking(request, clock.now()))
    if due_at is None:
        messages.error(request, _("Choose a day and a time."))
        return redirect("inbox:conversation", token)
    return deed(
        request,
        token,
        lambda found, at: postpone_answer(conversation=found, due_at=due_at, by=by(request), at=at),
        done=_("The customer was told the later time."),
    )
