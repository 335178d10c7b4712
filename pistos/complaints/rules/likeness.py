"""What a complaint is found as like another by: its words' stems, and pairs that stand together.

A mark is a 63-bit hash, so that nothing can be read back from it. How alike two are is the share of
marks they have in common (Jaccard).
"""

import hashlib
import re
from itertools import pairwise

from pistos.kit.searching import folded, lexemes

MOST_WORDS = 80
_WORD = re.compile(r"[^\W\d_]{3,}")
_EMPTY = frozenset(
    """
the and for was were that this with have has had not but you your from our they them are all can will
would could when what which there been out about after very just its also
και του την της των τον στο στη στην στον που δεν για απο ειναι ηταν μου μασ σασ ενα μια τα οτι οταν αλλα
μετα πολυ πωσ εχω εχει τουσ στα
sem ste bil bila bilo pri tudi kot ali sva smo vas vam moje moja moj zelo samo ker
մեր ձեր այդ այս այն համար հետ բայց շատ մենք նաեւ դուք
""".split()
)


def marks_of(text: str) -> list[int]:
    """The marks of a text in any of the shop's languages, sorted; empty where it says nothing."""
    stems = [_stem(word) for word in _words(text)]
    pairs = (f"{one} {other}" for one, other in pairwise(stems))
    return sorted({_hash(mark) for mark in (*stems, *pairs)})


def _words(text: str) -> list[str]:
    words = (word for word in _WORD.findall(folded(text[:20_000])) if word not in _EMPTY)
    return list(words)[:MOST_WORDS]


def _stem(word: str) -> str:
    """The last of the forms under which search would keep it: the stem of its language."""
    return lexemes(word)[-1]


def _hash(mark: str) -> int:
    digest = hashlib.blake2b(mark.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") >> 1
