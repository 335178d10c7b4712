"""Reviews of the demo's fourteen months, with the shop's replies, what was hidden and what still waits."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import connection, transaction

from pistos.accounts.models import User
from pistos.catalogue.models import Category
from pistos.demo import cast
from pistos.demo.cast import BY
from pistos.demo.voices import Voice, answered, loop_words, said, words
from pistos.kit.copying import copy_into
from pistos.reviews.actions.appealing import appeal_removal
from pistos.reviews.actions.changing import weigh
from pistos.reviews.actions.flagging import flag_review
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.opening import open_case
from pistos.reviews.actions.sealing import seal_next
from pistos.reviews.actions.settings import AspectFacts, save_aspect
from pistos.reviews.actions.voicing import refresh_voices
from pistos.reviews.facts import Complaint
from pistos.reviews.models import Cause, ClosedLoop, HelpfulVote, PublicReply, Review, Source, State

REVIEWS = 2_500
SECOND = 0.04
UNANSWERED = timedelta(days=3)
"""What is younger has no reply yet: there is something to do on the desk."""

_BOUGHT = """
SELECT DISTINCT ON (p.delivered_at, o.id) l.id, l.product_id, l.sheet_version_id, p.id,
       o.customer_id, o.language, o.country, p.delivered_at, c.slug, cu.name,
       coalesce(s.state = 'broken', false)
FROM orders_parcel p
JOIN orders_order o ON o.id = p.order_id
JOIN orders_line l ON l.order_id = o.id
JOIN catalogue_product pr ON pr.id = l.product_id AND pr.state = 'published'
JOIN catalogue_category c ON c.id = pr.category_id
JOIN customers_customer cu ON cu.id = o.customer_id
LEFT JOIN promises_standing s ON s.about_kind = 'parcel' AND s.about_id = p.id
    AND s.kind = 'delivery' AND s.toward = 'customer'
