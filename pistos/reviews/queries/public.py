"""What the public reads of reviews: everything that is published, the newest first, nothing sorted away."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from pistos.catalogue.models import Product, ProductState
from pistos.kit.errors import NotFound
from pistos.kit.keyset import NoSuchPlace, Page, Sort, page_of
from pistos.kit.languages import LANGUAGES
from pistos.kit.prepared import Prepared
from pistos.reviews.facts import AspectMean, Figures, Filters, Highlight
from pistos.reviews.models import (
    WHOLE_SHOP,
    AspectFigures,
    ProductFigures,
    ProductVoice,
    PublicReply,
    Review,
    State,
)
from pistos.reviews.queries.aspects import aspect_names

Names = Mapping[str, Mapping[str, str]]
"""Of aspects, by code and language: `aspect_names()`."""

SORTS = {
    "newest": Sort("written_at", is_descending=True),
    "oldest": Sort("written_at"),
    "highest": Sort("stars", is_descending=True),
    "lowest": Sort("stars"),
    "helpful": Sort("helpful_count", is_descending=True),
}
DEFAULT_SORT = "newest"
SHOP_SORTS = ("newest", "oldest")
"""A list of all products' reviews goes by time alone."""

_READ = (
    "public_id product_id display_name stars title text pros cons aspects language state source"
    " is_verified is_incentivised months_after written_at changed_at outcome emptied_at replied_at"
    " photo_count helpful_count version translations"
).split()
"""What a list shows of a review."""

_ENDS = """
SELECT found.id FROM (VALUES (5), (4), (3), (2), (1)) AS of (stars)
CROSS JOIN LATERAL (
    SELECT id FROM reviews_review
    WHERE product_id = %s AND state = 'published' AND stars = of.stars
    ORDER BY helpful_count DESC, id DESC LIMIT 3
) AS found
"""

_STARS = Prepared(
    "reviews_stars",
    "bigint[]",
    "SELECT product_id, stars_1, stars_2, stars_3, stars_4, stars_5 FROM reviews_productfigures"
    " WHERE product_id = ANY($1)",
)


@dataclass(frozen=True, slots=True)
class Ends:
    """The strongest praise beside the strongest criticism: one of each, where there are both."""

    praise: Review | None
    criticism: Review | None


def figures_of(product_ids: Iterable[int]) -> dict[int, Figures]:
    """Counts of products that have reviews; one query. Products without any are left out."""
    rows = ProductFigures.objects.filter(product_id__in=list(product_ids))
    return {row.product_id: _figures(row) for row in rows}


def stars_of(product_ids: Sequence[int]) -> dict[int, Figures]:
    """How many gave which stars, of products that have reviews, and nothing else of them: for lists. One
    query."""
    with connection.cursor() as cursor:
        _STARS.execute(cursor, list(product_ids))
        return {id_: Figures(stars=tuple(counts)) for id_, *counts in cursor.fetchall()}


def shop_figures() -> Figures:
    """Counts over all products; one query."""
    return figures_of([WHOLE_SHOP]).get(WHOLE_SHOP, Figures())


def reviews_of(
    product_id: int | None,
    filters: Filters | None = None,
    *,
    sort: str = "",
    after: str = "",
    before: str = "",
    size: int = 10,
) -> Page[Review]:
    """A page of a product's published reviews, or of all products' (None); one query, one more where some
    have photos and one where some have a reply.

    One filter at a time. Refuses other sorts, filters and places than those that have their index.
    """
    name = sort or DEFAULT_SORT
    if name not in SORTS or (product_id is None and name not in SHOP_SORTS):
        raise NoSuchPlace(_("This list cannot be sorted that way."))
    shown = Review.objects.filter(state=State.PUBLISHED).only(*_READ)
    rows = _narrowed(shown, product_id, filters or Filters())
    place = SORTS[name]
    if filters and filters.stars and place.column == "stars":
        place = SORTS[DEFAULT_SORT]
    page = page_of(rows, place, after=after, before=before, size=size)
    bring_what_belongs_to(page.rows)
    return page


def bring_what_belongs_to(rows: Sequence[Review]) -> None:
    """Photos and live replies, asked for where there are some: no query, one or two."""
    live = Prefetch(
        "replies", queryset=PublicReply.objects.filter(is_live=True), to_attr="live_replies"
    )
    prefetch_related_objects([row for row in rows if row.photo_count], "photos")
    prefetch_related_objects([row for row in rows if row.replied_at], live)


def review_shown(public_id: str) -> Review:
    """One published review with photos and reply; NotFound for any other."""
    found = (
        Review.objects.filter(state=State.PUBLISHED, public_id=public_id)
        .select_related("product")
        .first()
    )
    if found is None:
        raise NotFound
    bring_what_belongs_to([found])
    return found


