"""The plan of a complaint as its customer sees it, and what they say of us afterwards."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from pistos.complaints.access import complaint_by_link
from pistos.complaints.actions.recovering import rate_recovery
from pistos.complaints.actions.winning import answer_panel
from pistos.complaints.models import UNRESOLVED, Complaint, Recovery
from pistos.complaints.queries.plans import apologies_of, recovery_of
from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.actors import Ref
from pistos.remedies.models import CARRIED_OUT, REAL, RemedyKind
from pistos.remedies.queries.cases import remedies_of
from pistos.storefront.order_words import chip
from pistos.storefront.orders import private
from pistos.storefront.whole_words import whole_words

STARS = (1, 2, 3, 4, 5)


def plan_part(found: Complaint, at: datetime) -> Mapping[str, Any]:
    """Apologies with their steps, what was given, and what may be asked. Six queries."""
    row = recovery_of(found)
    is_put_right = found.state not in UNRESOLVED
    return {
        "apologies": [
            {
                "one": each.apology,
                "steps": [
                    {"step": step.step, "chip": chip(step.promise, at)} for step in each.steps
                ],
            }
            for each in apologies_of(found)
        ],
        "remedies": [
            {
                "one": one,
                "kind": RemedyKind(one.kind).label,
                "is_done": one.state in CARRIED_OUT,
            }
            for one in remedies_of(Ref("complaint", str(found.pk)))
            if one.state in REAL
        ],
        "asks_before": not is_put_right and (row is None or row.before is None),
        "asks_after": is_put_right,
        "after": row.after if row else None,
        "opinion": row.opinion if row else None,
        "panel": row.panel if row else "",
        "stars": STARS,
    }


@require_POST
@private
def rate(request: HttpRequest, token: str) -> HttpResponse:
    """From 1 to 5, for one or both of the questions that were shown."""
    found, at = complaint_by_link(token), clock.now()
    with refusal_told(request):
        for side in ("before", "after", "opinion"):
            given = request.POST.get(side, "")
            if given in {str(star) for star in STARS}:
                rate_recovery(complaint=found, side=side, stars=int(given), at=at)
        messages.success(request, _("Thank you. We read every one of these."))
    return redirect("storefront:complaint", token=token)


@require_POST
@private
@whole_words(words=1000)
def panel(request: HttpRequest, token: str) -> HttpResponse:
    found = complaint_by_link(token)
    answer = Recovery.Panel.YES if request.POST.get("do") == "yes" else Recovery.Panel.NO
    with refusal_told(request):
        words = request.POST.get("words", "")
        answer_panel(complaint=found, answer=answer, words=words, at=clock.now())
        messages.success(request, _("Thank you. You may change your mind here at any time."))
    return redirect("storefront:complaint", token=token)
