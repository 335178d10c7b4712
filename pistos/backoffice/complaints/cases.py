"""The list of complaints, and one with everything about it on one page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.backoffice import wording
from pistos.causes.queries.coded import coded
from pistos.causes.queries.suggesting import suggested
from pistos.causes.queries.tree import cause_names, choices
from pistos.complaints.access import complaint_for
from pistos.complaints.models import UNRESOLVED, CaseState, Category, Complaint
from pistos.complaints.queries.desk import VIEWS, complaints_page
from pistos.complaints.queries.experiences import complaints_of, experiences_of
from pistos.complaints.queries.history import history_of
from pistos.complaints.queries.impact import people_at_risk
from pistos.complaints.queries.similar import similar_to
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.actors import Ref
from pistos.promises.models import Standing
from pistos.remedies.queries.cases import remedies_of
from pistos.replies.queries.quality import colleagues

KEPT = ("view",)
LABELS = {
    "open": gettext_lazy("Open"),
    "closed": gettext_lazy("Closed"),
    "boomerang": gettext_lazy("Came back in public"),
    "all": gettext_lazy("All"),
}
COLUMNS = {
    "priority": gettext_lazy("Priority"),
    "due": gettext_lazy("To be put right"),
    "heard": gettext_lazy("Heard"),
    "came_back": gettext_lazy("Came back"),
}


@require_safe
@desk("see_complaints")
def complaints(request: DeskRequest) -> HttpResponse:
    view = request.GET.get("view", "open")
    view = view if view in VIEWS else "open"
    sorts, default = VIEWS[view]
    place = lists.Place.of(request)
    page = complaints_page(view, sort=place.sort, after=place.after, before=place.before)
    context = {
        "rows": page.rows,
        "view": view,
        "views": list(LABELS.items()),
        "headers": lists.headers(request, {name: COLUMNS[name] for name in sorts}, default, KEPT),
        "place": lists.links(request, page, KEPT),
        "risk": people_at_risk(),
        "may_edit": may(request.agent.role, "edit_complaints"),
    }
    return render(request, "backoffice/complaints/list.html", context)


@require_safe
@desk("see_complaints")
def case(request: DeskRequest, token: str) -> HttpResponse:
    return case_page(request, complaint_for(request.agent, token))


def case_page(request: DeskRequest, found: Complaint, *, status: int = 200) -> HttpResponse:
    """Words and wish, order and promises, earlier experiences, complaints alike, history and deeds."""
    subject = Ref("complaint", str(found.pk))
    may_handle = may(request.agent.role, "handle_complaints")
    is_open = found.state != CaseState.CLOSED
    standing = coded(subject)
    names = cause_names(language())
    context = {
        "case": found,
        "promises": [wording.promise_row(row) for row in _promises(found)],
        "experiences": experiences_of(found.customer_id),
        "others": complaints_of(found.customer, but=found.pk),
        "alike": similar_to(found),
        "history": history_of(found),
        "posts": list(found.posts.order_by("-seen_at", "-pk")[:10]),
        "remedies": remedies_of(subject),
        "coded": standing,
        "coded_names": [names.get(code, code) for code in standing.codes] if standing else [],
        "groups": choices(language()) if may_handle and is_open else [],
        "likely": _likely(found, names) if may_handle and is_open and standing is None else [],
        "categories": [(kind.value, kind.label) for kind in Category],
        "severities": [(1, _("small")), (2, _("usual")), (3, _("grave"))],
        "may_handle": may_handle,
        "is_open": is_open,
        "is_unresolved": found.state in UNRESOLVED,
        **_so_that_it_stays_away(request, found),
    }
    return render(request, "backoffice/complaints/case.html", context, status=status)


def _so_that_it_stays_away(request: DeskRequest, found: Complaint) -> dict[str, object]:
    """What may be begun because of it; for our manner, who may work on it with whom."""
    role = request.agent.role
    coaches = found.category == Category.ATTITUDE and may(role, "coach")
    return {
        "may_improve": may(role, "edit_improvements"),
        "may_note_mistake": may(role, "handle_mistakes"),
        "people": colleagues(request.agent) if coaches else [],
        "today": clock.now().date().isoformat(),
    }


def _promises(found: Complaint) -> list[Standing]:
    """Those of its order, and its own; the next due first."""
    rows = Standing.objects.select_related("promise__words", "promise__customer")
    own = rows.filter(pk=found.promise_id or 0)
    if found.order_id:
        own = own | rows.filter(order_id=found.order_id)
    return list(own.order_by("due_at", "pk")[:12])


def _likely(found: Complaint, names: dict[str, str]) -> list[tuple[str, str]]:
    rows = suggested(found.text, found.language) if found.text else []
    return [(row.code, names.get(row.code, row.code)) for row in rows[:3]]
