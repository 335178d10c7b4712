"""Mail that could not be processed: seen, read, tried again; and addresses that take no mail."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from pistos.components import lists
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.errors import Refused
from pistos.mailboxes.access import quarantined_for
from pistos.mailboxes.actions import replaying
from pistos.mailboxes.queries import quarantine_page, quarantine_reasons
from pistos.mailboxes.rules.headers import shown_headers
from pistos.notifications.access import suppression_for
from pistos.notifications.actions.suppressing import lift_suppression
from pistos.notifications.queries import suppressions_page

KEPT = ("reason",)
REASONS = {
    "too-large": gettext_lazy("Too large"),
    "failed": gettext_lazy("The program failed over it"),
    "unreadable": gettext_lazy("Cannot be read"),
}
OUTCOMES = {
    "stored": gettext_lazy("It came in as a new conversation."),
    "threaded": gettext_lazy("It came in and joined its conversation."),
    "automatic": gettext_lazy("It came in as automatic mail."),
    "bounce": gettext_lazy("It was a report on a mail of ours."),
    "duplicate": gettext_lazy("It had come in before."),
    "quarantined": gettext_lazy("It could not be processed this time either."),
}


@require_safe
@desk("see_quarantine")
def quarantine(request: DeskRequest) -> HttpResponse:
    place, wanted = lists.Place.of(request), request.GET.get("reason", "")
    page = quarantine_page(wanted, after=place.after, before=place.before)
    counts = quarantine_reasons()
    tabs = [("", _("All")), *((code, _reason(code)) for code in counts)]
    context = {
        "rows": [{"mail": row, "reason": _reason(row.reason)} for row in page.rows],
        "tabs": [
            {
                "label": label,
                "url": f"?reason={code}" if code else request.path,
                "is_current": code == wanted,
                "count": counts[code] if code else None,
            }
            for code, label in tabs
        ],
        "reason": wanted,
        "place": lists.links(request, page, KEPT),
    }
    return render(request, "backoffice/mail/quarantine.html", context)


@never_cache
@require_safe
@desk("see_quarantine")
def quarantined(request: DeskRequest, quarantined_id: int) -> HttpResponse:
    """One mail: its headers, and why it was set aside."""
    found = quarantined_for(request.agent, quarantined_id)
    try:
        headers = shown_headers(replaying.kept_bytes(found))
    except Refused:
        headers = []
    context = {"mail": found, "reason": _reason(found.reason), "headers": headers}
    return render(request, "backoffice/mail/quarantined.html", context)


@never_cache
@require_safe
@desk("see_quarantine")
def download(request: DeskRequest, quarantined_id: int) -> HttpResponse:
    """The bytes as they came, as a file to save and never to show."""
    found = quarantined_for(request.agent, quarantined_id)
    answer = HttpResponse(replaying.kept_bytes(found), content_type="application/octet-stream")
    answer["Content-Disposition"] = f'attachment; filename="mail-{found.pk}.eml"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_POST
@desk("see_quarantine")
def replay(request: DeskRequest, quarantined_id: int) -> HttpResponse:
    found = quarantined_for(request.agent, quarantined_id)
    with refusal_told(request):
        outcome = replaying.replay_mail(quarantined=found, by=by(request), at=clock.now())
        tell = messages.error if outcome == replaying.STILL else messages.success
        tell(request, str(OUTCOMES.get(outcome, outcome)))
    return redirect("backoffice:quarantine")


@require_POST
@desk("see_quarantine")
def replay_all(request: DeskRequest) -> HttpResponse:
    """All that was set aside for one reason."""
    outcomes = replaying.replay_all(
        reason=request.POST.get("reason", ""), by=by(request), at=clock.now()
    )
    count = sum(outcomes.values()) - outcomes.get(replaying.STILL, 0)
    words = ngettext("%(count)s mail came in.", "%(count)s mails came in.", count)
    messages.success(request, words % {"count": count})
    return redirect("backoffice:quarantine")


@require_safe
@desk("notify_customer")
def suppressions(request: DeskRequest) -> HttpResponse:
    place = lists.Place.of(request)
    page = suppressions_page(after=place.after, before=place.before)
    context = {"rows": page.rows, "place": lists.links(request, page, ())}
    return render(request, "backoffice/mail/suppressions.html", context)


@require_POST
@desk("notify_customer")
def lift(request: DeskRequest, suppression_id: int) -> HttpResponse:
    found = suppression_for(request.agent, suppression_id)
    lift_suppression(suppression=found, by=by(request), at=clock.now())
    messages.success(request, _("Mail goes to this address again."))
    return redirect("backoffice:suppressions")


def _reason(code: str) -> str:
    return str(REASONS.get(code, code))
