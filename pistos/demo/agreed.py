"""Contracts of the demo's customers: invented services of an invented shop, each at another point."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Agreed:
    """A contract of twelve months that ends in so many days. `upset` customers have a complaint open, the
    others were looked after. `words` are written about renewing; `price_after` is what is proposed then.
    `how` is by what a customer decided who stays or leaves, as `decides` says."""

    name: str
    language: str
    ends_in: int
    price: str
    included: tuple[tuple[str, int | None], ...]
    is_upset: bool = False
    words: str = ""
    is_offer: bool = False
    price_after: str = ""
    decides: str = ""
    how: str = ""

    @property
    def amount(self) -> Decimal:
        return Decimal(self.price)

    @property
    def amount_after(self) -> Decimal:
        return Decimal(self.price_after or self.price)


CONTRACTS = (
    Agreed(
        "Φροντίδα ξύλινων επιφανειών",
        "el",
        6,
        "9.00",
        (("Λάδωμα τον χρόνο", 4), ("Τρίψιμο", None)),
        is_upset=True,
        words="Σας έχουμε μια προσφορά: έναν χρόνο ακόμη με τους ίδιους όρους.",
        is_offer=True,
    ),
    Agreed(
        "Brušenje kuhinjskih nožev",
        "sl",
        24,
        "6.50",
        (("Brušenja na leto", 6), ("Prevzem na domu", None)),
        words="Veseli smo, da so vam noži služili. Za naslednje leto imamo nižjo ceno.",
        is_offer=True,
        price_after="5.50",
    ),
    Agreed("Գորգերի խնամք", "hy", 52, "8.00", (("Լվացում տարեկան", 2), ("Առաքում", None))),
    Agreed("Wool care at home", "en", 78, "7.00", (("Visits a year", 2), ("Moth traps", None))),
    Agreed(
        "Καφές του μήνα",
        "el",
        15,
        "14.00",
        (("Σακουλάκια τον μήνα", 2),),
        decides="leaves",
        how="friend",
    ),
    Agreed(
        "Skodelica vsako četrtletje",
        "sl",
        12,
        "11.00",
        (("Skodelice na leto", 4),),
        decides="stays",
        how="own",
    ),
)
