"""One deed on the conversations that were chosen in the list."""

from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.access import conversations_for
from pistos.conversations.actions import bulk as bulk_deeds
from pistos.conversations.models import Conversation
from pistos.inbox import frame
from pistos.inbox.deeds import given_to
from pistos.inbox.rows import Speaking
from pistos.kit import clock

MOST = 200


@require_POST
@desk("answer_customer")
def bulk(request: DeskRequest) -> HttpResponse:
    """Which deed is the button's name; what refuses is named with its reason."""
    found = conversations_for(request.agent, request.POST.getlist("chosen")[:MOST])
    if not found:
        messages.error(request, _("Choose conversations first."))
        return back(request)
    done = do(request, found, request.POST.get("deed", ""))
    if done is None:
        messages.error(request, _("There is no such deed."))
        return back(request)
    messages.success(
        request,
        ngettext("Done with one.", "Done with %(count)s.", len(done.done))
        % {"count": len(done.done)},
    )
    for conversation, reason in done.refused[:5]:
        messages.error(request, f"{conversation}: {reason}")
    return back(request)


def do(request: DeskRequest, found: list[Conversation], deed: str) -> bulk_deeds.Done | None:
    agent, at = request.agent, clock.now()
    if deed == "take":
        to = given_to(request, f"person-{agent.pk}")
        return bulk_deeds.assign_all(conversations=found, to=to, by=agent, at=at)
    if deed == "give":
        to = given_to(request, request.POST.get("to", ""))
        return bulk_deeds.assign_all(conversations=found, to=to, by=agent, at=at)
    if deed == "tag":
        tags = [tag.strip() for tag in request.POST.get("tags", "")[:400].split(",") if tag.strip()]
        return bulk_deeds.tag_all(conversations=found, tags=tags, by=agent, at=at)
    if deed == "snooze":
        until = tomorrow_morning(frame.speaking(request, at))
        return bulk_deeds.snooze_all(conversations=found, until=until, by=agent, at=at)
    if deed == "close":
        return bulk_deeds.close_all(conversations=found, by=agent, at=at)
    if deed == "spam":
        return bulk_deeds.mark_all_spam(conversations=found, by=agent, at=at)
    return None


def tomorrow_morning(page: Speaking) -> datetime:
    local = page.at.astimezone(page.zone).date() + timedelta(days=1)
    return datetime.combine(local, time(9), page.zone)


def back(request: DeskRequest) -> HttpResponse:
    response = redirect("inbox:queue")
    response["Location"] += frame.kept_query(request)
    return response