WHERE p.delivered_at < %s AND o.source = 'demo' AND o.cancelled_at IS NULL
ORDER BY p.delivered_at, o.id, l.position
"""
FIT = {"en": "Fit", "el": "Εφαρμογή", "sl": "Prileganje", "hy": "Նստվածք"}


@dataclass(frozen=True, slots=True)
class Bought:
    """A line that came to its buyer, and whether it came later than promised."""

    line_id: int
    product_id: int
    version_id: int | None
    parcel_id: int
    customer_id: int
    language: str
    country: str
    delivered_at: datetime
    category: str
    name: str
    was_late: bool


def record_reviews(at: datetime) -> int:
    """Some 2,500 reviews of what was delivered, written days after; returns how many. What it decides
    about a few of them goes by the shop's own deeds."""
    dice = random.Random(23)
    owner = User.objects.get(email=cast.OWNER[0])
    clothes = Category.objects.filter(slug="clothes").first()
    if clothes is not None:
        save_aspect(facts=AspectFacts("fit", FIT, clothes), by=owner, at=at)
    with connection.cursor() as cursor:
        cursor.execute(_BOUGHT, [at - timedelta(days=2)])
        bought = [Bought(*row) for row in cursor.fetchall()]
    chosen = dice.sample(bought, min(REVIEWS, len(bought) // 5))
    chosen.sort(key=lambda each: each.delivered_at)
    with transaction.atomic():
        reviews = _composed(dice, chosen, at)
        answers = _answers(dice, reviews, owner, at)
        Review.objects.bulk_create([review for review, _, _ in reviews], batch_size=1_000)
        _keep(answers)
        _vote(reviews)
        _decide(reviews, owner, at)
    refresh_voices(at=at)
    while seal_next(at):
        pass
    return len(reviews)


def _composed(
    dice: random.Random, chosen: Sequence[Bought], at: datetime
) -> list[tuple[Review, Voice, Bought]]:
    made = []
    for each in chosen:
        waited = timedelta(days=dice.uniform(6, 20))
        made.append(_one(dice, each, each.delivered_at + waited, months_after=0))
        again = each.delivered_at + timedelta(days=182 + dice.uniform(0, 20))
        if dice.random() < SECOND and again < at:
            made.append(_one(dice, each, again, months_after=6))
    made = [row for row in made if row[0].written_at < at]
    made.sort(key=lambda row: row[0].written_at)
    for place, name in ((len(made) // 3, "wrong_product"), (len(made) // 2, "private")):
        made[place] = _to_be_hidden(*made[place], name)
    return made


def _one(
    dice: random.Random, each: Bought, written_at: datetime, *, months_after: int
) -> tuple[Review, Voice, Bought]:
    voice = said(
        dice,
        language=each.language,
        category=each.category,
        was_late=each.was_late,
        is_second=months_after > 0,
    )
    helpful = min(40, int(dice.paretovariate(1.1)) - 1) if voice.text else 0
    review = Review(
        product_id=each.product_id,
        sheet_version_id=each.version_id,
        order_line_id=each.line_id,
        parcel_id=each.parcel_id,
        customer_id=each.customer_id,
        display_name=_shown_name(dice, each),
        stars=voice.stars,
        title=voice.title,
        text=voice.text,
        pros=voice.pros,
        cons=voice.cons,
        aspects=dict(voice.aspects),
        language=each.language,
        state=State.PUBLISHED,
        state_reason=Cause.CLEAR,
        state_by_kind="machine",
        state_by_id="reviews.check",
        state_at=written_at,
        published_at=written_at,
        source=Source.INVITED,
        is_confirmed=True,
        is_incentivised=dice.random() < 0.008,
        months_after=months_after,
        country=each.country,
        experienced_on=each.delivered_at.date(),
        written_at=written_at,
        helpful_count=helpful,
    )
    weigh(review)
    return review, voice, each


def _to_be_hidden(
    review: Review, voice: Voice, each: Bought, name: str
) -> tuple[Review, Voice, Bought]:
    """With words that a published ground speaks against."""
    review.title = review.pros = review.cons = ""
    review.text = str(words(review.language)[name])
    weigh(review)
    return review, replace(voice, title="", text=review.text, pros="", cons=""), each


def _shown_name(dice: random.Random, each: Bought) -> str:
    """As the author likes: first name and initial, initials, or nothing. Slovene words tell woman from man,
    initials do not."""
    first, _, last = each.name.partition(" ")
    if dice.random() < 0.12:
        return ""
    if each.language == "sl" or dice.random() < 0.2:
        return f"{first[:1]}. {last[:1]}."
    return f"{first} {last[:1]}."


@dataclass(frozen=True, slots=True)
class Answer:
    """What the shop replied to a review, and what it told its author afterwards (empty: nothing)."""

    review: Review
    written_at: datetime
    text: str
    by: str
    signed: str
    deed: str = ""


def _answers(
    dice: random.Random, reviews: Sequence[tuple[Review, Voice, Bought]], owner: User, at: datetime
) -> list[Answer]:
    """Nine of ten sharp ones have their reply within days, some praise too; many authors then say that
    the matter is settled, and hear what was done."""
    answers = []
    signed = owner.name.partition(" ")[0]
    for review, voice, each in reviews:
        if dice.random() > (0.94 if review.is_sharp else 0.06):
            continue
        written_at = review.written_at + timedelta(hours=min(140, dice.lognormvariate(2.9, 0.8)))
        if written_at > at - UNANSWERED:
            continue
        review.replied_at = written_at
        if review.is_sharp and dice.random() < 0.45:
            review.outcome, review.outcome_at = "resolved", written_at + timedelta(days=2)
        tells = review.is_sharp and dice.random() < 0.6
        answers.append(
            Answer(
                review=review,
                written_at=written_at,
                text=answered(dice, voice, language=review.language, category=each.category),
                by=f"person {owner.pk}",
                signed=signed,
                deed=dice.choice(("passed_on", "supplier_told", "packing_changed"))
                if tells
                else "",
            )
        )
    return answers


def _keep(answers: Sequence[Answer]) -> None:
    PublicReply.objects.bulk_create(
        PublicReply(
            review=answer.review,
            text=answer.text,
            language=answer.review.language,
            written_at=answer.written_at,
            written_by=answer.by,
            signed=answer.signed,
        )
        for answer in answers
    )
    ClosedLoop.objects.bulk_create(
        ClosedLoop(
            review=answer.review,
            deed=answer.deed,
            words=loop_words(answer.review.language),
            closed_at=answer.written_at + timedelta(days=1),
            closed_by=answer.by,
            told_at=answer.written_at + timedelta(days=1),
        )
        for answer in answers
        if answer.deed
    )


def _vote(reviews: Sequence[tuple[Review, Voice, Bought]]) -> None:
    copy_into(
        HelpfulVote._meta.db_table,
        ["review_id", "voter", "network", "voted_at"],
        (
            [review.pk, f"demo {number}", "", review.written_at + timedelta(days=1 + number)]
            for review, _, _ in reviews
            for number in range(review.helpful_count)
        ),
    )


def _decide(reviews: Sequence[tuple[Review, Voice, Bought]], owner: User, at: datetime) -> None:
    """Two are removed on published grounds, one of which its author contests; one is flagged and stays;
    the youngest sharp ones are somebody's matter."""
    wrong, private = (reviews[len(reviews) // part][0] for part in (3, 2))
    flagged = [review for review, voice, _ in reviews if voice.text][-7]
    remove_review(
        review=wrong,
        ground="wrong_product",
        words="The text is about another lamp.",
        by=owner,
        at=at - timedelta(days=60),
    )
    removed = remove_review(
        review=private,
        ground="personal_data",
        words="The text names the courier's driver and where he lives.",
        by=owner,
        at=at - timedelta(days=20),
    )
    appeal_removal(review=removed, words="", at=at - timedelta(days=1))
    complaint = Complaint("not_about_product", "It speaks of the courier alone.")
    flag_review(review=flagged, complaint=complaint, by=BY, at=at)
    owed = [review for review, _, _ in reviews if review.stars <= 3 and review.replied_at is None]
    for review in owed[-6:]:
        open_case(review_id=review.pk, at=max(review.written_at, at - timedelta(hours=9)))
