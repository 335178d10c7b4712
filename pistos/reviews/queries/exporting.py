"""Published reviews on their way out, all of them, in portions: memory does not grow with their number."""

import csv
import io
import json
from collections.abc import Iterator

from django.db.models import QuerySet

from pistos.kit.csvs import safe_cell
from pistos.reviews.facts import ReviewFacts
from pistos.reviews.models import Review, State
from pistos.reviews.queries.public import bring_what_belongs_to
from pistos.reviews.rules.exchange import (
    COLUMNS,
    OWN_SOURCE,
    aspects_text,
    seal_of,
    translations_told,
)
from pistos.reviews.rules.sealing import sealed

PORTION = 1_000


def portion_after(pk: int, size: int = PORTION) -> list[Review]:
    """The next published reviews by id, with product, photos and live reply; at most four queries."""
    return _brought(_after(pk)[:size])


def _after(pk: int) -> QuerySet[Review]:
    # A thousand reviews are of few products: these are read once each, not once a review.
    shown = Review.objects.filter(state=State.PUBLISHED, pk__gt=pk).prefetch_related("product")
    return shown.defer("signals", "author_token").order_by("pk")


def _brought(found: QuerySet[Review]) -> list[Review]:
    rows = list(found)
    bring_what_belongs_to(rows)
    return rows


def portions() -> Iterator[list[Review]]:
    """All of them, with the orders that they belong to."""
    after = 0
    while found := _brought(_after(after).select_related("order_line__order")[:PORTION]):
        yield found
        after = found[-1].pk


def own_csv() -> Iterator[str]:
    """Our own file, in pieces; cells that a spreadsheet would run are made harmless, and read back so."""
    yield _lines([dict(zip(COLUMNS, COLUMNS, strict=True))])
    for found in portions():
        yield _lines([_row(review) for review in found])


def own_json() -> Iterator[str]:
    """The same as a list of objects."""
    yield "["
    is_first = True
    for found in portions():
        told = ",\n".join(json.dumps(_document(review), ensure_ascii=False) for review in found)
        yield told if is_first else f",\n{told}"
        is_first = False
    yield "]\n"


def facts_of(review: Review) -> ReviewFacts:
    """A review as our own file tells it."""
    product = review.product
    reply = next(iter(getattr(review, "live_replies", ())), None)
    line = review.order_line
    return ReviewFacts(
        source=OWN_SOURCE,
        external_id=review.public_id,
        product=product.slug or product.ref,
        stars=review.stars,
        written_at=review.written_at,
        title=review.title,
        text=review.text,
        pros=review.pros,
        cons=review.cons,
        aspects=review.aspects,
        display_name=review.display_name,
        language=review.language,
        country=review.country,
        order_number=line.order.number if line else "",
        experienced_on=review.experienced_on,
        is_incentivised=review.is_incentivised,
        reply=reply.text if reply else "",
        replied_at=reply.written_at if reply else None,
        origin=review.source,
        months_after=review.months_after,
    )


def _document(review: Review) -> dict[str, object]:
    facts = facts_of(review)
    return {
        "id": facts.external_id,
        "product": facts.product,
        "order_number": facts.order_number,
        "stars": facts.stars,
        "title": facts.title,
        "text": facts.text,
        "pros": facts.pros,
        "cons": facts.cons,
        "aspects": dict(facts.aspects),
        "name": facts.display_name,
        "language": facts.language,
        "country": facts.country,
        "written_at": facts.written_at.isoformat(),
        "experienced_on": facts.experienced_on.isoformat() if facts.experienced_on else None,
        "verified": review.is_verified,
        "given": facts.is_incentivised,
        "origin": facts.origin,
        "months_after": facts.months_after,
        "state": review.state,
        "reply": facts.reply,
        "replied_at": facts.replied_at.isoformat() if facts.replied_at else None,
        "helpful": review.helpful_count,
        "quotable": review.quotable_since is not None,
        "translations": translations_told(review.translations, review.version),
        "seal": sealed(seal_of(facts)) if facts.order_number else "",
    }


def _row(review: Review) -> dict[str, str]:
    told = _document(review)
    return {
        **{name: _cell(value) for name, value in told.items()},
        "aspects": aspects_text(review.aspects),
        "translations": _json(told["translations"]),
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False) if value else ""


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(str(value))


def _lines(rows: list[dict[str, str]]) -> str:
    text = io.StringIO()
    csv.DictWriter(text, COLUMNS).writerows(rows)
    return text.getvalue()
