"""Names, subjects and texts from outside, made harmless before they are stored."""

import unicodedata

BIDI = dict.fromkeys(
    [0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF]
)
"""Marks that turn the direction of writing: in a name or a subject they only deceive."""

TRICKS = dict.fromkeys([0x0000, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""NUL, and what turns the direction of all that follows; the marks that a mixed text needs may stay."""

JOINER = "\u200d"
FLAGS = range(0x1F1E6, 0x1F200)
"""Two of these make one flag."""


def one_line(text: str, most: int) -> str:
    """A name or subject: one line, without controls and direction marks, `most` characters at most."""
    plain = text[: most * 8].translate(BIDI)
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in plain)
    return cut(" ".join(plain.split()), most)


def many_lines(text: str) -> str:
    """A text as PostgreSQL can keep it: without NUL and lone surrogates, else untouched."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def without_tricks(text: str) -> str:
    """A text that PostgreSQL can keep, and that no reader is deceived by."""
    return many_lines(text.translate(TRICKS))


def cut(text: str, most: int) -> str:
    """At most `most` characters; what people see as one sign (a flag, an accent, a family) stays whole."""
    if len(text) <= most:
        return text
    end = most
    while end and _is_inside_a_sign(text, end):
        end -= 1
    return text[: end or most].rstrip()


def _is_inside_a_sign(text: str, place: int) -> bool:
    after, before = text[place], text[place - 1]
    if unicodedata.combining(after) or after == JOINER or before == JOINER:
        return True
    if unicodedata.category(after) in ("Mn", "Me") or 0x1F3FB <= ord(after) <= 0x1F3FF:
        return True
    flags = 0
    while flags < place and ord(text[place - 1 - flags]) in FLAGS:
        flags += 1
    return ord(after) in FLAGS and flags % 2 == 1
