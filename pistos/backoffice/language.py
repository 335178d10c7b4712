"""The language of the desk: kept in a cookie, and for staff in their profile."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from pistos.accounts.actions import change_profile
from pistos.accounts.models import User
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Goes back to where the person was, in the language they chose."""
    chosen, back = request.POST.get("language", ""), request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = "/desk/"
    response = HttpResponseRedirect(back)
    if chosen in LANGUAGES:
        speak(response, chosen)
        if isinstance(request.user, User):
            change_profile(
                user=request.user, name=request.user.name, language=chosen, at=clock.now()
            )
    return response


def speak(response: HttpResponse, chosen: str) -> None:
    """Lets the coming pages of this browser speak a language."""
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=365 * 24 * 3600,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
