"""The narrow policy on abuse on the desk: cases, their log, and the deeds that need two people."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk, tell
from pistos.conversations.access import message_for
from pistos.conversations.models import Direction, Message
from pistos.kit import clock
from pistos.kit.errors import NotFound, Refused
from pistos.requests.access import abuse_case_for
from pistos.requests.actions import abuse as deeds
from pistos.requests.facts import Ground
from pistos.requests.models import AbuseCase, AbuseGround, AbuseState
from pistos.requests.queries.abuse import cases_page, log_of, said_since, uses_between

A_YEAR = timedelta(days=365)


@require_safe
@desk("see_abuse")
def cases(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    page = cases_page(after=place.after, before=place.before)
    at = clock.now()
    context = {
        "rows": page.rows,
        "place": lists.links(request, page, ()),
        "uses": uses_between(at - A_YEAR, at),
    }
    return render(request, "backoffice/requests/abuse.html", context)


@require_safe
@desk("see_abuse")
def case(request: DeskRequest, token: str) -> HttpResponse:
    found = abuse_case_for(request.agent, token)
    context = {
        "case": found,
        "log": log_of(found),
        "grounds": AbuseGround.choices,
        "later": said_since(found) if found.state == AbuseState.WARNED else [],
        "may_witness": found.state == AbuseState.PROPOSED
        and found.proposed_by_id != request.agent.pk,
        "is_open": found.state != AbuseState.ENDED,
    }
    return render(request, "backoffice/requests/abuse_case.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk("warn_of_abuse")
def warn(request: DeskRequest, message: str) -> HttpResponse:
    found = message_for(request.agent, message)
    if found.direction != Direction.IN:
        raise NotFound
    problem = ""
    if request.method == "POST":
        try:
            made = deeds.warn_of_abuse(
                ground=_ground(request, found), by=request.agent, at=clock.now()
            )
        except Refused as refused:
            problem = str(refused)
        else:
            return redirect("backoffice:abuse_case", made.token)
    context = {"message": found, "grounds": AbuseGround.choices, "problem": problem}
    return render(
        request, "backoffice/requests/abuse_warn.html", context, status=422 if problem else 200
    )


def _ground(request: DeskRequest, message: Message) -> Ground:
    posted = request.POST
    return Ground(
        posted.get("ground", ""), message, posted.get("words", ""), posted.get("remark", "")
    )


@require_POST
@desk("warn_of_abuse")
def propose(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: AbuseCase, at: datetime) -> str:
        message = message_for(request.agent, request.POST.get("message", ""))
        days = request.POST.get("days", "")
        deeds.propose_pause(
            case=found,
            ground=_ground(request, message),
            days=int(days) if days.isdecimal() and len(days) < 4 else 0,
            by=request.agent,
            at=at,
        )
        return _("Proposed. A second person has to read it and agree.")

    return _done(request, token, deed)


@require_POST
@desk("warn_of_abuse")
def witness(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: AbuseCase, at: datetime) -> str:
        if request.POST.get("do") == "agree":
            deeds.witness_pause(case=found, by=request.agent, at=at)
            return _("Confirmed. Answers on this channel may rest until the day it ends.")
        deeds.refuse_to_witness(case=found, by=request.agent, at=at)
        return _("Not confirmed. Nothing follows from it.")

    return _done(request, token, deed)


@require_POST
@desk("warn_of_abuse")
def end(request: DeskRequest, token: str) -> HttpResponse:
    def deed(found: AbuseCase, at: datetime) -> str:
        deeds.end_abuse_case(case=found, by=by(request), at=at)
        return _("Ended.")

    return _done(request, token, deed)


def _done(
    request: DeskRequest, token: str, deed: Callable[[AbuseCase, datetime], str]
) -> HttpResponse:
    found = abuse_case_for(request.agent, token)
    tell(request, lambda at: deed(found, at))
    return redirect("backoffice:abuse_case", token)
