"""What the demo's customers think: invented answers, worse where a promise broke. Pure."""

import random
from collections.abc import Mapping, Sequence

WORDS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "good": {
        "en": ("Came a day early and well packed.", "I was told before I had to ask."),
        "el": ("Ήρθε μια μέρα νωρίτερα, καλά συσκευασμένο.", "Με ενημερώσατε πριν ρωτήσω."),
        "sl": ("Prišlo je dan prej in dobro zapakirano.", "Obvestili ste me, preden sem vprašala."),
        "hy": ("Մեկ օր շուտ եկավ, լավ փաթեթավորված։", "Ինձ տեղյակ պահեցիք, մինչ կհարցնեի։"),
    },
    "bad": {
        "en": ("It came two days late.", "I had to ask where it was."),
        "el": ("Ήρθε δύο μέρες αργότερα.", "Χρειάστηκε να ρωτήσω πού είναι."),
        "sl": ("Prišlo je dva dni prepozno.", "Morala sem vprašati, kje je."),
        "hy": ("Երկու օր ուշ եկավ։", "Ստիպված էի հարցնել, թե որտեղ է։"),
    },
}
SIDES = {
    "service": 4.4,
    "product": 4.6,
    "convenience": 4.3,
    "payment": 4.5,
    "delivery": 3.8,
    "information": 4.1,
}
"""The mean that each side of buying is drawn around; delivery is the weakest of this shop."""


def after_delivery(dice: random.Random, kept: bool, language: str) -> dict[str, str]:
    good = dice.random() < (0.8 if kept else 0.25)
    score = dice.choice((9, 9, 10, 10, 10, 8)) if good else dice.choice((2, 4, 5, 6, 7, 7, 8))
    expected = dice.choice((2, 2, 3)) if good else dice.choice((1, 1, 2))
    found = {"recommend": str(score), "expected": str(expected)}
    if dice.random() < 0.7:
        found["courtesy"] = _five(dice, 4.5 if good else 3.6)
    return found | _words(dice, good, language)


def after_conversation(dice: random.Random, kept: bool, language: str) -> dict[str, str]:
    value = _five(dice, 4.4 if kept else 2.9)
    return {"helped": value} | _words(dice, int(value) > 3, language)


def after_case(dice: random.Random, kept: bool, language: str) -> dict[str, str]:
    value = _within(dice.gauss(5.9 if kept else 4.1, 1.2), 1, 7)
    return {"easy": value} | _words(dice, int(value) > 4, language)


def of_six_sides(dice: random.Random, progress: float) -> dict[str, str]:
    """`progress` from 0 to 1 over the months: the shop gets a little better at what it is worst at."""
    return {
        side: _five(dice, mean + (0.5 * progress if side == "delivery" else 0.1 * progress))
        for side, mean in SIDES.items()
    }


def of_visit(dice: random.Random) -> dict[str, str]:
    return {"visit": _five(dice, 4.3), "expected": str(dice.choice((2, 2, 2, 3, 1)))}


def _five(dice: random.Random, mean: float) -> str:
    return _within(dice.gauss(mean, 0.9), 1, 5)


def _within(value: float, low: int, high: int) -> str:
    return str(max(low, min(high, round(value))))


def _words(dice: random.Random, good: bool, language: str) -> dict[str, str]:
    if dice.random() > 0.25:
        return {}
    return {"why": dice.choice(WORDS["good" if good else "bad"][language])}
