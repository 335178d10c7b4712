"""What a person seeks: the words that tell, masked for what must not be kept."""

import re

from pistos.kit.cards import mask_cards
from pistos.kit.searching import folded

LONGEST = 80
MISSES_FOR_WORK = 2
"""How often the same words must find nothing until they are a piece of work."""

_MAIL = re.compile(r"\S{1,64}@\S{1,255}")
_NUMBERS = re.compile(r"\d[\d ./-]{5,}\d")
_WORD = re.compile(r"\w+")

# Words of questions and sentences that say nothing of the matter; folded.
SMALL_WORDS = frozenset(
    (
        "a an and are can do does for from get have has how i if in is it my me not of on or our that the"
        " there this to we what when where which who why will with you your be been was am at by much many"
        " αν απο αυτο για δεν εγω ειναι ενα εχω εχει εχετε η θα θελω και κανω κατα μα με μεσα μη μια μου να"
        " ο οι οσο οτι ποιο ποια πωσ ποσο ποσα ποση ποτε που πρεπει σασ σε στα στη στην στισ στο"
        " στον τα τη την"
        " τησ τι τισ το τον του τουσ των μπορω γινεται"
        " ali bi bo bom da do ga gre in iz je jih kaj kako kateri kdaj kje ko koliko lahko mi moj"
        " moja moje na"
        " ne ni o ob od pa po pri s se so sem si ste ta to v vas vasa vam z za zakaj ze imam"
        " այդ այս արդյոք ե եմ ենք եք են է եւ եթե երբ թե ի ին իմ իսկ ինչ ինչու ինչպես կա կամ կարող կարելի"
        " համար հետ մեզ մի մոտ ում որ որտեղ որքան որը ու չի պետք քանի ձեր ձեզ"
    ).split()
)


def telling(words: str) -> str:
    """The words without those that say nothing of the matter; all of them where none is left."""
    found = _WORD.findall(folded(words[: LONGEST * 4]))
    return " ".join(word for word in found if word not in SMALL_WORDS) or " ".join(found)


def masked(words: str, longest: int = LONGEST) -> str:
    """The words as they may be kept: one line, without card numbers, mail addresses and long numbers."""
    line = " ".join(words[: longest * 4].split())
    plain = _NUMBERS.sub("…", _MAIL.sub("…", mask_cards(line)))
    return "".join(c for c in plain if c.isprintable())[:longest].strip()


def key_of(words: str) -> str:
    """The same for words that ask the same: folded, in order, without small ones; empty for nothing."""
    return " ".join(sorted(set(telling(masked(words)).split())))[:LONGEST]
