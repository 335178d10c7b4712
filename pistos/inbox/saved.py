"""Saved views of the queue: the agent's own, and everybody's."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_told
from pistos.conversations.access import saved_view_for
from pistos.conversations.actions.views import delete_view, save_own_view, save_shared_view
from pistos.inbox import frame
from pistos.kit import clock


@require_POST
@desk("see_inbox")
def save(request: DeskRequest) -> HttpResponse:
    """The list of this address under a name."""
    wanted, name = frame.wanted_of(request), request.POST.get("name", "")[:60]
    is_shared = request.POST.get("shared") == "yes"
    deed = save_shared_view if is_shared else save_own_view
    with refusal_told(request):
        deed(name=name, wanted=wanted, by=request.agent, at=clock.now())
        messages.success(request, _("Saved among the views."))
    return _back(request)


@require_POST
@desk("see_inbox")
def forget(request: DeskRequest, view_id: int) -> HttpResponse:
    view = saved_view_for(request.agent, view_id)
    delete_view(view=view, by=request.agent, at=clock.now())
    messages.success(request, _("The view is gone; its conversations stay."))
    return _back(request)


def _back(request: DeskRequest) -> HttpResponse:
    response = redirect("inbox:queue")
    response["Location"] += frame.kept_query(request)
    return response
