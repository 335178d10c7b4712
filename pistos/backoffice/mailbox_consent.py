"""Signing in to a mailbox at its provider: away to Microsoft or Google, and back."""

import hmac
import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_told
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.mailboxes.access import mailbox_for
from pistos.mailboxes.actions import editing
from pistos.mailboxes.models import SignIn
from pistos.mailboxes.ports import consent_provider

KEPT = "mailbox_consent"


@never_cache
@require_POST
@desk("edit_mailboxes")
def begin(request: DeskRequest, mailbox_id: int) -> HttpResponse:
    """A page with the way to the provider; what proves the way back stays in the session."""
    found = mailbox_for(request.agent, mailbox_id)
    provider = consent_provider()
    if found.sign_in == SignIn.PASSWORD or not provider.is_set_up(found.sign_in):
        messages.error(
            request, _("The server is not registered there yet. See “Connect a mailbox”.")
        )
        return redirect("backoffice:mailbox", found.pk)
    state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(48)
    request.session[KEPT] = {"state": state, "verifier": verifier, "mailbox_id": found.pk}
    address = provider.address(
        found.sign_in, state=state, verifier=verifier, hint=found.username or found.address
    )
    return render(request, "backoffice/mail/consent.html", {"mailbox": found, "address": address})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk("edit_mailboxes")
def finish(request: DeskRequest) -> HttpResponse:
    """Where the provider sends the person back to; a click completes it, since a GET changes nothing."""
    told = request.POST if request.method == "POST" else request.GET
    kept, state = request.session.get(KEPT), told.get("state", "")
    if not kept or not state or not hmac.compare_digest(state.encode(), kept["state"].encode()):
        raise NotFound
    found = mailbox_for(request.agent, kept["mailbox_id"])
    code = told.get("code", "")
    if request.method != "POST" or not code:
        context = {"mailbox": found, "state": state, "code": code}
        return render(request, "backoffice/mail/consent_given.html", context)
    del request.session[KEPT]
    with refusal_told(request):
        editing.give_consent(
            mailbox=found, code=code, verifier=kept["verifier"], by=by(request), at=clock.now()
        )
        messages.success(request, _("The mailbox is connected."))
    return redirect("backoffice:mailbox", found.pk)
