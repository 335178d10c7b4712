"""What happens in the help pages: ids and plain values, never the words that somebody sought."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ArticleWritten:
    article_id: int


@dataclass(frozen=True)
class ArticlePublished:
    """`answered` are the missed searches that the article answers from now on."""

    article_id: int
    version: int
    answered: list[int]


@dataclass(frozen=True)
class ArticleWithdrawn:
    article_id: int


@dataclass(frozen=True)
class SearchMissed:
    missed_id: int
    count: int


@dataclass(frozen=True)
class MissedSearchDismissed:
    missed_id: int


@dataclass(frozen=True)
class DefaultArticlesAdded:
    article_ids: list[int]


@dataclass(frozen=True)
class ArticleRated:
    """Somebody said whether a version of an article was useful."""

    article_id: int
    version: int
    is_useful: bool
