"""The web-hook of a line: each report is checked, taken or kept, and answered at once."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from pistos.calls.access import line_by_hook, secret_of
from pistos.calls.actions.reporting import LONGEST_BODY, note_call, set_aside
from pistos.calls.rules.reading import Unusable, read_report
from pistos.connectors.phone.signing import is_genuine
from pistos.kit import clock


@csrf_exempt
@require_POST
def report(request: HttpRequest, token: str) -> HttpResponse:
    """One report. An unknown line and a wrong signature are answered alike, and nothing is kept."""
    at, body = clock.now(), request.body
    line = line_by_hook(token)
    is_known = is_genuine(
        secret=secret_of(line) if line else "",
        timestamp=request.headers.get("X-Pistos-Timestamp", ""),
        body=body,
        signed=request.headers.get("X-Pistos-Signature", ""),
        at=at,
    )
    if line is None or not is_known:
        return JsonResponse({"error": "unknown line or wrong signature"}, status=403)
    text = body[: LONGEST_BODY + 1].decode("utf-8", "replace")
    try:
        if len(body) > LONGEST_BODY:
            raise Unusable("longer than 20,000 bytes")
        found = read_report(text, at=at)
    except Unusable as unusable:
        set_aside(line=line, body=text, reason=str(unusable), at=at)
        return JsonResponse({"taken": False, "reason": str(unusable)}, status=202)
    note_call(line=line, report=found, at=at)
    return JsonResponse({"taken": True})
