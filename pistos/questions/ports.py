"""What questions need from outside: the addresses of their public pages."""

from collections.abc import Callable

from django.conf import settings

Link = Callable[[str, str], str]


def _plain_link(token: str, language: str) -> str:
    return f"{settings.SITE_URL}/{language}/questions/{token}/"


_links: dict[str, Link] = {}


def set_links(*, question: Link, suggestion: Link, reply: Link, own_answer: Link) -> None:
    """Each gives the absolute address of a page from a token and a language; `reply` is where an invited
    buyer answers, `own_answer` where they read what became of it."""
    _links.update(question=question, suggestion=suggestion, reply=reply, own_answer=own_answer)


def question_link(token: str, language: str) -> str:
    return _links.get("question", _plain_link)(token, language)


def suggestion_link(token: str, language: str) -> str:
    return _links.get("suggestion", _plain_link)(token, language)


def reply_link(token: str, language: str) -> str:
    return _links.get("reply", _plain_link)(token, language)


def own_answer_link(own: str, language: str) -> str:
    return _links.get("own_answer", _plain_link)(own, language)
