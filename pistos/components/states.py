"""How a promise stands, as it is shown: the word, the sign and the tone of each state."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise as Lazy
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True)
class State:
    """One state of a promise: its key is also the name of its icon; the tone picks the colour."""

    key: str
    tone: str
    word: str | Lazy


def _state(key: str, tone: str, word: str | Lazy) -> tuple[str, State]:
    return key, State(key=key, tone=tone, word=word)


STATES: dict[str, State] = dict(
    [
        # Translators: how a promise stands; feminine in Greek and Slovene (υπόσχεση, obljuba).
        _state("open", "open", pgettext_lazy("a promise is", "open")),
        _state("due_soon", "due", pgettext_lazy("a promise is", "due soon")),
        _state("at_risk", "due", pgettext_lazy("a promise is", "about to slip")),
        _state("overdue", "broken", pgettext_lazy("a promise is", "overdue")),
        _state("broken", "broken", pgettext_lazy("a promise is", "broken")),
        _state("kept", "kept", pgettext_lazy("a promise is", "kept")),
        _state("moved", "moved", pgettext_lazy("a promise is", "moved")),
        _state("fulfilled_late", "broken", pgettext_lazy("a promise is", "fulfilled late")),
        _state("unproven", "quiet", pgettext_lazy("a promise is", "unproven")),
        _state("corrected", "kept", pgettext_lazy("a promise is", "corrected to kept")),
        _state("overturned", "broken", pgettext_lazy("a promise is", "overturned to broken")),
        _state("withdrawn", "quiet", pgettext_lazy("a promise is", "withdrawn")),
    ]
)


def state_named(key: str) -> State:
    """The state with this key. An unknown key is a bug of the caller and raises KeyError."""
    return STATES[key]


# Still awaited: the page's own moment may be ahead of what was last written down.
AWAITED = frozenset({"open", "due_soon", "at_risk", "overdue", "moved"})
SOON = timedelta(days=1)


def state_at(key: str, at: datetime, due_at: datetime, made_at: datetime | None = None) -> State:
    """The state as it looks at a moment: what is awaited and past due is overdue.

    With `made_at`, an open promise in the last eighth of its time (a day at most) is due soon.
    """
    if key not in AWAITED:
        return state_named(key)
    if at >= due_at:
        return state_named("overdue")
    if key == "open" and made_at and due_at - at <= min(SOON, (due_at - made_at) / 8):
        return state_named("due_soon")
    return state_named(key)
