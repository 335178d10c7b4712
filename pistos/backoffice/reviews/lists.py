"""Lists of reviews on the desk: first the sharp words without an answer, which must be none."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.components.review_words import STATES
from pistos.kit.errors import NotFound
from pistos.kit.keyset import Page
from pistos.kit.languages import text_in
from pistos.reviews.models import Appeal, Flag, Review, State
from pistos.reviews.queries import desk as queries
from pistos.reviews.rules.extracting import facts_in
from pistos.reviews.rules.words import ground_words, signal_words

ANSWER = "answer"
VIEWS: Mapping[str, object] = {
    ANSWER: _("To answer"),
    "held": _("Held"),
    "flags": _("Reported"),
    "appeals": _("Appeals"),
    "signals": _("Worth a look"),
    "published": _("Shown"),
    "hidden": _("Removed"),
    "refused": _("Refused"),
}
SORTS: Mapping[str, object] = {
    "urgent": _("Most urgent first"),
    "-severity": _("Gravest first"),
    "-sharpness": _("Hardest words first"),
    "-reach": _("Most read first"),
    "age": _("Oldest first"),
}
STATE_OF = {"published": State.PUBLISHED, "hidden": State.REMOVED, "refused": State.REFUSED}
Row = dict[str, Any]


@require_safe
@desk("see_reviews")
def reviews(request: DeskRequest) -> HttpResponse:
    view = request.GET.get("view", ANSWER)
    if view not in VIEWS:
        raise NotFound
    place, work = lists.Place.of(request), queries.workload()
    page, make = _read(view, place)
    counts = {
        ANSWER: work.unanswered,
        "held": work.held,
        "flags": work.flagged,
        "appeals": work.appeals,
        "signals": work.signalled,
    }
    here = reverse("backoffice:reviews")
    context = {
        "view": view,
        "may_edit": may(request.agent.role, "edit_reviews"),
        "rows": [make(row, request.LANGUAGE_CODE) for row in page.rows],
        "tabs": [
            {
                "label": label,
                "url": f"{here}?view={code}" if code != ANSWER else here,
                "is_current": code == view,
                "count": counts.get(code),
            }
            for code, label in VIEWS.items()
        ],
        "sorts": _sorts(here, place.sort) if view == ANSWER else [],
        "place": lists.links(request, page, ("view",)),
    }
    return render(request, "backoffice/reviews/list.html", context)


def _sorts(here: str, chosen: str) -> list[Row]:
    return [
        {"label": label, "url": f"{here}?sort={code}", "is_current": code == (chosen or "urgent")}
        for code, label in SORTS.items()
    ]


def _read(view: str, place: lists.Place) -> tuple[Page[Any], Callable[[Any, str], Row]]:
    around: dict[str, Any] = {"after": place.after, "before": place.before}
    if view == ANSWER:
        return queries.triage(sort=place.sort, **around), review_row
    if view == "held":
        return queries.held_reviews(**around), review_row
    if view == "signals":
        return queries.signalled_reviews(**around), review_row
    if view == "flags":
        return queries.open_flags(**around), _flag_row
    if view == "appeals":
        return queries.open_appeals(**around), _appeal_row
    return queries.reviews_in(STATE_OF[view], **around), review_row


def review_row(review: Review, language: str) -> Row:
    """A row of a list: what happened, as facts, before how it is said."""
    facts = facts_in(review.text)
    said = review.title or review.text or review.cons or review.pros
    return {
        "review": review,
        "url": reverse("backoffice:review", args=[review.public_id]),
        "said": facts[0] if facts else said,
        "product": text_in(review.product.name, language) or review.product.sku,
        "state": STATES.get(review.state, review.state),
        "signals": [signal_words(each["code"], each["facts"]) for each in review.signals],
    }


def _flag_row(flag: Flag, language: str) -> Row:
    return review_row(flag.review, language) | {
        "at": flag.flagged_at,
        "why": ground_words(flag.ground),
        "words": flag.words,
    }


def _appeal_row(appeal: Appeal, language: str) -> Row:
    return review_row(appeal.review, language) | {
        "at": appeal.made_at,
        "why": ground_words(appeal.entry.reason),
        "words": appeal.words,
    }
