"""What an author is written: each message once, in their language, about their own review."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import override

from pistos.customers.queries import as_recipient, canonical
from pistos.kit.actors import Actor, Ref
from pistos.kit.languages import LANGUAGES, text_in
from pistos.notifications.actions import NoAddress, write_message
from pistos.notifications.models import Message
from pistos.notifications.rules.drafts import Draft, Recipient
from pistos.reviews.models import Appeal, ClosedLoop, Flag, PublicReply, Review, State
from pistos.reviews.ports import CONFIRM, OWN, SHOWN, review_link
from pistos.reviews.rules.words import deed_words, ground_words

TELLER = Actor.machine("reviews.telling")


def ask_to_confirm(*, review: Review, at: datetime) -> Message | None:
    """The link by which an author confirms what was written in their name."""
    if review.state != State.RECEIVED:
        return None
    return _write(review, "review_confirm", f"review_confirm:{review.pk}", {}, CONFIRM, at)


def tell_of_hold(*, review: Review, at: datetime) -> Message | None:
    """It waits for a person, and why; the author can take out what it waits for."""
    key = f"review_held:{review.pk}:{review.version}"
    facts = {"is_by_rule": review.state_by_kind == "machine"}
    return _write(review, "review_held", key, facts | _reasons(review), OWN, at)


def tell_of_showing(*, review: Review, at: datetime) -> Message | None:
    """What had waited is shown: a person found nothing against it."""
    key = f"review_shown:{review.pk}:{review.state_at.isoformat()}"
    return _write(review, "review_shown", key, {}, OWN, at)


def tell_of_hiding(*, review: Review, at: datetime) -> Message | None:
    """The statement of reasons: what was decided, on which ground, in whose words, and how to appeal."""
    facts = {"was_shown": review.state == State.REMOVED, "words": review.decision_words}
    key = f"review_hidden:{review.pk}:{review.state_at.isoformat()}"
    return _write(review, "review_hidden", key, facts | _reasons(review), OWN, at)


def tell_of_reply(*, reply: PublicReply, at: datetime) -> Message | None:
    """The shop answered; the author can say how it ended."""
    facts = {"reply": reply.text, "signed": reply.signed}
    return _write(reply.review, "review_replied", f"review_replied:{reply.pk}", facts, OWN, at)


@transaction.atomic
def tell_of_loop(*, loop: ClosedLoop, at: datetime) -> Message | None:
    """What was done with what they wrote."""
    review = loop.review
    facts = {"deed": _in_language(review, loop.deed), "words": loop.words}
    sent = _write(review, "review_used", f"review_used:{loop.pk}", facts, OWN, at)
    if sent is not None and loop.told_at is None:
        loop.told_at = at
        loop.save(update_fields=["told_at"])
    return sent


def tell_of_appeal(*, appeal: Appeal, at: datetime) -> Message | None:
    """What another look found."""
    facts = {
        "is_upheld": appeal.decision == Appeal.Decision.UPHELD,
        "words": appeal.decision_words,
    }
    return _write(appeal.review, "review_appealed", f"review_appealed:{appeal.pk}", facts, OWN, at)


@transaction.atomic
def tell_flaggers(*, review: Review, at: datetime) -> int:
    """Who flagged a review and left an address reads what was decided; the address is kept no longer."""
    rows = Flag.objects.select_for_update().filter(review=review)
    told = 0
    for flag in rows.exclude(email="").exclude(decision=""):
        to = Recipient("flagger", None, flag.email, flag.language)
        context = {
            "product": text_in(review.product.name, flag.language),
            "is_removed": flag.decision == Flag.Decision.REMOVED,
            "words": flag.decision_words,
            "link": review_link(SHOWN, review.public_id, flag.language),
        }
        draft = Draft("review_flag_decided", context, Ref("review", str(review.pk)))
        with suppress(NoAddress):
            write_message(
                key=f"review_flag_decided:{flag.pk}", draft=draft, to=to, by=TELLER, at=at
            )
            told += 1
        flag.email = ""
        flag.save(update_fields=["email"])
    return told


def _write(
    review: Review,
    template: str,
    key: str,
    facts: Mapping[str, object],
    page: str,
    at: datetime,
) -> Message | None:
    if review.customer_id is None:
        return None
    customer = canonical(review.customer_id)
    if customer.is_erased:
        return None
    to = as_recipient(customer)
    language = to.language if to.language in LANGUAGES else "en"
    context = {
        "product": text_in(review.product.name, language),
        "link": review_link(page, review.author_token, language),
        **facts,
    }
    draft = Draft(template, context, Ref("review", str(review.pk)))
    with suppress(NoAddress):
        return write_message(key=key, draft=draft, to=to, by=TELLER, at=at)
    return None


def _reasons(review: Review) -> dict[str, object]:
    with override(_language(review)):
        return {"ground": ground_words(review.state_reason)}


def _in_language(review: Review, deed: str) -> str:
    with override(_language(review)):
        return deed_words(deed)


def _language(review: Review) -> str:
    found = canonical(review.customer_id).language if review.customer_id else review.language
    return found if found in LANGUAGES else "en"
