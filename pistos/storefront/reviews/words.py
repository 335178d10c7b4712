"""What the public reads about reviews, in words: grounds, sources, aspects, sides."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from pistos.kit.languages import LANGUAGES, text_in
from pistos.reviews.facts import AspectMean, Highlight
from pistos.reviews.queries.divided import Group, Sides

SORTS: Mapping[str, Any] = {
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "highest": gettext_lazy("Most stars first"),
    "lowest": gettext_lazy("Fewest stars first"),
    "helpful": gettext_lazy("Most helpful first"),
}
STARS_SAID: Mapping[int, Any] = {
    5: pgettext_lazy("five stars", "very good"),
    4: pgettext_lazy("four stars", "good"),
    3: pgettext_lazy("three stars", "middling"),
    2: pgettext_lazy("two stars", "poor"),
    1: pgettext_lazy("one star", "very poor"),
}


def aspect_rows(found: Sequence[AspectMean], language: str) -> list[dict[str, Any]]:
    return [
        {
            "name": text_in(each.name, language) or each.code,
            "mean": each.mean,
            "count": each.count,
            "low": each.low,
        }
        for each in found
    ]


def highlight_rows(found: Sequence[Highlight], language: str) -> list[dict[str, Any]]:
    """What several say, each with the reviews that say so; the page leads to the newest of them."""
    return [
        {
            "words": each.words or text_in(each.name, language) or each.code,
            "language": each.language if each.language != language else "",
            "is_quote": each.kind == "words",
            "count": each.count,
            "of": each.of,
            "review_ids": each.review_ids,
        }
        for each in found
        if each.review_ids
    ]


def side_rows(sides: Sides, variants: Mapping[str, str]) -> dict[str, Any]:
    """Who likes it and who does not. Groups of a variant that is not sold any more are left out."""
    return {
        "fond": [row for group in sides.fond if (row := _group(group, variants))],
        "cool": [row for group in sides.cool if (row := _group(group, variants))],
        "of": sides.of,
    }


def _group(group: Group, variants: Mapping[str, str]) -> dict[str, Any] | None:
    words = ""
    if group.kind == "language":
        words = _("who write in: %(language)s") % {"language": LANGUAGES.get(group.value, "")}
    elif group.kind == "after_use":
        later = group.value == "later"
        words = _("after months of use") if later else _("soon after it came")
    elif variants.get(group.value):
        words = _("who bought: %(variant)s") % {"variant": variants[group.value]}
    if not words:
        return None
    liked = group.liked
    return {"words": words, "liked": int(liked.numerator), "of": int(liked.denominator)}
