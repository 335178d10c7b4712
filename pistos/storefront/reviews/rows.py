"""Reviews as a page shows them: plain values, no queries."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from pistos.kit.languages import LANGUAGES, text_in
from pistos.reviews.facts import Figures
from pistos.reviews.models import IMPORTED, Review
from pistos.reviews.rules.scores import is_divided, is_few
from pistos.reviews.rules.translations import translation_in

SMALL, LARGE = 160, 1200


def review_rows(
    found: Iterable[Review], language: str, aspects: Mapping[str, Mapping[str, str]]
) -> list[dict[str, Any]]:
    """For `reviews/row.html`. `found` came with `photos` and `live_replies`; `aspects` are names by code."""
    return [review_row(each, language, aspects) for each in found]


def review_row(
    review: Review, language: str, aspects: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    reply = next(iter(getattr(review, "live_replies", ())), None)
    name = review.source.removeprefix(IMPORTED) if review.source.startswith(IMPORTED) else ""
    is_foreign = review.language != language
    return {
        "review": review,
        "url": reverse("storefront:review", args=[review.public_id]),
        "language": review.language if is_foreign else "",
        "translation": translation_in(review.translations, language, review.version)
        if is_foreign
        else None,
        "language_name": LANGUAGES.get(review.language, ""),
        "aspects": [
            (text_in(aspects.get(code, {}), language) or code, value)
            for code, value in review.aspects.items()
        ],
        "imported_from": name,
        "photos": [_pictured(review, photo) for photo in review.photos.all()]
        if review.photo_count
        else [],
        "reply": reply,
        "reply_language": reply.language if reply and reply.language != language else "",
        "is_erased": review.emptied_at is not None,
    }


def _pictured(review: Review, photo: Any) -> dict[str, Any]:
    def address(width: int) -> str:
        return reverse("storefront:review-photo", args=[review.public_id, photo.pk, width])

    ratio = photo.height / photo.width
    return {
        "small": address(SMALL),
        "large": address(LARGE),
        "width": SMALL,
        "height": round(SMALL * ratio),
        "id": photo.pk,
    }


def glance(figures: Figures | None) -> dict[str, Any] | None:
    """Mean, count and distribution, with what stands beside them; None without a review."""
    if figures is None or not (figures.count or figures.removed_count):
        return None
    return {
        "figures": figures,
        "count": figures.count,
        "mean": figures.mean,
        "stars": figures.stars,
        "is_few": is_few(figures),
        "is_divided": is_divided(figures),
        "removed": figures.removed_count,
        "removed_share": figures.removed_share,
        "whole": figures.count + figures.removed_count,
    }


def card_stars(figures: Figures | None) -> dict[str, Any] | None:
    """The line on a card: mean and count."""
    if figures is None or not figures.count:
        return None
    return {"mean": figures.mean, "count": figures.count}
