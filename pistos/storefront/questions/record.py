"""The public record of what was hidden of questions, answers and suggestions; and contesting that."""

from contextlib import suppress
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from pistos.components import lists
from pistos.kit import clock
from pistos.kit.chaining import head_of
from pistos.kit.errors import Refused
from pistos.questions.access import answer_by_link
from pistos.questions.actions.appealing import appeal_removal
from pistos.questions.models import Shown
from pistos.questions.queries import ledger
from pistos.questions.rules.reasons import HOLD_WORDS, REASON_WORDS
from pistos.questions.rules.seals import CHAIN
from pistos.storefront import limits
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.hiding import AppealForm, decision_rows
from pistos.storefront.orders import private
from pistos.storefront.questions.words import removed_words
from pistos.storefront.shopping import actor_of

BY_PLACE = 5
PAGES = {
    "question": "storefront:question",
    "answer": "storefront:own-answer",
    "suggestion": "storefront:suggestion",
}


@require_safe
def moderation(request: HttpRequest) -> HttpResponse:
    """Every decision, by reason and one by one, with the newest seal."""
    shop_of_page()
    place = lists.Place.of(request)
    page = ledger.decisions(after=place.after, before=place.before)
    context = frame() | {
        "by_ground": [
            {"label": REASON_WORDS[code], "count": count}
            for code, count in ledger.removed_by_reason().items()
        ],
        "rows": decision_rows(
            page.rows,
            what=lambda entry: _what(entry.about_kind),
            became=lambda entry: _became(entry.after),
            ground=_reason,
        ),
        "head": head_of(CHAIN),
        "place": lists.links(request, page, ()),
    }
    return render(request, "storefront/questions/moderation.html", context)


def contested(token: str) -> dict[str, Any]:
    """What the page of something that was removed says of its appeal: made, decided, or still to be made."""
    entry = ledger.removal_of(token)
    return {"appeal": getattr(entry, "appeal", None), "appeal_form": AppealForm()}


@require_safe
@private
def own_answer(request: HttpRequest, token: str) -> HttpResponse:
    """What became of a buyer's answer, by the signed link in their mail; removed, it is contested here."""
    shop_of_page()
    found = answer_by_link(token)
    is_removed = found.state == Shown.REMOVED
    context = frame() | {
        "found": found,
        "about": found.question,
        "token": token,
        "is_removed": is_removed,
        "is_public": found.state == found.question.state == Shown.PUBLISHED,
        "is_held": found.state == Shown.HELD,
        "reason": removed_words(found.reason) if is_removed else HOLD_WORDS.get(found.reason, ""),
        **(contested(found.token) if is_removed else {}),
    }
    return render(request, "storefront/questions/own_answer.html", context)


@require_POST
@private
def appeal(request: HttpRequest, kind: str, token: str) -> HttpResponse:
    """Asks for another look. Whoever holds the page's address may: a decision is contested once."""
    shop_of_page()
    about = answer_by_link(token).token if kind == "answer" else token
    form = AppealForm(request.POST)
    if form.is_valid() and not limits.is_over(request, "questions-appeal", BY_PLACE):
        limits.count(request, "questions-appeal")
        words, by = form.cleaned_data["words"], actor_of(request)
        with suppress(Refused):  # It was put back, or never removed: its page says so.
            appeal_removal(token=about, words=words, by=by, at=clock.now())
    return redirect(PAGES[kind], token=token)


def _what(kind: str) -> str:
    return {
        "question": _("A question"),
        "answer": _("An answer"),
        "suggestion": _("A suggestion"),
    }.get(kind, kind)


def _became(state: str) -> str:
    return {
        Shown.HELD: pgettext("public words", "held"),
        Shown.REMOVED: pgettext("public words", "removed"),
        Shown.PUBLISHED: pgettext("public words", "public again"),
    }.get(Shown(state), state)


def _reason(code: str) -> str:
    if code == ledger.UPHELD:
        return _("its author was right")
    return str(REASON_WORDS.get(code) or HOLD_WORDS.get(code, code))
