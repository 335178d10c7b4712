"""Who is named in a note: "@Ben"."""

import re
from collections.abc import Mapping

_AT = re.compile(r"(?<!\w)@")


def mentioned(text: str, people: Mapping[int, str]) -> list[int]:
    """The ids of people whose name follows an "@", longer names first, in whatever case."""
    by_length = sorted(people.items(), key=lambda one: -len(one[1]))
    found = set()
    for mark in _AT.finditer(text):
        rest = text[mark.end() :].casefold()
        for id_, name in by_length:
            if _starts_with(rest, name.casefold().strip()):
                found.add(id_)
                break
    return sorted(found)


def _starts_with(rest: str, name: str) -> bool:
    after = rest[len(name) : len(name) + 1]
    return bool(name) and rest.startswith(name) and not (after.isalnum() or after == "_")
