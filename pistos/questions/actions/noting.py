"""What every deed here writes beside its own rows: why a thing is shown or not, words to its author."""

from datetime import datetime

from django.utils.translation import gettext

from pistos.accounts.models import User
from pistos.conversations.actions.answering import answer
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.touching import note_answered_there, tell_by_machine
from pistos.conversations.facts import Reply
from pistos.conversations.models import Channel, Conversation, ConversationState
from pistos.conversations.queries.reach import channel_for
from pistos.kit.actors import Actor, Ref
from pistos.questions.models import Moderation, Question, Suggestion


def note_moderation(
    about: Ref, product_id: int | None, change: tuple[str, str, str], *, by: Actor, at: datetime
) -> Moderation:
    """`about` is a kind and a public token, `change` the state before, the one after, and the reason."""
    before, after, reason = change
    return Moderation.objects.create(
        about_kind=about.kind,
        about_token=about.id,
        product_id=product_id,
        before=before,
        after=after,
        reason=reason,
        by_kind=by.kind,
        by_id=by.id,
        happened_at=at,
    )


def tell_author(thing: Question | Suggestion, words: str, *, at: datetime) -> None:
    """A word of the program to whoever wrote it; who gave no address, or is spam, reads it on its page."""
    conversation = thing.conversation
    if conversation is None or conversation.state == ConversationState.SPAM:
        return
    tell_by_machine(
        conversation=conversation,
        text=words + " " + gettext("This message was written by our program."),
        at=at,
    )


def say_to_author(conversation: Conversation | None, text: str, *, by: User, at: datetime) -> None:
    """The words are the answer that was promised: by their own channel where they gave an address, else
    by the public page alone. The conversation is done with it. Nothing is said to spam."""
    if conversation is None:
        return
    fresh = Conversation.objects.select_related("customer").get(pk=conversation.pk)
    while fresh.merged_into_id:
        fresh = Conversation.objects.select_related("customer").get(pk=fresh.merged_into_id)
    if fresh.state == ConversationState.SPAM:
        return
    newest = fresh.messages.order_by("-pk").values_list("pk", flat=True).first()
    if channel_for(fresh, at):
        reply = Reply(text, seen_message_id=newest or 0, closes=True, accepts_likeness=True)
        answer(conversation=fresh, reply=reply, by=by, at=at)
        return
    note_answered_there(conversation=fresh, text=text, channel=Channel.FORM, by=by, at=at)
    fresh.refresh_from_db()
    if fresh.state != ConversationState.CLOSED:
        close_conversation(conversation=fresh, by=Actor.person(by.pk), at=at)
