"""How many people may hear of a complaint: an estimate that says where it comes from."""

from pistos.complaints.models import Origin

ASSUMED_OF_REVIEW = 100
ASSUMED_OF_POST = 200
"""Readers assumed where nobody knows; a post's followers, once noted, replace it."""


def reach_of(origin: str, *, is_public: bool, followers: int) -> int:
    """People, at least 1. What is told us alone reaches one; what stands in public reaches its followers,
    or the assumed number."""
    if followers > 0:
        return max(followers, 1)
    if origin == Origin.REVIEW:
        return ASSUMED_OF_REVIEW
    return ASSUMED_OF_POST if is_public or origin == Origin.POST else 1


def weight_of(followers: int) -> int:
    """How many heard it, as the good name weighs it: 1 (a few) to 5 (a hundred thousand or more)."""
    steps = (100, 1_000, 10_000, 100_000)
    return 1 + sum(followers >= step for step in steps)
