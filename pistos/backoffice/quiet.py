"""Whom the silence watch has found, for the first screen: a list that nobody opens helps nobody."""

from datetime import datetime

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pistos.conversations.queries.house import answers_in_force
from pistos.conversations.queries.silence import (
    ORDER_FACTOR,
    silent_conversations,
    silent_orders,
    unattended_visitors,
    uncared_customers,
)

MOST = 100
UNCARED_FOR = 600
"""Seconds for which the count of customers without a caring word stands: it walks all customers, and
changes by the day."""


def quiet(at: datetime) -> list[dict[str, object]]:
    """How many of each kind, counted to 100; those of which there are none are left out."""
    rules = answers_in_force()
    hours, days = rules.silence_hours, rules.care_days
    found = [
        (_("In the chat, before somebody present"), len(unattended_visitors(at)), "broken"),
        (
            ngettext("Nothing heard for an hour", "Nothing heard for %(hours)s hours", hours)
            % {"hours": hours},
            silent_conversations(at, hours)[:MOST].count(),
            "due",
        ),
        (
            _("Orders under way, and no word of them"),
            silent_orders(at, hours * ORDER_FACTOR)[:MOST].count(),
            "due",
        ),
        (
            ngettext("No caring word for a day", "No caring word for %(days)s days", days)
            % {"days": days},
            _uncared(at),
            "open",
        ),
    ]
    return [
        {"label": label, "count": min(count, MOST), "is_more": count >= MOST, "tone": tone}
        for label, count, tone in found
        if count
    ]


def _uncared(at: datetime) -> int:
    count = cache.get_or_set(
        "backoffice:uncared", lambda: len(uncared_customers(at, most=MOST)), UNCARED_FOR
    )
    return count or 0
