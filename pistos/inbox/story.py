"""A customer's whole story on one page, the newest first."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.queries.story import Event, Story, story_of
from pistos.customers.access import customer_for
from pistos.inbox import frame, wording
from pistos.inbox.line import promise_state
from pistos.kit import clock
from pistos.promises.models import Standing
from pistos.promises.rules.due import told_day


@desk("see_inbox")
def story(request: DeskRequest, token: str) -> HttpResponse:
    found = customer_for(request.agent, token)
    page, told = frame.speaking(request, clock.now()), story_of(found)
    context = {
        "customer": found,
        "events": [told_of(event, told) for event in told.events],
        "pages": told.pages,
        "last_seen_at": told.last_seen_at,
        "zone": page.zone,
    }
    return render(request, "inbox/story.html", context)


def told_of(event: Event, told: Story) -> dict[str, Any]:
    """One event in words, with where it leads and the promises that stand with it."""
    subject: Any = event.subject
    row = {"kind": event.kind, "at": event.happened_at, "chips": []}
    if event.kind == "order":
        url = reverse("backoffice:order", args=[subject.token])
        chips = [chip_of(one) for one in told.promises.get(subject.pk, [])]
        words = _("Order %(number)s") % {"number": subject.number}
        return {**row, "sign": "orders", "words": words, "url": url, "chips": chips}
    if event.kind == "promise":
        return {**row, "sign": "promises", "words": "", "chips": [chip_of(subject)]}
    if event.kind == "conversation":
        url = reverse("inbox:conversation", args=[subject.token])
        words = subject.subject or subject.snippet or f"#{subject.pk}"
        sign = wording.CHANNEL_SIGNS[subject.channel]
        return {**row, "sign": sign, "words": words, "url": url}
    if event.kind == "consent":
        said = _("Agreed: %(purpose)s") if subject.is_given else _("Took back: %(purpose)s")
        purpose = wording.PURPOSES_AGREED.get(subject.purpose, subject.purpose)
        return {**row, "sign": "check", "words": said % {"purpose": purpose}}
    return {**row, "sign": "shop", "words": _("Came by for the first time")}


def chip_of(standing: Standing) -> dict[str, Any]:
    return {
        "what": wording.PROMISES[standing.kind],
        "state": promise_state(standing),
        "due_at": standing.due_at,
        "due_on": told_day(standing),
        "url": reverse("backoffice:promise", args=[standing.promise.token]),
        "zone": standing.zone,
    }
