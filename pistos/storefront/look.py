"""The shop's own colour as a style sheet, under an address that names it: browsers keep it for good."""

import re

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from pistos.kit.errors import NotFound, Refused
from pistos.shop.rules.look import check_accent, stylesheet


@require_safe
def look(request: HttpRequest, colour: str) -> HttpResponse:
    """Asks nothing of the database: the colour is in the address, and one that cannot be read is none."""
    if not re.fullmatch(r"[0-9a-f]{6}", colour):
        raise NotFound
    try:
        check_accent(f"#{colour}")
    except Refused:
        raise NotFound from None
    response = HttpResponse(stylesheet(f"#{colour}"), content_type="text/css; charset=utf-8")
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response
