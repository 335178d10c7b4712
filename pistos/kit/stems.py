"""Light stems of English, Greek, Slovene and Armenian words: enough that the forms of a word meet.

Tables of endings over folded words (lower case, no accents, σ for ς, «եւ» for «և»). They need no
memory and no dictionary, and take some microseconds a word. Two words that share a stem by chance cost
a search result too many; two forms that do not meet cost the result sought.
"""

import re
from collections.abc import Callable, Mapping

SHORTEST_STEM = 3


def _endings(words: str, before: str = "") -> re.Pattern[str]:
    """A pattern for the longest of the endings that leaves a stem (which ends in `before`)."""
    ordered = sorted(set(words.split()), key=len, reverse=True)
    return re.compile(f"(?<=.{{{SHORTEST_STEM}}}){before}(?:{'|'.join(ordered)})$")


_ENGLISH = _endings(
    "es ies ied y ying ed ing ings e ment ments ness ion ions ation ations ity ities able ible"
    " ance ence ive ives ful iness ier iest"
)
_ENGLISH_MANNER = re.compile(r"(?<=.{4})ly$")
_ENGLISH_PLURAL = re.compile(r"(?<=..[^sui])s$|(?<=.{3})(?:'s)$")
_DOUBLED = re.compile(r"(?<=.{2})([bdfgklmnprt])\1$")

_GREEK = _endings(
    # nouns and adjectives
    "α ασ αν εσ η ησ ην ο οσ ον ου ουσ ων ε ι οι υ υσ ω ωσ μα"
    " ση σην σησ σεισ σεων σεωσ εασ εων εωσ εισ αδεσ αδων εδεσ ικοσ ικη ικο ικα ικου ικησ ικων ικεσ"
    " ικουσ ικοι οτητα οτητασ οτητεσ τητα τητασ τητεσ τερος τερη τερο τατοσ τατη τατο οντα οντοσ οντων"
    " μενοσ μενη μενο μενα μενεσ μενων μενου μενησ μενουσ μενοι ουσα οντασ ωντασ"
    # verbs
    " ει ουμε ετε ουν ουνε ομε αμε ατε ανε αει αω ουσα ουσεσ ουσε ουσαμε ουσαν"
    " ομαι εσαι εται ομαστε εστε ονται ομουν οσουν ονταν ηκα ηκεσ ηκε ηκαμε ηκατε ηκαν"
    " θηκα θηκεσ θηκε θηκαμε θηκατε θηκαν θω θεισ θει θουμε θειτε θουν ησω ησεισ ησει ησουμε ησετε"
    " ησουν ησα ησεσ ησε ησαμε ησατε ησαν σω σει σουμε σετε σουν σα σεσ σε σαμε σατε σαν ηση ησησ"
    " ησεων ιζω ιζεισ ιζει ιζουμε ιζετε ιζουν ιζα ιζεσ ιζε ισω ισεισ ισει ισουμε"
    " ισετε ισουν ισα ισεσ ισε ισαν ισμα ιστηκα ιστηκε ιστει ιστω ωσω ωσεισ ωσει ωσουμε ωσετε"
    " ωσουν ωσα ωσεσ ωσε ωσαν ωση ωσησ ωσεων ωνω ωνεισ ωνει ωνουμε ωνετε ωνουν ωνα ωνεσ ωνε"
    " ωθηκε ωθει ωθουν ωμα ωμενοσ ωμενη ωμενο ωμενα ημενοσ ημενη ημενο ημενα ημα"
    " ευω ευεισ ευει ευουμε ευετε ευουν ευσω ευσει ευση ευσησ εψω εψει εψουμε εψουν εψα εψε"
    " ψω ψεισ ψει ψουμε ψετε ψουν ψα ψεσ ψε ψαμε ψατε ψαν ξω ξεισ ξει ξουμε ξετε ξουν ξα ξεσ ξε ξαμε"
    " ξατε ξαν ψη ψησ ψεων ξη ξησ ξεων".replace("ς", "σ")
)
_GREEK_NEUTER = re.compile(r"(?<=..)ματ(?:α|οσ|ων)$")
_GREEK_IOTA = re.compile(r"(?<=.{4})ι$")

_SLOVENE = _endings(
    "a e i o u om em ama oma ema ih ega emu im ah eh am ami imi mi esa esu es"
    # verbs, participles and the nouns made of them
    " al ala alo ali ale ati as amo ate ajo il ila ilo ili ile ilu ilom ilih ilov iti is imo ite"
    " el ela elo eli ele emo ete ejo ujem ujes uje ujemo ujete ujejo"
    " an ana ano ane ani anega anih anje anja anju anjem anj en ena eno ene eni enega enih"
    " enje enja enju enjem enj jen jena jeno jene jeni"
)
_SLOVENE_SOFT = re.compile(r"(?<=..[rnlt])j(?:a|u|o|em|i|ev)?$")
_SLOVENE_LAST = re.compile(r"(?<=.{3})[oe]v$")
# The fleeting vowel: izdelek, izdelka.
_SLOVENE_FLEETING = re.compile(r"(?<=.{2}[^aeiou])e([kcnrlmv])$")

_ARMENIAN_ARTICLE = re.compile(r"(?<=.{3})ը$|(?<=.{2}[եէիոօւ])ն$|(?<=.{2}[րտնցք])ս$")
_ARMENIAN_CASE = _endings("ի ից ով ում ու ան ման մամբ մից մով ություն ության ությամբ ութիւն յան")
_ARMENIAN_PLURAL = _endings("երներ ներ եր")
_ARMENIAN_VERB = _endings(
    "ել ալ եմ ես ենք եք են ում եց եցի եցիր եցինք եցիք եցին իր ինք իք ին ած ող լու ելու ալու"
    " եի եիր եինք եիք եին ամ աս այ անք աք ան այի ացի աց ացել ացած ացավ վել վեց վում ված վեցի վելու"
    " վի վեն ացնել ացնում ացրել ացրեց ացնեմ ացնենք ացրած եցնել եցնում եցրել եցրեց եցված եցվել ենալ"
)
_ARMENIAN_FUTURE = re.compile(r"^կ(?=.{3,}(?:եմ|ես|ի|ենք|եք|են|ամ|աս|անք|աք|ան)$)")


def _english(word: str) -> str:
    plain = _ENGLISH.sub("", _ENGLISH_MANNER.sub("", word))
    if plain == word:
        plain = _ENGLISH_PLURAL.sub("", word)
    return _DOUBLED.sub(r"\1", plain)


def _greek(word: str) -> str:
    return _GREEK_IOTA.sub("", _GREEK.sub("", _GREEK_NEUTER.sub("μα", word)))


def _slovene(word: str) -> str:
    plain = _SLOVENE_SOFT.sub("", word)
    if plain == word:
        plain = _SLOVENE.sub("", word)
    return _SLOVENE_FLEETING.sub(r"\1", _SLOVENE_LAST.sub("", plain))


def _armenian(word: str) -> str:
    """Armenian sets ending behind ending: stem, plural, case, article."""
    bare = _ARMENIAN_ARTICLE.sub("", _ARMENIAN_FUTURE.sub("", word))
    bare = _ARMENIAN_PLURAL.sub("", _ARMENIAN_CASE.sub("", bare))
    return _ARMENIAN_VERB.sub("", bare)


_CUTS: Mapping[str, Callable[[str], str]] = {
    "en": _english,
    "el": _greek,
    "sl": _slovene,
    "hy": _armenian,
}


def stem(word: str, language: str) -> str:
    """The stem of a folded word."""
    return _CUTS[language](word)
