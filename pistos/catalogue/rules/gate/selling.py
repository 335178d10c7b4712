"""What a buyer needs to decide: enough, well shown, and not so much that it drowns them."""

from collections.abc import Mapping, Sequence
from typing import Any

from pistos.catalogue.rules.gate.findings import Check, Draft, passed

LEAST_PIXELS = 800
LEAST_WORDS = 25
MOST_WORDS = 700
MOST_SUMMARY = 300
MOST_TITLE = 90
MOST_HIGHLIGHTS = 6
LONGEST_HIGHLIGHT = 90
MOST_PHOTOS = 16
LEAST_WEIGHT_OF_FACTS = 3


def checks(draft: Draft) -> list[Check]:
    return [
        *_photos(draft),
        passed(
            len(draft.content["facts"]) >= min(LEAST_WEIGHT_OF_FACTS, len(draft.attributes)),
            "few_facts",
        ),
        *(
            check
            for code in (draft.written() or [draft.default_language])
            for check in _text(draft, code)
        ),
    ]


def _photos(draft: Draft) -> list[Check]:
    """Enough, sharp, from several sides, true in colour, with who took them and when (S0-28)."""
    photos: Sequence[Mapping[str, Any]] = draft.content["photos"]
    wanted = draft.needs_photos
    if not wanted:
        return []
    found = [
        passed(
            len(photos) >= wanted, "few_photos", blocks=True, detail=f"{len(photos)} / {wanted}"
        ),
        passed(
            len({photo["angle"] for photo in photos}) >= min(2, wanted), "one_angle", blocks=True
        ),
        passed(any(photo["is_colour_true"] for photo in photos), "no_true_colour", blocks=True),
        passed(len(photos) <= MOST_PHOTOS, "many_photos", detail=str(len(photos))),
    ]
    for number, photo in enumerate(photos, 1):
        is_sharp = min(photo["width"], photo["height"]) >= LEAST_PIXELS
        size = f"{number}: {photo['width']} x {photo['height']}"
        found += [
            passed(is_sharp, "small_photo", blocks=True, detail=size),
            passed(bool(photo["author"]), "photo_without_author", blocks=True, detail=str(number)),
            passed(bool(photo["taken_on"]), "photo_without_date", blocks=True, detail=str(number)),
        ]
    return found


def _text(draft: Draft, code: str) -> list[Check]:
    text = draft.texts.get(code, {})
    words = len(str(text.get("description", "")).split())
    highlights = list(text.get("highlights", ()))
    return [
        passed(
            words >= LEAST_WORDS, "short_description", blocks=True, language=code, detail=str(words)
        ),
        passed(words <= MOST_WORDS, "long_description", language=code, detail=str(words)),
        passed(
            len(str(text.get("summary", ""))) <= MOST_SUMMARY,
            "long_summary",
            language=code,
            detail=str(len(str(text.get("summary", "")))),
        ),
        passed(
            len(str(text.get("title", ""))) <= MOST_TITLE,
            "long_title",
            language=code,
            detail=str(len(str(text.get("title", "")))),
        ),
        passed(bool(highlights), "no_highlights", language=code),
        passed(
            len(highlights) <= MOST_HIGHLIGHTS,
            "many_highlights",
            language=code,
            detail=str(len(highlights)),
        ),
        passed(
            all(len(line) <= LONGEST_HIGHLIGHT for line in highlights),
            "long_highlight",
            language=code,
        ),
        *(
            passed(bool(text.get(part)), f"{part}_missing", blocks=True, language=code)
            for part in draft.required_parts
        ),
    ]
