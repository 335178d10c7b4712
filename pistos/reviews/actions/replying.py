"""The shop's public answer under a review: to this author, not one text for all."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations.queries.answers import prepared_texts
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.likeness import fingerprint
from pistos.conversations.rules.tidying import many_lines
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.detecting import language_of
from pistos.kit.errors import Refused
from pistos.kit.languages import LANGUAGES
from pistos.replies.actions.public import keep_accepted, refuse_held_back
from pistos.replies.facts import ReplyContext
from pistos.replies.rules.checks import felt, is_complaint
from pistos.reviews.actions.changing import held, ref
from pistos.reviews.events import RepliedPublicly
from pistos.reviews.models import PublicReply, Review, State
from pistos.reviews.queries.replies import alike_replies
from pistos.reviews.rules.content import harm
from pistos.reviews.rules.moderation import NotNow

LONGEST = 3_000

if TYPE_CHECKING:
    from collections.abc import Sequence


class ReplyUnusable(Refused):
    """Words that cannot stand under a review."""


class RepliesAlike(Refused):
    """Nearly the same stands under other people's reviews; `replies` are these."""

    def __init__(self, text: str, *, replies: "Sequence[PublicReply]") -> None:
        super().__init__(text)
        self.replies = replies


@transaction.atomic
def reply_publicly(
    *,
    review: Review,
    text: str,
    by: User,
    at: datetime,
    accepted: Mapping[str, str] = MappingProxyType({}),
) -> PublicReply:
    """Writes or changes the public reply; a former one is kept. Publishes RepliedPublicly, by which the
    author is told. The same words again are the reply that stands.

    Refuses with RepliesAlike what was said to other people, ReplyUnusable (empty, too long, the
    author's or others' data in it), PublicHeldBack (a remark of the checks without a reason in
    `accepted`), NotNow for a review that is not shown, and NotAllowed.
    """
    require(by, "reply_to_reviews")
    said = _usable(text)
    row = held(review)
    if row.state != State.PUBLISHED:
        raise NotNow(_("This review is not shown, so nobody would read the reply."))
    live = row.replies.filter(is_live=True).first()
    if live is not None and live.text == said:
        return live
    remarks = refuse_held_back(text=said, context=_context(row, said), accepted=accepted)
    likeness = _refuse_alike(row, said)
    row.replies.filter(is_live=True).update(is_live=False)
    reply = PublicReply.objects.create(
        review=row,
        text=said,
        language=_language(said, row),
        likeness=likeness,
        written_at=at,
        written_by=f"person {by.pk}",
        signed=by.name[:60],
    )
    about = Ref("review_reply", str(reply.pk))
    keep_accepted(remarks=remarks, accepted=accepted, about=about, by=Actor.person(by.pk), at=at)
    _note_replied(row, reply, by, at)
    return reply


def _usable(text: str) -> str:
    said = without_cards(many_lines(text).strip())
    if not said or len(said) > LONGEST:
        raise ReplyUnusable(_("Write an answer of at most 3,000 characters."))
    if harm(said):
        raise ReplyUnusable(
            _(
                "Take addresses, numbers and links out: the reply is public. Write to the author directly."
            )
        )
    return said


def _note_replied(row: Review, reply: PublicReply, by: User, at: datetime) -> None:
    is_first = row.replied_at is None
    row.replied_at = at
    row.save(update_fields=["replied_at"])
    seconds = int((at - row.written_at).total_seconds())
    happened = RepliedPublicly(reply.pk, row.pk, row.stars, max(0, seconds), is_first)
    publish(happened, about=ref(row), by=Actor.person(by.pk), at=at)


def _context(review: Review, said: str) -> ReplyContext:
    """What the checks may know: the author's words, and which name stands over them."""
    return ReplyContext(
        language=_language(said, review),
        said=review.text,
        customer_name=review.display_name,
        own_words=(review.text,),
        has_feeling=felt(review.text),
        has_complaint=is_complaint(review.text),
    )


def _refuse_alike(review: Review, text: str) -> int | None:
    likeness = fingerprint(text, prepared_texts())
    alike = alike_replies(review, text, likeness)
    if alike:
        raise RepliesAlike(
            _(
                "Nearly the same stands under somebody else's review. Say what is this author's own."
            ),
            replies=alike,
        )
    return likeness


def _language(text: str, review: Review) -> str:
    found = language_of(text)
    return found if found in LANGUAGES else review.language
