"""Channels in demand, and those that the shop lacks."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count

from pistos.conversations.models import Conversation
from pistos.conversations.rules.demand import NAMED, OURS, Demand, demands
from pistos.customers.models import Customer
from pistos.notifications.ports import text_sender

LOOKED_AT = timedelta(days=90)

_ASKED = """
SELECT asked.word, count(*) FROM unnest(%s::text[]) AS asked (word)
JOIN conversations_conversation AS c
  ON c.words @@ quote_literal(asked.word)::tsquery AND c.started_at > %s AND c.state <> 'spam'
GROUP BY asked.word
"""


def channels_in_demand(at: datetime) -> list[Demand]:
    """Of the last 90 days: used, preferred and asked for, against what the shop has; three queries."""
    since = at - LOOKED_AT
    used = Conversation.objects.filter(started_at__gt=since, in_count__gt=0).exclude(state="spam")
    wished = Customer.objects.filter(merged_into=None, erased_at=None)
    wished = wished.filter(conversations__last_message_at__gt=since)
    return demands(
        used=dict(used.values_list("channel").annotate(n=Count("pk"))),
        preferred=dict(
            wished.values_list("preferred_channel").annotate(n=Count("pk", distinct=True))
        ),
        asked=_asked(since),
        covered=covered_channels(),
    )


def covered_channels() -> frozenset[str]:
    """By which customers can be in touch with the shop now."""
    return frozenset(OURS) - (frozenset() if text_sender() else frozenset({"sms"}))


def _asked(since: datetime) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(_ASKED, [list(NAMED), since])
        return dict(cursor.fetchall())
