"""What the reply screen shows of a hearing: two queries, one where there is none."""

from dataclasses import dataclass, field

from django.db.models import QuerySet

from pistos.conversations.models import Conversation
from pistos.kit.planned import Planned
from pistos.listening.models import (
    Finding,
    FindingKind,
    FindingState,
    Hearing,
    RestatementState,
    Talk,
)
from pistos.listening.rules.differing import Piece, differences
from pistos.listening.rules.steps import missing_of

SETTLED = (FindingKind.WISH, FindingKind.COMPLAINT, FindingKind.NEED)

_OWN_COLUMNS = [each.name for each in Conversation._meta.concrete_fields if not each.primary_key]
"""The page has the conversation already."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The hearing with its findings, those dismissed left out; either may be missing."""

    talk: Talk | None
    hearing: Hearing | None
    findings: list[Finding] = field(default_factory=list)

    def in_state(self, state: str) -> list[Finding]:
        return [each for each in self.findings if each.state == state]

    @property
    def open_questions(self) -> list[Finding]:
        return [
            each
            for each in self.findings
            if each.kind == FindingKind.QUESTION and each.answered_in_id is None
        ]

    @property
    def wishes(self) -> list[Finding]:
        confirmed = self.in_state(FindingState.CONFIRMED)
        return [each for each in confirmed if each.kind == FindingKind.WISH]

    @property
    def points(self) -> list[Finding]:
        """What an action has to cover."""
        confirmed = self.in_state(FindingState.CONFIRMED)
        return [each for each in confirmed if each.kind in SETTLED]

    @property
    def missing(self) -> list[str]:
        kinds = {each.kind for each in self.in_state(FindingState.CONFIRMED)}
        return missing_of(kinds, has_reason=bool(self.hearing and self.hearing.reason))

    @property
    def differences(self) -> list[Piece]:
        """What the customer says otherwise than our last restatement."""
        last = self.hearing.restatement if self.hearing else None
        if last is None or last.state != RestatementState.CORRECTED or not last.correction:
            return []
        return differences(last.text, last.correction)


def panel_of(conversation: Conversation) -> Panel:
    (found,) = _HEARD(conversation.pk)
    talk, hearing = getattr(found, "talk", None), getattr(found, "hearing", None)
    if hearing is None:
        return Panel(talk, None)
    hearing.conversation = conversation
    findings = hearing.findings.exclude(state=FindingState.DISMISSED)
    return Panel(talk, hearing, list(findings.order_by("message_id", "pk")))


def _heard(conversation: int) -> QuerySet[Conversation]:
    rows = Conversation.objects.select_related("talk", "hearing__restatement", "hearing__promise")
    return rows.defer(*_OWN_COLUMNS).filter(pk=conversation)


_HEARD = Planned("conversation_heard", _heard, int)
