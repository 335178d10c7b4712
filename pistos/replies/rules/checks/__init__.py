"""Checks of a reply before it goes: pure, in four languages, each explained, each to be overridden.

`check_reply` for what an agent writes to a customer, `check_public` for what everybody reads (replies to
reviews, posts, status and incident texts), `check_machine` for what a program writes. `felt` and
`is_complaint` read the customer's own words.
"""

from collections.abc import Callable, Iterable

from pistos.replies.facts import Remark, ReplyContext
from pistos.replies.rules.checks import refusing, tone, truth, whole
from pistos.replies.rules.checks.machine import check_machine
from pistos.replies.rules.checks.reading import SPEECHES, Read, plain_of, read

Check = Callable[[Read, ReplyContext], Iterable[Remark]]

REPLY_CHECKS: tuple[Check, ...] = (
    refusing.bare_refusal,
    tone.feeling_first,
    tone.conditional_apology,
    tone.surprised,
    tone.talks_down,
    truth.contradiction,
    truth.ask_courier,
    whole.question_left,
    whole.asks_known,
    tone.greeted,
    whole.next_step,
    whole.generic,
    whole.signed,
)
PUBLIC_CHECKS: tuple[Check, ...] = (
    refusing.bare_refusal,
    tone.feeling_first,
    tone.conditional_apology,
    tone.surprised,
    tone.talks_down,
    truth.contradiction,
    truth.ask_courier,
    whole.names_private,
    whole.next_step,
    whole.generic,
)
CODES = tuple(dict.fromkeys(each.__name__ for each in (*REPLY_CHECKS, *PUBLIC_CHECKS)))


def check_reply(text: str, context: ReplyContext) -> tuple[Remark, ...]:
    """What is to be said of a reply, those that hold it back first."""
    return _checked(text, context, REPLY_CHECKS)


def check_public(text: str, context: ReplyContext) -> tuple[Remark, ...]:
    """The same for words that everybody reads; `said` of the context is the review or post answered."""
    return _checked(text, context, PUBLIC_CHECKS)


def _checked(text: str, context: ReplyContext, checks: Iterable[Check]) -> tuple[Remark, ...]:
    said = read(text, context.language)
    if not said.sentences:
        return ()
    found = [remark for check in checks for remark in check(said, context)]
    return tuple(sorted(found, key=lambda each: not each.is_blocking))


def felt(text: str) -> bool:
    """Whether a customer's words hold a feeling, in any of the languages."""
    plain = plain_of(text[:10_000])
    return any(speech.feeling.search(plain) for speech in SPEECHES.values())


def is_complaint(text: str) -> bool:
    """Whether a customer's words say that something is wrong."""
    plain = plain_of(text[:10_000])
    return any(speech.complaint.search(plain) for speech in SPEECHES.values())


def is_hard(text: str, language: str) -> bool:
    """Whether the words refuse or apologise."""
    return whole.is_hard_by_words(read(text, language))


__all__ = [
    "CODES",
    "check_machine",
    "check_public",
    "check_reply",
    "felt",
    "is_complaint",
    "is_hard",
]
