"""The widgets, each as one file: its parts in order, inside one function."""

import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "widget"
PARTS = (
    *("cards", "memory", "wire", "chat", "looks", "parts", "cover", "signs"),
    *("said", "options", "panel", "start"),
)
REVIEWS = ("parts", "reviews")


@dataclass(frozen=True, slots=True)
class Script:
    body: bytes
    packed: bytes
    tag: str


@cache
def script() -> Script:
    """`/chat.js`: about 12 KB packed; `tag` changes with its content."""
    return _packed(PARTS)


@cache
def reviews_script() -> Script:
    """`/reviews.js`: a product's reviews on any site."""
    return _packed(REVIEWS)


def _packed(parts: Iterable[str]) -> Script:
    sources = [(FOLDER / f"{name}.js").read_text() for name in parts]
    lines = [
        line.strip()
        for source in sources
        for line in source.splitlines()
        if line.strip() and not line.lstrip().startswith("//")
    ]
    text = '(() => {\n"use strict";\n' + "\n".join(lines) + "\n})();\n"
    body = text.encode()
    return Script(body, gzip.compress(body, 9, mtime=0), hashlib.sha256(body).hexdigest()[:16])
