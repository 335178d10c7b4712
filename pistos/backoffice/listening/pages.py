"""How much we talk and how much we listen, of the last ninety days."""

from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pistos.accounts.rules import may
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.words import percent_words
from pistos.listening.queries import report
from pistos.listening.rules.talk import TARGET
from pistos.listening.rules.words import SHORTS, TALKS

LAST_DAYS = 90


@require_safe
@desk("see_listening")
def listening(request: DeskRequest) -> HttpResponse:
    at = clock.now()
    since, until = at - timedelta(days=LAST_DAYS), at + timedelta(days=1)
    page = report.repeated(after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    begun, confirmed, done = report.heard(since, until)
    context: dict[str, Any] = {
        "days": LAST_DAYS,
        "target": percent_words(TARGET, language(), digits=0),
        "agents": [_row(each, each.name) for each in report.by_agent(since, until)],
        "kinds": [_row(each, TALKS[each.name]) for each in report.by_kind(since, until)],
        "begun": begun,
        "confirmed": confirmed,
        "done": done,
        "short": [(SHORTS.get(code, code), count) for code, count in report.shortened(since, until)],
        "rows": [
            {"who": row.conversation.customer, "token": row.conversation.token,
             "request": row.request, "repeats": row.repeats, "at": row.last_at}
            for row in page.rows
        ],
        "next_url": f"?after={page.next_key}" if page.next_key else "",
        "previous_url": f"?before={page.previous_key}" if page.previous_key else "",
        "may_route": may(request.agent.role, "edit_listening"),
    }  # fmt: skip
    return render(request, "backoffice/listening/listening.html", context)


def _row(row: report.Row, name: object) -> dict[str, Any]:
    return {
        "name": name,
        "talks": row.talks,
        "ours": row.ours,
        "theirs": row.theirs,
        "share": percent_words(row.share, language()) if row.share is not None else "–",
        "spoken": percent_words(row.seconds_share, language())
        if row.seconds_share is not None
        else "–",
        "is_much": row.share is not None and row.share > TARGET,
        "width": f"{100 * (row.share or 0):.1f}%",
    }
