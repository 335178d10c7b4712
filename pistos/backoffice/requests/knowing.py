"""Knowledge cards, the work that wrong answers leave behind, and tips."""

from collections.abc import Mapping
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.accounts.models import User
from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, text_in
from pistos.requests.access import card_for, card_work_for, tip_for
from pistos.requests.actions import cards as deeds
from pistos.requests.models import KnowledgeCard
from pistos.requests.queries.knowing import (
    about_named,
    card_work_open,
    cards_page,
    categories,
    tips_in_use,
)


@require_safe
@desk("see_inbox")
def cards(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    page = cards_page(after=place.after, before=place.before)
    language, today = request.LANGUAGE_CODE, clock.now().date()
    context = {
        "rows": [
            {"card": row, "title": text_in(row.title, language), "is_due": row.review_by < today}
            for row in page.rows
        ],
        "work": [
            {"work": row, "card": text_in(row.card.title, language) if row.card else ""}
            for row in card_work_open()
        ],
        "place": lists.links(request, page, ()),
    }
    return render(request, "backoffice/requests/cards.html", context)


@require_safe
@desk("see_inbox")
def card(request: DeskRequest, card_id: int) -> HttpResponse:
    found = card_for(request.agent, card_id)
    context = {
        "card": found,
        "title": text_in(found.title, request.LANGUAGE_CODE),
        "texts": [
            (code, name, found.title[code], found.text[code])
            for code, name in LANGUAGES.items()
            if code in found.title
        ],
    }
    return render(request, "backoffice/requests/card.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_knowledge")
def edit(request: DeskRequest, card_id: int = 0) -> HttpResponse:
    found = card_for(request.agent, card_id) if card_id else None
    problem = ""
    if request.method == "POST":
        try:
            saved = deeds.save_card(
                written=_written(request), card=found, by=by(request), at=clock.now()
            )
        except Refused as refused:
            problem = str(refused)
        else:
            messages.success(request, _("Saved."))
            return redirect("backoffice:card", saved.pk)
    posted = request.POST if problem else None
    context = {
        "card": found,
        "problem": problem,
        "topic": _given(posted, "topic", found.topic if found else request.GET.get("topic", "")),
        "sku": _given(posted, "sku", found.product.sku if found and found.product else ""),
        "category": _given(posted, "category", str(found.category_id or "") if found else ""),
        "review_by": _given(posted, "review_by", found.review_by.isoformat() if found else ""),
        "texts": [
            {
                "code": code,
                "name": name,
                "title": _given(posted, f"title_{code}", _of(found, "title", code)),
                "text": _given(posted, f"text_{code}", _of(found, "text", code)),
            }
            for code, name in LANGUAGES.items()
        ],
        "categories": [
            (str(row.pk), text_in(row.name, request.LANGUAGE_CODE)) for row in categories()
        ],
    }
    return render(
        request, "backoffice/requests/card_form.html", context, status=422 if problem else 200
    )


def _given(posted: Mapping[str, str] | None, name: str, known: str) -> str:
    return posted.get(name, "") if posted is not None else known


def _of(card: KnowledgeCard | None, part: str, code: str) -> str:
    return str(getattr(card, part).get(code, "")) if card else ""


def _written(request: DeskRequest) -> deeds.Written:
    posted = request.POST
    category, product = about_named(posted.get("category", ""), posted.get("sku", ""))
    try:
        review_by = date.fromisoformat(posted.get("review_by", ""))
    except ValueError:
        review_by = date(1, 1, 1)
    owner: User = request.agent
    return deeds.Written(
        title={code: posted.get(f"title_{code}", "") for code in LANGUAGES},
        text={code: posted.get(f"text_{code}", "") for code in LANGUAGES},
        owner=owner,
        review_by=review_by,
        topic=posted.get("topic", ""),
        category=category,
        product=product,
    )


@require_POST
@desk("edit_knowledge")
def drop_card(request: DeskRequest, card_id: int) -> HttpResponse:
    deeds.end_card(card=card_for(request.agent, card_id), by=by(request), at=clock.now())
    return redirect("backoffice:cards")


@require_POST
@desk("edit_knowledge")
def work_done(request: DeskRequest, work_id: int) -> HttpResponse:
    work = card_work_for(request.agent, work_id)
    deeds.finish_card_work(work=work, card=None, by=by(request), at=clock.now())
    return redirect("backoffice:cards")


@require_safe
@desk("see_inbox")
def tips(request: DeskRequest) -> HttpResponse:
    language = request.LANGUAGE_CODE
    context = {
        "rows": [
            {
                "tip": row,
                "said": "; ".join(phrase for said in row.phrases.values() for phrase in said),
                "helps": text_in(row.suggestion, language),
            }
            for row in tips_in_use()
        ],
        "languages": LANGUAGES.items(),
    }
    return render(request, "backoffice/requests/tips.html", context)


@require_POST
@desk("edit_knowledge")
def add_tip(request: DeskRequest) -> HttpResponse:
    posted = request.POST

    def deed(at: datetime) -> str:
        deeds.save_tip(
            phrases={code: posted.get(f"said_{code}", "").splitlines() for code in LANGUAGES},
            suggestion={code: posted.get(f"helps_{code}", "") for code in LANGUAGES},
            source=posted.get("source", ""),
            by=by(request),
            at=at,
        )
        return _("Saved. It is offered where these words are said.")

    tell(request, deed)
    return redirect("backoffice:tips")


@require_POST
@desk("edit_knowledge")
def drop_tip(request: DeskRequest, tip_id: int) -> HttpResponse:
    deeds.end_tip(tip=tip_for(request.agent, tip_id), by=by(request), at=clock.now())
    return redirect("backoffice:tips")
