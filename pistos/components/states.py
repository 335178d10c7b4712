"""How a promise stands, as it is shown: the word, the sign and the tone of each state."""

from dataclasses import dataclass

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
