"""Reviews of products out of files, by the thousand: known by their id there, quiet, never verified by a
file's own word."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from pistos.accounts.models import User
from pistos.catalogue.models import Product, Variant
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.likeness import fingerprint
from pistos.conversations.rules.tidying import many_lines, one_line
from pistos.kit.actors import Actor
from pistos.kit.copying import lock_until_commit
from pistos.kit.errors import Refused
from pistos.orders.models import Line
from pistos.reviews.actions.changing import all_words, set_state, weigh
from pistos.reviews.facts import RecordedReviews, ReviewFacts, Translation, Writing
from pistos.reviews.models import IMPORTED, Cause, Ground, PublicReply, Review, State
from pistos.reviews.queries.aspects import aspect_names
from pistos.reviews.rules.content import checked, harm
from pistos.reviews.rules.exchange import OWN_SOURCE, seal_of
from pistos.reviews.rules.sealing import is_sealed
from pistos.reviews.rules.translations import PARTS, checked_translation, kept_translation

BY = Actor.machine("import")
OWED_DAYS = 90
"""What was written elsewhere longer ago is owed no answer here: its time was another shop's."""


@dataclass(slots=True)
class _Batch:
    """What is read once for a batch."""

    products: Mapping[str, int]
    known: Mapping[tuple[str, str], Review]
    lines: dict[tuple[str, int], Line]
    staff: frozenset[str]
    aspects: frozenset[str]
    refused: dict[int, str] = field(default_factory=dict)
    differing: list[int] = field(default_factory=list)
    same: int = 0
    fresh: list[tuple[ReviewFacts, Review]] = field(default_factory=list)


@transaction.atomic
def record_reviews(*, batch: Sequence[ReviewFacts], at: datetime) -> RecordedReviews:
    """Records what is new; what is known stands as it is, and what differs from it is named.

    Published as imported and unverified; what harms by being seen, or was spam elsewhere, waits for a
    person. What another shop had hidden is shown. Nobody is written to and no event is published: the
    caller publishes one for all its batches.
    """
    for source in sorted({facts.source for facts in batch}):
        lock_until_commit(f"reviews:{source}")
    work = _read(batch)
    taken: set[tuple[str, str]] = set()
    for place, facts in enumerate(batch):
        key = (facts.source, facts.external_id)
        if key in taken:
            work.refused[place] = "review_twice"
            continue
        taken.add(key)
        _settle(work, place, facts, at)
    Review.objects.bulk_create([review for _, review in work.fresh], batch_size=1_000)
    _add_replies(work.fresh)
    return RecordedReviews(
        new=len(work.fresh),
        same=work.same,
        differing=tuple(work.differing),
        refused=work.refused,
    )


def _read(batch: Sequence[ReviewFacts]) -> _Batch:
    products = _products({facts.product for facts in batch})
    emails = {facts.email.lower() for facts in batch if facts.email}
    staff = User.objects.filter(email__in=emails).values_list("email", flat=True)
    return _Batch(
        products=products,
        known=_known(batch),
        lines=_lines({facts.order_number for facts in batch if facts.seal}),
        staff=frozenset(email.lower() for email in staff),
        aspects=frozenset(aspect_names()),
    )


def _products(names: Iterable[str]) -> dict[str, int]:
    """Products by whatever a file may call them; the handle wins over the reference, that over a number."""
    wanted = [name for name in names if name]
    found: dict[str, int] = {}
    rows = Product.objects.filter(
        Q(gtin__in=wanted) | Q(sku__in=wanted) | Q(ref__in=wanted) | Q(slug__in=wanted)
    )
    told = list(rows.order_by("-pk").values_list("pk", "gtin", "sku", "ref", "slug"))
    variants = Variant.objects.filter(Q(sku__in=wanted) | Q(gtin__in=wanted)).order_by("-pk")
    for pk, *names_of in variants.values_list("product_id", "gtin", "sku"):
        found.update({name: pk for name in names_of if name})
    for place in range(1, 5):
        found.update({str(row[place]): row[0] for row in told if row[place]})
    return found


def _known(batch: Sequence[ReviewFacts]) -> dict[tuple[str, str], Review]:
    """What stands already: by source and id there, and our own by the id in our export."""
    ids = [facts.external_id for facts in batch]
    rows = Review.objects.filter(external_source__in={f.source for f in batch}, external_id__in=ids)
    found = {(row.external_source, row.external_id or ""): row for row in rows}
    if any(facts.source == OWN_SOURCE for facts in batch):
        own = Review.objects.filter(public_id__in=ids)
        found |= {(OWN_SOURCE, row.public_id): row for row in own}
    return found


def _lines(numbers: set[str]) -> dict[tuple[str, int], Line]:
    """Lines by the order's number and the product, of people who are here, and not reviewed yet."""
    rows = Line.objects.filter(order__number__in=numbers, product__isnull=False)
    rows = rows.filter(order__customer__erased_at=None, reviews=None).select_related("order")
    return {(row.order.number, row.product_id or 0): row for row in rows.order_by("-pk")}


