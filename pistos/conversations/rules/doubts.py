"""Which doubt a customer's words may hold: a suggestion for the agent, never a decision."""

import re

from django.utils.functional import Promise as Lazy
from django.utils.translation import pgettext_lazy

from pistos.conversations.models.doubts import DoubtKind
from pistos.kit.searching import folded

DOUBT_WORDS: dict[str, Lazy | str] = {
    # Translators: what a customer has doubts about
    DoubtKind.PRICE: pgettext_lazy("doubt", "Price"),
    DoubtKind.FIT: pgettext_lazy("doubt", "Whether it fits"),
    DoubtKind.TRUST: pgettext_lazy("doubt", "Trust"),
    DoubtKind.DELIVERY: pgettext_lazy("doubt", "Delivery"),
    DoubtKind.SAFETY: pgettext_lazy("doubt", "Safety"),
    DoubtKind.PAYMENT: pgettext_lazy("doubt", "Payment"),
    DoubtKind.RETURNS: pgettext_lazy("doubt", "Returns"),
    DoubtKind.OTHER: pgettext_lazy("doubt", "Something else"),
}

LONGEST_TEXT = 10_000
LEAST_PROVEN = 2
"""How often an answer must have resolved a doubt until it is offered as proven."""
LEAST_SHARE = 0.5

# Beginnings of words, folded, parted by commas: English, Greek, Slovene, Armenian.
_SIGNS = {
    "price": "expensiv,price,pricey,cheaper,discount,too much,costs,overpric"
    ",ακριβ,τιμη,τιμεσ,φθηνοτερ,φτηνοτερ,εκπτωσ,κοστιζ"
    ",drag,cena,ceno,cene,cenej,popust,stane,թանկ,գին,գնով,գնից,էժան,զեղչ,արժե",
    "fit": "fit,size,measur,too small,too big,too large,colour,match,compatible"
    ",μεγεθοσ,μεγεθη,διαστασ,ταιριαζ,νουμερο,χωραει,χωρεσ,συμβατ,χρωμα"
    ",velikost,mera,mere,prilega,ustreza,barva,barvo,zdruzljiv,prevelik,premajh"
    ",չափ,հարմար,գույն,համատեղել,կսազ",
    "trust": "trust,scam,fake,genuine,original,review,reliabl,legit,fraud"
    ",εμπιστ,απατη,γνησι,αυθεντικ,κριτικ,αξιοπιστ"
    ",zaup,prevar,pristn,original,ocene,zanesljiv,ponared"
    ",վստահե,վստահել,խաբ,իսկական,կարծիք,հուսալի,կեղծ,բնօրինակ",
    "delivery": "deliver,arriv,ship,courier,on time,get here"
    ",παραδοσ,παραδω,φτασ,αποστολ,κουριερ,αργησ,προλαβ,ερθει"
    ",dostav,prispe,prispel,posiljk,kurir,zamud,pravocasn,առաք,հասն,առաքիչ,ուշան,ժամանակին",
    "safety": "safe,danger,allerg,toxic,child,poison,harmful"
    ",ασφαλεσ,ασφαλη,επικινδυν,αλλεργ,τοξικ,παιδι,βλαβερ"
    ",varen,varn,nevarn,alergi,strupen,otrok,անվտանգ,վտանգավոր,ալերգ,թունավոր,երեխա,վնասակար",
    "payment": "card,pay,payment,instalment,bank transfer,cash on"
    ",καρτα,πληρωμ,πληρωσ,δοσεισ,αντικαταβολ,τραπεζ"
    ",kartic,placa,placil,povzetj,obrok,nakazil,քարտ,վճար,կանխիկ,ապառիկ,փոխանց",
    "returns": "return,refund,money back,send it back,exchange,warrant,guarantee"
    ",επιστροφ,επιστρεψ,αλλαγη,αλλαξω,εγγυησ,υπαναχωρ,χρηματα πισω"
    ",vrni,vracil,menjav,zamenja,garancij,reklamacij,վերադարձ,փոխել,փոխարին,երաշխիք,հետ վերցն",
}
_WORRIES = (
    "?,;,՞,worr,afraid,unsure,not sure,doubt,hesitat,concern,too,but,wonder"
    ",ανησυχ,φοβα,διστα,δεν ειμαι σιγουρ,αμφιβ,μηπωσ,πολυ,ομωσ"
    ",skrbi,bojim,nisem prepric,dvom,negotov,preve,ali,vendar,մտահոգ,վախեն,կասկած,վստահ չեմ,շատ,բայց,արդյոք"
)


def _pattern(signs: str) -> re.Pattern[str]:
    """Any of the signs: marks as they stand, words where a word begins."""
    words = [re.escape(sign) for sign in signs.split(",")]
    plain = [word for word in words if word[0].isalpha()]
    marks = [word for word in words if not word[0].isalpha()]
    return re.compile("|".join([rf"\b(?:{'|'.join(plain)})", *marks]))


_KINDS = {kind: _pattern(signs) for kind, signs in _SIGNS.items()}
_WORRIED = _pattern(_WORRIES)


def suggested_doubts(text: str) -> list[str]:
    """Kinds of doubt that the words may hold, the most often named first; in any of the languages.

    Nothing for words that neither ask nor hesitate.
    """
    plain = folded(text[:LONGEST_TEXT])
    if not _WORRIED.search(plain) and "՞" not in text[:LONGEST_TEXT]:
        return []
    counts = {kind: len(pattern.findall(plain)) for kind, pattern in _KINDS.items()}
    return sorted((kind for kind, count in counts.items() if count), key=lambda kind: -counts[kind])


def is_proven(resolved: int, settled: int) -> bool:
    """Whether an answer resolved doubts often enough to be offered: twice, and in half of all cases."""
    return resolved >= LEAST_PROVEN and resolved >= LEAST_SHARE * settled
