"""Prepared answers: variables in braces are filled before sending, or the sending is refused."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields

from django.utils.translation import gettext as _

from pistos.kit.errors import Refused

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]{0,40})\}|[{}]")


class MacroUnfilled(Refused):
    """A variable is unknown, or nothing is known to put in its place; the text names it."""


@dataclass(frozen=True, slots=True)
class MacroValues:
    """What can be put into a macro; an empty one cannot.

    `customer` is the name or form of address, `due` a time in words with its own "until"
    (`kit.words.until_words`), `link` the address of the order's page.
    """

    customer: str = ""
    order: str = ""
    agent: str = ""
    shop: str = ""
    due: str = ""
    tracking: str = ""
    link: str = ""


VARIABLES = frozenset(field.name for field in fields(MacroValues))


def fill_macro(text: str, values: MacroValues) -> str:
    """The text with its variables filled: "{customer}". "{{" and "}}" stand for braces.

    Refuses unknown and empty variables. What is put in is not read again for variables.
    """

    def put(found: re.Match[str]) -> str:
        if found.group() in ("{{", "}}"):
            return found.group()[0]
        name = _name_in(found)
        value = " ".join(getattr(values, name).split())
        if not value:
            raise MacroUnfilled(
                _(
                    "Nothing is known to put in place of %(variable)s."
                    " Write it yourself, or take that sentence out."
                )
                % {"variable": f"{{{name}}}"}
            )
        return value

    return _BRACES.sub(put, text)


def variables_of(text: str) -> set[str]:
    """The names in braces, known or not."""
    return {found.group(1).strip() for found in _BRACES.finditer(text) if found.group(1)}


def check_macro(texts: Mapping[str, str]) -> None:
    """Refuses a macro with a variable that does not exist, or with braces that do not close."""
    for text in texts.values():
        for found in _BRACES.finditer(text):
            if found.group() not in ("{{", "}}"):
                _name_in(found)


def check_filled(text: str) -> None:
    """Refuses to send a text in which a variable of ours was left in its braces."""
    left = sorted(variables_of(text) & VARIABLES)
    if left:
        raise MacroUnfilled(
            _("%(variable)s still stands in the text. Put the right words in its place.")
            % {"variable": f"{{{left[0]}}}"}
        )


def _name_in(found: re.Match[str]) -> str:
    if found.group(1) is None:
        raise MacroUnfilled(
            _("A brace in the text has no partner. Write {{ or }} where you mean the brace itself.")
        )
    name = found.group(1).strip()
    if name not in VARIABLES:
        raise MacroUnfilled(
            _("There is no %(variable)s to fill in. You can use: %(known)s.")
            % {
                "variable": f"{{{name}}}",
                "known": ", ".join(f"{{{known}}}" for known in sorted(VARIABLES)),
            }
        )
    return name
