"""What a correction says otherwise than the restatement: word by word, for the second listening."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from pistos.kit.searching import folded

LONGEST_WORDS = 600
_TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: `same` in both, `ours` that the customer does not say, `theirs` that is new."""

    kind: str
    text: str


def differences(ours: str, theirs: str) -> list[Piece]:
    """Runs in order; words count as the same but for case, accents and marks around them."""
    one, other = _TOKEN.findall(ours)[:LONGEST_WORDS], _TOKEN.findall(theirs)[:LONGEST_WORDS]
    matcher = SequenceMatcher(
        None, [_plain(word) for word in one], [_plain(word) for word in other], autojunk=False
    )
    pieces = []
    for deed, i1, i2, j1, j2 in matcher.get_opcodes():
        if deed == "equal":
            pieces.append(Piece("same", " ".join(other[j1:j2])))
            continue
        if i2 > i1:
            pieces.append(Piece("ours", " ".join(one[i1:i2])))
        if j2 > j1:
            pieces.append(Piece("theirs", " ".join(other[j1:j2])))
    return pieces


def _plain(word: str) -> str:
    return folded(word).strip(".,;:!?«»“”\"'()՞։")
