"""Incidents on the desk: declared, led by their playbook, spoken of in time, reviewed."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.mistakes import incident_forms as forms
from pistos.backoffice.mistakes import incident_words as words
from pistos.backoffice.mistakes.doing import done
from pistos.backoffice.replies.remarks import accepted_of
from pistos.catalogue.access import version_for
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.components.refusals import refusal_on
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace
from pistos.kit.languages import text_in
from pistos.mistakes.access import incident_for, owner_named
from pistos.mistakes.actions import declaring, updating
from pistos.mistakes.facts import Declared, Reviewed, Saying
from pistos.mistakes.models import Incident, IncidentKind
from pistos.mistakes.queries.incidents import going_on_count, incidents_page, led
from pistos.shop.queries import the_shop


def badge(row: Incident) -> dict[str, str]:
    if row.closed_at:
        return {"state": "kept", "label": _("closed")}
    if row.resolved_at:
        return {"state": "moved", "label": _("over, to be reviewed")}
    if row.silent_at:
        return {"state": "overdue", "label": _("silent")}
    return {"state": "broken", "label": _("going on")}


@require_safe
@desk("see_incidents")
def incidents(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    try:
        page = incidents_page(after=place.after, before=place.before)
    except NoSuchPlace:
        raise NotFound from None
    context = {
        "rows": [
            {
                "incident": row,
                "title": text_in(row.title, language()),
                "badge": badge(row),
                "kind": IncidentKind(row.kind).label,
            }
            for row in page.rows
        ],
        "counts": going_on_count(),
        "place": lists.links(request, page, ()),
        "may_declare": may(request.agent.role, "handle_incidents"),
    }
    return render(request, "backoffice/mistakes/incidents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("handle_incidents")
def declare(request: DeskRequest) -> HttpResponse:
    """From here on its silence is watched. `version` of the address names the version of a sheet whose
    buyers are to be told; the page that follows offers them."""
    form = forms.DeclareForm(
        request.POST or None,
        languages=list(the_shop().languages),
        initial={"owner": str(request.agent.pk)},
    )
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        declared = Declared(
            IncidentKind(data["kind"]),
            form.title(),
            owner_named(request.agent, data["owner"]),
            data["update_minutes"],
            data["is_public"],
        )
        with refusal_on(form):
            made = declaring.declare_incident(declared=declared, by=by(request), at=clock.now())
            asked = request.GET.get("version", "")
            about = f"?version={asked}" if asked.isdecimal() else ""
            return redirect(reverse("backoffice:incident", args=[made.token]) + about)
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/mistakes/declare.html", {"form": form}, status=status)


@require_safe
@desk("see_incidents")
def incident(request: DeskRequest, token: str) -> HttpResponse:
    return _page(request, incident_for(request.agent, token), {})


def _page(request: DeskRequest, found: Incident, bound: dict[str, Any]) -> HttpResponse:
    facts, may_lead = led(found), may(request.agent.role, "handle_incidents")
    languages = list(the_shop().languages)
    moment = request.GET.get("draft", "")
    moment = moment if moment in words.MOMENTS else "going_on" if facts.updates else "begin"
    context: dict[str, Any] = {
        "incident": found,
        "title": text_in(found.title, language()),
        "badge": badge(found),
        "kind": IncidentKind(found.kind).label,
        "steps": words.steps(found),
        "rules": [
            {"row": row, "words": words.RULE_WORDS.get(row.kind, row.kind)} for row in facts.rules
        ],
        "reached": facts.reached_count,
        "updates": [{"row": row, "words": text_in(row.words, language())} for row in facts.updates],
        "may_lead": may_lead,
        "remarks": bound.get("remarks"),
    }
    if may_lead and found.closed_at is None:
        context["reached_form"] = bound.get("reached") or _reached_form(request)
    if may_lead and found.is_going_on:
        drafts = words.draft(found.kind, moment, languages)
        context["drafts"] = [
            {"label": label, "url": f"?draft={code}#say", "is_current": code == moment}
            for code, label in (
                ("begin", _("The first word")),
                ("going_on", _("It goes on")),
                ("end", _("It is over")),
            )
        ]
        context["say_form"] = bound.get("say") or forms.SayForm(
            languages=languages,
            auto_id="say_%s",
            initial={f"words_{code}": text for code, text in drafts.items()}
            | {"is_end": moment == "end"},
        )
    elif may_lead and found.closed_at is None:
        initial = {
            "happened": found.review_happened,
            "went_well": found.review_went_well,
            "change": found.review_change,
        }
        context["review_form"] = bound.get("review") or forms.ReviewForm(
            auto_id="review_%s", initial=initial
        )
        context["may_close"] = found.reviewed_at is not None
    status = 422 if bound else 200
    return render(request, "backoffice/mistakes/incident.html", context, status=status)


def _reached_form(request: DeskRequest) -> forms.ReachedForm:
    asked, whom = request.GET.get("version", ""), {}
    if asked.isdecimal() and len(asked) < 19:
        whom = forms.ReachedForm.of_version(version_for(request.agent, int(asked)))
    return forms.ReachedForm(auto_id="reached_%s", initial=whom)


def _done(
    request: DeskRequest, found: Incident, name: str, form: Any, deed: Callable[[], str]
) -> HttpResponse:
    bound: dict[str, Any] = {name: form}
    if done(request, form, deed, bound):
        return redirect("backoffice:incident", found.token)
    return _page(request, incident_for(request.agent, found.token), bound)


@require_POST
@desk("handle_incidents")
def reach(request: DeskRequest, token: str) -> HttpResponse:
    found = incident_for(request.agent, token)
    form = forms.ReachedForm(request.POST, auto_id="reached_%s")

    def deed() -> str:
        count = declaring.find_affected(
            incident=found, rule=form.rule(), by=by(request), at=clock.now()
        )
        return ngettext(
            "%(count)d customer was added.", "%(count)d customers were added.", count
        ) % {"count": count}

    return _done(request, found, "reached", form, deed)


@require_POST
@desk("handle_incidents")
def say(request: DeskRequest, token: str) -> HttpResponse:
    found = incident_for(request.agent, token)
    form = forms.SayForm(request.POST, languages=list(the_shop().languages), auto_id="say_%s")

    def deed() -> str:
        data = form.cleaned_data
        saying = Saying(form.words(), data["pleased"], data["annoyed"], accepted_of(request))
        if data["is_end"]:
            updating.resolve_incident(incident=found, saying=saying, by=by(request), at=clock.now())
            return _("Said to everybody: it is over. Please review it now.")
        updating.say_update(incident=found, saying=saying, by=by(request), at=clock.now())
        return _("Said to everybody whom it reaches, once each.")

    return _done(request, found, "say", form, deed)


@require_POST
@desk("handle_incidents")
def step(request: DeskRequest, token: str, code: str) -> HttpResponse:
    found = incident_for(request.agent, token)

    def deed(at: Any) -> str:
        declaring.do_step(incident=found, step=code, by=by(request), at=at)
        return _("Noted as done.")

    tell(request, deed)
    return redirect(reverse("backoffice:incident", args=[token]) + "#playbook")


@require_POST
@desk("handle_incidents")
def review(request: DeskRequest, token: str) -> HttpResponse:
    found = incident_for(request.agent, token)
    form = forms.ReviewForm(request.POST, auto_id="review_%s")

    def deed() -> str:
        data = form.cleaned_data
        reviewed = Reviewed(data["happened"], data["went_well"], data["change"])
        declaring.review_incident(incident=found, review=reviewed, by=by(request), at=clock.now())
        return _("The review stands.")

    return _done(request, found, "review", form, deed)


@require_POST
@desk("handle_incidents")
def close(request: DeskRequest, token: str) -> HttpResponse:
    found = incident_for(request.agent, token)

    def deed(at: Any) -> str:
        declaring.close_incident(incident=found, by=by(request), at=at)
        return _("Closed.")

    tell(request, deed)
    return redirect("backoffice:incident", token)
