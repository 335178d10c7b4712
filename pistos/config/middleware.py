"""Headers on every answer, and the two error families turned into answers."""

from collections.abc import Callable

from django.conf import settings
from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pistos.accounts.access import NotAllowed
from pistos.kit.errors import NotFound, Refused

View = Callable[[HttpRequest], HttpResponse]

NUL_IN_TEXT = ("NUL (0x00)", "unsupported Unicode escape sequence")
"""What PostgreSQL says of a NUL in a text, and in the text of a JSON value."""


class SecurityHeaders:
    """The content security policy, the permissions policy, and nothing indexed in a demo."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", settings.CONTENT_SECURITY_POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"
        )
        if settings.IS_DEMO:
            response.headers["X-Robots-Tag"] = "noindex"
        return response


class Errors:
    """`NotFound` is a 404; `Refused` goes back to the page with its reason, or is a 409. A NUL in an
    address or a field, which no text of the database can hold, is the asker's error: a 400."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, NotFound):
            return render(request, "404.html", status=404)
        if isinstance(error, Refused):
            status = 403 if isinstance(error, NotAllowed) else 409
            return render(request, "refused.html", {"reason": str(error)}, status=status)
        if isinstance(error, DataError) and any(sign in str(error) for sign in NUL_IN_TEXT):
            return render(request, "400.html", status=400)
        return None
