"""The public ledger of what was held and removed of questions, answers and suggestions."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, F, Q

from pistos.kit.keyset import Page, Sort, page_of
from pistos.questions.models import Answer, Appeal, Moderation, Question, Shown, Suggestion
from pistos.questions.rules.showing import REMOVALS

UPHELD = "appeal_upheld"
"""The reason with which something stands there again because its author was right."""


def removed_by_reason() -> Mapping[str, int]:
    """How many were removed and stayed so, each published reason named. One query."""
    rows = Moderation.objects.filter(after=Shown.REMOVED).exclude(appeal__decision="upheld")
    counts = dict(rows.values_list("reason").annotate(count=Count("pk")).order_by())
    return {reason: counts.get(reason, 0) for reason in REMOVALS}


def decisions(*, after: str = "", before: str = "", size: int = 50) -> Page[Moderation]:
    """Every decision that held, removed or brought back, newest first, with its seal. One query."""
    rows = Moderation.objects.filter(
        Q(after__in=[Shown.HELD, Shown.REMOVED]) | Q(reason=UPHELD)
    ).select_related("seal")
    place = Sort("happened_at", is_descending=True)
    return page_of(rows, place, after=after, before=before, size=size)


def removal_of(token: str) -> Moderation | None:
    """The decision by which something was removed, with its appeal; the newest. One query."""
    rows = Moderation.objects.filter(about_token=token, after=Shown.REMOVED)
    return rows.select_related("appeal").order_by("-pk").first()


def open_appeals() -> list[Appeal]:
    """What authors contest and nobody has decided, oldest first. One query."""
    rows = Appeal.objects.filter(decision="").select_related("entry")
    return list(rows.order_by("made_at", "pk")[:100])


@dataclass(frozen=True, slots=True)
class Contested:
    """What was removed, as it was written. `page_id` is its question's or its suggestion's."""

    kind: str
    page_id: int
    text: str
    language: str


def contested(appeals: Iterable[Appeal]) -> dict[str, Contested]:
    """What these appeals are about, by public token; one query a kind."""
    tokens: dict[str, list[str]] = {}
    for row in appeals:
        tokens.setdefault(row.entry.about_kind, []).append(row.entry.about_token)
    sources = {
        "question": Question.objects.annotate(page_id=F("pk")),
        "answer": Answer.objects.annotate(page_id=F("question_id")),
        "suggestion": Suggestion.objects.annotate(page_id=F("pk")),
    }
    return {
        token: Contested(kind, page_id, text, language)
        for kind, wanted in tokens.items()
        for token, page_id, text, language in sources[kind]
        .filter(token__in=wanted)
        .values_list("token", "page_id", "text", "language")
    }
