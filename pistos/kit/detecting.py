"""Which of the shop's languages a text is written in: by alphabet, then by its commonest words."""

import re
from collections import Counter

LONGEST = 4_000
"""Characters that are looked at: the language of a text shows at its beginning."""

_WORD = re.compile(r"[^\W\d_]+")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_ARMENIAN = re.compile(r"[\u0531-\u0587\ufb13-\ufb17]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_BROKEN = re.compile(
    r"[A-Za-z][\u0370-\u04ff]|[\u0370-\u04ff][A-Za-z]|[\x80-\x9f\ufffd]|[a-z\u03b1-\u03c9\u0430-\u044f]"
    r"[A-Z\u00a1-\u00bf\u0391-\u03a9\u0410-\u042f]"
)
_LETTER = re.compile(r"[^\W\d_]")

_LATIN_WORDS = {
    "en": (
        "the and you your for with have has this that what when where not are was will would can"
        " could please thanks thank order hello my is it of to be do did been from any how i hi dear"
    ),
    "sl": (
        "in je na da ne se sem ki za pa bi so z kot po ali tudi še kaj kdaj kje kako lahko če"
        " prosim hvala pozdravljeni pozdrav lep dober dan naročilo paket moj moje nisem ste bo bom"
        " iz pri od do že to ta ker imam mi vam vas me ga jo"
    ),
    "de": "der die und das ist nicht ich sie ein eine mit für auf den von zu haben wir wie bitte danke",
    "fr": "le la les et est pas je vous une un des pour avec que qui dans sur nous merci bonjour"
    " à où très même après",
    "it": "il di che non per una con sono del della grazie buongiorno ho gli questo è più perché",
    "es": "el los las que y por una con para gracias hola no se mi pedido está mañana señor años",
    "pt": "o os que não uma com para obrigado olá meu em são você por à já só",
    "hr": "je i u na se da ne su što nije sam ću biti molim hvala vas već kada gdje nisam",
    "nl": "de het een en van ik niet is dat met voor op zijn mijn bedankt",
    "pl": "nie się jest to na w z że do jak proszę dziękuję mam i czy od dla",
    "sv": "och att det är jag som inte en för på av med tack hej min har",
    "da": "og det er jeg ikke en til på af med som tak hej min har der",
    "fi": "ja on ei se että en ole kiitos hei mutta kun minun",
    "ro": "și nu este care pentru din cu la mai mulțumesc bună",
    "hu": "és a az nem hogy egy is köszönöm van meg de",
    "tr": "ve bir bu için değil ile teşekkürler merhaba çok ne",
    "cs": "je se na že to v s z a ne prosím děkuji jsem dobrý den pro",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _LATIN_WORDS.items():
    for _word in set(_words.split()):
        _BY_WORD.setdefault(_word, []).append(_language)

_OWN_SCRIPTS = (
    "και το να με τα της του των την για που δεν σας είναι από στο στην θα μου παραγγελία ευχαριστώ "
    "и в не на что я это с как по за от для вы мы из у же ваш спасибо здравствуйте "
    "և է եմ են որ չի համար իմ շնորհակալություն բարեւ բարև "
    "לא את של על אני الله من في على ve için"
)
_COMMON = frozenset(_BY_WORD) | frozenset(_OWN_SCRIPTS.split())


def language_of(text: str) -> str:
    """ "en", "el", "sl" or "hy"; empty where it is another language or cannot be told."""
    sample = text[:LONGEST]
    letters = len(_LETTER.findall(sample))
    if letters < 3:
        return ""
    if len(_ARMENIAN.findall(sample)) * 3 > letters:
        return "hy"
    if len(_GREEK.findall(sample)) * 3 > letters:
        return "el"
    if len(_LATIN.findall(sample)) * 2 < letters:
        return ""
    return _latin_language(sample)


def likeness_to_language(text: str) -> int:
    """How much a text looks like one in some language: low for bytes read in a wrong character set.

    Common words speak for it; words of two alphabets and signs that stand for nothing against it.
    """
    sample = text[:LONGEST]
    common = sum(1 for word in _WORD.findall(sample.lower()) if word in _COMMON)
    return 2 * common - 3 * len(_BROKEN.findall(sample))


def _latin_language(sample: str) -> str:
    score: Counter[str] = Counter()
    for word in _WORD.findall(sample.lower()):
        for language in _BY_WORD.get(word, ()):
            score[language] += 1
    if not score:
        return ""
    (best, most), *others = score.most_common(2)
    if others and others[0][1] >= most:
        return ""
    return best if best in {"en", "sl"} else ""
