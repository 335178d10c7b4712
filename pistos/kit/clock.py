"""The one place that reads the clock. Edges and tasks ask it; the domain gets `at` as an argument."""

from datetime import UTC, datetime


def now() -> datetime:
    """The present instant, in UTC."""
    return datetime.now(UTC)
