"""Reads of visitors and of the chat's settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import F, Sum

from pistos.visits.models import (
    ChatSettings,
    InvitationRule,
    RuleCount,
    StagePath,
)


def chat_settings() -> ChatSettings:
    """The newest version, or the defaults when none was ever saved."""
    return ChatSettings.objects.order_by("-version").first() or ChatSettings()


def stage_paths() -> list[tuple[str, str]]:
    return list(StagePath.objects.order_by("path").values_list("path", "stage"))


def active_rules() -> list[InvitationRule]:
    return list(InvitationRule.objects.filter(is_active=True).order_by("pk"))


@dataclass(frozen=True, slots=True)
class Effect:
    """How a rule fared in a period. Those neither answered nor dismissed were left alone."""

    rule: InvitationRule
    shown_count: int
    answered_count: int
    dismissed_count: int

    @property
    def ignored_count(self) -> int:
        return self.shown_count - self.answered_count - self.dismissed_count

    @property
    def answered_share(self) -> float | None:
        return self.answered_count / self.shown_count if self.shown_count else None


def effects(since: date) -> Sequence[Effect]:
    """Every rule with its counts since a day; one query each for rules and counts."""
    summed = {
        row["rule"]: row
        for row in RuleCount.objects.filter(day__gte=since)
        .values("rule")
        .annotate(
            shown=Sum(F("shown_count")),
            answered=Sum(F("answered_count")),
            dismissed=Sum(F("dismissed_count")),
        )
    }
    nothing = {"shown": 0, "answered": 0, "dismissed": 0}
    return [
        Effect(rule, row["shown"], row["answered"], row["dismissed"])
        for rule in InvitationRule.objects.order_by("-is_active", "pk")
        for row in [summed.get(rule.pk, nothing)]
    ]
