"""Whether a customer had to say again what they had said: counted, for it should never happen."""

import re
from collections.abc import Sequence

from pistos.help.rules.seeking import SMALL_WORDS
from pistos.kit.searching import folded
from pistos.listening.rules.texts import own_text

FEWEST_WORDS = 4
SAME_SHARE = 0.7
STEM = 6
"""So many letters of a word are the same in its forms, in all four languages well enough."""
_WORD = re.compile(r"[^\W_]{3,}")
_AGAIN = re.compile(
    r"\b(?:as i (?:already |have already )?(?:said|wrote|told|explained|mentioned)"
    r"|i (?:have )?already (?:said|wrote|told"
    r"|asked|explained|written)|asking (?:you )?again|once again|for the (?:second|third"
    r"|\w+th) time|i repeat|still no (?:answer|reply)"
    r"|οπωσ (?:ηδη )?(?:εγραψα|ειπα|ανεφερα|σασ εγραψα|σασ ειπα)|(?:σασ )?εχω ηδη (?:γραψει|πει"
    r"|ρωτησει)|ξαναγραφω|ξαναρωτ"
    r"|για (?:δευτερη|τριτη|\w+) φορα|επαναλαμβανω|παλι σασ"
    r"|kot sem (?:ze )?(?:napisal|rekel|povedal|napisala|rekla|povedala|omenil|omenila)"
    r"|(?:sem )?(?:vam )?ze (?:pisal|pisala|napisal"
    r"|napisala|povedal|povedala)|ponovno (?:pisem|sprasujem)|se enkrat|ponavljam|(?:drugic"
    r"|tretjic)"
    r"|ինչպես արդեն|արդեն (?:գրել|ասել|հարցրել|գրեցի|ասացի)|կրկին (?:գրում|հարցնում)"
    r"|նորից (?:գրում|հարցնում)"
    r"|(?:երկրորդ|երրորդ) անգամ|կրկնում եմ)\b"
)


def says_again(text: str) -> bool:
    """The customer says themselves that they repeat."""
    return bool(_AGAIN.search(folded(own_text(text))))


def repeated_in(text: str, earlier: Sequence[str]) -> int | None:
    """The place of the newest earlier text that asks nearly the same; None where none does.

    Most telling words of the shorter one, by their beginnings, stand in both.
    """
    words = _telling(text)
    if len(words) < FEWEST_WORDS:
        return None
    for place in range(len(earlier) - 1, -1, -1):
        before = _telling(earlier[place])
        common = len(words & before)
        if common >= max(FEWEST_WORDS, SAME_SHARE * min(len(words), len(before))):
            return place
    return None


def may_repeat(text: str) -> bool:
    """Whether it says enough to be compared with what was said before."""
    return len(_telling(text)) >= FEWEST_WORDS


def _telling(text: str) -> set[str]:
    found = _WORD.findall(folded(own_text(text)))
    return {word[:STEM] for word in found if word not in SMALL_WORDS}
