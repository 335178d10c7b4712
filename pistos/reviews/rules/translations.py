"""A review in another language: which words stand there, and what may be called a translation.

Kept by language on the review: the words, who signed them, and the version of the author's words that they
are of. Once the author changes these, or refuses the translation, it is not shown.
"""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from pistos.conversations.rules.tidying import many_lines
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.reviews.facts import Translation
from pistos.reviews.rules.content import LONGEST_SHORT, LONGEST_TEXT, LONGEST_TITLE, harm

PARTS = {
    "title": LONGEST_TITLE,
    "text": LONGEST_TEXT,
    "pros": LONGEST_SHORT,
    "cons": LONGEST_SHORT,
}
_NUMBER = re.compile(r"\d+")


class TranslationUnusable(Refused):
    """What does not say the same as the author said, or cannot be seen to."""


def translation_in(
    kept: Mapping[str, Mapping[str, Any]], language: str, version: int
) -> Translation | None:
    """The translation into a language that may stand there, of these words of the author."""
    found = kept.get(language, {})
    if found.get("version") != version or found.get("is_refused"):
        return None
    return Translation(**{name: found.get(name, "") for name in (*PARTS, "signed")})


def standing_translations(
    kept: Mapping[str, Mapping[str, Any]], version: int
) -> list[tuple[str, Translation]]:
    """Those that may stand there, by language."""
    found = ((code, translation_in(kept, code, version)) for code in LANGUAGES)
    return [(code, words) for code, words in found if words is not None]


def is_refused(kept: Mapping[str, Mapping[str, Any]], language: str, version: int) -> bool:
    """Whether the author said of these words that they did not mean what the translation says."""
    found = kept.get(language, {})
    return bool(found.get("is_refused")) and found.get("version") == version


def kept_translation(given: Translation, version: int) -> dict[str, object]:
    """As `translation_in` reads it."""
    return {name: getattr(given, name) for name in (*PARTS, "signed")} | {"version": version}


def checked_translation(
    original: Translation, given: Translation, *, source: str, language: str
) -> Translation:
    """The translation as it can be kept: every part that the author wrote, and no other; with the author's
    numbers. Refuses with TranslationUnusable."""
    if language not in LANGUAGES or language == source:
        raise TranslationUnusable(_("Choose another language than the author's."))
    said = {name: many_lines(getattr(given, name)).strip() for name in PARTS}
    said |= {name: " ".join(said[name].split()) for name in ("title", "pros", "cons")}
    for name, longest in PARTS.items():
        if bool(said[name]) != bool(getattr(original, name)):
            raise TranslationUnusable(
                _("Translate every part that the author wrote, and add none.")
            )
        if len(said[name]) > 2 * longest:
            raise TranslationUnusable(_("This is far longer than what the author wrote."))
    whole, theirs = _all(said), _all({name: getattr(original, name) for name in PARTS})
    if whole == theirs:
        raise TranslationUnusable(_("This is the original."))
    if sorted(_NUMBER.findall(whole)) != sorted(_NUMBER.findall(theirs)):
        raise TranslationUnusable(_("The numbers must be those that the author wrote."))
    if harm(whole):
        raise TranslationUnusable(_("Take addresses, numbers and links out: it is public."))
    return Translation(**said, signed=given.signed)


def _all(parts: Mapping[str, str]) -> str:
    return "\n".join(parts[name] for name in PARTS)
