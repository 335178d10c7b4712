"""What a visitor does in the chat: writes, sees, is typing.

Writing is the hottest deed of the program. A message that joins a conversation which already waits for
us changes nothing but the conversation's tail: `_JOIN` does all of that, with its event and its signals, in
one statement, which is its transaction. Every other message takes the common way in, `receive_message`.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection, transaction
from django.utils.translation import gettext as _

from pistos.conversations import events
from pistos.conversations.actions.placing import snippet_of
from pistos.conversations.actions.presence import note_writing
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.actions.writing import INBOX, VISITOR
from pistos.conversations.facts import Arrival, Context, File, Sender, Thread
from pistos.conversations.models import Channel, Conversation, Direction, Message
from pistos.conversations.rules.tidying import many_lines
from pistos.customers.queries import canonical
from pistos.journal.actions import PUBLISHES, event_name
from pistos.journal.listeners import sifting
from pistos.kit.actors import Actor
from pistos.kit.cards import masked
from pistos.kit.errors import Refused
from pistos.kit.prepared import Prepared
from pistos.kit.tokens import public_token
from pistos.orders.queries import is_number_of_ours
from pistos.realtime.actions import SENDS, send_signal
from pistos.visits.access import visitor_by_id
from pistos.visits.actions.knowing import customer_of
from pistos.visits.models import Visitor
from pistos.visits.queries.visitors import stage_paths
from pistos.visits.rules.stages import page_path, stage_of

MOST_CHARACTERS = 10_000
MACHINE = Actor.machine("conversations.chat")

RECEIVED = event_name(events.MessageReceived)

_JOIN = Prepared(
    "conversations_join",
    "bigint, text, text, text, int, timestamptz, text, text[]",
    f"""
WITH home AS (
    SELECT c.id, c.token, c.customer_id, c.language,
        (SELECT v.token FROM visits_visitor v WHERE v.id = c.visitor_id) AS visitor_token
    FROM conversations_conversation c
    WHERE c.visitor_id = $1 AND c.channel = 'chat' AND c.state = 'open'
      AND c.waiting_since IS NOT NULL AND EXISTS (
        SELECT FROM conversations_conversationpromise p
        WHERE p.conversation_id = c.id AND p.is_open AND p.kind = 'answer')
    ORDER BY c.last_message_at DESC, c.id DESC LIMIT 1 FOR UPDATE OF c
), taken AS (
    INSERT INTO conversations_message (token, conversation_id, direction, channel, author_kind,
        author_id, author_name, author_address, purpose, state, language, subject, text, quoted,
        html, original, client_id, activity, mentions, headers, masked_count, happened_at, problem)
    SELECT $2, id, 'in', 'chat', 'customer', customer_id, '', lower(visitor_token), '',
        'received', language, '', $3, '', '', '', $4, '{{}}', '{{}}', '{{}}',
        $5, $6, '' FROM home
    ON CONFLICT (client_id) DO NOTHING RETURNING id, conversation_id
), noted AS (
    UPDATE conversations_conversation c SET in_count = c.in_count + 1, last_in_at = $6,
        last_message_at = greatest(c.last_message_at, $6), snippet = $7,
        words = NULL
    FROM taken WHERE c.id = taken.conversation_id
), happened AS (
    SELECT '{RECEIVED}' AS name, $6 AS happened_at, '{MACHINE.kind}' AS actor_kind,
        '{MACHINE.id}' AS actor_id, 'conversation' AS subject_kind,
        conversation_id::text AS subject_id, jsonb_build_object('conversation_id', conversation_id,
            'message_id', id, 'channel', 'chat') AS data
    FROM taken
), sieve AS (SELECT unnest($8) AS listener), {PUBLISHES}, asked AS (
    SELECT '{VISITOR}' || $1 AS name, 'message' AS kind, $2 AS subject_id, 1 AS place
    FROM taken
    UNION ALL SELECT '{INBOX}', 'conversation', home.token, 2 FROM home, taken
), {SENDS}
SELECT count(*), (SELECT count(*) FROM told) FROM home
""",
)


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
    with connection.cursor() as cursor:
        _JOIN.execute(
            cursor,
            *(visitor_id, public_token(), tidy.text, tidy.client_id, tidy.masked_count, at),
            *(snippet_of(tidy.text), list(sifting(RECEIVED))),
        )
        return bool(cursor.fetchone()[0])


@transaction.atomic
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
