"""You told us, we corrected: for everybody; and the page of each person who told us."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from pistos.components.refusals import refusal_told
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace
from pistos.kit.languages import text_in
from pistos.kit.words import number_words, percent_words
from pistos.mistakes.access import told_by_link
from pistos.mistakes.actions import agreeing
from pistos.mistakes.models import Verdict
from pistos.mistakes.queries.corrected import (
    CorrectedMistake,
    being_measured,
    corrected_page,
    public_figures,
    told_of,
)
from pistos.mistakes.rules.effect import Rate, effect
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.whole_words import whole_words

TONES = {Verdict.WORKED: "kept", Verdict.DID_NOT: "broken", Verdict.TOO_FEW: "unproven"}


@require_safe
@cache_control(public=True, max_age=300)
def corrected(request: HttpRequest) -> HttpResponse:
    shop_of_page()
    query = request.GET
    try:
        page = corrected_page(after=query.get("after", ""), before=query.get("before", ""))
    except NoSuchPlace:
        raise NotFound from None
    is_first = not page.previous_key
    here = reverse("storefront:corrected")
    found = told_of([*(being_measured() if is_first else []), *page.rows])
    context = {
        "closed": [_row(each) for each in found if not each.mistake.is_open],
        "open": [_row(each) for each in found if each.mistake.is_open],
        "figures": public_figures(),
        "next_url": f"{here}?after={page.next_key}" if page.next_key else "",
        "previous_url": f"{here}?before={page.previous_key}" if page.previous_key else "",
        "status_url": reverse("storefront:status"),
        **frame(),
    }
    return render(request, "storefront/mistakes/corrected.html", context)


def _row(found: CorrectedMistake) -> dict[str, Any]:
    mistake, row = found.mistake, found.correction
    context: dict[str, Any] = {
        "mistake": mistake,
        "problem": text_in(mistake.told_problem, language()),
        "action": text_in(mistake.told_action, language()),
        "corrected_on": row.corrected_at,
        "reporters": found.reporter_count,
        "voices": found.voices,
        "before": _among(row.before_count, row.before_exposure),
        "days": row.window_days,
        "again": row.repeat_count,
        "badge": _badge(found),
        "measured_from": row.judge_at,
    }
    if row.verdict and row.after_count is not None and row.after_exposure is not None:
        before = Rate(row.before_count, row.before_exposure)
        after = Rate(row.after_count, row.after_exposure)
        drop = effect(before, after, drop_percent=row.drop_percent).drop
        context["after"] = _among(row.after_count, row.after_exposure)
        # What came back and does not stand in the rate (no order's, or later): its fall says nothing then.
        is_told_by_rate = after.count >= row.repeat_count
        context["drop"] = _drop(drop) if before.count and is_told_by_rate else ""
    return context


def _badge(found: CorrectedMistake) -> dict[str, str]:
    row = found.correction
    if found.mistake.round > row.round:
        return {"state": "broken", "label": _("It came back: we are at it again")}
    if not row.verdict:
        return {"state": "open", "label": _("Its effect is being measured")}
    verdict = Verdict(row.verdict)
    return {"state": TONES[verdict], "label": str(verdict.label)}


def _among(count: int, exposure: int) -> str:
    words = {
        "count": number_words(count, language()),
        "exposure": number_words(exposure, language()),
    }
    return (
        ngettext("%(count)s in %(exposure)s order", "%(count)s in %(exposure)s orders", exposure)
        % words
    )


def _drop(drop: float) -> str:
    share = percent_words(abs(drop), language(), 0)
    if drop < 0:
        return _("%(share)s more often") % {"share": share}
    return _("%(share)s less often") % {"share": share}


@require_safe
def told(request: HttpRequest, token: str) -> HttpResponse:
    """What became of what they told us; and whether their words may be shown."""
    found = told_by_link(token)
    public = told_of([found.mistake])
    context = {
        "told": found,
        "row": _row(public[0]) if public else None,
        "due_on": found.mistake.due_on,
        "corrected_url": reverse("storefront:corrected"),
        **frame(),
    }
    response = render(request, "storefront/mistakes/told.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


@require_POST
@whole_words(words=agreeing.LONGEST)
def agree(request: HttpRequest, token: str) -> HttpResponse:
    found = told_by_link(token)
    with refusal_told(request):
        agreeing.agree_to_show(told=found, words=request.POST.get("words", ""), at=clock.now())
        messages.success(
            request, _("Thank you. Your words stand beside what was corrected, without your name.")
        )
    return redirect("storefront:told", token)


@require_POST
def take_back(request: HttpRequest, token: str) -> HttpResponse:
    agreeing.take_back(told=told_by_link(token), at=clock.now())
    messages.success(request, _("Your words are no longer shown."))
    return redirect("storefront:told", token)
