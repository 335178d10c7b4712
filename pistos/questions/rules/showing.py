"""What is held for a person before it is public, and why anything may be taken away. Sharpness is neither."""

import re

from pistos.help.rules.seeking import masked

LONGEST_QUESTION = 1_000
LONGEST_ANSWER = 4_000
LONGEST_SUGGESTION = 2_000
LONGEST_NAME = 60

REMOVALS = ("illegal", "personal_data", "advertising", "other_matter")
"""The published reasons. There is none for criticism, for harsh words, nor for what harms a sale."""
"""Why something waits: it advertises by its look, a program wrote it, a report says that it is against the
law."""
MOST_LINKS = 1
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|info|shop|ru|xyz|top|biz)\b", re.I
)


def held_for(text: str, *, is_by_program: bool) -> str:
    """Why a text waits for a person; empty for the rest, which is public at once."""
    if is_by_program:
        return "program"
    return "links" if len(_LINK.findall(text)) > MOST_LINKS else ""


def public_text(text: str, longest: int) -> str:
    """The text as everybody may read it: lines kept, cards, mail addresses and long numbers masked."""
    lines = (masked(line, longest) for line in text[: longest * 2].splitlines())
    kept: list[str] = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept).strip()[:longest]


def public_name(name: str) -> str:
    return masked(name, LONGEST_NAME)
