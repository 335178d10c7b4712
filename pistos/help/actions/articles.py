"""Writing, publishing and withdrawing articles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from pistos.help.events import (
    ArticlePublished,
    ArticleWithdrawn,
    ArticleWritten,
    DefaultArticlesAdded,
)
from pistos.help.models import Article, ArticleVersion, MissedSearch, PublishedText, Topic
from pistos.help.queries import search
from pistos.help.rules.default_articles import DEFAULT_ARTICLES
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, Translated
from pistos.kit.searching import document
from pistos.kit.tokens import public_token

LONGEST_TITLE = 200
LONGEST_BODY = 20_000


class ArticleUnusable(Refused):
    """An article that cannot be kept or published as it is; the text says why."""


@dataclass(frozen=True, slots=True)
class Writing:
    """What an agent writes. An empty `address` is made from the title."""

    title: Translated
    body: Translated
    topic: str = Topic.OTHER
    position: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class _Complete:
    title: Translated = field(default_factory=dict)
    body: Translated = field(default_factory=dict)


@transaction.atomic
def write_article(*, writing: Writing, by: Actor, at: datetime) -> Article:
    """A new article, not public yet. Refuses one without a title in any language."""
    texts = _checked(writing)
    article = Article.objects.create(
        address=_free_address(writing.address or _first(texts.title)),
        topic=writing.topic,
        position=writing.position,
        title=texts.title,
        body=texts.body,
        updated_at=at,
    )
    publish(ArticleWritten(article.pk), about=_ref(article), by=by, at=at)
    return article


@transaction.atomic
def change_article(*, article: Article, writing: Writing, by: Actor, at: datetime) -> Article:
    """Changes what is written; the public reads the published version until it is published anew."""
    texts = _checked(writing)
    article.title, article.body = texts.title, texts.body
    article.topic, article.position = writing.topic, writing.position
    article.updated_at = at
    article.save(update_fields=["title", "body", "topic", "position", "updated_at"])
    publish(ArticleWritten(article.pk), about=_ref(article), by=by, at=at)
    return article


@transaction.atomic
def publish_article(*, article: Article, by: Actor, at: datetime) -> Article:
    """Makes what is written public, and closes the missed searches that it answers."""
    row = Article.objects.select_for_update().get(pk=article.pk)
    written = [code for code in LANGUAGES if row.title.get(code) and row.body.get(code)]
    if not written:
        raise ArticleUnusable(_("Write the question and the answer in at least one language."))
    _publish(row, written, by, at)
    answered = _close_answered(row, at)
    publish(ArticlePublished(row.pk, row.version, answered), about=_ref(row), by=by, at=at)
    return row


@transaction.atomic
def withdraw_article(*, article: Article, by: Actor, at: datetime) -> Article:
    """Takes an article from the public; its versions stay. Nothing happens to one that is not public."""
    row = Article.objects.select_for_update().get(pk=article.pk)
    if not row.is_published:
        return row
    row.is_published = False
    row.save(update_fields=["is_published"])
    PublishedText.objects.filter(article=row).delete()
    publish(ArticleWithdrawn(row.pk), about=_ref(row), by=by, at=at)
    return row


@transaction.atomic
def draft_default_articles(*, by: Actor, at: datetime) -> list[Article]:
    """Writes the articles that a shop begins with, not public; those that are there stay as they are."""
    return _add_defaults(by, at)


@transaction.atomic
def add_default_articles(*, by: Actor, at: datetime) -> list[Article]:
    """Like `draft_default_articles`, and public at once."""
    added = _add_defaults(by, at)
    for article in added:
        _publish(article, list(article.body), by, at)
    return added


def _add_defaults(by: Actor, at: datetime) -> list[Article]:
    known = set(Article.objects.values_list("address", flat=True))
    added = Article.objects.bulk_create(
        Article(
            address=ready.address,
            topic=ready.topic,
            position=place,
            title=ready.title,
            body=ready.body,
            updated_at=at,
        )
        for place, ready in enumerate(DEFAULT_ARTICLES, 1)
        if ready.address not in known
    )
    if added:
        ids = [article.pk for article in added]
        publish(DefaultArticlesAdded(ids), about=Ref("help", "articles"), by=by, at=at)
    return added


def _publish(row: Article, languages: list[str], by: Actor, at: datetime) -> None:
    row.version += 1
    row.is_published = True
    row.save(update_fields=["version", "is_published"])
    ArticleVersion.objects.create(
        article=row,
        number=row.version,
        title={code: row.title[code] for code in languages},
        body={code: row.body[code] for code in languages},
        published_at=at,
        published_by=f"{by.kind} {by.id}",
    )
    PublishedText.objects.filter(article=row).delete()
    texts = PublishedText.objects.bulk_create(
        PublishedText(article=row, language=code, title=row.title[code], body=row.body[code])
        for code in languages
    )
    with connection.cursor() as cursor:
        for text in texts:
            words = document([(text.title, "A"), (text.body, "C")])
            cursor.execute(
                "UPDATE help_publishedtext SET words = %s::tsvector WHERE id = %s", [words, text.pk]
            )


def _close_answered(row: Article, at: datetime) -> list[int]:
    """The missed searches that now find this article."""
    waiting = MissedSearch.objects.filter(answered_at=None, dismissed_at=None)
    answered = [
        missed.pk
        for missed in waiting.order_by("-count", "pk")[:500]
        if any(hit.address == row.address for hit in search(missed.words, missed.language))
    ]
    MissedSearch.objects.filter(pk__in=answered).update(answered_by=row, answered_at=at)
    return answered


def _checked(writing: Writing) -> _Complete:
    title = _trimmed(writing.title)
    if not title:
        raise ArticleUnusable(_("Write the question in at least one language."))
    body = _trimmed(writing.body)
    if any(len(text) > LONGEST_TITLE for text in title.values()):
        raise ArticleUnusable(_("A question has at most 200 characters."))
    if any(len(text) > LONGEST_BODY for text in body.values()):
        raise ArticleUnusable(_("An answer has at most 20,000 characters."))
    if writing.topic not in Topic.values:
        raise ArticleUnusable(_("Choose one of the topics."))
    return _Complete(title, body)


def _trimmed(texts: Mapping[str, str]) -> Translated:
    return {code: texts[code].strip() for code in LANGUAGES if texts.get(code, "").strip()}


def _first(texts: Translated) -> str:
    return texts.get("en") or next(iter(texts.values()))


def _free_address(wish: str) -> str:
    address = slugify(wish)[:60] or public_token().lower()
    if Article.objects.filter(address=address).exists():
        return f"{address}-{Article.objects.count() + 1}-{public_token()[:4].lower()}"
    return address


def _ref(article: Article) -> Ref:
    return Ref("article", str(article.pk))
