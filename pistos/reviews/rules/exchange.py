"""Our own file of reviews: its columns, and what the seal of a row covers."""

import json
from collections.abc import Mapping
from typing import Any

from pistos.kit.languages import LANGUAGES
from pistos.reviews.facts import ReviewFacts, Translation
from pistos.reviews.rules.translations import PARTS, standing_translations

OWN_SOURCE = "pistos"
COLUMNS = (
    *("id", "product", "order_number", "stars", "title", "text", "pros", "cons", "aspects"),
    *("name", "language", "country", "written_at", "experienced_on", "verified", "given"),
    *("origin", "months_after", "state", "reply", "replied_at", "helpful", "quotable"),
    *("translations", "seal"),
)
"""The header of the CSV, and the keys of each object of the JSON. `verified`, `state`, `helpful` and
`quotable` (its author lets it be quoted elsewhere) are told for readers; an import takes none of them."""


def seal_of(facts: ReviewFacts) -> tuple[object, ...]:
    """What the seal covers: who bought what, and what was said of it."""
    return (
        *(
            facts.external_id,
            facts.product,
            facts.order_number,
            facts.stars,
            facts.title,
            facts.text,
        ),
        *(facts.pros, facts.cons, aspects_text(facts.aspects), facts.display_name, facts.language),
        *(facts.written_at, facts.origin, facts.months_after, facts.is_incentivised),
    )


def aspects_text(aspects: Mapping[str, int]) -> str:
    """ "fit:4 quality:5", in order of the codes."""
    return " ".join(f"{code}:{aspects[code]}" for code in sorted(aspects))


def translations_told(kept: Mapping[str, Mapping[str, Any]], version: int) -> dict[str, Any]:
    """What stands there in other languages, by language, part by part."""
    return {
        code: {name: getattr(words, name) for name in (*PARTS, "signed")}
        for code, words in standing_translations(kept, version)
    }


def translations_from(text: str) -> dict[str, Translation]:
    """What `translations_told` gave, as JSON; whatever is none is passed over."""
    try:
        told = json.loads(text) if text else {}
    except ValueError:
        return {}
    names = (*PARTS, "signed")
    return {
        code: Translation(**{name: str(words.get(name) or "") for name in names})
        for code, words in (told.items() if isinstance(told, dict) else ())
        if code in LANGUAGES and isinstance(words, dict)
    }


def aspects_from(text: str) -> dict[str, int]:
    """What `aspects_text` was given; parts that are no rating are passed over."""
    found = {}
    for part in text.split():
        code, _, value = part.partition(":")
        if code and value.isdecimal() and 1 <= int(value) <= 5:
            found[code] = int(value)
    return found
