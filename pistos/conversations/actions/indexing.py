"""What search finds a conversation by, told anew whenever something was said or changed in it."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Left

from pistos.conversations.models import Attachment, Conversation, Direction, Message, MessageState
from pistos.customers.models import Alias
from pistos.kit.searching import document

LONGEST_TEXT = 8_000
MOST_MESSAGES = 400
_WRITE = """
UPDATE conversations_conversation AS c SET words = d.words::tsvector
FROM unnest(%s::bigint[], %s::text[]) AS d (id, words) WHERE c.id = d.id
"""


@transaction.atomic
def index_words(*, ids: Sequence[int]) -> int:
    """Indexes these conversations; five queries however many. Returns how many. Done twice, it
    changes nothing."""
    rows = list(
        Conversation.objects.select_for_update(of=("self",))
        .filter(pk__in=ids)
        .select_related("customer", "order")
        .order_by("pk")
    )
    if not rows:
        return 0
    said, files = _said([row.pk for row in rows]), _files([row.pk for row in rows])
    aliases = _aliases([row.customer_id for row in rows])
    documents = [
        document(
            [
                (_head(row, aliases.get(row.customer_id, [])), "A"),
                (" ".join([*row.tags, row.topic]), "B"),
                *((text, "C") for text in said.get(row.pk, [])),
                *((name, "D") for name in files.get(row.pk, [])),
            ]
        )
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.execute(_WRITE, [[row.pk for row in rows], documents])
    return len(rows)


def index_missing(*, at: datetime, most: int = 200) -> int:
    """Indexes what was written to, and what an import wrote; returns how many.

    A message that comes in empties `words` with the statement that it needs anyhow: within seconds
    this fills them again, once for however many came. Claims its rows.
    """
    with transaction.atomic():
        missing = Conversation.objects.select_for_update(skip_locked=True).filter(words=None)
        ids = list(missing.order_by("pk").values_list("pk", flat=True)[:most])
        return index_words(ids=ids) if ids else 0


def _head(row: Conversation, aliases: list[str]) -> str:
    customer = row.customer
    known = [row.subject, f"{row.pk}", customer.name, customer.email, customer.phone, *aliases]
    if row.order is not None:
        known.append(row.order.number)
    return "\n".join(known)


def _said(ids: list[int]) -> dict[int, list[str]]:
    rows = Message.objects.filter(
        conversation_id__in=ids, direction__in=(Direction.IN, Direction.OUT, Direction.NOTE)
    ).exclude(state=MessageState.UNDONE)
    texts = rows.annotate(start=Left("text", Value(LONGEST_TEXT))).order_by("-pk")
    found: dict[int, list[str]] = {}
    for pk, text in texts.values_list("conversation_id", "start"):
        said = found.setdefault(pk, [])
        if len(said) < MOST_MESSAGES:
            said.append(text)
    return found


def _files(ids: list[int]) -> dict[int, list[str]]:
    rows = Attachment.objects.filter(message__conversation_id__in=ids).exclude(name="")
    found: dict[int, list[str]] = {}
    for pk, name in rows.values_list("message__conversation_id", "name"):
        found.setdefault(pk, []).append(name)
    return found


def _aliases(customer_ids: list[int]) -> dict[int, list[str]]:
    rows = Alias.objects.filter(customer_id__in=set(customer_ids)).exclude(kind="visitor")
    found: dict[int, list[str]] = {}
    for customer_id, value in rows.values_list("customer_id", "value"):
        found.setdefault(customer_id, []).append(value)
    return found
