"""Calls of surveys by telephone."""

from pistos.surveys.models import CallState, SurveyCall

BESIDE = ("invitation__customer", "invitation__survey", "said_in", "called_by")


def calls_to_make(*, most: int = 100) -> list[SurveyCall]:
    """Those that wait, the next due first; one query."""
    rows = SurveyCall.objects.filter(state=CallState.WAITING).select_related(*BESIDE)
    return list(rows.order_by("next_at", "pk")[:most])


def calls_made(*, most: int = 50) -> list[SurveyCall]:
    """Those settled last; one query."""
    rows = SurveyCall.objects.exclude(state=CallState.WAITING).exclude(called_at=None)
    return list(rows.select_related(*BESIDE).order_by("-called_at", "-pk")[:most])


def calls_waiting() -> int:
    return SurveyCall.objects.filter(state=CallState.WAITING).count()
