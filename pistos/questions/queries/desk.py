"""What the desk reads: what waits for an answer, what is held, what was flagged."""

from collections.abc import Mapping

from django.db.models import Count, Q

from pistos.kit.keyset import NoSuchPlace, Page, Sort, page_of
from pistos.questions.models import Answer, Flag, Question, Shown, Suggestion

OLDEST, NEWEST = Sort("asked_at"), Sort("asked_at", is_descending=True)
VIEWS: Mapping[str, tuple[Q, Sort]] = {
    "unanswered": (Q(state=Shown.PUBLISHED, shop_answered_at=None), OLDEST),
    "held": (Q(state=Shown.HELD), OLDEST),
    "removed": (Q(state=Shown.REMOVED), NEWEST),
    "all": (Q(), NEWEST),
}
"""Each by an index of its own. The first is the list that must be empty."""


def questions_page(view: str, *, after: str = "", before: str = "") -> Page[Question]:
    """Questions of a view with product and conversation. One query."""
    if view not in VIEWS:
        raise NoSuchPlace
    wanted, sort = VIEWS[view]
    rows = Question.objects.filter(wanted).defer("words").select_related("product", "conversation")
    return page_of(rows, sort, after=after, before=before, size=50)


def counts() -> dict[str, int]:
    """What waits, by what it waits for. Four queries."""
    sums = Question.objects.filter(
        Q(state=Shown.HELD) | Q(state=Shown.PUBLISHED, shop_answered_at=None)
    ).aggregate(
        unanswered=Count("pk", filter=Q(state=Shown.PUBLISHED)),
        held=Count("pk", filter=Q(state=Shown.HELD)),
    )
    return {
        "unanswered": sums["unanswered"],
        "held": sums["held"] + Answer.objects.filter(state=Shown.HELD).count(),
        "flagged": Flag.objects.filter(decided_at=None).count(),
        "suggestions_held": Suggestion.objects.filter(shown=Shown.HELD).count(),
    }


def open_flags() -> list[Flag]:
    """What somebody says must not stand there, the oldest first. One query."""
    rows = Flag.objects.filter(decided_at=None).select_related("question__product", "answer")
    return list(rows.order_by("flagged_at", "pk")[:100])


def held_answers() -> list[Answer]:
    rows = Answer.objects.filter(state=Shown.HELD).select_related("question__product")
    return list(rows.order_by("answered_at", "pk")[:100])


def answers_of(question: Question) -> list[Answer]:
    return list(question.answers.order_by("answered_at", "pk"))


def private_answer(question: Question) -> str:
    """What the shop wrote to the asker alone, newest first; empty where nothing was."""
    if question.conversation is None:
        return ""
    rows = question.conversation.messages.filter(
        direction="out", author_kind="person", purpose="answer"
    )
    return rows.order_by("-pk").values_list("text", flat=True).first() or ""


def suggestions_held() -> list[Suggestion]:
    return list(Suggestion.objects.filter(shown=Shown.HELD).order_by("made_at", "pk")[:100])
