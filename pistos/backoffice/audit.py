"""The audit trail: the journal, newest first."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from pistos.accounts.models import User
from pistos.backoffice.audit_links import links_to
from pistos.backoffice.sentences import SENTENCES, sentence
from pistos.backoffice.subjects import SUBJECTS
from pistos.backoffice.wording import ACTORS
from pistos.components import lists
from pistos.components.gate import DeskRequest, desk
from pistos.journal.models import Event
from pistos.journal.queries import EventFilter, events_page
from pistos.kit.keyset import Page

KEPT = ("name", "actor", "subject")


@desk("see_audit")
def audit(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    wanted = EventFilter(
        name=request.GET.get("name", ""),
        actor=request.GET.get("actor", ""),
        subject=request.GET.get("subject", ""),
        until=day_named(request.GET.get("until", "")),
    )
    page = events_page(wanted, after=place.after, before=place.before)
    context = {
        "rows": rows_of(page),
        "names": [(name, sentence(name, {})) for name in sorted(SENTENCES)],
        "wanted": wanted,
        "until": request.GET.get("until", ""),
        "place": lists.links(request, page, KEPT),
    }
    return render(request, "backoffice/audit.html", context)


def rows_of(page: Page[Event]) -> list[dict[str, object]]:
    """Sentences with the people who did it and the pages of what it was about; one query a kind."""
    ids = {int(event.actor_id) for event in page.rows if event.actor_kind == "person"}
    links = links_to(page.rows)
    people = dict(User.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [
        {
            "event": event,
            "sentence": sentence(event.name, event.data),
            "who": people.get(int(event.actor_id), "")
            if event.actor_kind == "person"
            else ACTORS[event.actor_kind],
            "actor": f"{event.actor_kind}:{event.actor_id}",
            "about": SUBJECTS.get(event.subject_kind, event.subject_kind),
            "url": links.get((event.subject_kind, event.subject_id), ""),
            "subject": f"{event.subject_kind}:{event.subject_id}",
        }
        for event in page.rows
    ]


def day_named(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
