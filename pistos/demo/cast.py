"""The people and firms of the demo: invented, and named so that nobody takes them for real."""

from dataclasses import dataclass

from pistos.customers.facts import CustomerFacts
from pistos.kit.actors import Actor
from pistos.partners.facts import PartnerFacts

SOURCE = "demo"
BY = Actor.machine("demo")

OWNER = ("alma@rodi.example", "Alma (demo owner)", "owner", "pistos-demo-owner")
MANAGER = ("mira@rodi.example", "Mira (demo manager)", "manager", "pistos-demo-manager")
COLLEAGUE = ("nia@rodi.example", "Nia (simulated colleague)", "agent", None)
"""Answers in the demo what nobody else does; nobody can sign in as her."""
AGENT = ("ben@rodi.example", "Ben (demo agent)", "agent", "pistos-demo-agent")


@dataclass(frozen=True, slots=True)
class Courier:
    """`pace` multiplies the lane's days; `wobble` is their spread; `stumbles` the share of long delays."""

    facts: PartnerFacts
    pace: float
    wobble: float
    stumbles: float
    declines: bool = False
    share: float = 0.3
    cost: str = "4.20"


PELAGOS = PartnerFacts("pelagos-courier", "Pelagos Courier", "courier", "GR")
ASTRAPI = PartnerFacts("astrapi-express", "Astrapi Express", "courier", "GR")
KARAVAN = PartnerFacts("karavan-post", "Karavan Post", "courier", "SI")
GOLOB = PartnerFacts("golob-letters", "Golob Letters", "courier", "SI", gives_proof=False)

COURIERS = (
    Courier(PELAGOS, pace=1.0, wobble=0.12, stumbles=0.004, share=0.40, cost="4.90"),
    Courier(ASTRAPI, pace=0.75, wobble=1.3, stumbles=0.040, share=0.27, cost="5.60"),
    Courier(
        KARAVAN, pace=1.05, wobble=0.35, stumbles=0.015, declines=True, share=0.29, cost="3.70"
    ),
    Courier(GOLOB, pace=1.4, wobble=0.60, stumbles=0.020, share=0.04, cost="1.90"),
)


@dataclass(frozen=True, slots=True)
class Supplier:
    """`late` is the share of hand-overs after the agreed two working days."""

    facts: PartnerFacts
    origin: str
    late: float


SUPPLIERS = (
    Supplier(PartnerFacts("ergastiri-axos", "Ergastiri Axos", "supplier", "GR"), "GR-I", 0.03),
    Supplier(PartnerFacts("kerameia-thoni", "Kerameia Thoni", "supplier", "GR"), "GR-B", 0.05),
    Supplier(PartnerFacts("delavnica-lipa", "Delavnica Lipa", "supplier", "SI"), "SI-041", 0.02),
    Supplier(PartnerFacts("shirak-weavers", "Shirak Weavers", "supplier", "AM"), "AM-SH", 0.11),
)

# Whole days agreed, by kind of deadline. Letters are carried without any word.
TERMS: dict[str, dict[str, int]] = {
    **{courier.code: {"delivery": 7} for courier in (PELAGOS, ASTRAPI, KARAVAN)},
    **{supplier.facts.code: {"hand_over": 3} for supplier in SUPPLIERS},
}

OTHER_PARTNERS = (
    PartnerFacts("trapeza-demo", "Trapeza Demo", "payment", "GR"),
    PartnerFacts("placilo-demo", "Plačilo Demo", "payment", "SI"),
    PartnerFacts("foto-iris", "Foto Iris", "photographer", "GR"),
    PartnerFacts("spletni-most", "Spletni Most", "web", "SI"),
)


# A share of customers each: country, language, region weights, cities, how far from the couriers' hubs.
PLACES: dict[str, tuple[tuple[str, str, int], ...]] = {
    "GR": (
        ("GR-I", "Αθήνα", 40), ("GR-B", "Θεσσαλονίκη", 20), ("GR-G", "Πάτρα", 9), ("GR-E", "Βόλος", 7),
        ("GR-M", "Χανιά", 8), ("GR-A", "Ξάνθη", 5), ("GR-D", "Ιωάννινα", 4), ("GR-L", "Ρόδος", 4),
        ("GR-J", "Καλαμάτα", 3),
    ),
    "SI": (
        ("SI-041", "Ljubljana", 38), ("SI-032", "Ptuj", 22), ("SI-034", "Celje", 12),
        ("SI-042", "Kranj", 12), ("SI-044", "Koper", 9), ("SI-031", "Murska Sobota", 7),
    ),
    "AM": (
        ("AM-ER", "Երևան", 55), ("AM-SH", "Գյումրի", 22), ("AM-LO", "Վանաձոր", 12),
        ("AM-KT", "Աբովյան", 7), ("AM-SU", "Գորիս", 4),
    ),
    "DE": (("DE", "München", 1),),
    "FR": (("FR", "Lyon", 1),),
    "AT": (("AT", "Graz", 1),),
    "CY": (("CY", "Λεμεσός", 1),),
}  # fmt: skip
COUNTRIES = (
    ("GR", "el", 44), ("SI", "sl", 25), ("AM", "hy", 16), ("DE", "en", 6), ("AT", "en", 4),
    ("FR", "en", 3), ("CY", "el", 2),
)  # fmt: skip
ZONES = {
    "GR": "Europe/Athens", "SI": "Europe/Ljubljana", "AM": "Asia/Yerevan", "DE": "Europe/Berlin",
    "FR": "Europe/Paris", "AT": "Europe/Vienna", "CY": "Asia/Nicosia",
}  # fmt: skip
REMOTE = frozenset({"GR-M", "GR-L", "GR-K", "GR-F", "AM-SU"})

_FIRST = {
    "el": ("Ελένη", "Γιώργος", "Μαρία", "Νίκος", "Κατερίνα", "Κώστας", "Σοφία", "Δημήτρης", "Άννα"),
    "sl": ("Ana", "Luka", "Maja", "Jan", "Eva", "Marko", "Nina", "Matej", "Sara"),
    "hy": ("Անահիտ", "Արամ", "Մարիամ", "Տիգրան", "Լուսինե", "Դավիթ", "Նարե", "Հայկ", "Գոհար"),
    "en": ("Emma", "Noah", "Clara", "Felix", "Alice", "Paul", "Ida", "Leo", "Marie"),
}  # fmt: skip
_LAST = {
    "el": ("Παραδειγματίδου", "Δοκιμάκη", "Υποθετικού", "Δείγματος"),
    "sl": ("Primer", "Vzorec", "Poskus", "Zgled"),
    "hy": ("Օրինակյան", "Փորձյան", "Նմուշյան", "Ենթադրյան"),
    "en": ("Sample", "Example", "Specimen", "Placeholder"),
}


def customer(number: int, country: str, language: str, region: str, city: str) -> CustomerFacts:
    """Demo customer `number`; every surname means "example" in its language."""
    first = _FIRST[language][number % 9]
    last = _LAST[language][number // 9 % 4]
    return CustomerFacts(
        source=SOURCE,
        ref=f"customer-{number}",
        name=f"{first} {last}",
        email=f"customer{number}@customers.example",
        language=language,
        country=country,
        region=region,
        city=city,
        postcode=f"{10000 + number * 7 % 89999}",
    )
