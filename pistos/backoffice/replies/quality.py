"""The quality of answers by name and topic, coaching, and practices in use."""

from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.accounts.rules import may
from pistos.components.gate import DeskRequest, desk, tell
from pistos.components.tags.speaking import language
from pistos.components.topics import talked_label
from pistos.kit import clock
from pistos.kit.words import percent_words
from pistos.replies.access import coaching_for, colleague_for, rating_for
from pistos.replies.actions.coaching import finish_coaching, give_coaching
from pistos.replies.models import Attitude
from pistos.replies.queries.practices import practices_in_use
from pistos.replies.queries.quality import (
    Quality,
    coachings_of,
    colleagues,
    hurt,
    quality_by_agent,
    quality_by_topic,
    weighed_and_rated,
)

PERIODS = (30, 90, 365)
FEWEST = 5
"""So many cases at least until a share is shown as one; fewer are told as numbers alone."""


@require_safe
@desk("see_quality")
def quality(request: DeskRequest) -> HttpResponse:
    """Managers see everybody by name, others their own; nobody is ranked."""
    at, days = clock.now(), days_of(request)
    since = at - timedelta(days=days)
    is_manager = may(request.agent.role, "coach")
    only = None if is_manager else request.agent
    context = {
        "days": days,
        "periods": PERIODS,
        "agents": [_shown(row) for row in quality_by_agent(since, at, only=only)],
        "topics": [
            _shown(row) | ({"name": talked_label(row.name)} if row.name else {})
            for row in quality_by_topic(since, at)
        ],
        "coachings": coachings_of(only),
        "may_coach": is_manager,
        "me": request.agent,
        "today": at.date().isoformat(),
    }
    if is_manager:
        context |= {
            "hurt": hurt(since, at),
            "people": colleagues(request.agent),
            "weighed": [_weighed(row) for row in weighed_and_rated(since, at)],
        }
    return render(request, "backoffice/replies/quality.html", context)


@require_POST
@desk("coach")
def coach(request: DeskRequest) -> HttpResponse:
    """A manager and a person agree on something to work on."""
    data = request.POST
    person = colleague_for(request.agent, _number(data.get("person", "")))
    given = data.get("rating", "")
    rating = rating_for(request.agent, _number(given)) if given else None

    def deed(at: datetime) -> str:
        give_coaching(
            person=person,
            what=data.get("what", ""),
            due_on=_day(data.get("due_on", ""), at),
            by=request.agent,
            at=at,
            rating=rating,
        )
        return _("Agreed. You and %(name)s see it here.") % {"name": person.name}

    tell(request, deed)
    return redirect("backoffice:quality")


@require_POST
@desk("see_quality")
def done(request: DeskRequest, coaching_id: int) -> HttpResponse:
    found = coaching_for(request.agent, coaching_id)

    def deed(at: datetime) -> str:
        finish_coaching(coaching=found, note=request.POST.get("note", ""), by=request.agent, at=at)
        return _("Done. It stays here with what came of it.")

    tell(request, deed)
    return redirect("backoffice:quality")


@require_safe
@desk("see_quality")
def practices(request: DeskRequest) -> HttpResponse:
    """For every rule how often it was really followed, from data."""
    at, days = clock.now(), days_of(request)
    rows = practices_in_use(at - timedelta(days=days), at)
    context = {
        "days": days,
        "periods": PERIODS,
        "rows": [
            {
                "practice": row.practice,
                "followed": row.counted.followed,
                "cases": row.counted.cases,
                "share": _share(row.counted.followed, row.counted.cases),
            }
            for row in rows
        ],
    }
    return render(request, "backoffice/replies/practices.html", context)


def days_of(request: DeskRequest) -> int:
    given = request.GET.get("days", "")
    return int(given) if given in {str(each) for each in PERIODS} else PERIODS[1]


def _shown(row: Quality) -> dict[str, Any]:
    return {
        "name": row.name or _("No topic"),
        "checked": row.checked,
        "clean": _share(row.clean, row.checked),
        "rated": row.rated,
        "good": _share(row.good, row.rated),
        "clear": _share(row.clear, row.said_clear),
        "well": _share(row.well, row.told),
        "told": row.told,
    }


def _share(part: int, whole: int) -> str:
    """In percent where there are enough; else "3 of 4"; empty where there is nothing."""
    if not whole:
        return ""
    if whole < FEWEST:
        return _("%(part)d of %(whole)d") % {"part": part, "whole": whole}
    return percent_words(part / whole, language(), 0)


def _weighed(row: Any) -> dict[str, Any]:
    rating = getattr(row.message, "rating", None)
    return {
        "one": row,
        "conversation": row.message.conversation,
        "rating": rating,
        "attitude": Attitude(rating.attitude).label if rating and rating.attitude else "",
    }


def _day(text: str, at: datetime) -> date:
    """The day that was given; yesterday, which is refused with what to do, where it is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return at.date() - timedelta(days=1)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0
