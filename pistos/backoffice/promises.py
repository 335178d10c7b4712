"""Promises on the desk: the lists, and one promise with its life and grounds."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pistos.backoffice import wording
from pistos.backoffice.live import new_ticket
from pistos.backoffice.promise_deeds import offered
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.components.grounds import grounds_words
from pistos.components.tags.speaking import language
from pistos.kit import clock
from pistos.kit.words import percent_words
from pistos.promises.access import promise_for
from pistos.promises.models import Promise
from pistos.promises.queries.drafts import draft_of
from pistos.promises.queries.lists import PromiseFilter, life_of, promise_page
from pistos.promises.queries.lives import choices_of, stands_on
from pistos.promises.queries.served import reports_about
from pistos.promises.rules.due import day_of
from pistos.shop.queries import the_shop

KEPT = ("view", "toward")
TOWARDS = (
    ("", gettext_lazy("Customers and partners")),
    ("customer", gettext_lazy("To customers")),
    ("shop", gettext_lazy("Of partners to us")),
)


@desk("see_desk")
def promises(request: DeskRequest) -> HttpResponse:
    view = request.GET.get("view", "open")
    place = lists.Place.of(request, default_sort=wording.DEFAULT_SORT.get(view, "due"))
    toward = request.GET.get("toward", "")
    today = day_of(clock.now(), the_shop().time_zone)
    page = promise_page(
        PromiseFilter(view, today=today, toward=toward),
        sort=place.sort,
        after=place.after,
        before=place.before,
    )
    sortable = {"slipping": {"risk": _("Chance of being late")}, "broken": {"settled": _("Broken")}}
    columns = sortable.get(view, {"due": _("Promised by")})
    if view not in ("due_today", *sortable):
        columns = {**columns, "made": _("Promised")}
    context = {
        "rows": [wording.promise_row(row) for row in page.rows],
        "view": view,
        "tabs": [
            {
                "label": label,
                "url": f"{request.path}?{urlencode({'view': name, 'toward': toward})}",
                "is_current": name == view,
            }
            for name, label in wording.VIEWS.items()
        ],
        "toward": toward,
        "towards": TOWARDS,
        "headers": lists.headers(request, columns, wording.DEFAULT_SORT[view], KEPT),
        "place": lists.links(request, page, KEPT),
        "can_jump": view != "slipping",
        "live_ticket": new_ticket(),
    }
    return render(request, "backoffice/promises.html", context)


@desk("see_desk")
def promise(request: DeskRequest, token: str) -> HttpResponse:
    found = promise_for(request.agent, token)
    row = wording.promise_row(found.standing)
    context = {
        "promise": found,
        "row": row,
        "life": [wording.entry_row(entry) for entry in life_of(found)],
        "words": getattr(found, "words", None),
        "grounds": grounds_words(found.grounds, found.region),
        "steps": steps_of(found, row),
        "facts": facts_of(found),
        "offered": offered(found),
        "draft": draft_of(found.standing, clock.now()),
        "stands_on": [wording.promise_row(link) for link in stands_on(found)],
        "reports": [
            {
                "report": report,
                "wrong": wording.WRONGS[report.wrong],
                "finding": wording.FINDINGS[report.finding] if report.answered else "",
            }
            for report in reports_about(found)
        ],
        "findings": wording.FINDINGS.items(),
        "chosen": [
            {"choice": choice, "wish": wording.WISHES[choice.wish]} for choice in choices_of(found)
        ],
        "live_ticket": new_ticket(),
    }
    return render(request, "backoffice/promise.html", context)


def steps_of(promise: Promise, row: dict[str, object]) -> list[dict[str, object]]:
    """When it was promised, the day first told, and the day it was moved to."""
    standing = promise.standing
    first = {"promised_on": promise.due_on, "actual_at": standing.fulfilled_at}
    steps = [{"label": _("Promised"), "state": "kept", "actual_at": promise.made_at}]
    if not standing.move_count:
        return [*steps, {"label": row["what"], "state": row["state"], **first}]
    return [
        *steps,
        {"label": _("As first told"), "state": "moved", "promised_on": promise.due_on},
        {"label": row["what"], "state": row["state"], **first, "promised_on": standing.due_on},
    ]


def facts_of(promise: Promise) -> list[tuple[str, object]]:
    """Who promised what to whom, where it was said, and out of which history."""
    chance = percent_words(promise.chance, language()) if promise.chance is not None else None
    return [
        (_("Promised to"), promise.customer or _("The shop")),
        (_("Carried by"), promise.partner),
        (_("Given by"), wording.ACTORS[promise.made_by_kind]),
        (_("Told"), wording.told_words(promise.told_where)),
        (_("Chance of keeping it"), chance),
        (_("Model"), promise.model_version or None),
        (_("Reason on record"), promise.reason or None),
    ]
