"""The first screen: what customers await, next due first; what slips; what broke yesterday."""

from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pistos.accounts.models import User
from pistos.accounts.rules import may
from pistos.asks.queries.care import due_follow_ups
from pistos.backoffice import wording
from pistos.backoffice.live import new_ticket
from pistos.backoffice.quiet import quiet
from pistos.backoffice.reputation import name_now
from pistos.complaints.queries.impact import people_at_risk
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.components.tags.speaking import language
from pistos.conversations.queries.lists import counts as waiting_conversations
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in
from pistos.kit.tasks import failed_tasks, is_known
from pistos.mailboxes.queries import quarantine_reasons, silent_mailboxes
from pistos.mistakes.queries.improving import is_unreviewed
from pistos.pricing.rules.vat import UNION
from pistos.promises.queries.lists import about_to_slip, broken_lately, due_on_day, waiting
from pistos.promises.queries.lives import choices_waiting, compensations_owed, not_told
from pistos.promises.queries.served import reports_open
from pistos.promises.rules.due import day_of
from pistos.shop.actions.repeating import repeat_work, why_unknown
from pistos.shop.models import Shop
from pistos.shop.queries import official_notices, settings_in_force, the_shop
from pistos.shop.rules.notice import missing_notices
from pistos.surveys.queries.silence import silent_surveys


@desk("see_desk")
def home(request: DeskRequest) -> HttpResponse:
    at, rules = clock.now(), settings_in_force()
    shop = vars(request)["shop"] = the_shop()  # for the page's own context, too
    today = day_of(at, shop.time_zone)
    context = {
        "name": name_now(today) if may(request.agent.role, "see_indicators") else None,
        "today": due_on_day(today),
        "waiting": [wording.promise_row(row) for row in waiting()],
        "slipping": [
            wording.promise_row(row) for row in about_to_slip(chance=rules.warn_at_chance, most=8)
        ],
        "broken": [
            wording.promise_row(row) for row in broken_lately(since=at - timedelta(days=1), most=8)
        ],
        "choices": [
            {"choice": choice, "wish": wording.WISHES[choice.wish]}
            for choice in choices_waiting(most=8)
        ],
        "owed": compensations_owed(most=8),
        "reports": [
            {"promise": standing.promise, "wrong": wording.WRONGS[event.data["wrong"]]}
            for event, standing in reports_open(most=8)
        ],
        "untold": [wording.promise_row(row) for row in not_told(most=8)],
        "written": written(request.agent, at),
        "quiet": quiet(at) if may(request.agent.role, "see_inbox") else [],
        "silent": silent_mailboxes(at) if may(request.agent.role, "edit_mailboxes") else [],
        "failed": failed_work() if may(request.agent.role, "repeat_work") else [],
        "is_list_unread": is_unreviewed(today),
        "notices_missing": notices_missing(shop, request.agent),
        "mute": [
            {"key": row.key, "name": text_in(row.name, language()) or row.key}
            for row in silent_surveys()
        ],
        "set_aside": set_aside(request.agent),
        "follow_ups": due_follow_ups(today, request.agent).count(),
        "risk": people_at_risk(),
        "live_ticket": new_ticket(),
    }
    return render(request, "backoffice/home.html", context)


def failed_work() -> list[dict[str, object]]:
    """What failed to the end, by name; with the reason where it cannot run again. One query."""
    return [
        {"name": name, "count": count, "why_not": "" if is_known(name) else why_unknown()}
        for name, count in failed_tasks().items()
    ]


@require_POST
@desk("repeat_work")
def repeat(request: DeskRequest) -> HttpResponse:
    """One press: the same work once more."""
    name = request.POST.get("name", "")[:200]

    def deed(at: datetime) -> str:
        count = repeat_work(name=name, by=by(request), at=at)
        return ngettext("Started again.", "%(count)s tasks were started again.", count) % {
            "count": count
        }

    tell(request, deed)
    return redirect("backoffice:home")


def notices_missing(shop: Shop, agent: User) -> list[str]:
    """The languages in which the official notice of the legal guarantee is missing, for who can put it up."""
    if shop.country not in UNION or not may(agent.role, "edit_pages"):
        return []
    return [LANGUAGES[code] for code in missing_notices(shop.languages, official_notices())]


WRITTEN = {
    "overdue": (_("Overdue"), "broken"),
    "due_soon": (_("Due soon"), "due"),
    "mentions": (_("Mentions"), "open"),
    "unassigned": (_("Nobody looks after"), "open"),
    "neglected": (_("Neglected"), "due"),
    "mine": (_("Yours"), "open"),
}


def written(agent: User, at: datetime) -> list[dict[str, object]]:
    """How many conversations wait, the worst first; those of which there are none are left out."""
    counts = waiting_conversations(agent=agent, at=at)
    return [
        {"view": view, "label": label, "tone": tone, "count": counts[view]}
        for view, (label, tone) in WRITTEN.items()
        if counts[view].number
    ]


def set_aside(agent: User) -> int:
    """How many mails could not be processed, for who may see them."""
    if not may(agent.role, "see_quarantine"):
        return 0
    return sum(quarantine_reasons().values())


@desk("see_desk")
def live_ticket(request: DeskRequest) -> HttpResponse:
    """The address of a fresh stream, when the page's own ticket has run out."""
    return HttpResponse(f"/live/?ticket={new_ticket()}", content_type="text/plain")
