"""Where wishes, complaints and opinions go."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.conversations.access import team_for
from pistos.conversations.queries.desk import teams
from pistos.kit import clock
from pistos.listening.actions.routing import save_route
from pistos.listening.queries.routes import routes as all_routes
from pistos.listening.rules.words import KINDS


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_listening")
def routes(request: DeskRequest) -> HttpResponse:
    if request.method == "POST":
        chosen = request.POST.get("team", "")
        team = team_for(request.agent, int(chosen)) if _is_number(chosen) else None
        with refusal_told(request):
            save_route(
                kind=request.POST.get("kind", ""),
                tag=request.POST.get("tag", ""),
                team=team,
                by=by(request),
                at=clock.now(),
            )
            messages.success(request, _("Saved. It counts from the next message on."))
        return redirect("backoffice:listening_routes")
    context = {
        "rows": [{"route": row, "label": KINDS[row.kind]} for row in all_routes().values()],
        "teams": list(teams()),
    }
    return render(request, "backoffice/listening/routes.html", context)


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) < 10
