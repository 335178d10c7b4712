"""The prepared answers that a new shop begins with, each written as its own text in each language."""

from dataclasses import dataclass

from pistos.kit.languages import Translated


@dataclass(frozen=True, slots=True)
class DefaultMacro:
    name: Translated
    text: Translated
    tags: tuple[str, ...] = ()
    closes: bool = False


DEFAULT_MACROS = (
    DefaultMacro(
        name={
            "en": "We are on it",
            "el": "Το εξετάζουμε",
            "sl": "Ukvarjamo se s tem",
            "hy": "Զբաղվում ենք Ձեր հարցով",
        },
        text={
            "en": "We have read your message and are finding out what you asked."
            " You will have our answer {due}.",
            "el": "Διαβάσαμε το μήνυμά σας και εξετάζουμε το θέμα."
            " Θα έχετε την απάντησή μας {due}.",
            "sl": "Vaše sporočilo smo prebrali in preverjamo, kar ste vprašali."
            " Naš odgovor boste prejeli {due}.",
            "hy": "Կարդացել ենք Ձեր նամակը և ճշտում ենք Ձեր հարցը։ Մեր պատասխանը կստանաք {due}։",
        },
    ),
    DefaultMacro(
        name={
            "en": "Where the order is",
            "el": "Πού βρίσκεται η παραγγελία",
            "sl": "Kje je naročilo",
            "hy": "Որտեղ է պատվերը",
        },
        text={
            "en": "Your order {order} is with the courier under the number {tracking}."
            " On this page you see where it is and by when we promised it: {link}",
            "el": "Η παραγγελία σας {order} βρίσκεται στη μεταφορική με αριθμό αποστολής {tracking}."
            " Σε αυτή τη σελίδα βλέπετε πού είναι και πότε υποσχεθήκαμε να φτάσει: {link}",
            "sl": "Vaše naročilo {order} je pri dostavljavcu pod številko pošiljke {tracking}."
            " Na tej strani vidite, kje je in do kdaj smo ga obljubili: {link}",
            "hy": "Ձեր {order} պատվերն առաքիչի մոտ է, առաքման համարն է՝ {tracking}։"
            " Այս էջում կտեսնեք, թե որտեղ է այն և երբ ենք խոստացել հասցնել՝ {link}",
        },
        tags=("delivery",),
    ),
    DefaultMacro(
        name={
            "en": "The order number, please",
            "el": "Ζητάμε τον αριθμό παραγγελίας",
            "sl": "Prosimo za številko naročila",
            "hy": "Խնդրում ենք պատվերի համարը",
        },
        text={
            "en": "So that I can look at the right order, please tell me its number. It stands in the"
            " subject of our confirmation. The e-mail address you ordered with will do as well.",
            "el": "Για να δω τη σωστή παραγγελία, παρακαλώ γράψτε μου τον αριθμό της. Θα τον βρείτε στο"
            " θέμα του μηνύματος επιβεβαίωσης. Αρκεί και το e-mail με το οποίο παραγγείλατε.",
            "sl": "Da najdemo pravo naročilo, nam prosim napišite njegovo številko. Najdete jo v"
            " zadevi našega potrdila. Zadostuje tudi e-naslov, s katerim ste naročili.",
            "hy": "Ճիշտ պատվերը գտնելու համար խնդրում եմ գրել դրա համարը։ Այն մեր հաստատման նամակի"
            " վերնագրում է։ Բավական է նաև այն էլ. հասցեն, որով պատվիրել եք։",
        },
    ),
    DefaultMacro(
        name={
            "en": "How to send something back",
            "el": "Πώς γίνεται η επιστροφή",
            "sl": "Kako vrniti izdelek",
            "hy": "Ինչպես վերադարձնել ապրանքը",
        },
        text={
            "en": "You can send the goods of order {order} back within 14 days of receiving them,"
            " without giving a reason. Put a note with the order number in the parcel.",
            "el": "Μπορείτε να επιστρέψετε τα προϊόντα της παραγγελίας {order} μέσα σε 14 ημέρες από την"
            " παραλαβή, χωρίς να πείτε τον λόγο. Βάλτε στο δέμα ένα σημείωμα με τον αριθμό της.",
            "sl": "Izdelke iz naročila {order} lahko brez navedbe razloga vrnete v 14 dneh po prejemu."
            " V paket priložite listek s številko naročila.",
            "hy": "{order} պատվերի ապրանքները կարող եք վերադարձնել ստանալուց հետո 14 օրվա ընթացքում՝"
            " առանց պատճառ նշելու։ Ծանրոցի մեջ դրեք պատվերի համարով թերթիկ։",
        },
        tags=("returns",),
    ),
    DefaultMacro(
        name={
            "en": "The refund is ordered",
            "el": "Δόθηκε εντολή επιστροφής χρημάτων",
            "sl": "Vračilo denarja je odrejeno",
            "hy": "Գումարի վերադարձը կարգադրված է",
        },
        text={
            "en": "We have ordered the refund for order {order}."
            " You will have the money {due}, on the account or card you paid with.",
            "el": "Δώσαμε εντολή επιστροφής των χρημάτων της παραγγελίας {order}. Θα έχετε τα χρήματα"
            " {due}, στον λογαριασμό ή στην κάρτα με την οποία πληρώσατε.",
            "sl": "Vračilo denarja za naročilo {order} smo odredili. Denar boste prejeli {due},"
            " na račun ali kartico, s katero ste plačali.",
            "hy": "Կարգադրել ենք {order} պատվերի գումարի վերադարձը։ Գումարը կստանաք {due}՝"
            " այն հաշվին կամ քարտին, որով վճարել եք։",
        },
        tags=("refund",),
    ),
    DefaultMacro(
        name={
            "en": "It arrived damaged",
            "el": "Έφτασε με φθορά",
            "sl": "Prispelo je poškodovano",
            "hy": "Վնասված է հասել",
        },
        text={
            "en": "I am sorry that your order {order} arrived damaged. Please send me two pictures, one"
            " of the parcel and one of the damage. Then you choose: a new one, or your money back.",
            "el": "Λυπάμαι που η παραγγελία σας {order} έφτασε με φθορά. Στείλτε μου παρακαλώ δύο"
            " φωτογραφίες, μία του δέματος και μία της φθοράς. Ύστερα επιλέγετε εσείς: καινούργιο"
            " προϊόν ή επιστροφή των χρημάτων.",
            "sl": "Žal mi je, da je vaše naročilo {order} prispelo poškodovano. Prosim, pošljite mi dve"
            " fotografiji: paketa in poškodbe. Nato izberete vi: nov izdelek ali vračilo denarja.",
            "hy": "Ցավում եմ, որ Ձեր {order} պատվերը վնասված է հասել։ Խնդրում եմ ուղարկել երկու լուսանկար՝"
            " ծանրոցի և վնասվածքի։ Այնուհետև ընտրությունը Ձերն է՝ նոր ապրանք կամ գումարի վերադարձ։",
        },
        tags=("damage",),
    ),
    DefaultMacro(
        name={
            "en": "Later than promised",
            "el": "Αργότερα από ό,τι υποσχεθήκαμε",
            "sl": "Pozneje, kot smo obljubili",
            "hy": "Ավելի ուշ, քան խոստացել էինք",
        },
        text={
            "en": "I am sorry: order {order} will not be with you when we promised. The new time is"
            " {due}. You can wait, cancel without cost, or choose something else: {link}",
            "el": "Λυπάμαι: η παραγγελία {order} δεν θα φτάσει όταν υποσχεθήκαμε. Ο νέος χρόνος είναι"
            " {due}. Μπορείτε να περιμένετε, να ακυρώσετε χωρίς κόστος ή να διαλέξετε κάτι άλλο: {link}",
            "sl": "Žal mi je: naročilo {order} ne bo prispelo, kot smo obljubili. Novi čas je {due}."
            " Lahko počakate, brez stroškov odstopite ali izberete kaj drugega: {link}",
            "hy": "Ցավում եմ․ {order} պատվերը չի հասնի խոստացված ժամանակին։ Նոր ժամկետն է՝ {due}։ Կարող եք"
            " սպասել, առանց ծախսի չեղարկել կամ այլ բան ընտրել՝ {link}",
        },
        tags=("delivery",),
    ),
    DefaultMacro(
        name={
            "en": "Glad it is settled",
            "el": "Χαίρομαι που λύθηκε",
            "sl": "Veseli me, da je urejeno",
            "hy": "Ուրախ եմ, որ լուծվեց",
        },
        text={
            "en": "I am glad that this is settled. If anything else comes up, answer this message and it"
            " reaches us at {shop}. {agent}",
            "el": "Χαίρομαι που το θέμα λύθηκε. Αν χρειαστείτε κάτι άλλο, απαντήστε σε αυτό το μήνυμα και"
            " θα το λάβουμε στο {shop}. {agent}",
            "sl": "Veseli me, da je zadeva urejena. Če boste potrebovali še kaj, odgovorite na to"
            " sporočilo in prejeli ga bomo v trgovini {shop}. {agent}",
            "hy": "Ուրախ եմ, որ հարցը լուծվեց։ Եթե այլ բան պետք լինի, պատասխանեք այս նամակին, և այն կհասնի"
            " մեզ՝ {shop}։ {agent}",
        },
        closes=True,
    ),
)
