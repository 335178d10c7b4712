"""A product's reviews for the widget on other sites: words, figures and a page of the list, as JSON."""

import json
from urllib.parse import parse_qs

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from pistos.catalogue.models import Product
from pistos.kit import words
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES, text_in
from pistos.reviews.facts import Figures, Filters
from pistos.reviews.models import Review
from pistos.reviews.queries.public import figures_of, product_shown, reviews_of
from pistos.shop.queries import the_shop_or_none

SIZE = 5
_LONGEST_KEY = 200


def packed_reviews(query: str) -> bytes | None:
    """What the widget asked for; None where the product, the sort or the place is none of ours."""
    given = {name: values[0] for name, values in parse_qs(query).items()}
    language = given.get("lang", "en")
    product = product_shown(given.get("product", "")[:120])
    shop = the_shop_or_none()
    if product is None or shop is None or language not in LANGUAGES:
        return None
    stars = given.get("stars", "")
    try:
        page = reviews_of(
            product.pk,
            Filters(stars=int(stars) if stars.isdecimal() else None),
            sort=given.get("sort", ""),
            after=given.get("after", "")[:_LONGEST_KEY],
            size=SIZE,
        )
    except Refused:
        return None
    figures = figures_of([product.pk]).get(product.pk, Figures())
    with override(language):
        told = {
            "words": texts(),
            **_told(figures, language),
            "product": text_in(product.name, language, shop.default_language),
            "shop": shop.name,
            "page": _address("storefront:product", product),
            "how": _address("storefront:reviews-how"),
            "reviews": [_review(review) for review in page.rows],
            "next": page.next_key or "",
        }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def texts() -> dict[str, object]:
    """Every text of the widget in the language in use; braces are filled in by the widget."""
    return {
        "title": _("Reviews of {product}"),
        "mean": _("of 5 stars, {count}"),
        "none": _("Nobody has reviewed this yet."),
        "stars": [
            ngettext("%(count)s star", "%(count)s stars", count) % {"count": count}
            for count in range(1, 6)
        ],
        "sort": pgettext("of a list", "Sort by"),
        "sorts": {
            "newest": _("Newest first"),
            "oldest": _("Oldest first"),
            "lowest": _("Fewest stars first"),
            "highest": _("Most stars first"),
            "helpful": _("Most helpful first"),
        },
        "more": _("More reviews"),
        "away": _("The reviews cannot be reached just now. Please try again in a minute."),
        "verified": _("Proven purchase"),
        "imported": _("from another shop, not proven"),
        "given": _("got something for writing it"),
        "nameless": _("A buyer"),
        "reply": _("The shop's answer"),
        "shop": _("This product at {shop}"),
        "how": _("How we verify reviews"),
    }


def _told(figures: Figures, language: str) -> dict[str, object]:
    verified = ngettext(
        "%(count)s is of a proven purchase.",
        "%(count)s are of proven purchases.",
        figures.verified,
    )
    removed = ngettext(
        "%(count)s was removed or refused on a published ground.",
        "%(count)s were removed or refused on published grounds.",
        figures.removed_count,
    )
    counted = ngettext("%(count)s review", "%(count)s reviews", figures.count)
    return {
        "count": figures.count,
        "counted": counted % {"count": words.number_words(figures.count, language)},
        "mean": figures.mean,
        "stars": figures.stars,
        "verified_words": verified % {"count": words.number_words(figures.verified, language)},
        "removed_words": removed % {"count": words.number_words(figures.removed_count, language)}
        if figures.removed_count
        else "",
    }


def _review(review: Review) -> dict[str, object]:
    reply = next(iter(getattr(review, "live_replies", ())), None)
    return {
        "id": review.public_id,
        "stars": review.stars,
        "title": review.title,
        "text": review.text,
        "pros": review.pros,
        "cons": review.cons,
        "name": review.display_name,
        "language": review.language,
        "at": review.written_at.isoformat(),
        "verified": review.is_verified,
        "imported": review.source.startswith("imported:"),
        "given": review.is_incentivised,
        "reply": {"text": reply.text, "language": reply.language} if reply else None,
    }


def _address(name: str, product: Product | None = None) -> str:
    try:
        return reverse(name, args=[product.slug] if product else [])
    except NoReverseMatch:
        return ""
