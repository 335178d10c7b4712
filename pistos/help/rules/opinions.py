"""When an article comes up for rewriting."""

ENOUGH = 5
"""Fewer opinions say nothing."""
GOOD_SHARE = 0.6


def is_low(yes: int, count: int) -> bool:
    """Too few of those who said anything were helped."""
    return count >= ENOUGH and yes < GOOD_SHARE * count
