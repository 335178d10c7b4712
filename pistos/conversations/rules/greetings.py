"""How a customer is greeted: by the hour of their day, in their language.

The words stand here and not in the catalogues, because a translation cannot hold what differs: a
Slovene morning ends at ten, Greek has no word for the afternoon's greeting, and says a name in the
vocative. Nobody is wished a good night: in all four languages that is said at parting.
"""

import re
from dataclasses import dataclass

from pistos.kit.words import spoken

LONGEST_NAME = 60
_NO_NAME = re.compile(r"[@/<>{}\[\]\\|\d\n\r\t]|www\.", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """A language's greetings; `day_from` and `evening_from` are hours. Morning begins at five."""

    morning: str
    day: str
    evening: str
    night: str
    day_from: int
    evening_from: int


GREETINGS = {
    "en": Words("Good morning", "Good afternoon", "Good evening", "Hello", 12, 18),
    "el": Words("Καλημέρα σας", "Καλησπέρα σας", "Καλησπέρα σας", "Γεια σας", 12, 18),
    "sl": Words("Dobro jutro", "Dober dan", "Dober večer", "Pozdravljeni", 10, 18),
    "hy": Words("Բարի լույս", "Բարի օր", "Բարի երեկո", "Բարև Ձեզ", 12, 18),
}
MORNING_FROM = 5


def greeting(language: str, hour: int, name: str = "", form_of_address: str = "") -> str:
    """A greeting without a closing mark: "Good morning, Cleo".

    `hour` is 0…23 of the customer's clock. `form_of_address` is how the person wishes to be called and
    goes before the name. A name that is none (an address, a link, digits) is left out.
    """
    code = spoken(language)
    said = _of_hour(GREETINGS[code], hour)
    called = _called(form_of_address) or _called(name if _can_be_called(name, code) else "")
    return f"{said}, {called}" if called else said


def _of_hour(words: Words, hour: int) -> str:
    if hour < MORNING_FROM or hour >= 24:
        return words.night
    if hour < words.day_from:
        return words.morning
    return words.day if hour < words.evening_from else words.evening


def _called(name: str) -> str:
    tidy = " ".join(name.split())
    return "" if len(tidy) > LONGEST_NAME or _NO_NAME.search(tidy) else tidy


def _can_be_called(name: str, language: str) -> bool:
    """Greek changes the names that end in s when it calls somebody (Γιώργος, Γιώργο), and how it does so
    cannot be known from the letters; all others stay as they are."""
    return language != "el" or not any(
        part.casefold().rstrip(".,").endswith(("ς", "σ", "s")) for part in name.split()
    )
