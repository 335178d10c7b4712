"""Pieces of pages that were rendered before: the same row and the same message look the same.

A piece is kept under everything that its look depends on, so it can never be stale. What differs from
page to page and is only written down, a token against forgery above all, is a `fresh` value: its place
is kept, not the value. Each process keeps its own pieces; what is lost is rendered anew.
"""

from collections.abc import Hashable, Mapping
from secrets import token_hex
from typing import Any

from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

MOST = 4_000
MARK = f"[[{token_hex(12)} {{}}]]"
"""A fresh value's place in what is kept. Nobody who writes to the shop can guess it."""


def frozen(value: Any) -> Hashable:
    """Plain values as a key. A row of the database has none: it is equal to itself when it changed."""
    if isinstance(value, Mapping):
        return tuple([(name, frozen(one)) for name, one in value.items()])
    if isinstance(value, list | tuple):
        return tuple([frozen(one) for one in value])
    if isinstance(value, Promise):
        return str(value)
    if value is None or isinstance(value, str | int):
        return value
    raise TypeError(f"{type(value)} is no plain value")


class Pieces:
    """At most `most` pieces of one template; when it is full it begins anew."""

    def __init__(self, template: str, *, most: int = MOST) -> None:
        self.template = template
        self.most = most
        self.kept: dict[Hashable, SafeString] = {}

    def html(
        self, key: Hashable, context: Mapping[str, Any], fresh: Mapping[str, str] | None = None
    ) -> SafeString:
        """The piece that is kept under `key`, rendered from `context` where it is not there yet.

        The template may only write a `fresh` value as text, never ask about it.
        """
        places = {name: SafeString(MARK.format(name)) for name in fresh or {}}
        found = self.kept.get(key)
        if found is None:
            found = SafeString(get_template(self.template).render({**context, **places}))
            if len(self.kept) >= self.most:
                self.kept.clear()
            self.kept[key] = found
        for name, place in places.items():
            found = SafeString(found.replace(place, conditional_escape((fresh or {})[name])))
        return found

    def of(
        self, look: Mapping[str, Any], language: str, fresh: Mapping[str, str] | None = None
    ) -> SafeString:
        """The piece that plain values make in a language; they are its key as they are its context."""
        return self.html((language, frozen(look)), look, fresh)
