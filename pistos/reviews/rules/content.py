"""What an author may write, and what harms whoever reads it. Signs of HTML are words like others."""

import re
from dataclasses import replace

from django.utils.translation import gettext as _

from pistos.conversations.rules.tidying import many_lines, one_line
from pistos.kit.detecting import language_of
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.reviews.facts import Writing
from pistos.reviews.models.kinds import Ground

LONGEST_TEXT = 5_000
LONGEST_TITLE = 120
LONGEST_SHORT = 500
LONGEST_NAME = 60
MOST_PHOTOS = 5
MOST_LINKS = 1

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_LINK = re.compile(
    r"https?://|www\.|\b[\w-]+\.(?:com|net|org|ru|xyz|shop|store|info|top|biz|io)\b", re.I
)
_PHONE = re.compile(
    r"(?<![\w.,+])(?:\+\d(?:[\s()./-]{0,2}\d){7,14}"  # +30 694 123 4567
    r"|0\d(?:[\s()/-]?\d){7,12}"  # 041 123 456
    r"|(?:69|2\d)\d{8}"  # 6941234567
    r"|\d{3}[\s-]\d{3}[\s-]\d{3,4})(?![\w.,]?\d)"  # 694 123 4567
)
"""Numbers as people write telephones; an order's number is digits alone, and stays."""
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b")


class WritingUnusable(Refused):
    """A review that cannot be taken as it is; the text says what to change."""


def checked(writing: Writing, aspects: frozenset[str]) -> Writing:
    """The writing as it can be kept: one line where one line belongs, ratings known ones.

    Refuses what is too long, rather than cutting what somebody wrote; and stars other than 1 to 5.
    """
    if isinstance(writing.stars, bool) or writing.stars not in range(1, 6):
        raise WritingUnusable(_("Give between one and five stars."))
    text = many_lines(writing.text).strip()
    _fits(text, LONGEST_TEXT, _("A review has at most 5,000 characters; yours has %(count)s."))
    title = " ".join(many_lines(writing.title).split())
    _fits(title, LONGEST_TITLE, _("A title has at most 120 characters; yours has %(count)s."))
    pros, cons = (" ".join(many_lines(each).split()) for each in (writing.pros, writing.cons))
    for short in (pros, cons):
        _fits(short, LONGEST_SHORT, _("Write at most 500 characters here; yours has %(count)s."))
    name = " ".join(many_lines(writing.display_name).split())
    _fits(name, LONGEST_NAME, _("A name has at most 60 characters; yours has %(count)s."))
    if len(writing.photos) > MOST_PHOTOS:
        raise WritingUnusable(_("Add at most five photos."))
    ratings = {code: value for code, value in writing.aspects.items() if value}
    if not set(ratings) <= aspects or any(
        isinstance(value, bool) or value not in range(1, 6) for value in ratings.values()
    ):
        raise WritingUnusable(_("Rate each aspect between one and five."))
    said = " ".join((title, text, pros, cons))
    language = language_of(said) or writing.language
    return replace(
        writing,
        text=text,
        title=one_line(title, LONGEST_TITLE),
        pros=one_line(pros, LONGEST_SHORT),
        cons=one_line(cons, LONGEST_SHORT),
        display_name=one_line(name, LONGEST_NAME),
        aspects=ratings,
        language=language if language in LANGUAGES else "en",
    )


def harm(words: str) -> str:
    """The ground on which a review waits for a person before it is shown, or empty. Only what hurts by
    being seen: other people's data, and advertising by links. How it is said never counts."""
    if _ADDRESS.search(words) or _PHONE.search(words) or _IBAN.search(words):
        return str(Ground.PERSONAL_DATA)
    if len(_LINK.findall(words)) > MOST_LINKS:
        return str(Ground.ADVERTISING)
    return ""


def _fits(text: str, most: int, refusal: str) -> None:
    if len(text) > most:
        raise WritingUnusable(refusal % {"count": f"{len(text):,}"})
