"""The first screen: what customers await, next due first."""

from django.http import HttpResponse
from django.shortcuts import render

from pistos.backoffice.gate import DeskRequest, desk
from pistos.realtime import tickets
from pistos.realtime.queries import positions

STREAM = "desk"


def new_ticket() -> str:
    """The right to hear the desk's stream from here on."""
    return tickets.issue(positions(STREAM))


@desk("see_desk")
def home(request: DeskRequest) -> HttpResponse:
    return render(request, "backoffice/home.html", {"live_ticket": new_ticket()})


@desk("see_desk")
def live_ticket(request: DeskRequest) -> HttpResponse:
    """The address of a fresh stream, when the page's own ticket has run out."""
    return HttpResponse(f"/live/?ticket={new_ticket()}", content_type="text/plain")
