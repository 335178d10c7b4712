"""Whether a plain reply says "yes, exactly""
", in the four languages. Anything else is a correction."""

import re

from pistos.kit.searching import folded
from pistos.listening.rules.texts import own_text

LONGEST_YES = 14
"""A confirmation is short: whoever writes more has something to add."""
_YES = re.compile(
    r"^(?:(?:hello|hi|dear \w+|γεια σασ|καλημερα(?: σασ)?|καλησπερα(?: σασ)?|dober dan"
    r"|pozdravljeni|բարեւ(?: ձեզ)?"
    r"|բարի օր)[,.! ]+)?"
    r"(?:yes|yep|yeah|exactly|correct|that is right|that's right|that’s right|quite right|right"
    r"|precisely|you understood"
    r"|i confirm|confirmed|all correct"
    r"|ναι|ακριβωσ|σωστα|πολυ σωστα|σωστο|ετσι ειναι|ετσι ακριβωσ|επιβεβαιωνω|συμφωνω|βεβαιωσ"
    r"|το καταλαβατε"
    r"|da|ja|tako je|točno|tocno|natanko|natancno|drzi|se strinjam|potrjujem|pravilno"
    r"|prav ste razumeli|res je"
    r"|այո|հա|ճիշտ|ճիշտ է|հենց այդպես|ճշգրիտ|այդպես է|հաստատում եմ|համաձայն եմ|ճիշտ եք հասկացել)\b"
)
_BUT = re.compile(
    r"\b(?:but|except|however|only that|although|not quite|rather|instead|also|plus|wrong"
    r"|incorrect|no"
    r"|αλλα|ομωσ|εκτοσ|μονο που|οχι|μαλλον|αντι|επισησ|λαθοσ|ωστοσο"
    r"|ampak|vendar|toda|razen|samo da|ne|pravzaprav|raje|tudi|narobe|napacno"
    r"|բայց|սակայն|միայն թե|ոչ|այլ|նաեւ|սխալ|բացի)\b|[?՞]"
)
_WORD = re.compile(r"[^\W_]+")


def says_yes(text: str) -> bool:
    """A short reply that begins with agreement and adds no "but"."""
    plain = " ".join(folded(own_text(text)).split())
    if len(_WORD.findall(plain)) > LONGEST_YES:
        return False
    return bool(_YES.match(plain)) and not _BUT.search(plain)
