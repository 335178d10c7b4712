"""The page for whoever tried too often: what they sent stands there, and goes on from there later."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pistos.storefront.limits import WINDOW_SECONDS

WORDS_FROM = 30
"""Characters; a shorter field is no text that anybody would miss."""


def too_often(request: HttpRequest) -> HttpResponse:
    """Answers with 429. A form comes back whole, but for its files, with the button to send it again."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken"
        for value in values
    ]
    longest = max((value for _, value in fields), key=len, default="")
    context = {
        "again": request.get_full_path() if request.method == "POST" else "",
        "fields": fields,
        "words": longest if len(longest) >= WORDS_FROM else "",
        "has_files": bool(request.FILES),
    }
    response = render(request, "429.html", context, status=429)
    response.headers["Retry-After"] = str(WINDOW_SECONDS)
    return response
