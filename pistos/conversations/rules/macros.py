"""Prepared answers: variables in braces are filled before sending, or the sending is refused."""

from collections.abc import Mapping
from dataclasses import dataclass

from pistos.kit.errors import Refused


class MacroUnfilled(Refused):
    """A variable is unknown, or nothing is known to put in its place; the text names it."""


@dataclass(frozen=True, slots=True)
class MacroValues:
    """What can be put into a macro; an empty one cannot."""

    customer: str = ""
    order: str = ""
    agent: str = ""
    shop: str = ""
    due: str = ""
    tracking: str = ""
    link: str = ""


def fill_macro(text: str, values: MacroValues) -> str:
    """The text with its variables filled: "{customer}". "{{" and "}}" stand for braces.

    Refuses unknown and empty variables.
    """
    return text


def variables_of(text: str) -> set[str]:
    """The names in braces, known or not."""
    return set()


def check_macro(texts: Mapping[str, str]) -> None:
    """Refuses a macro with a variable that does not exist, or with braces that do not close."""
