"""Whether two answers say the same: near-identical replies to different people are noticed.

`fingerprint` is a 64-bit simhash of a text without its greeting, closing and prepared sentences, kept
with each answer. Candidates are found by it (`is_near`), and settled by the texts (`are_alike`).
"""

from collections.abc import Sequence


def fingerprint(text: str, prepared: Sequence[str] = ()) -> int | None:
    """A signed 64-bit simhash; None where too little of the agent's own words is left to compare.

    `prepared` are the shop's own texts that may repeat: macros as stored (with their braces), signatures.
    """
    return None


def is_near(one: int, other: int) -> bool:
    """Whether two fingerprints differ in few bits: worth comparing the texts."""
    return (one ^ other).bit_count() <= 16


def are_alike(one: str, other: str, prepared: Sequence[str] = ()) -> bool:
    """Whether two texts say nearly the same in the same words, names and numbers apart."""
    return False
