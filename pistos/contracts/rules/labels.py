"""Whether words call something an offer, in any of the four languages, and words that mean the same."""

import re
import unicodedata

from pistos.kit.searching import folded

_LATIN, _GREEK, _CYRILLIC = "oecapxikmtbhjuv", "οε αρχικμτ  υν", "оесархікмтвнј  "
_TO_LATIN = str.maketrans({
    other: latin
    for row in (_GREEK, _CYRILLIC)
    for other, latin in zip(row, _LATIN, strict=False)
    if other != " "
})  # fmt: skip
_TO_GREEK = str.maketrans({
    latin: greek for latin, greek in zip(_LATIN, _GREEK, strict=False) if greek != " "
})  # fmt: skip
"""Letters of one alphabet that look like those of another."""

_BEGINNINGS = (
    # English
    *("offer", "deal$", "deals$", "discount", "bargain", "special price", "price cut", "gift"),
    *("bonus", "free of charge", "reward", "exclusive", "just for you", "only for you", "you save"),
    # Greek
    *("προσφορ", "προσφερ", "εκπτωσ", "μοναδικη ευκαιρια", "ευκαιριεσ", "δωρο$", "δωρα$", "δωρου$"),
    *("δωρεαν", "μπονουσ", "επιβραβευσ", "αποκλειστικ", "μονο για εσασ", "μονο για σασ"),
    *("ειδικη τιμη", "κερδιζετε"),
    # Slovene
    *("ponudb", "ponuja", "ponudi", "popust", "znizan", "darilo", "darila", "ugodnost", "ugodn"),
    *("akcij", "nagrad", "brezplac", "ekskluziv", "samo za vas", "prihran"),
    # Armenian
    *("առաջարկ", "զեղչ", "նվեր", "ակցիա", "բոնուս", "անվճար", "պարգեւ", "բացառիկ"),
    *("միայն ձեզ համար", "հատուկ գին", "խնայ"),
)
"""What such words begin with; with a dollar sign the whole word."""


def _form(beginning: str) -> str:
    whole = beginning.removesuffix("$")
    return re.escape(whole) + (r"(?!\w)" if whole != beginning else r"\w*")


_PATTERN = re.compile(rf"(?<!\w)(?:{'|'.join(map(_form, _BEGINNINGS))})")


def promising_words(text: str) -> tuple[str, ...]:
    """The words by which a text promises a benefit, in their order, each once; as they stand folded."""
    return tuple(dict.fromkeys(_PATTERN.findall(_plain(text))))


def _plain(text: str) -> str:
    """Folded, without what cannot be seen, and without letters that only look like Latin ones."""
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf")
    spaced = " ".join(folded(unicodedata.normalize("NFKC", seen)).split())
    return " ".join(_word(word) for word in spaced.split(" "))


def _word(word: str) -> str:
    """Letters of two alphabets in one word are a disguise, or a slip: read both ways."""
    alphabets = [bool(re.search(letters, word)) for letters in ("[a-z]", "[α-ω]", "[а-яіј]")]
    if sum(alphabets) < 2:
        return word
    return f"{word.translate(_TO_LATIN)} {word.translate(_TO_LATIN).translate(_TO_GREEK)}"
