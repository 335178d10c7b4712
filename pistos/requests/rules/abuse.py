"""When words fall under the narrow policy on abuse. Criticism, however sharp, never does.

A quote has to hold a term of its ground, word for word; otherwise the ground is refused, whoever
insists. Too narrow is right here: a vulgar word that is missing costs a colleague one more rude message,
a word too many would let a shop stop listening to a customer who is right. Accents are kept, since
«μαλακά» (soft) is a word about cloth.
"""

import re
from collections.abc import Mapping

from pistos.requests.models.abuse import AbuseGround

FEWEST_LETTERS = 3
_WORD = re.compile(r"\w+")

# Insults to a person; no word here is used of goods, prices or service.
_VULGAR = (
    "bitch", "bitches", "cunt", "cunts", "whore", "slut", "asshole", "assholes", "motherfucker",
    "motherfuckers", "fuck you", "fuck off", "go to hell", "bastard", "bastards",
    "μαλάκα", "μαλάκας", "μαλάκες", "πουτάνα", "πουτάνες", "γαμημένη", "γαμημένε", "γαμημένοι", "καριόλη",
    "καριόλα", "άντε γαμήσου", "γαμήσου", "σκατόφατσα", "μουνί",
    "kurba", "kurbe", "prasica", "prasice", "pizda", "pizde", "jebi se", "jebite se", "pojdi v rit",
    "kreten", "kreteni", "peder",
    "բոզ", "պոռնիկ", "շան որդի", "շուն շանորդի", "գրողի ծոցը",
)  # fmt: skip
# A harm announced, to people or by lies. That somebody will write what happened to them is their right.
_EXTORTION = (
    "i will hurt you", "i will find you", "i know where you live", "burn your shop", "fake reviews",
    "you will regret it if you do not pay",
    "θα σου κάνω κακό", "θα σας κάνω κακό", "θα σας βρω", "θα σε βρω", "ξέρω πού μένεις", "θα σας κάψω",
    "ψεύτικες κριτικές",
    "poškodoval te bom", "našel te bom", "vem kje živiš", "zažgal bom", "lažne ocene", "lažnih ocen",
    "կվնասեմ ձեզ", "կգտնեմ ձեզ", "գիտեմ որտեղ ես ապրում", "կվառեմ", "կեղծ կարծիքներ",
)  # fmt: skip
# Said by themselves; what is only suspected is for the payment provider and the law, not for this.
_FRAUD = (
    "stolen card", "fake invoice", "fake receipt", "false claim", "forged receipt",
    "κλεμμένη κάρτα", "πλαστή απόδειξη", "πλαστό τιμολόγιο",
    "ukradena kartica", "ukradeno kartico", "ponarejen račun", "ponarejenim računom",
    "գողացված քարտ", "գողացված քարտով", "կեղծ հաշիվ", "կեղծ կտրոն",
)  # fmt: skip
TERMS: Mapping[str, tuple[str, ...]] = {
    AbuseGround.VULGAR: _VULGAR,
    AbuseGround.EXTORTION: _EXTORTION,
    AbuseGround.FRAUD: _FRAUD,
}


def supports(ground: str, quote: str) -> bool:
    """Whether the quoted words show the ground. False for an unknown ground."""
    said = _plain(quote)
    return any(_plain(term) in said for term in TERMS.get(ground, ()))


def stands_in(quote: str, text: str) -> bool:
    """Whether the quote is part of the text, white space aside; never for a few letters."""
    tidy = " ".join(quote.split()).casefold()
    return len(tidy) >= FEWEST_LETTERS and tidy in " ".join(text.split()).casefold()


def _plain(text: str) -> str:
    """The words alone, a space on each side, so that a term is found as whole words."""
    return f" {' '.join(_WORD.findall(text.casefold()))} "
