"""What a customer writes is kept whole: too long, it comes back to be shortened, and is never cut unseen."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from pistos.components.tags.speaking import language
from pistos.kit.words import number_words
from pistos.storefront.frame import frame

View = Callable[..., HttpResponseBase]


def whole_words(**most: int) -> Callable[[View], View]:
    """By the name of a field, how many characters it takes at most. What is longer stands on a page of its
    own as it was written, with the length said, and goes from there to where it was meant for. The page gets
    them as they were counted."""

    def wrap(view: View) -> View:
        @wraps(view)
        def wrapped(request: HttpRequest, **named: str) -> HttpResponseBase:
            given = request.POST.copy()
            for name, longest in most.items():
                words = _plain(given.get(name, ""))
                if len(words) > longest:
                    return _too_long(request, name, words, longest)
                if name in given:
                    given[name] = words
            request.POST = given  # type: ignore[assignment]  # a copy, as the gate of the desk gives
            return view(request, **named)

        return wrapped

    return wrap


def _plain(words: str) -> str:
    """As it is counted: a browser sends two characters for the end of a line."""
    return words.replace("\r\n", "\n").strip()


def _too_long(request: HttpRequest, name: str, words: str, longest: int) -> HttpResponse:
    said = {
        "length": number_words(len(words), language()),
        "most": number_words(longest, language()),
    }
    context = frame() | {
        "name": name,
        "words": words,
        "refused": _("This has %(length)s characters, and %(most)s fit here. Please shorten it.")
        % said,
        "others": [
            (other, value)
            for other, values in request.POST.lists()
            for value in values
            if other not in (name, "csrfmiddlewaretoken")
        ],
    }
    return render(request, "storefront/too_long.html", context, status=422)
