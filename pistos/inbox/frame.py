"""What every page of the inbox needs: its live stream, its queue beside it, its address kept."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.middleware.csrf import get_token
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from pistos.accounts.models import User
from pistos.accounts.queries import team_named
from pistos.accounts.rules import may
from pistos.components.gate import DeskRequest, desk
from pistos.conversations.actions.writing import INBOX
from pistos.conversations.models import Conversation, SavedView, Team
from pistos.conversations.queries.desk import looked_at, saved_views_of, teams
from pistos.conversations.queries.lists import (
    NARROWED,
    VIEWS,
    Count,
    Wanted,
    conversations_page,
    counts,
)
from pistos.conversations.queries.search import search
from pistos.inbox import wording
from pistos.inbox.rendered import Pieces
from pistos.inbox.rows import Speaking, row_html, rows_of
from pistos.kit import words
from pistos.kit.keyset import Page
from pistos.realtime import tickets
from pistos.realtime.queries import positions
from pistos.shop.queries import the_shop

KEPT = ("view", "channel", "team", "tag", "sort", "after", "before", "q")
NAMED = {"team_id": "team"}
LONG, SHORT = 30, 20
_QUEUE = Pieces("inbox/queue_pane.html", most=300)


def speaking(request: DeskRequest, at: datetime) -> Speaking:
    """Who reads the page, and when; the shop is asked for its zone once a page."""
    page: Speaking | None = getattr(request, "inbox_page", None)
    if page is None:
        vars(request)["shop"] = the_shop()  # for the page's own context, too
        zone = ZoneInfo(vars(request)["shop"].time_zone)  # as above
        page = Speaking(at, zone, get_language() or "en", request.agent.pk)
        vars(request)["inbox_page"] = page  # lives as long as the page
    return page


def teams_of(request: DeskRequest) -> list[Team]:
    """The teams; asked for once a page."""
    found: list[Team] | None = getattr(request, "inbox_teams", None)
    if found is None:
        found = teams()
        vars(request)["inbox_teams"] = found  # lives as long as the page
    return found


def people_of(request: DeskRequest) -> list[User]:
    """Everyone who works here or did; asked for once a page."""
    found: list[User] | None = getattr(request, "inbox_people", None)
    if found is None:
        found = team_named()
        vars(request)["inbox_people"] = found  # lives as long as the page
    return found


def wanted_of(request: DeskRequest) -> Wanted:
    """The list that the address names; what it may name is an allow-list."""
    query = request.GET
    team = query.get("team", "")
    return Wanted(
        view=query.get("view") or "open",
        channel=query.get("channel", ""),
        team_id=int(team) if team.isdecimal() and len(team) < 10 else None,
        tag=query.get("tag", "")[:40],
        sort=query.get("sort", ""),
        after=query.get("after", ""),
        before=query.get("before", ""),
    )


def kept_query(request: DeskRequest) -> str:
    """The part of the address that says which list stands beside a conversation: "?view=mine"."""
    kept = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    return f"?{urlencode(kept)}" if kept else ""


def live() -> dict[str, object]:
    """The stream of all conversations, from the last signal before this page was read."""
    return {
        "live_ticket": tickets.issue(positions(INBOX)),
        "live_kinds": "conversation presence seen",
        "live_renew_url": reverse("inbox:live_ticket"),
    }


@desk("see_inbox")
def live_ticket(request: DeskRequest) -> HttpResponse:
    """The address of a fresh stream, when the page's own ticket has run out."""
    return HttpResponse(
        f"/live/?ticket={tickets.issue(positions(INBOX))}", content_type="text/plain"
    )


