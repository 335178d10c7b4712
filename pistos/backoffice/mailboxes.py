"""The shop's mailboxes at the desk: how each stands, how it is reached, what its domain says."""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pistos.backoffice.mailbox_forms import MailboxForm, findings
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on, refusal_told
from pistos.kit import clock
from pistos.mailboxes.access import mailbox_for
from pistos.mailboxes.actions import acknowledging, editing
from pistos.mailboxes.models import Mailbox, SignIn
from pistos.mailboxes.queries import mailboxes, quarantine_reasons, silent_mailboxes


@require_safe
@desk("edit_mailboxes")
def mailbox_list(request: DeskRequest) -> HttpResponse:
    silent = {row.pk for row in silent_mailboxes(clock.now())}
    context = {
        "rows": [
            {"mailbox": row, "is_silent": row.pk in silent, "needs_consent": _needs_consent(row)}
            for row in mailboxes()
        ],
        "quarantined": sum(quarantine_reasons().values()),
    }
    return render(request, "backoffice/mail/mailboxes.html", context)


@require_safe
@desk("edit_mailboxes")
def mailbox(request: DeskRequest, mailbox_id: int) -> HttpResponse:
    found = mailbox_for(request.agent, mailbox_id)
    context = {
        "mailbox": found,
        "findings": findings(found),
        "needs_consent": _needs_consent(found),
        "provider": _provider(found),
        "is_silent": any(row.pk == found.pk for row in silent_mailboxes(clock.now())),
        "is_local": settings.IS_LOCAL,
    }
    return render(request, "backoffice/mail/mailbox.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_mailboxes")
def add(request: DeskRequest) -> HttpResponse:
    first: dict[str, object] = {
        "language": request.agent.language,
        "sign_in": SignIn.PASSWORD,
        "security": "tls",
        "reads_from": clock.now().date(),
    }
    form = MailboxForm(request.POST) if request.method == "POST" else MailboxForm(initial=first)
    if form.is_bound and form.is_valid():
        with refusal_on(form):
            made = editing.add_mailbox(access=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("The mailbox was added."))
            return redirect("backoffice:mailbox", made.pk)
    return _form_page(request, form, _("Add a mailbox"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_mailboxes")
def edit(request: DeskRequest, mailbox_id: int) -> HttpResponse:
    found = mailbox_for(request.agent, mailbox_id)
    form = MailboxForm(request.POST) if request.method == "POST" else MailboxForm.of(found)
    if form.is_bound and form.is_valid():
        with refusal_on(form):
            editing.edit_mailbox(mailbox=found, access=form.value(), by=by(request), at=clock.now())
            messages.success(request, _("Saved."))
            return redirect("backoffice:mailbox", found.pk)
    return _form_page(request, form, found.address)


@require_POST
@desk("edit_mailboxes")
def deactivate(request: DeskRequest, mailbox_id: int) -> HttpResponse:
    return _done(request, mailbox_id, editing.deactivate_mailbox)


@require_POST
@desk("edit_mailboxes")
def activate(request: DeskRequest, mailbox_id: int) -> HttpResponse:
    return _done(request, mailbox_id, editing.activate_mailbox)


@require_POST
@desk("edit_mailboxes")
def check(request: DeskRequest, mailbox_id: int) -> HttpResponse:
    return _done(request, mailbox_id, acknowledging.check_domain)


@require_POST
@desk("edit_mailboxes")
def allow(request: DeskRequest, mailbox_id: int) -> HttpResponse:
    return _done(request, mailbox_id, acknowledging.allow_acknowledging)


@require_POST
@desk("edit_mailboxes")
def stop(request: DeskRequest, mailbox_id: int) -> HttpResponse:
    return _done(request, mailbox_id, acknowledging.stop_acknowledging)


def _done(request: DeskRequest, mailbox_id: int, deed: Callable[..., object]) -> HttpResponse:
    found = mailbox_for(request.agent, mailbox_id)
    with refusal_told(request):
        deed(mailbox=found, by=by(request), at=clock.now())
    return redirect("backoffice:mailbox", found.pk)


def _form_page(request: DeskRequest, form: MailboxForm, title: str) -> HttpResponse:
    context = {"form": form, "title": title}
    status = 422 if form.is_bound else 200
    return render(request, "backoffice/mail/form.html", context, status=status)


def _needs_consent(mailbox: Mailbox) -> bool:
    return bool(mailbox.host) and not mailbox.secret and mailbox.sign_in != SignIn.PASSWORD


def _provider(mailbox: Mailbox) -> str:
    return {SignIn.GOOGLE.value: "Google", SignIn.MICROSOFT.value: "Microsoft"}.get(
        mailbox.sign_in, ""
    )
