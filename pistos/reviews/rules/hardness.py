"""How hard a review is, for the order in which people answer: never for whether it is shown.

Severity says how grave what happened is (a danger, a lost thing, a broken word), sharpness how it is
said. Words are stems in the four languages, folded as `kit.searching` folds them.
"""

from datetime import datetime, timedelta

from pistos.kit.searching import folded
from pistos.reviews.models.kinds import SHARP_STARS

GRAVE: dict[str, int] = {
    **dict.fromkeys(
        "danger fire burn injur hospital allerg shock explo toxic"
        " επικινδυν φωτια εγκαυμ τραυμα νοσοκομ αλλεργ ηλεκτροπληξ"
        " nevar pozar ogenj opekl poskod bolnisn alerg eksplod"
        " վտանգ կրակ այրվ վնասվածք հիվանդանոց ալերգ".split(),
        3,
    ),
    **dict.fromkeys(
        "never\u00a0arriv broken damaged refund fake counterfeit stolen lawyer police scam fraud"
        " σπασμεν χαλασμεν επιστροφη απατ μαιμου δικηγορ αστυνομ"
        " pokvar razbit zlomljen vracil goljuf ponared odvetnik policij"
        " կոտրված վնասված փչացած վերադարձ խաբ կեղծ փաստաբան ոստիկան".split(),
        2,
    ),
    **dict.fromkeys(
        "late delay wrong missing no\u00a0answer ignor"
        " αργησ καθυστερ λαθος λειπ απαντησ"
        " zamud pozno napacn manjka odgovor"
        " ուշաց սխալ պակաս պատասխան".split(),
        1,
    ),
}
SHARP = (
    "terribl horribl awful worst disgust useless garbage rubbish shame never again ripoff"
    " απαραδεκτ χειροτερ ντροπη σκουπιδι αχρηστ αισχ ποτε ξανα"
    " grozn najslab sramot zanic neuporab katastrof nikoli vec obup"
    " սարսափելի վատագույն ամոթ անպետք զզվելի երբեք".split()
)
HEAD_START = timedelta(days=2)
"""A point of hardness puts a review before others that are so much older."""
MOST_REACH = 5


def severity(stars: int, words: str) -> int:
    """0 to 6: the gravest thing that is told, and a single star."""
    plain = folded(words)
    told = max((points for stem, points in GRAVE.items() if stem in plain), default=0)
    return (told if stars <= SHARP_STARS else told // 2) + max(0, SHARP_STARS - stars)


def sharpness(words: str) -> int:
    """0 to 5: how hard it is said: strong words, whole words in capitals, strings of marks."""
    plain = folded(words)
    strong = sum(stem in plain for stem in SHARP)
    loud = [word for word in words.split() if len(word) > 3 and word.isupper()]
    marks = words.count("!!") + words.count("??")
    return min(5, strong + (len(loud) >= 2) + (marks > 0))


def owes_answer(stars: int, words: str) -> bool:
    """Whether a review is sharp: three stars or fewer, hard words, or a question to the shop."""
    return stars <= SHARP_STARS or sharpness(words) >= 2 or _asks(words)


def triage_at(written_at: datetime, *, severity: int, sharpness: int, reach: int) -> datetime:
    """The moment by which the desk sorts, earliest first: each point counts as `HEAD_START` of waiting.

    `reach` is how many found it helpful; it grows by its logarithm.
    """
    points = severity + sharpness + min(MOST_REACH, reach.bit_length())
    return written_at - points * HEAD_START


def _asks(words: str) -> bool:
    """Whether something is asked. The Greek question mark looks like a semicolon, and counts at the end
    of a Greek text alone."""
    greek = any("\u0370" <= sign <= "\u03ff" for sign in words)
    return "?" in words or "՞" in words or (greek and words.rstrip().endswith(";"))
