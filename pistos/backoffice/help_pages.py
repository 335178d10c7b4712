"""The help pages on the desk: articles written and published, and what customers seek in vain."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pistos.backoffice.help_forms import ArticleForm
from pistos.backoffice.partner_deeds import GET_OR_POST
from pistos.components.gate import DeskRequest, by, desk
from pistos.components.refusals import refusal_on
from pistos.components.topics import topic_label
from pistos.help.access import article_for, missed_search_for
from pistos.help.actions import articles as deeds
from pistos.help.actions.misses import dismiss_search
from pistos.help.models import Article
from pistos.help.queries import articles_of_desk, low_rated, missed_searches, rating_of
from pistos.kit import clock
from pistos.kit.languages import LANGUAGES, text_in
from pistos.shop.queries import the_shop


@require_safe
@desk("edit_help")
def help_desk(request: DeskRequest) -> HttpResponse:
    shop = the_shop()
    context = {
        "low": [
            {"rating": rating, "title": text_in(rating.article.title, request.LANGUAGE_CODE)}
            for rating in low_rated()
        ],
        "rows": [_row(article, shop.languages) for article in articles_of_desk()],
        "missed": [
            {"missed": missed, "language": LANGUAGES.get(missed.language, missed.language)}
            for missed in missed_searches()
        ],
    }
    return render(request, "backoffice/help/list.html", context)


@GET_OR_POST
@desk("edit_help")
def write(request: DeskRequest) -> HttpResponse:
    """A new article; with `for` it begins with words that were sought in vain."""
    initial = {}
    if request.method != "POST" and request.GET.get("for", "").isdigit():
        missed = missed_search_for(request.agent, int(request.GET["for"]))
        initial = ArticleForm.initial_for(missed.words, missed.language)
    form = ArticleForm(request.POST or None, languages=_languages(), initial=initial)
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            made = deeds.write_article(writing=form.writing(), by=by(request), at=clock.now())
            return redirect("backoffice:help_article", made.pk)
    return _form(request, form, _("Write an article"), None)


@GET_OR_POST
@desk("edit_help")
def article(request: DeskRequest, article_id: int) -> HttpResponse:
    found = article_for(request.agent, article_id)
    form = ArticleForm(
        request.POST or None, languages=_languages(), initial=ArticleForm.initial_of(found)
    )
    if request.method == "POST" and form.is_valid():
        with refusal_on(form):
            deeds.change_article(
                article=found, writing=form.writing(found), by=by(request), at=clock.now()
            )
            return redirect("backoffice:help_article", article_id)
    return _form(request, form, text_in(found.title, request.LANGUAGE_CODE), found)


@require_POST
@desk("edit_help")
def publish(request: DeskRequest, article_id: int) -> HttpResponse:
    found = article_for(request.agent, article_id)
    deeds.publish_article(article=found, by=by(request), at=clock.now())
    return redirect("backoffice:help_article", article_id)


@require_POST
@desk("edit_help")
def withdraw(request: DeskRequest, article_id: int) -> HttpResponse:
    found = article_for(request.agent, article_id)
    deeds.withdraw_article(article=found, by=by(request), at=clock.now())
    return redirect("backoffice:help_article", article_id)


@require_POST
@desk("edit_help")
def dismiss(request: DeskRequest, missed_id: int) -> HttpResponse:
    found = missed_search_for(request.agent, missed_id)
    dismiss_search(missed=found, by=by(request), at=clock.now())
    return redirect("backoffice:help")


def _languages() -> list[str]:
    shop = the_shop()
    return list(shop.languages) or [shop.default_language]


def _row(row: Article, languages: list[str]) -> dict[str, object]:
    missing = [code for code in languages if not (row.title.get(code) and row.body.get(code))]
    return {
        "article": row,
        "title": text_in(row.title, languages[0] if languages else "en"),
        "topic": topic_label(row.topic),
        "missing": [LANGUAGES[code] for code in missing],
    }


def _form(
    request: DeskRequest, form: ArticleForm, title: str, found: Article | None
) -> HttpResponse:
    newest = found.versions.order_by("-number").first() if found else None
    context = {
        "form": form,
        "title": title,
        "article": found,
        "newest": newest,
        "rating": rating_of(found) if found and found.is_published else None,
        "is_changed": newest is None
        or found is None
        or (newest.title, newest.body) != (found.title, found.body),
        "public_url": reverse("storefront:help-article", args=[found.address]) if found else "",
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "backoffice/help/article.html", context, status=status)
