"""One mistake from found to lesson: what is known, what lacks, and the next deed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.backoffice.mistakes import forms, words
from pistos.causes.queries.tree import cause_names
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.mistakes.access import mistake_for
from pistos.mistakes.actions.writing import standing, what_lacks
from pistos.mistakes.models import Correction, Mistake, Stage
from pistos.mistakes.queries import desk as reads
from pistos.mistakes.queries.alike import complaints_like
from pistos.mistakes.queries.reporters import reporter_count
from pistos.mistakes.rules.stages import lacking_to_close, lacking_to_correct, lacking_to_plan
from pistos.shop.queries import the_shop


@require_safe
@desk("see_mistakes")
def mistake(request: DeskRequest, token: str) -> HttpResponse:
    return page(request, mistake_for(request.agent, token), {})


def page(request: DeskRequest, found: Mistake, bound: dict[str, Any]) -> HttpResponse:
    """The page; `bound` holds a form that was sent and is not right, by its name."""
    corrections = list(reads.corrections_of(found))
    now = next((row for row in corrections if row.round == found.round), None)
    context = {
        "mistake": found,
        "badge": words.badge(found),
        "severity": words.severity_words(found),
        "cause": cause_names(language()).get(found.cause, ""),
        "facet": words.facet_words([found])[found.pk],
        "stages": _stages(found),
        "evidence": words.evidence_rows(list(reads.evidence_of(found))),
        "alike": complaints_like(found),
        "reporters": reporter_count(found),
        "corrections": [words.correction_row(row) for row in corrections],
        "lessons": reads.lessons_of(found),
        "history": [words.history_row(row) for row in reads.history_of(found)],
        "currency": the_shop().currency,
        "may_improve": may(request.agent.role, "edit_improvements"),
        **_next(request, found, now, bound),
    }
    return render(request, "backoffice/mistakes/one.html", context, status=422 if bound else 200)


def _stages(found: Mistake) -> list[dict[str, Any]]:
    reached = list(Stage).index(Stage(found.stage))
    return [
        {"label": stage.label, "is_done": place <= reached, "is_here": place == reached}
        for place, stage in enumerate(Stage)
    ]


def _next(
    request: DeskRequest, found: Mistake, now: Correction | None, bound: dict[str, Any]
) -> dict[str, Any]:
    """The forms that the mistake is ready for, and what lacks for the others."""
    if not may(request.agent.role, "handle_mistakes"):
        return {}
    if not found.is_open:
        return {"reopen_form": bound.get("reopen") or reopen_form()}
    state, lacks = standing(found, now), what_lacks()
    is_found, is_recorded = found.stage == Stage.FOUND, bool(now and now.corrected_at)
    to_plan, to_close = lacking_to_plan(state), lacking_to_close(state)
    context: dict[str, Any] = {
        "evidence_form": bound.get("evidence") or evidence_form(),
        "contain_form": bound.get("contain") or contain_form(found),
        "why_form": bound.get("why") or why_form(found),
        "lacks_plan": [lacks[code] for code in to_plan],
        "lacks_close": [lacks[code] for code in to_close],
        "is_found": is_found,
    }
    if is_found and not to_plan:
        context["plan_form"] = bound.get("plan") or plan_form(found, now)
    if is_found and not lacking_to_correct(state):
        context["remarks"] = bound.get("remarks")
        context["done_form"] = bound.get("corrected") or done_form(found)
    if is_recorded:
        context["lesson_form"] = bound.get("lesson") or lesson_form()
        context["reopen_form"] = bound.get("reopen") or reopen_form()
    context["may_close"] = may(request.agent.role, "close_mistake") and not to_close
    return context


def contain_form(found: Mistake, data: Any = None) -> forms.WordsForm:
    label, initial = _("What stops the harm for now"), {"words": found.containment}
    return forms.WordsForm(data, label=label, initial=initial, auto_id="contain_%s")


def reopen_form(data: Any = None) -> forms.WordsForm:
    return forms.WordsForm(data, label=_("Why it is opened again"), auto_id="reopen_%s")


def evidence_form(data: Any = None) -> forms.EvidenceForm:
    return forms.EvidenceForm(data, auto_id="evidence_%s")


def lesson_form(data: Any = None) -> forms.LessonForm:
    return forms.LessonForm(data, auto_id="lesson_%s")


def why_form(found: Mistake, data: Any = None) -> forms.WhyForm:
    initial = {f"why_{n}": why for n, why in enumerate(found.whys, 1)}
    initial |= {"root_cause": found.root_cause, "cause": found.cause}
    if found.facet_kind in ("courier", "supplier"):
        initial["facet"] = f"{found.facet_kind}:{found.facet_id}"
    return forms.WhyForm(data, initial=initial, language=language(), auto_id="why_%s")


def plan_form(found: Mistake, now: Correction | None, data: Any = None) -> forms.PlanForm:
    initial: dict[str, Any] = {"owner": str(found.owner_id or ""), "due_on": found.due_on}
    if now is not None:
        initial |= {
            "action": now.action,
            "drop_percent": now.drop_percent,
            "window_days": now.window_days,
        }
    return forms.PlanForm(data, initial=initial, auto_id="plan_%s")


def done_form(found: Mistake, data: Any = None) -> forms.DoneForm:
    initial = {f"problem_{code}": text for code, text in found.told_problem.items()}
    initial |= {f"action_{code}": text for code, text in found.told_action.items()}
    languages = list(the_shop().languages)
    return forms.DoneForm(data, initial=initial, languages=languages, auto_id="done_%s")
