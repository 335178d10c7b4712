"""Takes what somebody said out of what others wrote about it, for when that somebody is erased."""

import re
from collections.abc import Iterable

RUN = 5
"""So many words in a row as they said them are theirs; fewer anybody may have written."""

_WORD = re.compile(r"\w+")
GONE = "…"


def without_quotes(text: str, said: Iterable[str]) -> str:
    """The text with each run of at least RUN words that stands so in `said` replaced by "…".

    Case and punctuation do not matter; a whole utterance of fewer words is taken for a quote from three on.
    """
    found = list(_WORD.finditer(text))
    words = [each.group().casefold() for each in found]
    if len(words) < 3:
        return text
    theirs: set[tuple[str, ...]] = set()
    for one in said:
        theirs |= _runs(one)
    quoted = [False] * len(words)
    for size in {len(run) for run in theirs}:
        for start in range(len(words) - size + 1):
            if tuple(words[start : start + size]) in theirs:
                quoted[start : start + size] = [True] * size
    kept, end = [], 0
    for place, is_quoted in enumerate(quoted):
        if not is_quoted:
            continue
        if place == 0 or not quoted[place - 1]:
            kept += [text[end : found[place].start()], GONE]
        end = found[place].end()
    return "".join([*kept, text[end:]])


def _runs(said: str) -> set[tuple[str, ...]]:
    words = [each.group().casefold() for each in _WORD.finditer(said)]
    size = min(RUN, len(words))
    if size < 3:
        return set()
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}
