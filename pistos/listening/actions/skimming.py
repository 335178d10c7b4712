"""Reading many messages at once: those that are a simple question, or less. Most are, in a busy chat.

What is more than that, or comes into a conversation that is being heard, is left to `hear_message`.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime

from django.db import connection, transaction

from pistos.conversations.actions.writing import ref, signal_where_open
from pistos.conversations.models import (
    AuthorKind,
    Conversation,
    ConversationState,
    Direction,
    Message,
)
from pistos.journal.actions import publish_all
from pistos.kit.actors import Ref
from pistos.listening import events
from pistos.listening.actions.reading import (
    LOOKED_BACK,
    MACHINE,
    MOST_EARLIER,
    SPOKEN,
    because_of,
    heard_in,
)
from pistos.listening.actions.talking import count_held
from pistos.listening.models import Heard, Hearing
from pistos.listening.queries.learned import learned_of_all
from pistos.listening.queries.routes import Routed, routes
from pistos.listening.rules.repeating import may_repeat, repeated_in

_EARLIER = """
SELECT asked.id, earlier.id, earlier.text
FROM conversations_message asked
JOIN conversations_conversation home ON home.id = asked.conversation_id
JOIN customers_customer own ON own.id = home.customer_id
CROSS JOIN LATERAL (
    SELECT m.id, m.text FROM conversations_message m
    JOIN conversations_conversation c ON c.id = m.conversation_id
    WHERE c.customer_id IN (
        SELECT family.id FROM customers_customer family
        WHERE coalesce(own.merged_into_id, own.id) IN (family.id, family.merged_into_id))
      AND m.direction = 'in' AND m.author_kind = 'customer'
      AND m.happened_at >= asked.happened_at - make_interval(days => %s) AND m.id < asked.id
    ORDER BY m.id DESC LIMIT %s
) AS earlier
WHERE asked.id = ANY(%s) ORDER BY asked.id, earlier.id
"""


@transaction.atomic
def skim_messages(*, message_ids: Collection[int], at: datetime) -> set[int]:
    """Reads those that need nothing more, with the same number of queries however many they are. Publishes
    `MessageHeard` of each. Returns the ids of those that `hear_message` has to read.

    A conversation that somebody holds at this moment is left to it, too: nobody waits here. Pages that
    have one of them open are told; for lists nothing changed.
    """
    heard = _heard(message_ids)
    homes = _simple_homes(heard)
    simple = [one for one in heard if one.message.conversation_id in homes]
    if simple:
        Heard.objects.bulk_create(simple)
        count_held(list(homes.values()))
        publish_all([_read(one) for one in simple], by=MACHINE, at=at)
        signal_where_open(homes.values(), at)
    return {one.message_id for one in heard if one.message.conversation_id not in homes}


def _read(one: Heard) -> tuple[events.MessageHeard, Ref]:
    home = one.message.conversation
    happened = events.MessageHeard(home.pk, one.message_id, list(one.kinds), one.is_repeat)
    return happened, ref(home)


def _heard(message_ids: Collection[int]) -> list[Heard]:
    """What each message is, not saved; strangers' words and notes of calls are none to be read."""
    rows = Message.objects.filter(
        pk__in=message_ids, direction=Direction.IN, author_kind=AuthorKind.CUSTOMER
    ).exclude(channel__in=SPOKEN)
    messages = list(
        rows.only("pk", "conversation_id", "text", "language", "conversation__language")
        .select_related("conversation")
        .order_by("pk")
    )
    said = {m.pk: (m.language or m.conversation.language, m.text) for m in messages}
    learned = learned_of_all(said.values())
    earlier = _earlier([m.pk for m in messages if may_repeat(m.text)])
    found = []
    for message in messages:
        before = earlier.get(message.pk, [])
        place = repeated_in(message.text, [text for _pk, text in before])
        repeats_id = None if place is None else before[place][0]
        found.append(heard_in(message, learned[said[message.pk][0]], repeats_id))
    return found


def _earlier(message_ids: list[int]) -> dict[int, list[tuple[int, str]]]:
    """The newest words of the same person before each of these, the oldest first."""
    found: dict[int, list[tuple[int, str]]] = {}
    if message_ids:
        with connection.cursor() as cursor:
            cursor.execute(_EARLIER, [LOOKED_BACK.days, MOST_EARLIER, message_ids])
            for asked, pk, text in cursor.fetchall():
                found.setdefault(asked, []).append((pk, text))
    return found


def _simple_homes(heard: Sequence[Heard]) -> dict[int, Conversation]:
    """The conversations in which nothing given is more than a simple question, locked in the order of their
    ids. None that is being heard, nor one in which an earlier message still waits to be read."""
    given: dict[int, list[Heard]] = {}
    for one in heard:
        given.setdefault(one.message.conversation_id, []).append(one)
    plain = [
        pk for pk, some in given.items() if not any(because_of(one.message, one) for one in some)
    ]
    if not plain:
        return {}
    rows = Conversation.objects.select_for_update(skip_locked=True).defer("words", "page")
    rows = rows.filter(pk__in=plain, merged_into=None).exclude(state=ConversationState.SPAM)
    homes = {row.pk: row for row in rows.order_by("pk")}
    being_heard = set(
        Hearing.objects.filter(conversation__in=homes).values_list("conversation", flat=True)
    )
    unread = _unread({pk: max(one.message_id for one in given[pk]) for pk in homes})
    is_tagged = _tagged()
    return {
        pk: home
        for pk, home in homes.items()
        if pk not in being_heard
        and unread[pk] == {one.message_id for one in given[pk]}
        and all(is_tagged(home, one.kinds) for one in given[pk])
    }


def _unread(newest: Mapping[int, int]) -> dict[int, set[int]]:
    """The messages to be read in each conversation, up to the one given."""
    found: dict[int, set[int]] = {pk: set() for pk in newest}
    rows = Message.objects.filter(
        conversation__in=newest,
        direction=Direction.IN,
        author_kind=AuthorKind.CUSTOMER,
        heard=None,
    ).exclude(channel__in=SPOKEN)
    for home, pk in rows.values_list("conversation", "pk"):
        if pk <= newest[home]:
            found[home].add(pk)
    return found


def _tagged() -> Callable[[Conversation, Collection[str]], bool]:
    """Whether a conversation has the tags and the team of these kinds already."""
    said: list[dict[str, Routed]] = []

    def is_tagged(home: Conversation, kinds: Collection[str]) -> bool:
        if not kinds:
            return True
        if not said:
            said.append(routes())
        wanted = [said[0][kind] for kind in kinds]
        return all(route.tag in home.tags or not route.tag for route in wanted) and (
            bool(home.assignee_id or home.team_id) or all(route.team is None for route in wanted)
        )

    return is_tagged
