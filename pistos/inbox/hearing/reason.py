"""Why it happened: guided whys that end in a cause of the tree, before anything is offered."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from pistos.causes.queries.suggesting import suggested
from pistos.causes.queries.tree import choices
from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_told
from pistos.conversations.access import conversation_for
from pistos.inbox.hearing.deeds import back
from pistos.kit import clock
from pistos.listening.access import hearing_for
from pistos.listening.actions.asking import note_reason
from pistos.listening.queries.panel import panel_of
from pistos.listening.rules.asking import whys

MOST_SUGGESTED = 3


@require_http_methods(["GET", "HEAD", "POST"])
@desk("answer_customer")
def reason(request: DeskRequest, token: str) -> HttpResponse:
    found = conversation_for(request.agent, token)
    hearing = hearing_for(request.agent, found)
    status, written = 200, {"reason": hearing.reason, "code": hearing.reason_code}
    if request.method == "POST":
        written = {name: request.POST.get(name, "")[:400] for name in ("reason", "code")}
        with refusal_told(request):
            note_reason(hearing=hearing, by=request.agent, at=clock.now(), **written)
            return back(request, found)
        status = 422
    groups = choices(request.LANGUAGE_CODE)
    paths = {one.code: one.path for group in groups for one in group.choices}
    said = " ".join(each.quote for each in panel_of(found).findings)
    likely = [each.code for each in suggested(said, found.language) if each.code in paths]
    context = {
        "conversation": found,
        "written": written,
        "whys": whys(),
        "groups": groups,
        "likely": [(code, paths[code]) for code in likely[:MOST_SUGGESTED]],
    }
    return render(request, "inbox/hearing/reason.html", context, status=status)
