"""What went wrong in the demo shop, and what became of it: the words alone."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoMistake:
    """`days` since it was found; `matters` coded with its cause in the weeks before. `stage` is how far it
    came: alarm, planned, corrected, closed or back."""

    stage: str
    days: int
    matters: int
    cause: str
    title: str
    problem: str
    whys: tuple[str, ...]
    root: str
    containment: str
    action: str
    lesson: tuple[str, str]
    cost: str
    told_problem: dict[str, str]
    told_action: dict[str, str]
    voice: str = ""
    page: str = ""


MISTAKES: tuple[DemoMistake, ...] = (
    DemoMistake(
        "closed",
        190,
        12,
        "warehouse.short",
        "Something is missing in parcels with several goods",
        "Orders with three goods and more arrive without one of them.",
        (
            "The packer did not see the third line.",
            "The packing list breaks onto a second page.",
            "The list is printed in large letters on small paper.",
        ),
        "A packing list of two pages, of which one is read.",
        "Each order of three goods and more is counted by a second person.",
        "The packing list fits one page, and the goods are counted on it.",
        ("tool", "What is packed is scanned; the parcel closes when the count is right."),
        "140.00",
        {
            "en": "In parcels with several goods, one of them was sometimes missing.",
            "el": "Σε δέματα με πολλά προϊόντα, μερικές φορές έλειπε ένα.",
            "sl": "V paketih z več izdelki je včasih eden manjkal.",
            "hy": "Մի քանի ապրանքով ծանրոցներում երբեմն մեկը պակասում էր։",
        },
        {
            "en": "The packing list fits one page, and each piece is scanned into the parcel.",
            "el": "Η λίστα συσκευασίας χωρά σε μία σελίδα και κάθε κομμάτι σαρώνεται.",
            "sl": "Seznam za pakiranje je na eni strani, vsak kos se skenira v paket.",
            "hy": "Փաթեթավորման ցանկը մեկ էջ է, և ամեն կտոր սկանավորվում է։",
        },
        "Έλειπε το καπάκι της κανάτας. Το έστειλαν την ίδια μέρα, και τώρα ξέρω και το γιατί.",
        "/cart/",
    ),
    DemoMistake(
        "back",
        120,
        8,
        "information.unclear",
        "Washing instructions are not clear",
        "Buyers of throws ask whether they may be washed, or wash them too hot.",
        ("The label shows a sign alone.", "Nobody knows the sign."),
        "Signs instead of words.",
        "The answer is sent with every throw.",
        "The sheet says in words how it is washed.",
        ("sheet", "Every sign on a label also stands in words on the sheet."),
        "60.00",
        {
            "en": "How our throws are washed was not clear.",
            "el": "Δεν ήταν σαφές πώς πλένονται τα ριχτάρια μας.",
            "sl": "Ni bilo jasno, kako se perejo naše odeje.",
            "hy": "Պարզ չէր, թե ինչպես լվանալ մեր ծածկոցները։",
        },
        {
            "en": "The sheet says it in words, in four languages.",
            "el": "Το δελτίο το λέει με λόγια, σε τέσσερις γλώσσες.",
            "sl": "List izdelka to pove z besedami, v štirih jezikih.",
            "hy": "Ապրանքի թերթիկն ասում է բառերով՝ չորս լեզվով։",
        },
        page="/product/wool-throw/",
    ),
    DemoMistake(
        "corrected",
        30,
        7,
        "product.described.photo",
        "The blue of the vases looks lighter in the photo",
        "Buyers expected a lighter blue than what came.",
        ("The photo is too bright.", "It was taken at noon, without a grey card."),
        "Photos are taken without a reference for colour.",
        "The sheet says that the blue is darker than in the photo.",
        "New photos with a grey card, beside one in a room.",
        ("rule", "No photo of a coloured thing without a grey card."),
        "220.00",
        {
            "en": "The blue of our vases looked lighter in the photo than it is.",
            "el": "Το μπλε των βάζων φαινόταν πιο ανοιχτό στη φωτογραφία.",
            "sl": "Modra naših vaz je bila na sliki svetlejša, kot je v resnici.",
            "hy": "Մեր սափորների կապույտը լուսանկարում ավելի բաց էր երևում։",
        },
        {
            "en": "New photos with true colours, and one in a room.",
            "el": "Νέες φωτογραφίες με σωστά χρώματα, και μία σε δωμάτιο.",
            "sl": "Nove slike s pravimi barvami in ena v prostoru.",
            "hy": "Նոր լուսանկարներ ճիշտ գույներով և մեկը՝ սենյակում։",
        },
        page="/product/blue-vase/",
    ),
    DemoMistake(
        "planned",
        9,
        4,
        "warehouse.wrong",
        "The wrong size lies in the box",
        "Shirts come in another size than ordered.",
        ("The shelf is mixed.", "What came back is put on the shelf unsorted."),
        "Nobody checks what comes back before it goes on the shelf.",
        "Each box is opened before it leaves.",
        "What comes back is scanned before it goes on its shelf.",
        ("tool", ""),
        "",
        {},
        {},
        page="/product/linen-shirt/",
    ),
    DemoMistake(
        "alarm",
        2,
        3,
        "carrier.damaged",
        "More than usual arrives broken",
        "9 came where 3 would have, in the last three weeks.",
        (),
        "",
        "",
        "",
        ("rule", ""),
        "",
        {},
        {},
    ),
)

INCIDENT: dict[str, dict[str, str]] = {
    "title": {
        "en": "Parcels stood still: strike at the courier",
        "el": "Τα δέματα σταμάτησαν: απεργία στη μεταφορική",
        "sl": "Paketi so obstali: stavka dostavne službe",
        "hy": "Ծանրոցները կանգնեցին. գործադուլ առաքիչի մոտ",
    },
    "first": {
        "en": "Since this morning nothing moves at our courier. Parcels of today and yesterday come later.",
        "el": "Από το πρωί δεν κινείται τίποτα στη μεταφορική μας. Τα δέματα έρχονται αργότερα.",
        "sl": "Od jutra se pri naši dostavni službi nič ne premika. Paketi pridejo pozneje.",
        "hy": "Առավոտից մեր առաքիչի մոտ ոչինչ չի շարժվում։ Ծանրոցները կուշանան։",
    },
    "second": {
        "en": "A second courier takes over what is urgent. Who cannot wait can have the money back at once.",
        "el": "Δεύτερη μεταφορική αναλαμβάνει τα επείγοντα. Όποιος δεν περιμένει παίρνει τα χρήματά του.",
        "sl": "Druga dostavna služba prevzame nujno. Kdor ne more čakati, dobi denar takoj nazaj.",
        "hy": "Երկրորդ առաքիչը ստանձնում է հրատապը։ Ով չի կարող սպասել, գումարն անմիջապես հետ կստանա։",
    },
    "end": {
        "en": "The strike is over and all parcels are on their way. We have a second courier for good.",
        "el": "Η απεργία τελείωσε, όλα τα δέματα είναι στον δρόμο. Έχουμε πια και δεύτερη μεταφορική.",
        "sl": "Stavke je konec in vsi paketi so na poti. Odslej imamo stalno drugo dostavno službo.",
        "hy": "Գործադուլն ավարտվեց, բոլոր ծանրոցները ճանապարհին են։ Այսուհետ մշտապես երկրորդ առաքիչ ունենք։",
    },
}
