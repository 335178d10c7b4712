"""Who knows what, and which words lead a question to them."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.kit.languages import LANGUAGES, text_in
from pistos.requests.access import colleague_to_teach, routing_rule_for
from pistos.requests.actions import skills as deeds
from pistos.requests.models import SkillKind
from pistos.requests.queries.knowing import categories, routing_rules, skills_of_team


@require_safe
@desk("edit_skills")
def skills(request: DeskRequest) -> HttpResponse:
    rules = routing_rules()
    language = request.LANGUAGE_CODE
    places = [(row.slug, text_in(row.name, language)) for row in categories()]
    people = []
    for person, known in skills_of_team():
        has = {(row.kind, row.value) for row in known}
        choices = [
            *((SkillKind.LANGUAGE, code, name) for code, name in LANGUAGES.items()),
            *((SkillKind.TOPIC, rule.topic, rule.topic) for rule in rules),
            *((SkillKind.CATEGORY, slug, name) for slug, name in places),
        ]
        ticks = [
            {
                "value": f"{kind}:{value}",
                "label": label,
                "is_on": (kind, value) in has,
                "kind": kind,
            }
            for kind, value, label in choices
        ]
        said = [tick["label"] for tick in ticks if tick["is_on"]]
        people.append({"person": person, "ticks": ticks, "said": said})
    context = {"people": people, "rules": rules}
    return render(request, "backoffice/requests/skills.html", context)


@require_POST
@desk("edit_skills")
def save(request: DeskRequest, person_id: int) -> HttpResponse:
    person = colleague_to_teach(request.agent, person_id)
    chosen = [value.partition(":") for value in request.POST.getlist("skill")]

    def deed(at: datetime) -> str:
        deeds.set_skills(
            person=person,
            skills=[(kind, value) for kind, _mark, value in chosen],
            by=by(request),
            at=at,
        )
        return _("Saved.")

    tell(request, deed)
    return redirect("backoffice:skills")


@require_POST
@desk("edit_skills")
def save_rule(request: DeskRequest) -> HttpResponse:
    words = request.POST.get("words", "").replace(",", "\n").splitlines()

    def deed(at: datetime) -> str:
        deeds.save_routing_rule(
            topic=request.POST.get("topic", ""),
            words=words,
            is_assigning=request.POST.get("assigns") == "on",
            by=by(request),
            at=at,
        )
        return _("Saved.")

    tell(request, deed)
    return redirect("backoffice:skills")


@require_POST
@desk("edit_skills")
def drop_rule(request: DeskRequest, rule_id: int) -> HttpResponse:
    rule = routing_rule_for(request.agent, rule_id)

    def deed(at: datetime) -> str:
        deeds.drop_routing_rule(rule=rule, by=by(request), at=at)
        return _("Dropped.")

    tell(request, deed)
    return redirect("backoffice:skills")
