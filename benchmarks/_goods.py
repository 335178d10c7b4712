"""Things to sell for benchmarks: the same ones for our program and for the one beside it.

Plain values; no database. A thing is a kind of ware, of a material, in a colour, of a series that bears the
name of a place: 40 kinds, 10 materials, 8 colours and 100 series make more titles than are needed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

LANGUAGES = ("en", "el", "sl", "hy")

KINDS = [line.split("|") for line in """\
mug|κούπα|skodelica|գավաթ
bowl|μπολ|skleda|աման
plate|πιάτο|krožnik|ափսե
teapot|τσαγιέρα|čajnik|թեյնիկ
jug|κανάτα|vrč|սափոր
vase|βάζο|vaza|ծաղկաման
candlestick|κηροπήγιο|svečnik|մոմակալ
tray|δίσκος|pladenj|սկուտեղ
lamp|λάμπα|svetilka|լամպ
basket|καλάθι|košara|զամբյուղ
pot|κατσαρόλα|lonec|կաթսա
pan|τηγάνι|ponev|տապակ
knife|μαχαίρι|nož|դանակ
spoon|κουτάλι|žlica|գդալ
fork|πιρούνι|vilice|պատառաքաղ
glass|ποτήρι|kozarec|բաժակ
carafe|καράφα|karafa|շիշ
board|σανίδα|deska|տախտակ
towel|πετσέτα|brisača|սրբիչ
apron|ποδιά|predpasnik|գոգնոց
cushion|μαξιλάρι|blazina|բարձ
blanket|κουβέρτα|odeja|ծածկոց
rug|χαλί|preproga|գորգ
chair|καρέκλα|stol|աթոռ
stool|σκαμπό|pručka|նստարան
table|τραπέζι|miza|սեղան
shelf|ράφι|polica|դարակ
mirror|καθρέφτης|ogledalo|հայելի
clock|ρολόι|ura|ժամացույց
frame|κορνίζα|okvir|շրջանակ
box|κουτί|škatla|տուփ
jar|βαζάκι|kozarček|բանկա
grinder|μύλος|mlinček|աղաց
scale|ζυγαριά|tehtnica|կշեռք
kettle|βραστήρας|grelnik|եռացնիչ
coaster|σουβέρ|podstavek|տակդիր
hook|γάντζος|kljuka|կախիչ
planter|γλάστρα|korito|թաղար
lantern|φανάρι|laterna|լապտեր
brush|βούρτσα|krtača|խոզանակ""".splitlines()]  # fmt: skip

MATERIALS = [line.split("|") for line in """\
stoneware|κεραμικό|kamenina|խեցեղեն
porcelain|πορσελάνη|porcelan|ճենապակի
oak|δρυς|hrast|կաղնի
walnut|καρυδιά|oreh|ընկուզենի
steel|ατσάλι|jeklo|պողպատ
copper|χαλκός|baker|պղինձ
linen|λινό|lan|վուշ
wool|μαλλί|volna|բուրդ
marble|μάρμαρο|marmor|մարմար
glass|γυαλί|steklo|ապակի""".splitlines()]  # fmt: skip

COLOURS = [line.split("|") for line in """\
blue|μπλε|modra|կապույտ
red|κόκκινο|rdeča|կարմիր
green|πράσινο|zelena|կանաչ
white|λευκό|bela|սպիտակ
black|μαύρο|črna|սև
grey|γκρι|siva|մոխրագույն
yellow|κίτρινο|rumena|դեղին
brown|καφέ|rjava|շագանակագույն""".splitlines()]  # fmt: skip

PLACES = """\
Naxos Paros Sifnos Syros Tinos Andros Milos Kea Kythnos Serifos Folegandros Amorgos Ios Santorini Anafi
Chios Lesvos Samos Ikaria Patmos Leros Kalymnos Kos Nisyros Symi Rodos Karpathos Kasos Kriti Kythira
Zakynthos Kefalonia Ithaki Lefkada Paxos Corfu Skiathos Skopelos Alonnisos Skyros Evia Aegina Poros Hydra
Spetses Bled Bohinj Piran Koper Izola Ptuj Celje Kranj Maribor Kobarid Tolmin Bovec Idrija Ljubljana Postojna
Vipava Gorica Kamnik Skofja Radovljica Dilijan Gyumri Sevan Goris Tatev Areni Yeghegnadzor Ashtarak Garni
Geghard Noravank Vanadzor Alaverdi Haghpat Sanahin Meghri Kapan Jermuk Ijevan Gavar Oia Fira Chora Plaka
Monemvasia Nafplio Mystras Ioannina Metsovo Kavala Drama Xanthi Volos Pilio Delphi Arachova Galaxidi"""
SERIES = PLACES.split()

MAKERS = "Kalamos Lipa Araks Meltemi Triglav Masis Pelago Soca Vardan Thalia".split()

SENTENCES = {
    "en": (
        "The {kind} is made of {material} by hand, in small numbers.",
        "It was shaped after an old piece that still hangs in a house on {place}.",
        "Each one differs a little in tone, because nothing is sprayed or printed.",
        "The foot is left bare, so that it stands firmly on any table.",
        "Wash it with warm water and a soft cloth; a mild soap does no harm.",
        "The {colour} surface keeps its colour in the sun for many years.",
        "It comes in a box of grey board without plastic.",
        "Should a part wear out, the workshop sends another one for its cost.",
    ),
    "el": (
        "Το κομμάτι ({kind}, {material}) φτιάχνεται στο χέρι, σε μικρούς αριθμούς.",
        "Το σχήμα του θυμίζει ένα παλιό κομμάτι που κρέμεται ακόμη σε σπίτι ({place}).",
        "Κάθε κομμάτι διαφέρει λίγο στον τόνο, γιατί τίποτε δεν ψεκάζεται.",
        "Η βάση μένει γυμνή, ώστε να στέκεται σταθερά σε κάθε τραπέζι.",
        "Πλένεται με χλιαρό νερό και μαλακό πανί· το ήπιο σαπούνι δεν το βλάπτει.",
        "Η επιφάνεια ({colour}) κρατά το χρώμα της στον ήλιο για χρόνια.",
        "Έρχεται σε κουτί από γκρι χαρτόνι, χωρίς πλαστικό.",
        "Αν φθαρεί κάποιο μέρος, το εργαστήριο στέλνει άλλο στο κόστος του.",
    ),
    "sl": (
        "Izdelek ({kind}, {material}) je narejen ročno, v majhnem številu.",
        "Oblika izhaja iz starega kosa, ki še visi v hiši v kraju {place}.",
        "Vsak kos je v tonu nekoliko drugačen, saj nič ni brizgano ali tiskano.",
        "Dno ostane golo, zato stoji trdno na vsaki mizi.",
        "Umijte ga s toplo vodo in mehko krpo; blago milo mu ne škodi.",
        "Površina ({colour}) na soncu več let ohrani barvo.",
        "Pride v škatli iz sivega kartona, brez plastike.",
        "Če se kak del obrabi, delavnica pošlje drugega za ceno izdelave.",
    ),
    "hy": (
        "Իրը ({kind}, {material}) պատրաստվում է ձեռքով, փոքր քանակով։",
        "Ձևը հիշեցնում է մի հին իր, որը դեռ կախված է տանը ({place})։",
        "Յուրաքանչյուրը երանգով մի փոքր տարբեր է, քանի որ ոչինչ չի ներկվում փչելով։",
        "Հատակը մնում է բաց, որպեսզի ամուր կանգնի ցանկացած սեղանի վրա։",
        "Լվացեք գոլ ջրով և փափուկ կտորով. մեղմ օճառը չի վնասում։",
        "Մակերեսը ({colour}) արևի տակ տարիներով պահպանում է գույնը։",
        "Գալիս է մոխրագույն ստվարաթղթե տուփով՝ առանց պլաստիկի։",
        "Եթե որևէ մաս մաշվի, արհեստանոցը նորն է ուղարկում ինքնարժեքով։",
    ),
}


@dataclass(frozen=True, slots=True)
class Good:
    """A thing to sell. `kind`, `material` and `colour` are places in the lists above."""

    number: int
    kind: int
    material: int
    colour: int
    series: str
    maker: str

    @property
    def sku(self) -> str:
        return f"W-{self.number:06}"

    @property
    def slug(self) -> str:
        return f"{KINDS[self.kind][0]}-{self.series.lower()}-{self.number}"

    @property
    def amount(self) -> Decimal:
        return Decimal(4 + self.number * 37 % 180) + Decimal("0.90")

    @property
    def grams(self) -> int:
        return 150 + self.number * 53 % 1_800

    @property
    def height(self) -> int:
        """In millimetres."""
        return 60 + self.number * 29 % 400

    @property
    def is_washable(self) -> bool:
        return self.number % 3 != 0

    def title(self, language: str) -> str:
        at = LANGUAGES.index(language)
        kind, material = KINDS[self.kind][at], MATERIALS[self.material][at]
        if language == "en":
            return f"{material.capitalize()} {kind} {self.series}"
        return f"{kind.capitalize()} {self.series}, {material}"

    def summary(self, language: str) -> str:
        return self._said(language, 0)

    def description(self, language: str) -> str:
        return " ".join(self._said(language, n) for n in range(1, 8))

    def _said(self, language: str, place: int) -> str:
        at = LANGUAGES.index(language)
        return SENTENCES[language][place].format(
            kind=KINDS[self.kind][at],
            material=MATERIALS[self.material][at],
            colour=COLOURS[self.colour][at],
            place=self.series,
        )


def goods(count: int, start: int = 0) -> Iterator[Good]:
    """Things by number: the same number is always the same thing."""
    for n in range(start, start + count):
        yield Good(
            number=n,
            kind=n * 7 % len(KINDS),
            material=n // 3 % len(MATERIALS),
            colour=n // 5 % len(COLOURS),
            series=SERIES[n * 13 // 7 % len(SERIES)],
            maker=MAKERS[n // 11 % len(MAKERS)],
        )


def searches(count: int) -> list[str]:
    """What people type: two words in any of the languages, one of few letters, a mistyped one."""
    found = []
    for n in range(count):
        good = next(goods(1, n * 17))
        at = n % 4
        kind = KINDS[good.kind][at]
        found.append(
            [
                f"{MATERIALS[good.material][at]} {kind}",
                f"{kind} {good.series}",
                kind,
                f"{kind} {COLOURS[good.colour][at]}",
                f"{good.series[:-1]}x {kind}",
            ][n // 4 % 5]
        )
    return found
