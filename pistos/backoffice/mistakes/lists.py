"""The list of mistakes, and finding one."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.mistakes import words
from pistos.backoffice.mistakes.forms import OpenForm
from pistos.causes.queries.tree import cause_names
from pistos.complaints.access import complaint_for
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.actors import Ref
from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace
from pistos.mistakes.actions.finding import add_evidence, open_mistake
from pistos.mistakes.facts import Found, Series, Shown
from pistos.mistakes.queries.desk import STATES, mistakes_page, open_count
from pistos.mistakes.queries.figures import corrections_judged

KEPT = ("state",)


@require_safe
@desk("see_mistakes")
def mistakes(request: DeskRequest) -> HttpResponse:
    state = request.GET.get("state", "open")
    if state not in STATES:
        raise NotFound
    place = lists.Place.of(request)
    try:
        page = mistakes_page(state, sort=place.sort, after=place.after, before=place.before)
    except NoSuchPlace:
        raise NotFound from None
    here, counts = reverse("backoffice:mistakes"), open_count()
    names, facets = cause_names(language()), words.facet_words(page.rows)
    labels = {"open": _("Open"), "closed": _("Closed"), "all": _("All")}
    context = {
        "rows": [
            {
                "mistake": row,
                "badge": words.badge(row),
                "severity": words.severity_words(row),
                "cause": names.get(row.cause, ""),
                "facet": facets[row.pk],
            }
            for row in page.rows
        ],
        "ways": [
            {
                "label": labels[code],
                "url": f"{here}?state={code}",
                "is_current": code == state,
                "count": str(counts["open"]) if code == "open" else "",
            }
            for code in STATES
        ],
        "counts": counts,
        "judged": corrections_judged(),
        "place": lists.links(request, page, KEPT),
        "may_open": may(request.agent.role, "handle_mistakes"),
    }
    return render(request, "backoffice/mistakes/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("handle_mistakes")
def new(request: DeskRequest) -> HttpResponse:
    """A person finds one. `complaint` of the address is a complaint that shows it, and becomes evidence."""
    asked = request.GET.get("complaint", "")
    complaint = complaint_for(request.agent, asked) if asked else None
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        found = Found(data["title"], data["problem"], Series(""), data["severity"])
        with refusal_on(form):
            at = clock.now()
            made = open_mistake(found=found, by=by(request), at=at)
            if complaint:
                ref = Ref("complaint", str(complaint.pk))
                shown = Shown(ref, complaint.heard_at, complaint.customer)
                add_evidence(mistake=made, shown=shown, by=by(request), at=at)
            return redirect("backoffice:mistake", made.token)
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/mistakes/new.html", {"form": form}, status=status)
