"""What customers were asked, what waits and why, and what was never sent."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from pistos.asks.models import Ask, AskState
from pistos.asks.queries.sent import Summary, asks_page, holds_by_reason, summary
from pistos.backoffice.asks.words import SIGNS, reason_words
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.components.tags.speaking import language
from pistos.kit import clock, words
from pistos.kit.statistics import share

KEPT = ("state", "reason")
DAYS = 30
TABS = {
    "": gettext_lazy("All"),
    "waiting": gettext_lazy("Waiting"),
    "held": gettext_lazy("Held"),
    "sent": gettext_lazy("Sent"),
    "answered": gettext_lazy("Answered"),
    "not_sent": gettext_lazy("Not sent"),
}


@require_safe
@desk("see_asks")
def asks(request: DeskRequest) -> HttpResponse:
    """All asks, or those of a state or with a reason, newest first; above them the last thirty days."""
    place, at = lists.Place.of(request), clock.now()
    state, reason = (request.GET.get(name, "") for name in KEPT)
    page = asks_page(state, reason, after=place.after, before=place.before)
    since = summary(at - timedelta(days=DAYS))
    context = {
        "tiles": _tiles(since),
        "reasons": [
            {
                "words": reason_words(code),
                "count": count,
                "url": f"?{urlencode({'state': 'not_sent', 'reason': code})}",
            }
            for code, count in since.reasons
        ],
        "holds": holds_by_reason(),
        "rows": [_row(ask) for ask in page.rows],
        "reason": reason_words(reason) if reason else "",
        "tabs": [
            {
                "label": label,
                "url": f"?state={code}" if code else request.path,
                "is_current": code == state,
            }
            for code, label in TABS.items()
        ],
        "place": lists.links(request, page, KEPT),
        "days": DAYS,
    }
    return render(request, "backoffice/asks/asks.html", context)


def _tiles(found: Summary) -> list[dict[str, str]]:
    """Beside the rate stands of how many; a customer who answered unasked counts in neither."""
    answered = share(found.answered, found.delivered)
    rate = "–" if answered.value is None else words.percent_words(answered.value, language())
    said = _("%(answered)s of %(sent)s who were asked")
    return [
        {"label": _("Asked"), "value": words.number_words(found.delivered, language()), "note": ""},
        {
            "label": _("Answered"),
            "value": rate,
            "note": said % {"answered": found.answered, "sent": found.delivered},
        },
        {"label": _("Held now"), "value": words.number_words(found.held, language()), "note": ""},
        {
            "label": _("Not sent"),
            "value": words.number_words(found.unsent, language()),
            "note": "",
        },
    ]


def _row(ask: Ask) -> dict[str, Any]:
    return {
        "ask": ask,
        "kind": ask.get_kind_display(),
        "state": ask.get_state_display(),
        "sign": SIGNS[ask.state],
        "reason": reason_words(ask.reason) if ask.reason else "",
        "when": _when(ask),
    }


def _when(ask: Ask) -> Any:
    if ask.state in (AskState.WAITING, AskState.HELD):
        return ask.due_at
    return ask.answered_at or ask.reminded_at or ask.sent_at or ask.requested_at
