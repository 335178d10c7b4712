"""What a visitor does in the chat: writes, sees, is typing.

Writing is the hottest deed of the program. A message that joins a conversation which already waits for
us changes nothing but the conversation's tail: `_JOIN` does that in one statement. Every other message
takes the common way in, `receive_message`.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.placing import snippet_of
from pistos.conversations.actions.presence import note_writing
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.writing import INBOX, visitor_stream
from pistos.conversations.facts import Arrival, Context, File, Sender, Thread
from pistos.conversations.models import Channel, Conversation, Direction, Message
from pistos.conversations.rules.tidying import many_lines
from pistos.customers.queries import canonical
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.cards import masked
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.orders.queries import is_number_of_ours
from pistos.realtime.actions import send_signal, send_signals
from pistos.visits.access import visitor_by_id
from pistos.visits.actions.knowing import customer_of
from pistos.visits.models import Visitor
from pistos.visits.queries.visitors import stage_paths
from pistos.visits.rules.stages import page_path, stage_of

MOST_CHARACTERS = 10_000
MACHINE = Actor.machine("conversations.chat")

_JOIN = """
WITH home AS (
    SELECT c.id, c.token, c.customer_id, c.language,
        (SELECT v.token FROM visits_visitor v WHERE v.id = c.visitor_id) AS visitor_token
    FROM conversations_conversation c
    WHERE c.visitor_id = %(visitor)s AND c.channel = 'chat' AND c.state = 'open'
      AND c.waiting_since IS NOT NULL AND EXISTS (
        SELECT FROM conversations_conversationpromise p
        WHERE p.conversation_id = c.id AND p.is_open AND p.kind = 'answer')
    ORDER BY c.last_message_at DESC, c.id DESC LIMIT 1 FOR UPDATE OF c
), taken AS (
    INSERT INTO conversations_message (token, conversation_id, direction, channel, author_kind,
        author_id, author_name, author_address, purpose, state, language, subject, text, quoted,
        html, original, client_id, activity, mentions, headers, masked_count, happened_at, problem)
    SELECT %(token)s, id, 'in', 'chat', 'customer', customer_id, '', lower(visitor_token), '',
        'received', language, '', %(text)s, '', '', '', %(client_id)s, '{}', '{}', '{}',
        %(masked)s, %(at)s, '' FROM home
    ON CONFLICT (client_id) DO NOTHING RETURNING id, conversation_id
), noted AS (
    UPDATE conversations_conversation c SET in_count = c.in_count + 1, last_in_at = %(at)s,
        last_message_at = greatest(c.last_message_at, %(at)s), snippet = %(snippet)s,
        words = NULL
    FROM taken WHERE c.id = taken.conversation_id
)
SELECT home.id, home.token, taken.id FROM home LEFT JOIN taken ON true
"""


class ChatMessageUnusable(Refused):
    """Nothing was said, or more than a chat carries."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a visitor says. `client_id` is made by their program: the same again is the same message."""

    text: str
    client_id: str
    page: dict[str, str]
    files: tuple[File, ...] = ()


def say(*, visitor: Visitor, said: Said, at: datetime) -> None:
    """Takes a visitor's message in, once. Publishes what `receive_message` publishes.

    Refuses with ChatMessageUnusable.
    """
    say_as(visitor_id=visitor.pk, said=said, at=at)


def say_as(*, visitor_id: int, said: Said, at: datetime) -> None:
    """Like `say` for a visitor whom a signature names: a message that joins what waits needs nothing
    more of them. NotFound once the visitor was forgotten."""
    text = many_lines(said.text).strip()
    if not text and not said.files:
        raise ChatMessageUnusable(_("Write something, or add a file."))
    if len(text) > MOST_CHARACTERS:
        raise ChatMessageUnusable(
            _("A message has at most %s characters. Please write it in two.") % MOST_CHARACTERS
        )
    words, count = masked(text, is_ours=is_number_of_ours)
    tidy = _Tidy(words, f"visitor-{visitor_id}:{said.client_id[:40]}", count)
    with transaction.atomic():
        if said.files or not _joined(visitor_id, tidy, at):
            _arrives(visitor_by_id(visitor_id), said, tidy, at)


@dataclass(frozen=True, slots=True)
class _Tidy:
    """The words as they are stored."""

    text: str
    client_id: str
    masked_count: int


def _joined(visitor_id: int, tidy: _Tidy, at: datetime) -> bool:
    """False when the message does not simply join what waits already: it takes the common way."""
    token = public_token()
    with connection.cursor() as cursor:
        cursor.execute(
            _JOIN,
            {
                "visitor": visitor_id, "token": token, "text": tidy.text,
                "client_id": tidy.client_id, "masked": tidy.masked_count, "at": at,
                "snippet": snippet_of(tidy.text),
            },
        )  # fmt: skip
        row = cursor.fetchone()
    if row is None:
        return False
    conversation_id, conversation_token, message_id = row
    if message_id is None:
        return True
    publish(
        events.MessageReceived(conversation_id, message_id, Channel.CHAT),
        about=Ref("conversation", str(conversation_id)),
        by=MACHINE,
        at=at,
    )
    send_signals(
        (visitor_stream(visitor_id), "message", token), (INBOX, "conversation", conversation_token)
    )
    return True


def _arrives(visitor: Visitor, said: Said, tidy: _Tidy, at: datetime) -> None:
    customer = customer_of(visitor=visitor, at=at)
    receive_message(
        arrival=Arrival(
            channel=Channel.CHAT,
            sender=Sender(
                "visitor", visitor.token, name=canonical(customer.pk).name, is_proven=True
            ),
            text=tidy.text,
            happened_at=at,
            client_id=tidy.client_id,
            language=visitor.language,
            files=said.files,
            thread=Thread(),
            context=Context(page=_placed(said.page), visitor_id=visitor.pk, zone=visitor.zone),
            masked_count=tidy.masked_count,
        ),
        at=at,
    )


def _placed(page: dict[str, str]) -> dict[str, str]:
    """The page with its path and the stage of the visit, by which worries are counted."""
    path = page_path(page.get("url", ""))
    return {**page, "path": path, "stage": stage_of(path, stage_paths())}


def see_messages(*, visitor: Visitor, up_to_id: int, at: datetime) -> int:
    """The visitor has seen our messages up to one; returns how many were new to them. No event.

    The desk is told by a signal, when there were any.
    """
    with transaction.atomic():
        unseen = Message.objects.filter(
            conversation__visitor=visitor, direction=Direction.OUT, seen_at=None, pk__lte=up_to_id
        )
        tokens = set(unseen.values_list("conversation__token", flat=True))
        seen = unseen.update(seen_at=at)
        for token in sorted(tokens):
            send_signal(stream=INBOX, kind="conversation", subject_id=token)
        return seen


def note_typing(*, visitor: Visitor, at: datetime) -> None:
    """The visitor writes; what they write is not stored. The desk is told when it begins."""
    under_way = Conversation.objects.filter(visitor=visitor, merged_into=None)
    conversation = under_way.exclude(state="closed").order_by("-last_message_at", "-pk").first()
    if conversation is not None:
        note_writing(conversation=conversation, person=None, at=at)
