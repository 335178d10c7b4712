"""Everything that the shop's pages may store in a browser, and nothing else: a test compares.

All of it is needed for what a visitor asked for, so none of it needs consent (EPR-01).
"""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from pistos.kit.words import days_words

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Stored:
    """`seconds` is how long it stays; 0 is as long as the tab is open, None until it is deleted."""

    name: str
    purpose: str
    seconds: int | None


def stored() -> list[Stored]:
    """In the order in which a visitor may meet them."""
    return [
        Stored(
            settings.CSRF_COOKIE_NAME,
            _("Protects forms: nobody else can send one in your name."),
            settings.CSRF_COOKIE_AGE,
        ),
        Stored(
            settings.SESSION_COOKIE_NAME,
            _("Carries the answer to a form you sent to the next page."),
            settings.SESSION_COOKIE_AGE,
        ),
        Stored("pistos_cart", _("Remembers your cart."), 90 * DAY),
        Stored("pistos_account", _("Keeps you signed in, after you signed in."), 60 * DAY),
        Stored("theme", _("Remembers the colours that you chose: light or dark."), 365 * DAY),
        Stored(
            "pistos-chat",
            _("Remembers your conversation in the chat, after you wrote or answered a question."),
            None,
        ),
        Stored("pistos-chat-draft", _("Keeps words in the chat that you have not sent yet."), 0),
    ]


def cookie_rows(language: str) -> list[tuple[str, str, str]]:
    """Name, purpose and term, in words."""
    return [(row.name, row.purpose, _term(row.seconds, language)) for row in stored()]


def _term(seconds: int | None, language: str) -> str:
    if seconds is None:
        return _("It stays until you delete it.")
    if not seconds:
        return _("It is gone when you close the tab.")
    return _("It stays for %(span)s.") % {"span": days_words(seconds // DAY, language)}
