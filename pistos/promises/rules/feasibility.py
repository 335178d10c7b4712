"""Whether history supports a promise: how often the like was kept within the time offered."""

from collections.abc import Sequence
from datetime import timedelta
from math import ceil

FEWEST = 20
"""Below so many settled promises of a kind, history says nothing yet."""


def share_within(spans: Sequence[timedelta | None], offered: timedelta) -> float:
    """Of promises of the kind, the share done within `offered`; None is one never done.

    One imagined failure is added, so that a short record never says "always".
    """
    done = sum(span is not None and span <= offered for span in spans)
    return done / (len(spans) + 1)


def span_for(spans: Sequence[timedelta | None], target: float) -> timedelta | None:
    """The shortest span within which the target share was done; None when no span reaches it."""
    known = sorted(span for span in spans if span is not None)
    needed = ceil(target * (len(spans) + 1))
    return known[needed - 1] if 0 < needed <= len(known) else None
