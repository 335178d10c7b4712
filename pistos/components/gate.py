"""The one gate to the desk: signed in, and a role that includes the deed."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.accounts.queries import has_owner
from pistos.components.refusals import refusal_told
from pistos.components.typed import fit_to_keep
from pistos.kit import clock
from pistos.kit.actors import Actor


class DeskRequest(HttpRequest):
    """A request on the desk; `agent` is the member of staff who makes it."""

    agent: User


def tell(request: DeskRequest, deed: Callable[[datetime], str]) -> None:
    """Does it, and says on the next page what was done, or why it was refused."""
    with refusal_told(request):
        messages.success(request, deed(clock.now()))


def by(request: DeskRequest) -> Actor:
    """The member of staff as the actor of a deed."""
    return Actor.person(request.agent.pk)


View = Callable[..., HttpResponseBase]


def desk(deed: str) -> Callable[[View], View]:
    """Lets in who may do `deed`. Strangers are sent to the sign-in page, others are refused.

    While the shop has no owner there is nobody to sign in: the first-run wizard comes first. What is
    posted comes to the page fit to keep (`typed.py`).
    """

    def wrap(view: View) -> View:
        @functools.wraps(view)
        def gated(request: DeskRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                if not has_owner():
                    return redirect("backoffice:set_up")
                return redirect_to_login(request.get_full_path())
            request.agent = require(request.user, deed)
            if request.method == "POST":
                request.POST = _fit(request.POST)
            return view(request, *args, **kwargs)

        gated.deed = deed  # type: ignore[attr-defined]  # read by the sweep over all addresses
        return gated

    return wrap


def _fit(posted: QueryDict) -> Any:
    """A copy, which django-stubs takes for no request's own."""
    fit = posted.copy()
    for name, values in posted.lists():
        fit.setlist(name, [fit_to_keep(name, str(value)) for value in values])
    return fit
