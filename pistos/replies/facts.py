"""Plain values of the checks: what is read beside a reply, and what is remarked about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Recorded:
    """What the shop's own records say of the matter; None where they say nothing.

    `is_delivered` and `is_under_way` come from tracking, `is_paid` and `is_refunded` from the payments
    and the order, `was_in_time` from the promise of the delivery.
    """

    is_delivered: bool | None = None
    is_under_way: bool | None = None
    is_paid: bool | None = None
    is_refunded: bool | None = None
    is_cancelled: bool | None = None
    was_in_time: bool | None = None

    @property
    def was_sent(self) -> bool | None:
        """What was delivered is no longer on its way, and was sent all the same."""
        if self.is_delivered is None and self.is_under_way is None:
            return None
        return bool(self.is_delivered or self.is_under_way)


@dataclass(frozen=True, slots=True)
class ReplyContext:
    """What surrounds a reply. `said` is what the customer wrote since they were last answered.

    `is_first` while no person of ours answered them yet. `is_interim` for a word in between. `is_hard`
    for a complaint, a refusal, an apology, an incident. `own_words` are those of this customer's matter:
    order numbers, names of goods, the subject. `is_signed` where the agent's name is put below by itself.
    """

    language: str
    said: str = ""
    questions: tuple[str, ...] = ()
    customer_name: str = ""
    agent_name: str = ""
    order_numbers: tuple[str, ...] = ()
    own_words: tuple[str, ...] = ()
    recorded: Recorded = field(default_factory=Recorded)
    has_feeling: bool = False
    has_complaint: bool = False
    is_first: bool = True
    is_interim: bool = False
    is_hard: bool = False
    is_signed: bool = True
    is_chat: bool = False


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check says of a reply. `words_key` finds its sentences in `rules/words.py`; `quote` are the
    words meant, at `span` of the text (None where something is missing). One that `can_be_accepted` may
    be sent all the same, with a reason.
    """

    code: str
    is_blocking: bool
    words_key: str
    quote: str = ""
    span: tuple[int, int] | None = None
    can_be_accepted: bool = True


@dataclass(frozen=True, slots=True)
class Weighed:
    """The answers to the two questions: what would please us in their place, what would annoy us."""

    would_please: str
    would_annoy: str

    @property
    def is_whole(self) -> bool:
        return bool(self.would_please.strip() and self.would_annoy.strip())


@dataclass(frozen=True, slots=True)
class Heeded:
    """What the writer answers to the checks: by the code of a remark why the words stand all the same, and
    the two questions of a hard message."""

    accepted: Mapping[str, str] = field(default_factory=dict)
    weighed: Weighed | None = None


@dataclass(frozen=True, slots=True)
class Rated:
    """What a customer says of an answer; what they leave open is None or empty."""

    is_good: bool
    was_clear: bool | None = None
    attitude: str = ""
    words: str = ""
