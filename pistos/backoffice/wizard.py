"""The first run: shop, hours, mailbox, team. Gone once it is finished.

The first step is open to who has the set-up code, while the shop has no owner; the others to the
owner, until the set-up is finished.
"""

import functools
import logging
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from pistos.accounts.queries import has_owner, open_invitations
from pistos.accounts.rules import setup_code
from pistos.backoffice.forms_people import HoursForm, SetUpForm
from pistos.backoffice.invitations import enter, invited_by
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.kit import clock
from pistos.kit.errors import NotFound
from pistos.notifications.actions import send_test_mail
from pistos.notifications.queries import messages_to
from pistos.shop.actions import finish_set_up, set_hours, set_up_shop
from pistos.shop.queries import the_shop, the_shop_or_none

log = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]


def steps() -> list[str]:
    return [_("Shop"), _("Hours"), _("Mailbox"), _("Team")]


def _while_setting_up(view: View) -> View:
    """The later steps: for the owner alone, and only until the set-up is finished."""

    @functools.wraps(view)
    def open_for_now(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if the_shop().set_up_at is not None:
            raise NotFound
        return view(request, *args, **kwargs)

    return desk("edit_settings")(open_for_now)


@never_cache
@sensitive_post_parameters("password", "code")
def set_up(request: HttpRequest) -> HttpResponse:
    """Step 1: the shop and its owner, made together."""
    if has_owner() or the_shop_or_none():
        raise NotFound
    form = SetUpForm(request.POST or None)
    if request.method == "POST":
        if form.is_valid():
            with refusal_on(form):
                user = set_up_shop(
                    owner=form.owner(get_language() or "en"),
                    code=form.cleaned_data["code"],
                    identity=form.identity(),
                    place=form.place(),
                    guarantee=form.cleaned_data["late_amount"],
                    at=clock.now(),
                )
                enter(request, user)
                return redirect("backoffice:set_up_hours")
    else:
        log.warning("The set-up code is %s", setup_code(settings.SECRET_KEY))
    return _page(request, "shop", 1, {"form": form})


@_while_setting_up
def hours(request: DeskRequest) -> HttpResponse:
    """Step 2: when the shop works. Answers are promised in these hours."""
    form = HoursForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            set_hours(spans=form.spans(), by=by(request), at=clock.now())
            return redirect("backoffice:set_up_mailbox")
    return _page(request, "hours", 2, {"form": form})


@_while_setting_up
def mailbox(request: DeskRequest) -> HttpResponse:
    """Step 3: how mail goes out, as the environment says, and a mail that tries it."""
    if request.method == "POST":
        send_test_mail(to=request.agent, at=clock.now())
        return redirect("backoffice:set_up_mailbox")
    tried = messages_to("person", [request.agent.pk]).filter(template="test_mail").first()
    is_smtp = settings.EMAIL_BACKEND.endswith("smtp.EmailBackend")
    rows = [
        (_("Sender"), settings.DEFAULT_FROM_EMAIL),
        (
            _("Way out"),
            f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}" if is_smtp else settings.EMAIL_BACKEND,
        ),
        (_("Signs in as"), settings.EMAIL_HOST_USER or _("nobody")),
        (_("Encrypted"), _("yes") if settings.EMAIL_USE_TLS else _("no")),
    ]
    return _page(request, "mailbox", 3, {"rows": rows, "tried": tried})


@_while_setting_up
def team(request: DeskRequest) -> HttpResponse:
    """Step 4: who works here too. The link is shown once, should the mail not arrive."""
    form, link = invited_by(request)
    invited = open_invitations(clock.now())
    return _page(request, "team", 4, {"form": form, "link": link, "invited": invited})


@require_POST
@_while_setting_up
def finish(request: DeskRequest) -> HttpResponse:
    """The wizard is gone from here on."""
    finish_set_up(by=by(request), at=clock.now())
    messages.success(request, _("Your shop is set up. This is the desk."))
    return redirect("backoffice:home")


def _page(request: HttpRequest, name: str, here: int, context: dict[str, object]) -> HttpResponse:
    return render(
        request,
        f"backoffice/people/set_up_{name}.html",
        {"steps": steps(), "here": here, **context},
    )
