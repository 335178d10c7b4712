"""Suggestions on the desk: the most wished first, each answered, all gone through on a day that is set."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.backoffice.questions.forms import DECISIONS, DecideForm, RemoveForm, SittingForm
from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace
from pistos.kit.languages import LANGUAGES
from pistos.promises.rules.due import day_of
from pistos.questions.access import suggestion_for
from pistos.questions.actions import suggesting
from pistos.questions.actions.sitting import hold_sitting
from pistos.questions.models import Shown, Suggestion, SuggestionState
from pistos.questions.queries.desk import suggestions_held
from pistos.questions.queries.suggestions import (
    newest_sitting,
    steps_of,
    suggestion_counts,
    suggestions_shown,
)
from pistos.questions.rules.deciding import NEXT, is_missed
from pistos.questions.rules.reasons import HOLD_WORDS, REASON_WORDS
from pistos.shop.queries import the_shop

TONES = {"received": "open", "considered": "moved", "done": "kept", "declined": "withdrawn"}


def state_labels() -> dict[str, str]:
    return {
        "received": _("Received"),
        "considered": _("Being considered"),
        "done": _("Done"),
        "declined": _("Declined"),
    }


@require_safe
@desk("see_suggestions")
def suggestions(request: DeskRequest) -> HttpResponse:
    state = request.GET.get("state", SuggestionState.RECEIVED)
    try:
        page = suggestions_shown(
            state=state, after=request.GET.get("after", ""), before=request.GET.get("before", "")
        )
    except NoSuchPlace:
        raise NotFound from None
    here, counts = reverse("backoffice:suggestions"), suggestion_counts()
    sitting, today = newest_sitting(), day_of(clock.now(), the_shop().time_zone)
    context = {
        "rows": [_row(found) for found in page.rows],
        "held": [
            {"row": found, "why": HOLD_WORDS.get(found.reason, "")} for found in suggestions_held()
        ],
        "sitting": sitting,
        "is_missed": sitting is not None and is_missed(sitting.next_on, today),
        "sitting_form": SittingForm(),
        "ways": [
            {
                "label": label,
                "url": f"{here}?state={code}",
                "is_current": code == state,
                "count": str(counts.get(code, 0)),
            }
            for code, label in state_labels().items()
        ],
        "next_url": f"{here}?state={state}&after={page.next_key}" if page.next_key else "",
        "previous_url": f"{here}?state={state}&before={page.previous_key}"
        if page.previous_key
        else "",
        "may_decide": may(request.agent.role, "decide_suggestions"),
    }
    return render(request, "backoffice/questions/suggestions.html", context)


@require_safe
@desk("see_suggestions")
def suggestion(request: DeskRequest, suggestion_id: int) -> HttpResponse:
    found = suggestion_for(request.agent, suggestion_id)
    return _page(request, found, _form(found))


@require_POST
@desk("decide_suggestions")
def decide(request: DeskRequest, suggestion_id: int) -> HttpResponse:
    """What becomes of it; its author hears the words."""
    found = suggestion_for(request.agent, suggestion_id)
    form = _form(found, request.POST)
    if form.is_valid():
        decision = suggesting.Decision(form.cleaned_data["state"], form.cleaned_data["reply"])
        with refusal_on(form):
            suggesting.decide_suggestion(
                suggestion=found, decision=decision, by=request.agent, at=clock.now()
            )
            messages.success(request, _("Saved, and told to its author."))
            return redirect("backoffice:suggestion", suggestion_id)
    return _page(request, found, form)


@require_POST
@desk("decide_suggestions")
def show(request: DeskRequest, suggestion_id: int) -> HttpResponse:
    found = suggestion_for(request.agent, suggestion_id)
    suggesting.show_suggestion(suggestion=found, by=request.agent, at=clock.now())
    return redirect("backoffice:suggestion", suggestion_id)


@require_POST
@desk("decide_suggestions")
def remove(request: DeskRequest, suggestion_id: int) -> HttpResponse:
    found = suggestion_for(request.agent, suggestion_id)
    with refusal_told(request):
        suggesting.remove_suggestion(
            suggestion=found,
            reason=request.POST.get("reason", ""),
            by=request.agent,
            at=clock.now(),
        )
    return redirect("backoffice:suggestion", suggestion_id)


@require_POST
@desk("decide_suggestions")
def sit(request: DeskRequest) -> HttpResponse:
    """The management went through them."""
    form = SittingForm(request.POST)
    if form.is_valid():
        sitting = hold_sitting(words=form.cleaned_data["words"], by=request.agent, at=clock.now())
        messages.success(
            request, _("Noted. The next day is set: %(day)s.") % {"day": sitting.next_on}
        )
    return redirect("backoffice:suggestions")


def _form(found: Suggestion, data: Any = None) -> DecideForm:
    order = [str(code) for code in DECISIONS]
    states = [code for code in order if code in NEXT[found.state]]
    return DecideForm(data, states=states)


def _row(found: Suggestion) -> dict[str, Any]:
    return {
        "suggestion": found,
        "label": state_labels()[found.state],
        "tone": TONES[found.state],
        "language": LANGUAGES.get(found.language, found.language),
    }


def _page(request: DeskRequest, found: Suggestion, form: DecideForm) -> HttpResponse:
    conversation = found.conversation
    context = {
        "row": _row(found),
        "found": found,
        "form": form if NEXT[found.state] else None,
        "remove": RemoveForm(),
        "why": HOLD_WORDS.get(found.reason) or REASON_WORDS.get(found.reason, ""),
        "steps": [
            {"label": state_labels()[step.state], "at": step.happened_at}
            for step in steps_of(found)
        ],
        "public_url": reverse("storefront:suggestion", args=[found.token]),
        "conversation_url": reverse("inbox:conversation", args=[conversation.token])
        if conversation
        else "",
        "is_public": found.shown == Shown.PUBLISHED,
        "may_decide": may(request.agent.role, "decide_suggestions"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/questions/suggestion.html", context, status=status)
