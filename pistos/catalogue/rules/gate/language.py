"""Whether each of the shop's languages can be read: written, in that language, plain and calm."""

import re
from collections.abc import Mapping
from typing import Any

from pistos.catalogue.rules.claims import capitals_in, is_shouting
from pistos.catalogue.rules.content import TEXT_PARTS
from pistos.catalogue.rules.gate.findings import WHOLE, Check, Draft, is_whole, passed
from pistos.kit.detecting import language_of

LONGEST_SENTENCE = 32
"""Words on average; longer sentences are hard to follow on a phone in any of the four languages."""
_SENTENCE = re.compile(r"[.;:!?·։;\n]+")


def checks(draft: Draft) -> list[Check]:
    """The shop's own language must be whole; another one that is not is left out and told."""
    found: list[Check] = []
    for code in draft.languages:
        text = draft.texts.get(code, {})
        is_own = code == draft.default_language
        found += [
            passed(bool(text.get(part)), f"no_{part}", blocks=is_own, language=code)
            for part in WHOLE
        ]
        if is_whole(text):
            found += _written(draft, code, text)
    return found


def _written(draft: Draft, code: str, text: Mapping[str, Any]) -> list[Check]:
    whole = "\n".join(_plain(text.get(part)) for part in TEXT_PARTS)
    product = draft.content["product"]
    capitals = capitals_in(whole, [product["brand"], product["model"], *_skus(draft)])
    spoken = language_of(str(text["description"]))
    sentences = [part.split() for part in _SENTENCE.split(str(text["description"])) if part.strip()]
    mean = sum(map(len, sentences)) / len(sentences) if sentences else 0
    missing_parts = [
        part
        for part in ("highlights", "instructions", "included", "terms")
        if not text.get(part) and any(other.get(part) for other in draft.texts.values())
    ]
    return [
        passed(not is_shouting(whole), "shouting", blocks=True, language=code),
        passed(len(capitals) < 2, "capitals", language=code, detail=", ".join(capitals[:3])),
        passed(spoken in ("", code), "other_language", blocks=True, language=code, detail=spoken),
        passed(mean <= LONGEST_SENTENCE, "long_sentences", language=code, detail=f"{mean:.0f}"),
        passed(
            not missing_parts, "part_untranslated", language=code, detail=", ".join(missing_parts)
        ),
        passed(
            all(photo["alt"].get(code) for photo in draft.content["photos"]),
            "alt_missing",
            language=code,
        ),
    ]


def _skus(draft: Draft) -> list[str]:
    return [variant["sku"] for variant in draft.content["variants"]]


def _plain(value: object) -> str:
    return "\n".join(value) if isinstance(value, list | tuple) else str(value or "")