def _settle(work: _Batch, place: int, facts: ReviewFacts, at: datetime) -> None:
    stands = work.known.get((facts.source, facts.external_id))
    if stands is not None:
        if stands.emptied_at or (stands.stars, stands.text) == (facts.stars, _kept(facts.text)):
            work.same += 1
        else:
            work.differing.append(place)
        return
    product_id = work.products.get(facts.product)
    if product_id is None:
        work.refused[place] = "no_such_product"
    elif facts.email.lower() in work.staff:
        work.refused[place] = "by_staff"
    elif facts.written_at > at:
        work.refused[place] = "impossible_date"
    else:
        _begin(work, place, facts, product_id, at)


def _begin(work: _Batch, place: int, facts: ReviewFacts, product_id: int, at: datetime) -> None:
    try:
        content = checked(_writing(facts, work.aspects), work.aspects)
    except Refused:
        work.refused[place] = "too_long"
        return
    review = _review(facts, content, product_id, at)
    line = work.lines.pop((facts.order_number, product_id), None) if facts.seal else None
    if line is not None and is_sealed(seal_of(facts), facts.seal):
        _prove(review, facts, line)
    work.fresh.append((facts, review))


def _writing(facts: ReviewFacts, aspects: frozenset[str]) -> Writing:
    return Writing(
        stars=facts.stars,
        title=without_cards(facts.title),
        text=_kept(facts.text),
        pros=without_cards(facts.pros),
        cons=without_cards(facts.cons),
        display_name=without_cards(facts.display_name),
        language=facts.language,
        aspects={code: value for code, value in facts.aspects.items() if code in aspects},
    )


def _review(facts: ReviewFacts, content: Writing, product_id: int, at: datetime) -> Review:
    review = Review(
        product_id=product_id,
        source=f"{IMPORTED}{facts.source}",
        external_source=facts.source,
        external_id=facts.external_id,
        stars=content.stars,
        title=content.title,
        text=content.text,
        pros=content.pros,
        cons=content.cons,
        aspects=dict(content.aspects),
        display_name=content.display_name,
        language=content.language,
        translations=_translations(facts, content),
        country=facts.country,
        experienced_on=facts.experienced_on,
        is_incentivised=facts.is_incentivised,
        is_confirmed=True,
        written_at=facts.written_at,
        replied_at=_replied_at(facts),
    )
    _show_or_hold(review, facts, at)
    weigh(review)
    review.is_sharp = review.is_sharp and facts.written_at > at - timedelta(days=OWED_DAYS)
    review.sketch = fingerprint(all_words(review))
    return review


def _translations(facts: ReviewFacts, content: Writing) -> dict[str, dict[str, object]]:
    """Those that say what the author said, as far as a program can see; the rest is left out."""
    original = Translation(content.title, content.text, content.pros, content.cons)
    kept = {}
    for code, words in facts.translations.items():
        given = replace(
            words,
            signed=one_line(words.signed, 60),
            **{name: without_cards(getattr(words, name)) for name in PARTS},
        )
        with suppress(Refused):
            said = checked_translation(original, given, source=content.language, language=code)
            kept[code] = kept_translation(said, 1)
    return kept


def _show_or_hold(review: Review, facts: ReviewFacts, at: datetime) -> None:
    ground = harm(f"{all_words(review)}\n{review.display_name}")
    if facts.is_spam and not ground:
        ground = str(Ground.ADVERTISING)
    if ground:
        set_state(review, State.HELD, ground, by=BY, at=at)
    else:
        set_state(review, State.PUBLISHED, Cause.IMPORTED, by=BY, at=at)
        review.published_at = facts.written_at


def _prove(review: Review, facts: ReviewFacts, line: Line) -> None:
    """Our own seal says that this buyer wrote this of this line: what it was here, it is again."""
    review.order_line = line
    review.customer_id = line.order.customer_id
    review.sheet_version_id = line.sheet_version_id
    review.months_after = facts.months_after
    review.public_id = facts.external_id
    review.source = facts.origin
    review.external_source, review.external_id = "", None


def _kept(text: str) -> str:
    return without_cards(many_lines(text).strip())


def _replied_at(facts: ReviewFacts) -> datetime | None:
    return (facts.replied_at or facts.written_at) if facts.reply.strip() else None


def _add_replies(fresh: Sequence[tuple[ReviewFacts, Review]]) -> None:
    """The replies that stood there, as they were; what an author was told is not said anew."""
    PublicReply.objects.bulk_create(
        [
            PublicReply(
                review=review,
                text=_kept(facts.reply),
                language=review.language,
                likeness=fingerprint(facts.reply),
                written_at=review.replied_at or review.written_at,
                written_by=str(BY.id),
            )
            for facts, review in fresh
            if review.replied_at is not None
        ],
        batch_size=1_000,
    )
