"""The suggestion box: what customers would have the shop do better, and what became of it."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.components.refusals import refusal_on, refusal_told
from pistos.conversations.actions.touching import sender_of_customer
from pistos.kit import clock
from pistos.kit.keyset import NoSuchPlace
from pistos.kit.tokens import public_token
from pistos.questions.access import public_suggestion
from pistos.questions.actions.asking import Asking
from pistos.questions.actions.suggesting import make_suggestion, vote_for
from pistos.questions.models import Shown, Suggestion, SuggestionState
from pistos.questions.queries.suggestions import (
    newest_sitting,
    steps_of,
    suggestion_counts,
    suggestion_shown,
    suggestions_shown,
)
from pistos.storefront import limits
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.proofs import shown_stamp
from pistos.storefront.questions.forms import SuggestForm
from pistos.storefront.questions.pages import may_send
from pistos.storefront.questions.record import contested
from pistos.storefront.questions.words import STATES, answer_promised, removed_words, state_labels
from pistos.storefront.shopping import actor_of, customer_of, language_of_page

VOTES_BY_PLACE = 30
OPEN = (SuggestionState.RECEIVED, SuggestionState.CONSIDERED)


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    at = clock.now()
    initial = {"shown": shown_stamp(at), "once": public_token()}
    return _list(request, SuggestForm(initial=initial, is_known=customer_of(request) is not None))


@require_POST
def suggest(request: HttpRequest) -> HttpResponse:
    """Takes it in, and leads to its own page with the promise of an answer."""
    shop_of_page()
    at, customer = clock.now(), customer_of(request)
    form = SuggestForm(request.POST, is_known=customer is not None)
    if not form.is_valid() or not may_send(request, form, at):
        return _list(request, form, status=422)
    given = form.cleaned_data
    asking = Asking(
        text=given["text"],
        language=language_of_page(),
        display_name=given["display_name"],
        email=given.get("email", ""),
        client_id=given["once"],
        is_by_program=form.is_filled_by_program,
        sender=sender_of_customer(customer, actor_of(request), at) if customer else None,
    )
    with refusal_on(form, "text"):
        made = make_suggestion(
            asking=asking, is_credited=given["is_credited"], by=actor_of(request), at=at
        )
        return redirect("storefront:suggestion", token=made.token)
    return _list(request, form, status=422)


@require_safe
def suggestion(request: HttpRequest, token: str) -> HttpResponse:
    shop_of_page()
    found = suggestion_shown(token)
    context = frame() | {
        "found": found,
        "row": _row(found) if found.shown == Shown.PUBLISHED else None,
        "reason": removed_words(found.reason) if found.shown == Shown.REMOVED else "",
        "steps": [
            {"label": state_labels()[step.state], "at": step.happened_at}
            for step in steps_of(found)
        ],
        **(contested(token) if found.shown == Shown.REMOVED else {}),
        "promised": answer_promised(found, clock.now()),
    }
    return render(request, "storefront/questions/suggestion.html", context)


@require_POST
def vote(request: HttpRequest, token: str) -> HttpResponse:
    """One more voice; the same browser counts once, and nothing is stored in it."""
    shop_of_page()
    found = public_suggestion(token)
    if limits.is_over(request, "suggestions-vote", VOTES_BY_PLACE):
        messages.error(request, _("That is enough for now. Please try again in ten minutes."))
        return redirect("storefront:suggestion", token=token)
    limits.count(request, "suggestions-vote")
    browser = f"{request.META.get('REMOTE_ADDR', '')}|{request.headers.get('User-Agent', '')}"
    with refusal_told(request):
        vote_for(suggestion=found, browser=browser, by=actor_of(request), at=clock.now())
        messages.success(request, _("Your voice counts, once."))
    return redirect("storefront:suggestion", token=token)


def _row(found: Suggestion) -> dict[str, Any]:
    return {
        "suggestion": found,
        "url": reverse("storefront:suggestion", args=[found.token]),
        "language": found.language if found.language != language_of_page() else "",
        "label": state_labels()[found.state],
        "tone": STATES[SuggestionState(found.state)],
        "is_open": found.state in OPEN,
        "credit": found.display_name
        if found.is_credited and found.state == SuggestionState.DONE
        else "",
    }


def _list(request: HttpRequest, form: SuggestForm, *, status: int = 200) -> HttpResponse:
    shop_of_page()
    state, sort = request.GET.get("state", ""), request.GET.get("sort", "")
    try:
        page = suggestions_shown(
            state=state,
            sort=sort,
            after=request.GET.get("after", ""),
            before=request.GET.get("before", ""),
        )
    except NoSuchPlace:
        return redirect("storefront:suggestions")
    here = reverse("storefront:suggestions")
    kept = {name: value for name, value in (("state", state), ("sort", sort)) if value}
    counts = suggestion_counts()
    context = frame() | {
        "form": form,
        "rows": [_row(found) for found in page.rows],
        "ways": [
            {
                "label": label,
                "url": f"{here}?{urlencode({'state': code})}" if code else here,
                "is_current": code == state,
                "count": str(counts.get(code, 0) if code else sum(counts.values())),
            }
            for code, label in {"": _("All"), **state_labels()}.items()
        ],
        "sitting": newest_sitting(),
        "next_url": f"{here}?{urlencode(kept | {'after': page.next_key})}" if page.next_key else "",
        "previous_url": f"{here}?{urlencode(kept | {'before': page.previous_key})}"
        if page.previous_key
        else "",
    }
    return render(request, "storefront/questions/suggestions.html", context, status=status)
