"""Search over everything that was said, in four languages, the newest first."""

from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.fields import BooleanField, FloatField

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.conversations.models import Conversation
from pistos.conversations.queries.lists import shown
from pistos.kit.keyset import Page, Sort, page_of
from pistos.kit.searching import any_query, query

NEWEST = Sort("last_message_at", is_descending=True)
RANKED = 500


@dataclass(frozen=True, slots=True)
class Found:
    """`is_near` where no conversation has all of the words, and these have some of them."""

    page: Page[Conversation]
    is_near: bool = False


def search(words: str, *, agent: User, after: str = "", before: str = "", size: int = 50) -> Found:
    """Conversations in which every word stands, in any of its forms: in a message or note, the
    subject, the customer's name or address, an order's number, a file's name, a tag.

    One query; two where nothing has all of the words. Refuses who may not see the inbox.
    """
    require(agent, "see_inbox")
    rows = shown(Conversation.objects.filter(merged_into=None))
    wanted = query(words)
    if not wanted:
        return Found(Page([], None, None))
    page = page_of(_having(rows, wanted), NEWEST, after=after, before=before, size=size)
    if page.rows or after or before:
        return Found(page)
    near = _ranked(rows, any_query(words), size)
    return Found(Page(near, None, None), is_near=bool(near))


def _having(rows: QuerySet[Conversation], wanted: str) -> QuerySet[Conversation]:
    matches = RawSQL(
        '"conversations_conversation"."words" @@ %s::tsquery', [wanted], BooleanField()
    )
    return rows.filter(matches)


def _ranked(rows: QuerySet[Conversation], wanted: str, size: int) -> list[Conversation]:
    """The best of the newest that have one of the words at least."""
    newest = _having(Conversation.objects.all(), wanted).order_by("-last_message_at", "-pk")
    rank = RawSQL(
        'ts_rank("conversations_conversation"."words", %s::tsquery)', [wanted], FloatField()
    )
    ids = list(newest.values_list("pk", flat=True)[:RANKED])
    best = rows.filter(pk__in=ids).annotate(rank=rank)
    return list(best.order_by(F("rank").desc(), "-last_message_at", "-pk")[:size])
