"""Reads of doubts: those of a conversation, and the answers that proved themselves."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from pistos.conversations.models import Conversation, Direction, Message
from pistos.conversations.models.doubts import Doubt, DoubtAnswer
from pistos.conversations.rules.doubts import is_proven, suggested_doubts
from pistos.kit.statistics import wilson

MOST = 20


@dataclass(frozen=True, slots=True)
class AnswerRecord:
    """An answer with what became of the doubts that it was given to."""

    answer: DoubtAnswer
    resolved: int
    settled: int

    @property
    def is_proven(self) -> bool:
        return is_proven(self.resolved, self.settled)


def doubts_in(conversation: Conversation) -> list[Doubt]:
    """The doubts of a conversation and of those merged into it, in order. One query."""
    rows = Doubt.objects.filter(
        Q(conversation=conversation) | Q(conversation__merged_into=conversation)
    )
    return list(rows.select_related("answer").order_by("pk"))


def said_after_answer(doubt: Doubt) -> Message | None:
    """The newest message of the customer since the answer to their doubt was given. One query."""
    if doubt.answered_at is None:
        return None
    rows = Message.objects.filter(conversation_id=doubt.conversation_id, direction=Direction.IN)
    return rows.filter(happened_at__gte=doubt.answered_at).order_by("-pk").first()


def doubts_to_confirm(conversation: Conversation) -> list[Doubt]:
    """Doubts that were answered, and of which their customer has not said whether it helped. One query."""
    rows = conversation.doubts.filter(settled_at=None, answer__isnull=False)
    return list(rows.select_related("answer").order_by("pk"))


def suggested_in(conversation: Conversation) -> list[str]:
    """Kinds of doubt that the customer's latest words may hold. One query."""
    said = Message.objects.filter(conversation=conversation, direction=Direction.IN)
    texts = said.order_by("-pk").values_list("text", flat=True)[:3]
    return suggested_doubts("\n".join(texts))


def answers_given(kinds: Collection[str], language: str) -> dict[str, list[AnswerRecord]]:
    """Answers to kinds of doubt in a language, the surest first (lower end of the interval). One query."""
    rows = (
        DoubtAnswer.objects.filter(kind__in=kinds, language=language, is_hidden=False)
        .annotate(
            resolved=Count("uses", filter=Q(uses__was_resolved=True)),
            settled=Count("uses", filter=Q(uses__was_resolved__isnull=False)),
        )
        .order_by("-pk")[:500]
    )
    found: dict[str, list[AnswerRecord]] = {}
    for row in rows:
        found.setdefault(row.kind, []).append(AnswerRecord(row, row.resolved, row.settled))
    return {
        kind: sorted(records, key=_surety, reverse=True)[:MOST] for kind, records in found.items()
    }


def _surety(record: AnswerRecord) -> float:
    return wilson(record.resolved, record.settled)[0] if record.settled else 0.0
