"""How often and when the shop asks: the version in force."""

from datetime import timedelta

from pistos.asks.models import AskKind, AskSettings

DELAYS = {
    AskKind.REVIEW: 7,
    AskKind.SURVEY: 3,
    AskKind.QUESTION: 0,
    AskKind.REVIEW_AGAIN: 180,
    AskKind.CHECK_IN: 30,
    AskKind.INVITATION: 0,
}
"""Days before each kind, where the shop did not choose others."""


def asks_in_force() -> AskSettings:
    """The newest version, or the defaults before the first."""
    return AskSettings.objects.order_by("-version").first() or AskSettings()


def delay_of(kind: str, rules: AskSettings | None = None) -> timedelta:
    """How long to wait with this kind of ask after what makes it possible."""
    stored = (rules or asks_in_force()).delays
    return timedelta(days=int(stored.get(kind, DELAYS[AskKind(kind)])))
