"""What the demo's visitors ask and suggest in public, and what is said of the shop elsewhere. Invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoQuestion:
    """`days` ago; `answer` is the shop's, `buyer` an earlier buyer's, empty for none."""

    product: str
    language: str
    days: int
    name: str
    text: str
    answer: str = ""
    buyer: str = ""


QUESTIONS = (
    DemoQuestion(
        "two-coffee-cups", "en", 40, "R.", "Do the cups go into the dishwasher every day?",
        "Yes, up to 60 degrees. The glaze is fired at 1,240 degrees and does not mind it.",
        "Ours go in every evening since spring. One lost a little shine on the foot, nothing else.",
    ),
    DemoQuestion(
        "two-coffee-cups", "el", 21, "", "Χωράνε σε μηχανή εσπρέσο κάτω από το στόμιο;",
        "Το ύψος είναι στα τεχνικά στοιχεία. Μετρήστε ως το στόμιο: χρειάζεται ένα εκατοστό παραπάνω.",
    ),
    DemoQuestion(
        "clay-table-lamp", "sl", 33, "Bralka", "Zakaj je svetilka tako draga, če je samo iz gline?",
        "Vprašanje je na mestu. Vreteno in dve žganji, dva dni dela; popravimo jo tudi po letih.",
        "Jaz je za branje ne bi vzel še enkrat, premalo svetla je. Za vzdušje pa je lepa.",
    ),
    DemoQuestion(
        "clay-table-lamp", "en", 12, "", "Which bulb fits, and how warm does the shade get?",
        "E27, LED up to 8 W. The shade stays at hand warmth.",
    ),
    DemoQuestion(
        "wool-throw", "hy", 17, "Անի", "Ծածկոցը քորո՞ւմ է մաշկը։",
        "Առաջին լվացումից հետո մեղմանում է։ Զգայուն մաշկի համար դրեք կտորի վրա։",
        "Մի փոքր քորում է, բայց շատ տաք է։",
    ),
    DemoQuestion(
        "chopping-board", "en", 9, "T.", "Has the oil that you use on the board nuts in it?",
        "No nuts: it is linseed oil with beeswax from the same valley.",
    ),
)  # fmt: skip

OPEN = (
    DemoQuestion(
        "wool-throw", "en", 0, "J.", "Does it pill, like the cheap ones do after a month?"
    ),
    DemoQuestion("chopping-board", "el", 0, "", "Σκεβρώνει αν μείνει βρεγμένη όλη νύχτα;"),
)


@dataclass(frozen=True, slots=True)
class DemoSuggestion:
    language: str
    days: int
    name: str
    text: str
    votes: int
    state: str = "received"
    reply: str = ""
    is_credited: bool = False


SUGGESTIONS = (
    DemoSuggestion(
        "en", 70, "Mara", "Send the parcels without plastic tape, please.", 41, "done",
        "Since this month every parcel is closed with paper tape. Thank you, it was your idea.", True,
    ),
    DemoSuggestion(
        "el", 48, "", "Να μπορώ να διαλέξω ώρα παράδοσης το απόγευμα.", 27, "considered",
        "Μιλάμε με δύο μεταφορείς. Ως το τέλος του μήνα θα ξέρουμε ποιος το υπόσχεται.",
    ),
    DemoSuggestion(
        "sl", 35, "M.", "Dodajte fotografijo izdelka v roki, da vidimo velikost.", 19, "considered",
        "Začeli smo pri skodelicah; ostale dobijo fotografijo, ko jih slikamo znova.",
    ),
    DemoSuggestion(
        "en", 30, "", "Open the shop on Sundays.", 6, "declined",
        "On Sundays nobody is here to answer you, and we promise only what we can keep.",
    ),
    DemoSuggestion("hy", 6, "Դավիթ", "Նվերի համար հնարավոր լինի ձեռագիր բացիկ ավելացնել։", 8),
    DemoSuggestion("en", 3, "", "Answer faster. I waited until evening for a yes or no.", 3),
)  # fmt: skip

MENTIONS = (
    ("press", True, 4, "A newspaper praised that broken promises are shown.", 55),
    ("social", False, 3, "Somebody wrote that a parcel came a week late and nobody called.", 26),
    ("word_of_mouth", True, 2, "Three new customers said that a friend had sent them.", 9),
)
EFFORTS = (
    ("promises", "Called all who waited for the late parcels of one week.", 150, 2, "0", 24),
    ("promises", "Sent the next week's parcels by another courier.", 60, 1, "118.00", 20),
)
