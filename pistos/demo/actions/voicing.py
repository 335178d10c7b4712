"""The demo's buyers go on writing reviews, and the simulated colleague replies to the sharp ones in time."""

import random
from datetime import datetime, timedelta

from pistos.accounts.models import User
from pistos.demo import cast
from pistos.demo.voices import Voice, answered, said
from pistos.kit.errors import Refused
from pistos.orders.models import Line
from pistos.promises.models import Standing, State
from pistos.reviews.actions.inviting import invite
from pistos.reviews.actions.replying import reply_publicly
from pistos.reviews.actions.writing import write_review
from pistos.reviews.facts import Writing
from pistos.reviews.queries.desk import unanswered_sharp

EVERY = 3
"""One of so many quarters of an hour brings a review."""
TRIES = 8
INVENTED = "@customers.example"


def let_someone_review(slot: int, at: datetime) -> int:
    """Somebody who has had their parcel for a week or two writes; the same for the same slot."""
    if slot % EVERY:
        return 0
    dice = random.Random(slot)
    waiting = (
        Line.objects.filter(
            product__state="published",
            reviews=None,
            order__source="demo",
            order__customer__erased_at=None,
            order__parcels__delivered_at__range=(at - timedelta(days=20), at - timedelta(days=6)),
        )
        .select_related("order__customer__merged_into", "product__category")
        .order_by("-pk")
    )
    lines = list(waiting[:50])
    if not lines:
        return 0
    line = dice.choice(lines)
    voice = said(
        dice, language=line.order.language, category=_category(line), was_late=_was_late(line)
    )
    first, _, last = line.order.customer.name.partition(" ")
    writing = Writing(
        stars=voice.stars,
        title=voice.title,
        text=voice.text,
        pros=voice.pros,
        cons=voice.cons,
        display_name=f"{first[:1]}. {last[:1]}.",
        language=line.order.language,
        aspects=voice.aspects,
    )
    until = at + timedelta(days=90)
    invitation = invite(line=line, months_after=0, expires_at=until, at=at)
    write_review(invitation=invitation, writing=writing, at=at)
    return 1


def let_the_colleague_reply(at: datetime, *, most: int = 2) -> int:
    """Replies to invented buyers whose answer is due within hours and whom nobody has answered."""
    colleague = User.objects.filter(email=cast.COLLEAGUE[0]).first()
    owed = unanswered_sharp().filter(
        customer__email__endswith=INVENTED,
        case__conversation__waiting_since__isnull=False,
        case__conversation__due_at__lt=at + timedelta(hours=3),
        case__conversation__drafts=None,
    )
    if colleague is None:
        return 0
    done = 0
    for review in owed.order_by("triage_at")[:most]:
        category = review.product.category.slug if review.product.category else ""
        voice = Voice(review.stars, text=review.text)
        dice = random.Random(review.pk)
        for _try in range(TRIES):
            text = answered(dice, voice, language=review.language, category=category)
            try:
                reply_publicly(review=review, text=text, by=colleague, at=at)
            except Refused:
                continue
            done += 1
            break
    return done


def _category(line: Line) -> str:
    product = line.product
    return product.category.slug if product is not None and product.category else ""


def _was_late(line: Line) -> bool:
    return Standing.objects.filter(
        order_id=line.order_id, kind="delivery", toward="customer", state=State.BROKEN
    ).exists()
