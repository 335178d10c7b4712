"""The team: who works here, in which role, and who is invited. For owners."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from pistos.accounts import actions, queries
from pistos.accounts.access import colleague_for, invitation_of
from pistos.backoffice.forms_people import ROLE_NAMES
from pistos.backoffice.invitations import invited_by
from pistos.components.gate import DeskRequest, desk
from pistos.components.refusals import refusal_told
from pistos.kit import clock


@never_cache
@desk("invite_staff")
def team(request: DeskRequest) -> HttpResponse:
    """The page; a POST invites a colleague and shows the link once."""
    at = clock.now()
    form, link = invited_by(request)
    strong = queries.with_second_factor()
    roles: dict[str, object] = dict(ROLE_NAMES)
    context = {
        "people": [
            {"user": user, "role": roles[user.role], "is_strong": user.pk in strong}
            for user in queries.team()
        ],
        "invitations": [
            {"row": row, "role": roles[row.role]} for row in queries.open_invitations(at)
        ],
        "roles": ROLE_NAMES,
        "form": form,
        "link": link,
    }
    return render(request, "backoffice/people/team.html", context)


@require_POST
@desk("edit_staff")
def change_role(request: DeskRequest, user_id: int) -> HttpResponse:
    user = colleague_for(request.agent, user_id)
    return _done(
        request,
        lambda: actions.change_role(
            user=user, role=request.POST.get("role", ""), by=request.agent, at=clock.now()
        ),
        _("The role was changed."),
    )


@require_POST
@desk("edit_staff")
def deactivate(request: DeskRequest, user_id: int) -> HttpResponse:
    user = colleague_for(request.agent, user_id)
    return _done(
        request,
        lambda: actions.deactivate_user(user=user, by=request.agent, at=clock.now()),
        _("The colleague can no longer sign in."),
    )


@require_POST
@desk("edit_staff")
def reactivate(request: DeskRequest, user_id: int) -> HttpResponse:
    user = colleague_for(request.agent, user_id)
    return _done(
        request,
        lambda: actions.reactivate_user(user=user, by=request.agent, at=clock.now()),
        _("The colleague can sign in again."),
    )


@require_POST
@desk("invite_staff")
def withdraw(request: DeskRequest, invitation_id: int) -> HttpResponse:
    invitation = invitation_of(request.agent, invitation_id)
    return _done(
        request,
        lambda: actions.withdraw_invitation(
            invitation=invitation, by=request.agent, at=clock.now()
        ),
        _("The invitation was withdrawn."),
    )


def _done(request: DeskRequest, deed: Callable[[], object], words: str) -> HttpResponse:
    """Does it and goes back to the page, which says how it went."""
    with refusal_told(request):
        deed()
        messages.success(request, words)
    return redirect("backoffice:team")
