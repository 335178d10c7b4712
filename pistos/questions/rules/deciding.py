"""From where to where a suggestion goes, and when the management sits down with them again."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

RECEIVED, CONSIDERED, DONE, DECLINED = "received", "considered", "done", "declined"
NEXT = {
    RECEIVED: frozenset({CONSIDERED, DONE, DECLINED}),
    CONSIDERED: frozenset({DONE, DECLINED}),
    DECLINED: frozenset({CONSIDERED}),
    DONE: frozenset[str](),
}
"""What was declined can be taken up again; what is done is done."""

STATE_WORDS: Mapping[str, str | Promise] = {
    CONSIDERED: _("We are considering your suggestion: “%(text)s”."),
    DONE: _("Your suggestion is done: “%(text)s”. Thank you."),
    DECLINED: _("We have decided against your suggestion: “%(text)s”."),
}


def may_become(state: str, wished: str) -> bool:
    return wished in NEXT[state]


def next_sitting(held_on: date, days: int) -> date:
    return held_on + timedelta(days=days)


def is_missed(next_on: date, today: date) -> bool:
    """The day itself is still in time."""
    return today > next_on
