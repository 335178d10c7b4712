"""Whom to look after before they complain, who is dissatisfied in silence, and who helped us most."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from pistos.complaints.access import attention_for
from pistos.complaints.actions.caring import note_attended
from pistos.complaints.models import Silent
from pistos.complaints.queries.caring import attentions_page, silent_page
from pistos.complaints.queries.useful import most_useful
from pistos.complaints.rules.silence import LOW_SURVEY, NO_REORDER, PROBLEM_CART
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk, tell

SIGNS = {
    LOW_SURVEY: gettext_lazy("a sharp survey answer, and no complaint"),
    NO_REORDER: gettext_lazy("a broken promise, and nothing bought since"),
    PROBLEM_CART: gettext_lazy("a broken promise, and a full cart left later"),
}


@require_safe
@desk("see_complaints")
def care(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    silent = silent_page(after=place.after, before=place.before, size=20)
    context = {
        "attentions": attentions_page(size=30).rows,
        "silent": [_silent(row) for row in silent.rows],
        "place": lists.links(request, silent, ()),
        "useful": most_useful(),
    }
    return render(request, "backoffice/complaints/care.html", context)


def _silent(row: Silent) -> dict[str, object]:
    return {"row": row, "signs": [SIGNS[sign] for sign in row.signs if sign in SIGNS]}


@require_POST
@desk("handle_complaints")
def attended(request: DeskRequest, pk: int) -> HttpResponse:
    found = attention_for(request.agent, pk)

    def deed(at: datetime) -> str:
        done = request.POST.get("done", "")
        note_attended(attention=found, done=done, by=request.agent, at=at)
        return _("Noted. Thank you for looking after them.")

    tell(request, deed)
    return redirect("backoffice:complaint_care")
