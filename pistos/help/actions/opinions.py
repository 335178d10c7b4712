"""Was this useful? Said by whoever read an article, kept by version."""

from datetime import datetime

from django.db import transaction

from pistos.help.events import ArticleRated
from pistos.help.models import Article, Opinion
from pistos.help.rules.seeking import masked
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import NotFound

LONGEST = 500


@transaction.atomic
def rate_article(
    *, address: str, language: str, is_useful: bool, words: str, by: Actor, at: datetime
) -> Opinion:
    """Keeps what a reader thought of the public version. Publishes ArticleRated, without the words.

    NotFound where no such article is public.
    """
    article = Article.objects.filter(address=address, is_published=True).first()
    if article is None:
        raise NotFound
    opinion = Opinion.objects.create(
        article=article,
        version=article.version,
        language=language,
        is_useful=is_useful,
        words=masked(words, LONGEST),
        given_at=at,
    )
    publish(
        ArticleRated(article.pk, article.version, is_useful),
        about=Ref("article", str(article.pk)),
        by=by,
        at=at,
    )
    return opinion
