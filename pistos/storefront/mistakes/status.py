"""What does not work now, and what did not: plain, and there when half of the shop is not."""

import hashlib
from datetime import datetime
from typing import Any

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.languages import text_in
from pistos.mistakes.models import Incident, IncidentUpdate, Mistake
from pistos.mistakes.queries.incidents import (
    ShownIncident,
    known_problems,
    public_incidents,
    words_kept,
)
from pistos.storefront.frame import shop_of_page

SECONDS_30 = "public, max-age=30, stale-if-error=86400"
_last: dict[str, bytes] = {}
"""The page as it was last shown, by language: what is served while the database does not answer."""


@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """The same for everybody. It reads its own tables and the shop's name, nothing of what is sold."""
    spoken = get_language() or "en"
    try:
        return _fresh(request, spoken)
    except DatabaseError:
        kept = _last.get(spoken)
        if kept is None:
            raise
        return HttpResponse(kept, headers={"Cache-Control": "no-store"})


def _fresh(request: HttpRequest, spoken: str) -> HttpResponse:
    at = clock.now()
    shop = shop_of_page()
    shown, problems, kept = public_incidents(at), known_problems(), words_kept(at)
    parts = (spoken, shop.name, kept,
             [_mark(each) for each in shown], [(row.pk, row.stage, row.round) for row in problems],
             [each.incident.next_update_at and each.incident.next_update_at < at for each in shown],
             at.date(), static("storefront/storefront.css"))  # fmt: skip
    etag = f'"{hashlib.sha256(repr(parts).encode()).hexdigest()[:32]}"'
    unchanged = get_conditional_response(request, etag=etag)
    if unchanged is not None:
        return unchanged
    context = {
        "now_on": [_row(each, at) for each in shown if each.incident.is_going_on],
        "past": [_row(each, at) for each in shown if not each.incident.is_going_on],
        "problems": [_problem(row) for row in problems],
        "kept": kept,
        "home_url": reverse("storefront:home"),
        "trust_url": reverse("storefront:trust"),
        "corrected_url": reverse("storefront:corrected"),
    }
    body = render(request, "storefront/mistakes/status.html", context).content
    _last[spoken] = body
    headers = {"ETag": etag, "Cache-Control": SECONDS_30}
    return HttpResponse(body, headers=headers)


def _mark(each: ShownIncident) -> tuple[Any, ...]:
    incident = each.incident
    return incident.pk, incident.resolved_at, incident.title, [row.pk for row in each.updates]


def _row(each: ShownIncident, at: datetime) -> dict[str, Any]:
    incident: Incident = each.incident
    due = incident.next_update_at
    return {
        "incident": incident,
        "title": text_in(incident.title, language()),
        "updates": [_said(row) for row in each.updates],
        "is_silent": incident.is_going_on and due is not None and due < at,
        "lasted": incident.resolved_at - incident.declared_at if incident.resolved_at else None,
    }


def _said(row: IncidentUpdate) -> dict[str, Any]:
    return {"row": row, "words": text_in(row.words, language())}


def _problem(row: Mistake) -> dict[str, Any]:
    return {
        "words": text_in(row.told_problem, language()),
        "due_on": row.due_on if row.stage == "found" else None,
        "is_back": row.stage == "found" and row.repeated_count > 0,
        "is_corrected": row.stage != "found",
    }
