"""The order of the five steps: listen, ask, repeat, listen again, act. What is not here is refused."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from pistos.listening.models import Step

NEXT: Mapping[str, frozenset[str]] = {
    Step.LISTEN: frozenset({Step.ASK, Step.SHORT}),
    Step.ASK: frozenset({Step.LISTEN, Step.REPEAT, Step.SHORT}),
    Step.REPEAT: frozenset({Step.LISTEN, Step.CONFIRM, Step.SHORT}),
    Step.CONFIRM: frozenset({Step.LISTEN, Step.REPEAT, Step.ACT, Step.SHORT}),
    Step.ACT: frozenset({Step.LISTEN, Step.DONE}),
    Step.DONE: frozenset({Step.LISTEN}),
    Step.SHORT: frozenset({Step.LISTEN}),
}
"""From each step the ones that may follow. A correction leads from `confirm` back to `listen`; a new
matter of the customer opens what was done or short."""

HEARING = frozenset({Step.LISTEN, Step.ASK, Step.REPEAT, Step.CONFIRM})
"""While one of these, nothing is answered and nothing is offered."""

LABELS: dict[str, Lazy | str] = {
    Step.LISTEN: pgettext_lazy("step of hearing", "Listen"),
    Step.ASK: pgettext_lazy("step of hearing", "Ask"),
    Step.REPEAT: pgettext_lazy("step of hearing", "Repeat"),
    Step.CONFIRM: pgettext_lazy("step of hearing", "Listen again"),
    Step.ACT: pgettext_lazy("step of hearing", "Act"),
}
ORDER = tuple(LABELS)

TODO: dict[str, Lazy | str] = {
    Step.LISTEN: _("Mark what the customer says, and decide what is suggested."),
    Step.ASK: _("Ask an open question for what is missing."),
    Step.REPEAT: _("Say in your own words what you understood."),
    Step.CONFIRM: _("The customer is reading what we understood. Wait for their word."),
    Step.ACT: _("Promise what is done about it, and by when."),
    Step.DONE: _("Heard and done."),
    Step.SHORT: _("The short path was taken."),
}


@dataclass(frozen=True, slots=True)
class Point:
    """A finding as the three measures see it."""

    id: int
    is_question: bool
    is_settled: bool


def may_follow(step: str, following: str) -> bool:
    return following in NEXT[step]


def missing_of(kinds: Collection[str], *, has_reason: bool) -> list[str]:
    """What is not known yet from the confirmed findings: `fact`, `wish`, and `reason` of a complaint."""
    missing = [] if "fact" in kinds else ["fact"]
    if not {"wish", "need", "question"} & set(kinds):
        missing.append("wish")
    if "complaint" in kinds and not has_reason:
        missing.append("reason")
    return missing
