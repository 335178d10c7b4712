"""What surveys need from outside: the address of an invitation's page."""

from collections.abc import Callable

from django.conf import settings

SurveyLink = Callable[[str, str], str]


def _plain_link(token: str, language: str) -> str:
    return f"{settings.SITE_URL}/{language}/s/{token}/"


_survey_link: SurveyLink = _plain_link


def set_survey_link(link: SurveyLink) -> None:
    """`link(token, language)` gives the absolute address at which an invitation is answered."""
    global _survey_link
    _survey_link = link


def survey_link(token: str, language: str) -> str:
    return _survey_link(token, language)
