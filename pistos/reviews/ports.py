"""What reviews need from outside: the addresses of their pages, which an edge knows."""

from collections.abc import Callable

from django.conf import settings

ReviewLink = Callable[[str, str, str], str]
WRITE, OWN, CONFIRM, SHOWN = "write", "own", "confirm", "shown"
"""The page of an invitation, the author's own page, its confirmation, and the review as others see it."""

_PATHS = {WRITE: "write-review", OWN: "my-review", CONFIRM: "confirm-review", SHOWN: "review"}


def _plain_link(page: str, token: str, language: str) -> str:
    return f"{settings.SITE_URL}/{language}/{_PATHS[page]}/{token}/"


_review_link: ReviewLink = _plain_link


def set_review_link(link: ReviewLink) -> None:
    """`link(page, token, language)` gives the absolute address of one of the pages above."""
    global _review_link
    _review_link = link


def review_link(page: str, token: str, language: str) -> str:
    return _review_link(page, token, language)
