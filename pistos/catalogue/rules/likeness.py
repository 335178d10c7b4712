"""Whether two texts are the same but for a few words; and whether two pictures look the same."""

import hashlib
import re

from pistos.kit.searching import folded

SHINGLE = 4
KEPT = 16
ALIKE = 0.5
NEAR_LOOK = 5
"""Bits of 64 in which two fingerprints of the same picture differ at most, resized or saved anew."""
_WORD = re.compile(r"\w+")


def sketch(text: str) -> list[int]:
    """The smallest hashes of a text's runs of four words: texts that share runs share some of them."""
    words = _WORD.findall(folded(text))
    runs = {" ".join(words[n : n + SHINGLE]) for n in range(max(1, len(words) - SHINGLE + 1))}
    return sorted(_hash(run) for run in runs if run)[:KEPT]


def is_copied(text: str, other: str) -> bool:
    """Whether more than half of the runs of four words of the shorter text stand in the other."""
    mine, theirs = _runs(text), _runs(other)
    least = min(len(mine), len(theirs))
    return least > 0 and len(mine & theirs) / least > ALIKE


def _runs(text: str) -> set[str]:
    words = _WORD.findall(folded(text))
    return {" ".join(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def _hash(run: str) -> int:
    digest = hashlib.blake2b(run.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)
