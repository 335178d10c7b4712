"""Answering: what an agent writes to a customer, until it is on its way."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.accounts.models import User
from pistos.conversations import events
from pistos.conversations.actions.departing import depart
from pistos.conversations.actions.holding import held
from pistos.conversations.actions.macros import note_use
from pistos.conversations.actions.restraining import is_held_open, refuse_held_open
from pistos.conversations.actions.writing import ref, signal
from pistos.conversations.facts import Commitment, Reply
from pistos.conversations.models import (
    Attachment,
    AuthorKind,
    Channel,
    Conversation,
    ConversationState,
    Direction,
    Draft,
    Macro,
    Message,
    MessageState,
    Purpose,
)
from pistos.conversations.queries.answers import (
    AlikeAnswer,
    alike_answers,
    answered_since,
    prepared_texts,
)
from pistos.conversations.queries.cardless import without_cards
from pistos.conversations.queries.house import answers_in_force
from pistos.conversations.queries.offers import Offer, offers_of
from pistos.conversations.queries.reach import reach_of
from pistos.conversations.rules.channels import WRITTEN, channels_in_order
from pistos.conversations.rules.likeness import fingerprint
from pistos.conversations.rules.macros import check_filled
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused

LONGEST = 100_000
SNIPPET = 200


class SaysNothing(Refused):
    """An answer without words or files."""


class AnsweredMeanwhile(Refused):
    """Somebody answered since the agent opened the conversation; `answer` is what they wrote.

    It passes once the agent has seen it: with `seen_message_id` of the answer or later.
    """

    def __init__(self, text: str, *, answer: Message) -> None:
        super().__init__(text)
        self.answer = answer


class LooksAlike(Refused):
    """Nearly the same was sent to other people; `places` says where. `accepts_likeness` sends it."""

    def __init__(self, text: str, *, places: list[AlikeAnswer]) -> None:
        super().__init__(text)
        self.places = places


class NotReached(Refused):
    """There is no way to this customer, or not by the channel that was asked for."""


class CommitmentUnrealistic(Refused):
    """History says that a promise in the words would be kept too seldom; `offer` says how often."""

    def __init__(self, text: str, *, offer: Offer) -> None:
        super().__init__(text)
        self.offer = offer


class ConversationIsSpam(Refused):
    """Nobody answers spam; it is taken back first."""


@dataclass(frozen=True, slots=True)
class _Writing:
    """An answer that passed its guards."""

    reply: Reply
    channel: str
    likeness: int | None


def answer(*, conversation: Conversation, reply: Reply, by: User, at: datetime) -> Message:
    """Writes to the customer, by the channel they like or the one asked for. Publishes `AnswerWritten`.

    It goes out when the time to undo is over; in the chat, and without such a time, at once. The same
    `client_id` again returns what was written. A reply to a merged conversation lands in its target.
    The promises in its words are made when it is sent; drafts of the conversation by this agent end.
    A prepared answer that it began with is counted, sets its tags and closes where it is said to.

    Refuses with SaysNothing, ConversationIsSpam, AnsweredMeanwhile, LooksAlike, NotReached,
    CommitmentUnrealistic, MacroUnfilled where a variable was left in the text, and HeldOpen where it
    would close what is kept open.
    """
    with transaction.atomic():
        fresh = held(conversation)
        written = _written_before(reply)
        if written is not None:
            return written
        macros = list(Macro.objects.filter(pk__in=reply.macro_ids)) if reply.macro_ids else []
        reply = _closing(reply, macros, fresh)
        writing = _guarded(fresh, reply, at)
        message = _message(fresh, writing, by, at)
        _take_files(message, reply, by)
        _note_writing(fresh, message)
        Draft.objects.filter(conversation=fresh, author=by, is_note=False).delete()
        if macros:
            note_use(fresh, macros, by=Actor.person(by.pk), at=at)
        publish(
            events.AnswerWritten(fresh.pk, message.pk, message.purpose, message.channel),
            about=ref(fresh),
            by=Actor.person(by.pk),
            at=at,
        )
        if message.state == MessageState.WAITING:
            depart(fresh, message, at=at)
        signal(fresh, message=message)
        return message


def _closing(reply: Reply, macros: list[Macro], conversation: Conversation) -> Reply:
    """Closed with a prepared answer that says so, unless something keeps the conversation open."""
    closes = reply.purpose == Purpose.ANSWER and any(macro.closes for macro in macros)
    return replace(reply, closes=True) if closes and not is_held_open(conversation) else reply


def _written_before(reply: Reply) -> Message | None:
    if not reply.client_id:
        return None
    return Message.objects.filter(client_id=reply.client_id).first()


def _guarded(conversation: Conversation, reply: Reply, at: datetime) -> _Writing:
    text = without_cards(reply.text.strip())
    if not text and not reply.file_ids:
        raise SaysNothing(_("Write something, or attach a file."))
    if len(text) > LONGEST:
        raise SaysNothing(_("This is too long to be sent. Please shorten it, or attach it."))
    if conversation.state == ConversationState.SPAM:
        raise ConversationIsSpam(_("This is marked as spam. Take it back first, then answer."))
    check_filled(text)
    if reply.closes:
        refuse_held_open(conversation)
    _refuse_blind(conversation, reply)
    _refuse_unrealistic(reply.commitments, at)
    likeness = fingerprint(text, prepared_texts())
    if not reply.accepts_likeness:
        _refuse_alike(conversation, text, likeness)
    return _Writing(replace(reply, text=text), _channel(conversation, reply, at), likeness)


def _refuse_blind(conversation: Conversation, reply: Reply) -> None:
    other = answered_since(conversation, reply.seen_message_id)
    if other is not None:
        raise AnsweredMeanwhile(
            _("%(name)s answered since you opened it. Read that first, then send or change yours.")
            % {"name": other.author_name},
            answer=other,
        )


def _refuse_alike(conversation: Conversation, text: str, likeness: int | None) -> None:
    places = alike_answers(conversation, text, likeness)
    if places:
        raise LooksAlike(
            _(
                "Nearly the same was sent to somebody else. Say what is this customer's own,"
                " or send it as it is."
            ),
            places=places,
        )


def _refuse_unrealistic(commitments: tuple[Commitment, ...], at: datetime) -> None:
    for each in commitments:
        if each.due_at <= at:
            raise Refused(
                _("“%(words)s” is over already. Promise a later time.") % {"words": each.words}
            )
    for offer in offers_of(commitments, at):
        if not offer.is_supported:
            raise CommitmentUnrealistic(
                _("“%(words)s” would be kept %(percent)d times in 100. Promise a later time.")
                % {"words": offer.commitment.words, "percent": int((offer.chance or 0) * 100)},
                offer=offer,
            )


def _channel(conversation: Conversation, reply: Reply, at: datetime) -> str:
    reach = reach_of(conversation, at)
    if reply.channel:
        if reply.channel not in WRITTEN or reply.channel not in reach.reachable:
            raise NotReached(_("This customer cannot be reached that way. Choose another channel."))
        return reply.channel
    ways = channels_in_order(reach)
    if not ways:
        raise NotReached(
            _("No address is known to which this can be sent. Ask for one, or call them.")
        )
    return ways[0]


def _message(conversation: Conversation, writing: _Writing, by: User, at: datetime) -> Message:
    reply = writing.reply
    message = Message(
        conversation=conversation,
        direction=Direction.OUT,
        channel=writing.channel,
        author_kind=AuthorKind.PERSON,
        author_id=by.pk,
        author_name=by.name,
        purpose=reply.purpose,
        state=MessageState.WAITING,
        language=conversation.language,
        subject=conversation.subject,
        text=reply.text,
        client_id=reply.client_id or None,
        headers=_kept_of(reply),
        happened_at=at,
        likeness=writing.likeness,
    )
    undo = timedelta(seconds=answers_in_force().undo_seconds)
    if undo and writing.channel != Channel.CHAT:
        message.state, message.send_at = MessageState.HELD, at + undo
    message.save(force_insert=True)
    return message


def _kept_of(reply: Reply) -> dict[str, object]:
    """What is done once it is sent: promises in its words, closing; and what its author had seen."""
    kept: dict[str, object] = {"seen": reply.seen_message_id}
    if reply.commitments:
        kept["commitments"] = [
            {"words": each.words, "kind": each.kind, "due_at": each.due_at.isoformat()}
            for each in reply.commitments
        ]
    if reply.closes:
        kept["closes"] = True
    return kept


def _take_files(message: Message, reply: Reply, by: User) -> None:
    if not reply.file_ids:
        return
    own = Draft.objects.filter(author=by).values("pk")
    taken = Attachment.objects.filter(pk__in=reply.file_ids, draft_id__in=own, message=None)
    if taken.update(message=message, draft_id=None) != len(set(reply.file_ids)):
        raise SaysNothing(_("A file is not there any more. Attach it again."))


def _note_writing(conversation: Conversation, message: Message) -> None:
    conversation.last_message_at = message.happened_at
    conversation.snippet = " ".join(message.text.split())[:SNIPPET]
    conversation.save(update_fields=["last_message_at", "snippet"])
