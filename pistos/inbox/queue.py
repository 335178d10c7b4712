"""The queue: views, search, and deeds on many conversations at once."""

from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from pistos.components.gate import DeskRequest, desk
from pistos.conversations.queries.exports import conversations_csv
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


@require_safe
@desk("export_customer")
def export(request: DeskRequest) -> StreamingHttpResponse:
    """All conversations, a line each, for a spreadsheet."""
    response = StreamingHttpResponse(
        conversations_csv(request.agent), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="conversations.csv"'
    return response
