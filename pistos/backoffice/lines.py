"""The shop's telephone lines: their targets, how their exchange reports, and what made no sense."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pistos.backoffice.call_forms import LineForm
from pistos.calls.access import line_for, secret_of, unusable_for
from pistos.calls.actions.lines import add_line, edit_line, make_line_secret
from pistos.calls.actions.reporting import replay_report
from pistos.calls.models import Line, UnusableReport
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.kit import clock

READ = ["GET", "HEAD", "POST"]


@require_http_methods(READ)
@desk("edit_mailboxes")
def lines(request: DeskRequest) -> HttpResponse:
    """All lines; a POST adds one."""
    form = LineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            line = add_line(facts=form.value(), by=by(request), at=clock.now())
            return redirect("backoffice:line", token=line.token)
    context = {
        "lines": list(Line.objects.order_by("pk")),
        "form": form,
        "unusable": list(
            UnusableReport.objects.select_related("line").order_by("-received_at", "-pk")[:50]
        ),
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/calls/lines.html", context, status=status)


@never_cache
@require_http_methods(READ)
@desk("edit_mailboxes")
def line(request: DeskRequest, token: str) -> HttpResponse:
    """One line with its secret, for whoever sets its exchange up; a POST changes it."""
    found = line_for(request.agent, token)
    form = LineForm(request.POST) if request.method == "POST" else LineForm.of(found)
    if form.is_bound and form.is_valid():
        with refusal_on(form):
            edit_line(line=found, facts=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:line", token=token)
    context = {
        "line": found,
        "form": form,
        "hook": f"{settings.SITE_URL}{reverse('phone-report', args=[found.token])}",
        "secret": secret_of(found),
    }
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/calls/line.html", context, status=status)


@require_POST
@desk("edit_mailboxes")
def new_secret(request: DeskRequest, token: str) -> HttpResponse:
    make_line_secret(line=line_for(request.agent, token), by=by(request), at=clock.now())
    return redirect("backoffice:line", token=token)


@require_POST
@desk("edit_mailboxes")
def replay(request: DeskRequest, report_id: int) -> HttpResponse:
    kept = unusable_for(request.agent, report_id)
    with refusal_told(request):
        replay_report(kept=kept, by=by(request), at=clock.now())
        messages.success(request, _("Taken: the call is counted now."))
    return redirect("backoffice:lines")
