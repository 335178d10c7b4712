"""Questions and answers as pages show them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from pistos.conversations.queries.timeline import promises_of
from pistos.promises.models import PromiseKind
from pistos.questions.models import Answer, Question, Suggestion, SuggestionState
from pistos.questions.queries.public import Asked
from pistos.questions.rules.reasons import REASON_WORDS
from pistos.storefront.conversation_words import promise_view

STATES = {
    SuggestionState.RECEIVED: "open",
    SuggestionState.CONSIDERED: "moved",
    SuggestionState.DONE: "kept",
    SuggestionState.DECLINED: "withdrawn",
}


def state_labels() -> dict[str, str]:
    return {
        SuggestionState.RECEIVED: _("Received"),
        SuggestionState.CONSIDERED: _("Being considered"),
        SuggestionState.DONE: _("Done"),
        SuggestionState.DECLINED: _("Declined"),
    }


def shown_rows(rows: Iterable[Asked], language: str) -> list[dict[str, Any]]:
    return [question_row(row, language) for row in rows]


def question_row(asked: Asked, language: str) -> dict[str, Any]:
    question = asked.question
    return {
        "question": question,
        "url": reverse("storefront:question", args=[question.token]),
        "language": question.language if question.language != language else "",
        "answers": [answer_row(answer, language) for answer in asked.answers],
    }


def answer_row(answer: Answer, language: str) -> dict[str, Any]:
    return {
        "answer": answer,
        "kind": answer.kind,
        "language": answer.language if answer.language != language else "",
        "is_proven": answer.kind == "buyer" and answer.line_id is not None,
    }


def removed_words(reason: str) -> str:
    return str(REASON_WORDS.get(reason, ""))


def removed_rows(removed: Iterable[tuple[str, int]]) -> list[dict[str, object]]:
    return [{"reason": removed_words(reason), "count": count} for reason, count in removed]


def answer_promised(thing: Question | Suggestion, at: datetime) -> dict[str, Any] | None:
    """The open promise of an answer, as it is told to everybody; None where none is open."""
    if thing.conversation is None:
        return None
    for row in promises_of(thing.conversation):
        if row.kind == PromiseKind.ANSWER and row.is_open:
            return promise_view(row.promise, at)
    return None
