"""What the demo's customers asked for beyond the ordinary, what they need, and what its people know."""

from dataclasses import dataclass

from pistos.requests.models import UnusualState


@dataclass(frozen=True, slots=True)
class Wished:
    """A wish of the past (`days` ago) or of today. With `touch` it was done, with `reason` declined."""

    words: str
    language: str
    needed: str = ""
    cost: str = "0"
    touch: str = ""
    reason: str = ""
    alternative: str = ""
    days: int = 0
    answer: str = ""


FULFILLED = (
    Wished(
        "Could you put a spoonful of cocoa into the ready chocolate mix?",
        "en",
        "Cocoa from the shelf",
        "0.30",
        "A smile drawn on the lid",
        days=40,
    ),
    Wished(
        "Θα ήθελα μια κουταλιά σκέτο κακάο στο μίγμα σοκολάτας.",
        "el",
        "Κακάο από το ράφι",
        "0.30",
        "Μια κάρτα με το χέρι",
        days=70,
    ),
    Wished(
        "Ali lahko darilo zavijete v blago namesto v papir?",
        "sl",
        "Kos lanu iz ostankov",
        "1.50",
        "Vejica sivke pod vozlom",
        days=25,
    ),
    Wished(
        "Կարո՞ղ եք նվերի մեջ ձեռագիր շնորհավորանք դնել։",
        "hy",
        "Բացիկ և գրիչ",
        "0.50",
        "Գրված երկու լեզվով",
        days=33,
    ),
    Wished(
        "Please leave the parcel with the baker on the corner, she knows me.",
        "en",
        "A line to the courier",
        "0",
        "Greetings to the baker",
        days=18,
    ),
    Wished(
        "Μπορείτε να κόψετε το κορδόνι της κουρτίνας στα 180 εκατοστά;",
        "el",
        "Ψαλίδι και ραφή, δέκα λεπτά",
        "2.00",
        "Το υπόλοιπο κορδόνι μέσα στο δέμα",
        days=90,
    ),
    Wished(
        "Can the throw come without its plastic bag?",
        "en",
        "Paper from the workshop",
        "0.20",
        "Tied with a ribbon",
        days=12,
    ),
    Wished(
        "Lahko na skodelico napišete ime Ana?",
        "sl",
        "Keramičarka, dva dni",
        "4.00",
        reason="Skodelice so žgane v Grčiji, naknadno ime bi se spralo.",
        alternative="Lesen obesek z imenom Ana, ki ga privežemo na ročaj.",
        days=50,
    ),
    Wished(
        "Could the lamp be painted green for us?",
        "en",
        "",
        "0",
        reason="The maker's guarantee ends with another paint.",
        alternative="The same lamp in moss green comes in March; we keep one for you.",
        days=62,
    ),
)
OPEN = (
    (
        Wished(
            "Θα ήθελα μια κουταλιά κακάο στο έτοιμο μίγμα, γιατί είναι πολύ γλυκό για μένα.", "el"
        ),
        UnusualState.RECEIVED,
    ),
    (
        Wished(
            "Bi lahko prt skrajšali za deset centimetrov?",
            "sl",
            "Šivilja, pol ure",
            "6.00",
            answer="Naša šivilja to rada naredi.",
        ),
        UnusualState.OFFERED,
    ),
    (
        Wished(
            "Could you wrap the vase in cloth, with no plastic at all?",
            "en",
            "Linen from the workshop",
            "1.50",
            answer="With pleasure, in a piece of linen.",
        ),
        UnusualState.AGREED,
    ),
)
NEEDS = (
    ("delivery", "μόνο μετά τις πέντε το απόγευμα", "el", "στο τηλέφωνο"),
    ("invoice", "τιμολόγιο στην εταιρεία, όχι απόδειξη", "el", "στο κατάστημα"),
    ("other", "brez plastike, prosim", "sl", "po telefonu"),
    ("preference", "a spoonful of cocoa in the chocolate mix", "en", "in the store"),
)
CARDS = (
    (
        "care",
        {
            "en": "How to wash wool",
            "el": "Πώς πλένεται το μαλλί",
            "sl": "Kako se pere volna",
            "hy": "Ինչպես լվանալ բուրդը",
        },
        {
            "en": "By hand, in water below 30 °C, without wringing. Dry it flat. A dryer makes it small for ever.",
            "el": "Στο χέρι, με νερό κάτω από 30 °C, χωρίς στύψιμο. Στεγνώνει απλωμένο. Το στεγνωτήριο το μαζεύει για πάντα.",
            "sl": "Na roke, v vodi do 30 °C, brez ožemanja. Sušite položeno. Sušilnik jo za vedno skrči.",
            "hy": "Ձեռքով, մինչև 30 °C ջրում, առանց քամելու։ Չորացրեք փռված։ Չորանոցն այն ընդմիշտ կփոքրացնի։",
        },
    ),
    (
        "sizes",
        {
            "en": "Between two sizes of linen",
            "el": "Ανάμεσα σε δύο νούμερα λινού",
            "sl": "Med dvema številkama lanu",
            "hy": "Վուշի երկու չափի միջև",
        },
        {
            "en": "Linen gives a little after the first wash: take the smaller one if you like it close.",
            "el": "Το λινό ανοίγει λίγο μετά το πρώτο πλύσιμο: πάρτε το μικρότερο αν το θέλετε εφαρμοστό.",
            "sl": "Lan se po prvem pranju malo poda: vzemite manjšo, če jo želite ob telesu.",
            "hy": "Վուշն առաջին լվացումից հետո մի փոքր բացվում է. վերցրեք փոքրը, եթե մարմնին մոտ եք ուզում։",
        },
    ),
)
TIPS = (
    (
        {
            "en": ["too sweet", "sweet chocolate"],
            "el": ["πολύ γλυκό", "πολύ γλυκιά"],
            "sl": ["presladko", "presladka"],
            "hy": ["շատ քաղցր"],
        },
        {
            "en": "A spoonful of pure cocoa takes the sweetness away.",
            "el": "Μια κουταλιά σκέτο κακάο κόβει τη γλύκα.",
            "sl": "Žlica čistega kakava odvzame sladkost.",
            "hy": "Մի գդալ մաքուր կակաոն քաղցրությունը մեղմում է։",
        },
        "Eleni P.",
    ),
    (
        {
            "en": ["wool scratches", "wool itches"],
            "el": ["μαλλί τσιμπά"],
            "sl": ["volna praska", "volna pika"],
            "hy": ["բուրդը քորում"],
        },
        {
            "en": "Washed once with a little hair conditioner it stops scratching.",
            "el": "Ένα πλύσιμο με λίγο μαλακτικό μαλλιών και δεν τσιμπά πια.",
            "sl": "Po enem pranju z malo balzama za lase ne praska več.",
            "hy": "Մազերի բալզամով մեկ լվանալուց հետո այլևս չի քորում։",
        },
        "Mateja, Ljubljana",
    ),
)
RULES = (
    (
        "care",
        [
            "wash",
            "wool",
            "stain",
            "πλένω",
            "μαλλί",
            "λεκές",
            "pranje",
            "volna",
            "madež",
            "լվանալ",
            "բուրդ",
        ],
    ),
    ("sizes", ["size", "fit", "νούμερο", "μέγεθος", "velikost", "številka", "չափ"]),
)
