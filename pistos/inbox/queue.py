"""The queue: views, search, and deeds on many conversations at once."""

from django.http import HttpResponse
from django.shortcuts import render

from pistos.components.gate import DeskRequest, desk
from pistos.inbox import frame
from pistos.kit import clock


@desk("see_inbox")
def queue(request: DeskRequest) -> HttpResponse:
    """The list alone; on a wide screen the place of the conversation says what to do next."""
    at = clock.now()
    if request.GET.get("part") == "queue":
        pane = frame.queue_pane(request, at, current=request.GET.get("current", ""))
        return HttpResponse(pane["queue_pane"])
    context = {**frame.live(), **frame.queue_pane(request, at)}
    return render(request, "inbox/queue.html", context)
