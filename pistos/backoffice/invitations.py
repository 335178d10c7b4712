"""Inviting a colleague, and the page that the colleague's link opens."""

from django.conf import settings
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from pistos.accounts.access import invitation_by_token
from pistos.accounts.actions import accept_invitation
from pistos.accounts.models import User
from pistos.backoffice.forms_people import AcceptForm, InvitationForm
from pistos.backoffice.language import speak
from pistos.components.gate import DeskRequest
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.tokens import public_token
from pistos.notifications.actions import invite_by_mail

BACKEND = settings.AUTHENTICATION_BACKENDS[0]


def invitation_link(token: str) -> str:
    """The address that a mail carries."""
    return f"{settings.SITE_URL}{reverse('backoffice:invitation', args=[token])}"


def invited_by(request: DeskRequest) -> tuple[InvitationForm, str]:
    """The form of an invitation, and after a good POST the link, to be shown this once."""
    empty = InvitationForm(initial={"language": request.agent.language})
    if request.method != "POST":
        return empty, ""
    form, token = InvitationForm(request.POST), public_token()
    if not form.is_valid():
        return form, ""
    link = invitation_link(token)
    with refusal_on(form):
        invite_by_mail(
            colleague=form.colleague(), token=token, link=link, by=request.agent, at=clock.now()
        )
        return empty, link
    return form, ""


def enter(request: HttpRequest, user: User) -> None:
    """Signs a new member in under a fresh session."""
    request.session.flush()
    login(request, user, backend=BACKEND)


@never_cache
@sensitive_post_parameters("password")
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Name and password, then straight to the desk. The page speaks the invitation's language."""
    at = clock.now()
    invited = invitation_by_token(token, at)
    with translation.override(invited.language):
        form = AcceptForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            with refusal_on(form):
                user = accept_invitation(invitation=invited, at=at, **form.cleaned_data)
                enter(request, user)
                joined = redirect("backoffice:home")
                speak(joined, user.language)
                return joined
        response = render(
            request, "backoffice/people/invitation.html", {"form": form, "invited": invited}
        )
        # The address is the key: it must not travel on in a Referer header.
        response.headers["Referrer-Policy"] = "same-origin"
        return response
