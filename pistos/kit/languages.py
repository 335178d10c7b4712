"""The working languages of Pistos, and text kept in several of them."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError

LANGUAGES = {"en": "English", "el": "Ελληνικά", "sl": "Slovenščina", "hy": "Հայերեն"}

Translated = dict[str, str]
"""Language code to text; kept in a JSON column."""


def text_in(translated: Mapping[str, str], language: str, fallback: str = "en") -> str:
    """The text in `language`, else in `fallback`, else in any language, else empty."""
    if translated.get(language):
        return translated[language]
    if translated.get(fallback):
        return translated[fallback]
    return next((text for text in translated.values() if text), "")


def validate_translated(value: object) -> None:
    """Refuses anything but a mapping of known language codes to text."""
    if not isinstance(value, dict) or not all(
        code in LANGUAGES and isinstance(text, str) for code, text in value.items()
    ):
        raise ValidationError("Expected texts by language code.")
