"""The help pages: articles by topic, one article, and their search. Nobody has to sign in.

A search is posted, so that what it finds nothing for can be noted, and its result stands at an
address of its own.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from pistos.components.tags.speaking import language
from pistos.components.topics import topic_label
from pistos.help.actions.misses import note_search
from pistos.help.actions.opinions import rate_article
from pistos.help.queries import (
    ArticleShown,
    article_shown,
    related_articles,
    search,
    topics_shown,
)
from pistos.help.rules.layout import excerpt, in_short, sections
from pistos.help.rules.seeking import LONGEST, masked
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.languages import LANGUAGES
from pistos.storefront import limits
from pistos.storefront.frame import frame, shop_of_page
from pistos.storefront.whole_words import whole_words

VISITOR = Actor.machine("help page")
NOTED, RATED = "help-search", "help-rating"


@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """Every article by topic or, with `q`, what answers the words."""
    shop = shop_of_page()
    words = request.GET.get("q", "").replace("\x00", "")[:LONGEST].strip()
    context = frame() | {"words": words}
    if words:
        context["hits"] = [_hit(article) for article in search(words, language())]
    else:
        context["topics"] = [
            (topic_label(topic), topic, [_hit(article) for article in articles])
            for topic, articles in topics_shown(language(), shop.default_language)
        ]
    response = render(request, "storefront/help.html", context)
    if words:
        response["X-Robots-Tag"] = "noindex"
    return response


@require_POST
def help_search(request: HttpRequest) -> HttpResponse:
    """Notes the words if nothing answers them, and goes to what was found."""
    shop_of_page()
    words = request.POST.get("q", "").replace("\x00", "")[:LONGEST].strip()
    if words and not limits.is_over(request, NOTED, limits.POSTS):
        limits.count(request, NOTED)
        note_search(words=words, language=language(), by=VISITOR, at=clock.now())
    # The address lands in histories and logs, so it is masked like what is kept.
    asked = f"?{urlencode({'q': masked(words)})}" if words else ""
    return HttpResponseRedirect(f"{reverse('storefront:help')}{asked}")


@require_safe
def help_article(request: HttpRequest, address: str) -> HttpResponse:
    """An article: in short, what is on the page, the text, others on its topic, and whether it helped."""
    shop = shop_of_page()
    article = article_shown(address, language(), shop.default_language)
    if article is None:
        raise NotFound
    short, body = in_short(article.body)
    context = frame() | {
        "article": article,
        "short": short,
        "sections": sections(body, taken=("useful", "related")),
        "topic": topic_label(article.topic),
        "excerpt": excerpt(article.body),
        "other_language": LANGUAGES[article.language] if article.language != language() else "",
        "related": [
            _hit(other) for other in related_articles(article, language(), shop.default_language)
        ],
        "said": request.GET.get("said", ""),
    }
    return render(request, "storefront/help_article.html", context)


@require_POST
@whole_words(words=500)
def rate(request: HttpRequest, address: str) -> HttpResponse:
    """Was this useful? Nothing is kept of who says so; one address says thirty in ten minutes at most."""
    shop_of_page()
    said = request.POST.get("useful", "")
    if said in ("yes", "no") and not limits.is_over(request, RATED, limits.POSTS):
        limits.count(request, RATED)
        rate_article(
            address=address,
            language=language(),
            is_useful=said == "yes",
            words=request.POST.get("words", "").replace("\x00", ""),
            by=VISITOR,
            at=clock.now(),
        )
    there = reverse("storefront:help-article", args=[address])
    return HttpResponseRedirect(f"{there}?said={said if said in ('yes', 'no') else ''}#useful")


def _hit(article: ArticleShown) -> dict[str, str]:
    """A row of a list; `language` only where it is not the page's."""
    return {
        "title": article.title,
        "excerpt": excerpt(article.body),
        "language": article.language if article.language != language() else "",
        "url": reverse("storefront:help-article", args=[article.address]),
    }