def product_shown(name: str) -> Product | None:
    """A product with a page, by its handle or one of its numbers; one query, two for a number."""
    rows = Product.objects.filter(state=ProductState.PUBLISHED)
    found = rows.filter(slug=name).first() if name else None
    if found is None and name:
        found = rows.filter(Q(sku=name) | Q(variants__sku=name)).order_by("pk").first()
    return found


def ends_of(product_id: int) -> Ends:
    """The most helpful praise (4 and 5 stars) and criticism (3 and fewer) with words; two queries."""
    with connection.cursor() as cursor:
        cursor.execute(_ENDS, [product_id])
        ids = [row[0] for row in cursor.fetchall()]
    rows = list(Review.objects.filter(pk__in=ids).defer("signals", "author_token"))
    rows.sort(key=lambda row: (bool(row.text), row.helpful_count, row.pk), reverse=True)
    return Ends(
        praise=next((row for row in rows if row.stars >= 4), None),
        criticism=next((row for row in rows if row.stars <= 3), None),
    )


def aspect_means(product_id: int, names: Names | None = None) -> list[AspectMean]:
    """How each aspect was rated, most rated first; one query, two where the names are not at hand."""
    rows = AspectFigures.objects.filter(product_id=product_id, count__gt=0).order_by(
        "-count", "code"
    )
    names = aspect_names() if names is None else names
    return [
        AspectMean(
            code=row.code,
            name=names.get(row.code, {"en": row.code}),
            count=row.count,
            mean=row.total / row.count,
            high=row.high,
            low=row.low,
        )
        for row in rows
    ]


def highlights_of(
    product_id: int, language: str = "", names: Names | None = None, *, most: int = 4
) -> tuple[list[Highlight], list[Highlight]]:
    """What is praised and what is criticised, each with its real reviews, at most so many on each side:
    aspects and words of the reader's language first; one query, two with aspects whose names are not at
    hand."""
    voice = ProductVoice.objects.filter(product_id=product_id).first()
    if voice is None:
        return [], []
    if names is None:
        has_aspects = any(each["kind"] == "aspect" for each in _both(voice))
        names = aspect_names() if has_aspects else {}
    praise, criticism = (
        sorted(
            (_highlight(each, names) for each in side),
            key=lambda point: bool(language) and point.language not in ("", language),
        )[:most]
        for side in (voice.praise, voice.criticism)
    )
    return praise, criticism


def _both(voice: ProductVoice) -> list[dict[str, object]]:
    return [*voice.praise, *voice.criticism]


def _highlight(kept: dict[str, object], names: Names) -> Highlight:
    code = str(kept.get("code", ""))
    ids: Sequence[str] = kept["review_ids"]  # type: ignore[assignment]  # a list, as it was kept
    return Highlight(
        kind=str(kept["kind"]),
        count=int(str(kept["count"])),
        of=int(str(kept["of"])),
        review_ids=tuple(ids),
        code=code,
        name=names.get(code, {}),
        words=str(kept.get("words", "")),
        language=str(kept.get("language", "")),
    )


def _narrowed(rows: QuerySet[Review], product_id: int | None, filters: Filters) -> QuerySet[Review]:
    chosen = [filters.stars, filters.language, filters.is_verified, filters.has_photos]
    if sum(bool(each) for each in chosen) > 1 or (product_id is None and any(chosen[1:])):
        raise NoSuchPlace(_("Choose one filter at a time."))
    if filters.stars and filters.stars not in range(1, 6):
        raise NoSuchPlace(_("Reviews have one to five stars."))
    if filters.language and filters.language not in LANGUAGES:
        raise NoSuchPlace(_("No review is written in that language."))
    if product_id is not None:
        rows = rows.filter(product_id=product_id)
    if filters.stars:
        return rows.filter(stars=filters.stars)
    if filters.language:
        return rows.filter(language=filters.language)
    if filters.is_verified:
        return rows.filter(is_verified=True)
    return rows.filter(photo_count__gt=0) if filters.has_photos else rows


def _figures(row: ProductFigures) -> Figures:
    return Figures(
        stars=(row.stars_1, row.stars_2, row.stars_3, row.stars_4, row.stars_5),
        verified=row.verified,
        verified_stars=row.verified_stars,
        with_photo=row.with_photo,
        incentivised=row.incentivised,
        imported=row.imported,
        second=row.second,
        replied=row.replied,
        resolved=row.resolved,
        sharp=row.sharp,
        sharp_replied=row.sharp_replied,
        held=row.held,
        withdrawn=row.withdrawn,
        removed=(row.removed_1, row.removed_2, row.removed_3, row.removed_4, row.removed_5),
        stamp=row.stamp,
    )
