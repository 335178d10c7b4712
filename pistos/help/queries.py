"""Reads of the help pages. A search tries every word, then most of them, then near spellings."""

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from pistos.help.models import (
    Article,
    ArticleVersion,
    MissedSearch,
    Opinion,
    PublishedText,
    Topic,
)
from pistos.help.rules.opinions import is_low
from pistos.help.rules.seeking import MISSES_FOR_WORK, telling
from pistos.kit.searching import any_query, folded, query

MOST_HITS = 20
_NEAR = 0.8


@dataclass(frozen=True, slots=True)
class ArticleShown:
    """An article in the language of the page, or in the one it is written in."""

    address: str
    topic: str
    language: str
    title: str
    body: str


def topics_shown(language: str, fallback: str) -> list[tuple[str, list[ArticleShown]]]:
    """Published articles by topic in their order. One query."""
    texts = PublishedText.objects.filter(article__is_published=True).select_related("article")
    best = _best_language(
        list(texts.order_by("article__position", "article_id")), language, fallback
    )
    order = {topic: place for place, topic in enumerate(Topic.values)}
    grouped: dict[str, list[ArticleShown]] = {}
    for text in best:
        grouped.setdefault(text.article.topic, []).append(_shown(text))
    return sorted(grouped.items(), key=lambda item: order.get(item[0], len(order)))


def article_shown(address: str, language: str, fallback: str) -> ArticleShown | None:
    """A published article. One query."""
    texts = PublishedText.objects.filter(
        article__is_published=True, article__address=address
    ).select_related("article")
    best = _best_language(list(texts), language, fallback)
    return _shown(best[0]) if best else None


def search(words: str, language: str) -> list[ArticleShown]:
    """Published articles that answer the words, the best first; those in `language` before others."""
    wanted = telling(words)
    if not wanted:
        return []
    found = _matching(query(wanted), language) or _mostly(wanted, language)
    if not found and (corrected := _respelt(wanted)) != wanted:
        found = _matching(query(corrected), language) or _mostly(corrected, language)
    return [_shown(text) for text in _best_language(found, language, language)][:MOST_HITS]


def missed_searches() -> list[MissedSearch]:
    """Searches in vain that are work, the most frequent first."""
    return list(
        MissedSearch.objects.filter(
            answered_at=None, dismissed_at=None, count__gte=MISSES_FOR_WORK
        ).order_by("-count", "pk")[:100]
    )


@dataclass(frozen=True, slots=True)
class Rating:
    """What readers thought of an article's public version, and its newest words."""

    article: Article
    yes: int
    no: int
    words: tuple[str, ...]


def low_rated() -> list[Rating]:
    """Articles whose public version too few found useful: work, the worst first. Two queries."""
    counts = (
        Opinion.objects.filter(article__is_published=True, version=F("article__version"))
        .values("article_id")
        .annotate(yes=Count("pk", filter=Q(is_useful=True)), all=Count("pk"))
    )
    low = {row["article_id"]: row for row in counts if is_low(row["yes"], row["all"])}
    found = [
        Rating(article, row["yes"], row["all"] - row["yes"], ())
        for article in Article.objects.filter(pk__in=low)
        if (row := low[article.pk])
    ]
    return sorted(found, key=lambda rating: (rating.yes - rating.no, rating.article.pk))


def rating_of(article: Article) -> Rating:
    """Of the public version, with the newest words of whom it did not help. Two queries."""
    said = Opinion.objects.filter(article=article, version=article.version)
    counts = said.aggregate(yes=Count("pk", filter=Q(is_useful=True)), all=Count("pk"))
    words = said.filter(is_useful=False).exclude(words="").order_by("-pk")
    return Rating(
        article,
        counts["yes"],
        counts["all"] - counts["yes"],
        tuple(words.values_list("words", flat=True)[:20]),
    )


def related_articles(
    article: ArticleShown, language: str, fallback: str, *, most: int = 3
) -> list[ArticleShown]:
    """Others on the same topic, in their order. One query."""
    texts = (
        PublishedText.objects.filter(article__is_published=True, article__topic=article.topic)
        .exclude(article__address=article.address)
        .select_related("article")
        .order_by("article__position", "article_id")
    )
    return [_shown(text) for text in _best_language(list(texts), language, fallback)][:most]


def public_addresses() -> list[tuple[str, date]]:
    """Every public article with the day of its newest version, for machines. One query."""
    rows = (
        ArticleVersion.objects.filter(article__is_published=True, number=F("article__version"))
        .order_by("article_id")
        .values_list("article__address", "published_at")
    )
    return [(address, at.date()) for address, at in rows]


def articles_of_desk() -> QuerySet[Article]:
    return Article.objects.order_by("topic", "position", "pk")


def _matching(asked: str, language: str) -> list[PublishedText]:
    """Published texts for a query, by language and rank. One query."""
    if not asked:
        return []
    return list(
        PublishedText.objects.filter(article__is_published=True)
        .select_related("article")
        .annotate(
            is_found=RawSQL("help_publishedtext.words @@ %s::tsquery", [asked]),
            rank=RawSQL("ts_rank(help_publishedtext.words, %s::tsquery)", [asked]),
            is_other=Case(
                When(language=language, then=Value(0)),
                default=Value(1),
                output_field=IntegerField(),
            ),
        )
        .filter(is_found=True)
        .order_by("is_other", F("rank").desc(), "article_id")[: MOST_HITS * 4]
    )


def _mostly(words: str, language: str) -> list[PublishedText]:
    """Texts that have more than half of the words."""
    asked = words.split()
    if len(asked) < 2:
        return []
    counts: dict[int, int] = {}
    texts = {text.pk: text for text in _matching(any_query(words), language)}
    for word in asked:
        for text in _matching(any_query(word), language):
            counts[text.pk] = counts.get(text.pk, 0) + 1
    enough = [pk for pk, count in counts.items() if count * 2 > len(asked) and pk in texts]
    place = {pk: n for n, pk in enumerate(texts)}
    return [texts[pk] for pk in sorted(enough, key=lambda pk: (-counts[pk], place[pk]))]


def _respelt(words: str) -> str:
    """The words with those that no article has replaced by the nearest that one has."""
    known = {
        word
        for title in PublishedText.objects.filter(article__is_published=True).values_list(
            "title", flat=True
        )
        for word in folded(title).split()
        if len(word) > 3
    }
    return " ".join(
        word if len(word) < 4 else (get_close_matches(word, known, 1, _NEAR) or [word])[0]
        for word in words.split()
    )


def _best_language(texts: list[PublishedText], language: str, fallback: str) -> list[PublishedText]:
    """One text an article, in the order given: the page's language, else the shop's, else any."""
    best: dict[int, PublishedText] = {}
    worth = {fallback: 1, language: 2}
    for text in texts:
        known = best.get(text.article_id)
        if known is None or worth.get(text.language, 0) > worth.get(known.language, 0):
            best[text.article_id] = text
    return list(best.values())


def _shown(text: PublishedText) -> ArticleShown:
    return ArticleShown(
        text.article.address, text.article.topic, text.language, text.title, text.body
    )
