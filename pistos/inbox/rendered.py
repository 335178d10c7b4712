"""Pieces of pages that were rendered before: the same row and the same message look the same.

A piece is kept under everything that its look depends on, so it can never be stale. Each process keeps
its own; what is lost is rendered anew.
"""

from collections.abc import Hashable, Mapping
from typing import Any

from django.template.loader import get_template
from django.utils.safestring import SafeString

MOST = 4_000


class Pieces:
    """At most `MOST` pieces of one template; when it is full it begins anew."""

    def __init__(self, template: str) -> None:
        self.template = template
        self.kept: dict[Hashable, SafeString] = {}

    def html(self, key: Hashable, context: Mapping[str, Any]) -> SafeString:
        """The piece that is kept under `key`, rendered from `context` where it is not there yet."""
        found = self.kept.get(key)
        if found is not None:
            return found
        made = SafeString(get_template(self.template).render(dict(context)))
        if len(self.kept) >= MOST:
            self.kept.clear()
        self.kept[key] = made
        return made
