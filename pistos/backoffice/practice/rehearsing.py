"""Practising on simulated customers: the five steps on one page, and the score at the end."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.practice.words import KINDS, REMARKS, SCENARIOS, SCORES
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES
from pistos.listening.rules.texts import sentences_of
from pistos.practice.access import rehearsal_for
from pistos.practice.actions import rehearsing
from pistos.practice.models import Step
from pistos.practice.queries.lists import rehearsals_page, turns_of
from pistos.practice.rules.scenarios import keys, scenarios
from pistos.replies.rules.words import WORDS

STEPS = (Step.LISTEN, Step.ASK, Step.REPEAT, Step.ACT)


@require_safe
@desk("practise")
def practice(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    page = rehearsals_page(request.agent, after=place.after, before=place.before)
    context = {
        "scenarios": [(key, SCENARIOS[key]) for key in keys()],
        "languages": LANGUAGES.items(),
        "spoken": request.agent.language,
        "rows": [
            {
                "one": row,
                "label": SCENARIOS.get(row.scenario, row.scenario),
                "language": LANGUAGES[row.language],
            }
            for row in page.rows
        ],
        "place": lists.links(request, page, ()),
    }
    return render(request, "backoffice/practice/list.html", context)


@require_POST
@desk("practise")
def begin(request: DeskRequest) -> HttpResponse:
    with refusal_told(request):
        made = rehearsing.begin_rehearsal(
            scenario=request.POST.get("scenario", ""),
            language=request.POST.get("language", ""),
            by=request.agent,
            at=clock.now(),
        )
        return redirect("backoffice:rehearsal", made.token)
    return redirect("backoffice:practice")


@require_safe
@desk("practise")
def rehearsal(request: DeskRequest, token: str) -> HttpResponse:
    found = rehearsal_for(request.agent, token)
    played = scenarios()[found.scenario, found.language]
    context = {
        "found": found,
        "label": SCENARIOS.get(found.scenario, found.scenario),
        "name": played.name,
        "turns": [
            {"turn": turn, "remarks": [_remark(code) for code in turn.remarks]}
            for turn in turns_of(found)
        ],
        "steps": [step.label for step in STEPS],
        "here": STEPS.index(Step(found.step)) + 1 if found.step != Step.DONE else len(STEPS),
        "sentences": list(enumerate(sentences_of(played.opening))),
        "kinds": KINDS.items(),
        "scores": [(SCORES[key], points) for key, points in found.scores.items() if key in SCORES],
    }
    return render(request, "backoffice/practice/one.html", context)


def _remark(code: str) -> str:
    """What is remarked, and what to do about it."""
    said = WORDS.get(code)
    return f"{said.what} {said.todo}" if said else str(REMARKS.get(code, code))


@require_POST
@desk("practise")
def say(request: DeskRequest, token: str) -> HttpResponse:
    """The step at hand: what was marked, asked, repeated or answered."""
    found = rehearsal_for(request.agent, token)
    deeds: dict[str, Callable[..., Any]] = {
        Step.ASK: rehearsing.ask_in_rehearsal,
        Step.REPEAT: rehearsing.repeat_in_rehearsal,
        Step.ACT: rehearsing.act_in_rehearsal,
    }
    at = clock.now()
    with refusal_told(request):
        if found.step == Step.LISTEN:
            rehearsing.mark_what_was_heard(rehearsal=found, marks=_marks(request), at=at)
        elif found.step in deeds:
            deeds[found.step](rehearsal=found, text=request.POST.get("text", ""), at=at)
    return redirect("backoffice:rehearsal", token)


def _marks(request: DeskRequest) -> set[tuple[int, str]]:
    marks = set()
    for value in request.POST.getlist("mark"):
        place, _dot, kind = value.partition(".")
        if place.isdecimal() and len(place) < 4 and kind in KINDS:
            marks.add((int(place), kind))
    return marks
