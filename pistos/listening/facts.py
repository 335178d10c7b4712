"""Plain values that come to listening from the edges, and go back."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mark:
    """Something an agent found by themselves; `quote` stands word for word in a message of the customer,
    the newest that holds it where none is named."""

    kind: str
    quote: str
    meaning: str = ""
    message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """What an agent writes to the customer in a step. `client_id` makes a double submit one message;
    `seen_message_id` is the newest they had seen, None where they have seen all."""

    text: str
    client_id: str | None = None
    seen_message_id: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """What is done about it, told to the customer in `said`; `words` name it in a line.

    `wish_id` is the confirmed wish that it answers; where none, `differs_because` says why.
    `covers` are the findings it settles.
    """

    words: str
    said: Said
    due_at: datetime
    wish_id: int | None = None
    differs_because: str = ""
    covers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Gate:
    """Whether an answer may go out now; where not, `words` say what to do next."""

    may_answer: bool
    words: str = ""
