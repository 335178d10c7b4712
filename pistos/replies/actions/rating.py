"""A customer's word about an answer: good or not, clear or not, and how they were spoken to."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations.models import AuthorKind, Direction, Message
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.rules.tidying import without_tricks
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.replies import events
from pistos.replies.facts import Rated
from pistos.replies.models import AnswerRating, Attitude

LONGEST = 1_000


class NotRateable(Refused):
    """No answer of a person of ours, or not said whether it was good."""


@transaction.atomic
def rate_answer(*, message: Message, rated: Rated, by: Actor, at: datetime) -> AnswerRating:
    """Keeps what the customer says of an answer; said again, the newest word counts and what is not said
    anew stays. Publishes `AnswerRated`.

    Refuses with NotRateable for anything but an answer of a person of ours.
    """
    held = Message.objects.select_for_update(of=("self",)).select_related("conversation__customer")
    answer = held.get(pk=message.pk)
    if answer.direction != Direction.OUT or answer.author_kind != AuthorKind.PERSON:
        raise NotRateable(_("Only answers of people can be rated."))
    if rated.attitude and rated.attitude not in Attitude.values:
        raise NotRateable(_("Choose one of the three."))
    row = AnswerRating.objects.filter(message=answer).first() or AnswerRating(
        message=answer,
        customer=answer.conversation.customer,
        author=User.objects.filter(pk=answer.author_id or 0).first(),
        topic=answer.conversation.topic,
    )
    row.is_good, row.rated_at = rated.is_good, at
    if rated.attitude:
        row.attitude = rated.attitude
    if rated.was_clear is not None:
        row.was_clear = rated.was_clear
    if rated.words.strip():
        row.words = without_cards(without_tricks(rated.words).strip())[:LONGEST]
    row.save()
    publish(
        events.AnswerRated(answer.pk, row.is_good, row.attitude),
        about=Ref("conversation", str(answer.conversation_id)),
        by=by,
        at=at,
    )
    return row