def queue_pane(
    request: DeskRequest, at: datetime, *, current: str = "", size: int = LONG
) -> dict[str, Any]:
    """The list with its views and counts."""
    wanted, page = wanted_of(request), speaking(request, at)
    said = request.GET.get("q", "").strip()[:200]
    found, is_near = listed(request, wanted, at, said=said, size=size)
    rows = rows_of(found.rows, page, seen=looked_at(request.agent, found.rows), current=current)
    numbers = {name: count_words(count, page.language) for name, count in counted(request, at)}
    saved = [_saved(view, wanted) for view in saved_views_of(request.agent)]
    kept = kept_query(request)
    look = {
        "has_rows": bool(rows),
        "words": said,
        "is_near": is_near,
        "queue_level": "h2" if current else "h1",
        "view": wanted.view,
        "view_name": wording.VIEWS[wanted.view],
        "view_count": numbers.get(wanted.view, ""),
        "views": _views(wanted, numbers),
        "urgent": [
            {"name": name, "label": wording.VIEWS[name], "count": numbers[name]}
            for name in wording.URGENT
            if numbers.get(name) and name != wanted.view
        ],
        "wanted": {"channel": wanted.channel, "team_id": wanted.team_id, "tag": wanted.tag},
        "can_narrow": wanted.view in NARROWED and not said,
        "channels": [*wording.CHANNELS.items()],
        "teams": named(teams_of(request)),
        "people": named(one for one in people_of(request) if one.is_active),
        "saved_views": saved,
        "saved_here": next((view for view in saved if view["is_current"]), None),
        "may_export": may(request.agent.role, "export_customer"),
        "may_share": may(request.agent.role, "edit_answering"),
        "bulk_deeds": [{"name": name, "label": label} for name, label in wording.BULK.items()],
        "empty": wording.EMPTY["search" if said else wanted.view],
        "next_url": _address(request, after=found.next_key),
        "previous_url": _address(request, before=found.previous_key),
        "kept_query": kept,
    }
    shown = [row_html(row, page, kept) for row in rows]
    fresh = {"shown_rows": SafeString("".join(shown)), "csrf_token": get_token(request)}
    return {
        **look,
        "rows": rows,
        "queue_pane": _QUEUE.of(look, page.language, fresh),
        "first": next((row for row in rows if row.standing == ""), None),
    }


def _views(wanted: Wanted, numbers: Mapping[str, str]) -> list[dict[str, Any]]:
    base = reverse("inbox:queue")
    return [
        {
            "name": name,
            "label": wording.VIEWS[name],
            "url": f"{base}?view={name}",
            "count": numbers.get(name, ""),
            "is_current": name == wanted.view,
        }
        for name in VIEWS
    ]


def named(found: Iterable[Team | User]) -> list[dict[str, Any]]:
    """Teams or people to choose from, as plain values."""
    return [{"pk": one.pk, "name": one.name} for one in found]


def listed(
    request: DeskRequest, wanted: Wanted, at: datetime, *, said: str, size: int
) -> tuple[Page[Conversation], bool]:
    """A page of the view, or of what has the words; then also whether it has only some of them."""
    if not said:
        return conversations_page(wanted, agent=request.agent, at=at, size=size), False
    found = search(said, agent=request.agent, after=wanted.after, before=wanted.before, size=size)
    return found.page, found.is_near


def _saved(view: SavedView, wanted: Wanted) -> dict[str, Any]:
    """A saved view as a link; its filters are those of `Wanted`, by name."""
    filters = {NAMED.get(name, name): value for name, value in view.filters.items() if value}
    kept = {name: str(value) for name, value in filters.items() if name in KEPT}
    here = {name: value for name, value in asdict(wanted).items() if value}
    is_here = {**here, "after": "", "before": ""} == {**view.filters, "after": "", "before": ""}
    return {
        "pk": view.pk,
        "name": view.name,
        "label": view.name,
        "url": f"{reverse('inbox:queue')}?{urlencode(kept)}",
        "is_current": is_here,
    }


def counted(request: DeskRequest, at: datetime) -> list[tuple[str, Count]]:
    return [
        (name, count) for name, count in counts(agent=request.agent, at=at).items() if count.number
    ]


def count_words(count: Count, language: str) -> str:
    said = words.number_words(count.number, language)
    return f"{said}+" if count.is_more else said


def _address(request: DeskRequest, **more: str | None) -> str:
    """The queue at another place; the place of this page is left behind."""
    if not any(more.values()):
        return ""
    kept: Mapping[str, str] = {
        name: request.GET[name]
        for name in KEPT
        if request.GET.get(name) and name not in ("after", "before")
    }
    return f"{reverse('inbox:queue')}?{urlencode({**kept, **more})}"
