"""What invented customers and agents wrote, the same for every run and every program measured.

Knows no Django: the peer's process reads it too.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage

SEED = 7
DAYS = 420
CUSTOMERS = 5_000
LONG = 200
"""So many conversations have 30 messages; the others have two to four."""

SPOKEN = {
    "en": "the order parcel where is when will it arrive broken lamp jug refund invoice address"
    " courier late please thank you answer today tomorrow number colour wrong size blue red",
    "el": "η παραγγελία δέμα πού είναι πότε θα έρθει σπασμένο λάμπα κανάτα επιστροφή τιμολόγιο"
    " διεύθυνση κούριερ άργησε παρακαλώ ευχαριστώ απάντηση σήμερα αύριο αριθμός χρώμα λάθος",
    "sl": "naročilo paket kje je kdaj bo prispel razbit svetilka vrč vračilo račun naslov kurir"
    " zamuja prosim hvala odgovor danes jutri številka barva napačna velikost modra rdeča",
    "hy": "պատվեր ծանրոց որտեղ է երբ կգա կոտրված լամպ սափոր վերադարձ հաշիվ հասցե առաքիչ ուշանում"
    " խնդրում շնորհակալություն պատասխան այսօր վաղը համար գույն սխալ չափ կապույտ կարմիր",
}
LANGUAGES = tuple(SPOKEN)
SYLLABLES = "ka lo mi ne ru sa te vi do pe ga bu zi fo li mar ten sol vek dri".split()


@dataclass(frozen=True, slots=True)
class Said:
    """One message; `is_in` when the customer wrote it."""

    text: str
    at: datetime
    is_in: bool


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation; `state` is "open", "waiting" or "closed"."""

    number: int
    customer: int
    subject: str
    language: str
    state: str
    assignee: int | None
    messages: tuple[Said, ...]


def rare_words() -> list[str]:
    """Names of products and places, most of them seldom said."""
    dice = random.Random(SEED)
    return ["".join(dice.choices(SYLLABLES, k=3)) for _ in range(6_000)]


def talks(count: int, end: datetime) -> Iterator[Talk]:
    """The oldest first; the first LONG have 30 messages, and every twentieth is open."""
    dice = random.Random(SEED)
    rare = rare_words()
    for number in range(count):
        began = end - timedelta(days=DAYS) * (1 - number / count)
        language = LANGUAGES[number % 4]
        length = 30 if number < LONG else dice.choice((2, 2, 3, 4))
        state = "open" if number % 20 == 0 else "waiting" if number % 10 == 1 else "closed"
        messages = tuple(
            Said(text_of(dice, language, rare), began + timedelta(hours=n), n % 2 == 0)
            for n in range(length)
        )
        subject = text_of(dice, language, rare, least=3, most=6)
        assignee = number % 7 if number % 40 else None
        yield Talk(number, number % CUSTOMERS, subject, language, state, assignee, messages)


def text_of(
    dice: random.Random, language: str, rare: list[str], least: int = 12, most: int = 50
) -> str:
    """Everyday words of a language with some rare ones between them, the first of these commonest."""
    common = SPOKEN[language].split()
    said = []
    for _ in range(dice.randrange(least, most)):
        is_rare = dice.random() < 0.15
        said.append(rare[int(len(rare) * dice.random() ** 3)] if is_rare else dice.choice(common))
    return " ".join(said)


def queries(count: int) -> list[str]:
    """What agents look for: a rare word, or an everyday one with a rare one."""
    dice = random.Random(SEED + 1)
    rare = rare_words()
    asked = []
    for number in range(count):
        word = rare[int(len(rare) * dice.random() ** 3)]
        everyday = dice.choice(SPOKEN[LANGUAGES[number % 4]].split())
        asked.append(word if number % 2 else f"{everyday} {word}")
    return asked


def mails(count: int, start: int, end: datetime) -> list[bytes]:
    """New questions, and every third a reply to the one before by the same person."""
    dice = random.Random(SEED + start)
    rare = rare_words()
    written = []
    for number in range(start, start + count):
        is_reply = number % 3 == 2
        first = number - 1 if is_reply else number
        mail = EmailMessage()
        mail["From"] = f"Customer {first} <c{first}@example.org>"
        mail["To"] = "shop@example.com"
        mail["Date"] = (end - timedelta(minutes=5)).strftime("%a, %d %b %Y %H:%M:%S +0000")
        mail["Message-ID"] = f"<bench-{number}@example.org>"
        if is_reply:
            mail["In-Reply-To"] = mail["References"] = f"<bench-{first}@example.org>"
        mail["Subject"] = ("Re: " if is_reply else "") + f"Question {first}"
        language = LANGUAGES[number % 4]
        mail.set_content(text_of(dice, language, rare))
        written.append(mail.as_bytes())
    return written
