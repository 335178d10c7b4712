"""The surveys that a shop begins with, each question written in all four languages."""

from collections.abc import Mapping
from typing import Any

from pistos.kit.languages import Translated
from pistos.surveys.rules.questions import Question
from pistos.surveys.rules.scales import Aspect, Kind


def _in(en: str, el: str, sl: str, hy: str) -> Translated:
    return {"en": en, "el": el, "sl": sl, "hy": hy}


WHY = Question(
    "why",
    Kind.TEXT,
    _in(
        "What is the main reason for your answer?",
        "Ποιος είναι ο κύριος λόγος της απάντησής σας;",
        "Kaj je glavni razlog za vaš odgovor?",
        "Ո՞րն է Ձեր պատասխանի հիմնական պատճառը։",
    ),
)
RECOMMEND = Question(
    "recommend",
    Kind.NPS,
    _in(
        "How likely are you to recommend us to somebody close to you?",
        "Πόσο πιθανό είναι να μας συστήσετε σε κάποιον δικό σας άνθρωπο;",
        "Kako verjetno je, da bi nas priporočili nekomu, ki vam je blizu?",
        "Որքա՞ն հավանական է, որ մեզ խորհուրդ կտաք Ձեզ մոտ որևէ մեկին։",
    ),
    is_required=True,
)
EXPECTED = Question(
    "expected",
    Kind.EXPECTATION,
    _in(
        "How was it, compared with what you expected?",
        "Πώς ήταν, σε σχέση με αυτό που περιμένατε;",
        "Kakšno je bilo v primerjavi s tem, kar ste pričakovali?",
        "Ինչպե՞ս էր՝ Ձեր սպասածի համեմատ։",
    ),
)
COURTESY = Question(
    "courtesy",
    Kind.COURTESY,
    _in(
        "How courteous was the person who brought your parcel?",
        "Πόσο ευγενικός ήταν ο άνθρωπος που έφερε το δέμα σας;",
        "Kako vljudna je bila oseba, ki je prinesla vaš paket?",
        "Որքա՞ն քաղաքավարի էր ծանրոցը բերող անձը։",
    ),
    aspect=Aspect.DELIVERY,
)
HELPED = Question(
    "helped",
    Kind.CSAT,
    _in(
        "How satisfied are you with the help you had from us?",
        "Πόσο ικανοποιημένοι είστε από τη βοήθεια που σας δώσαμε;",
        "Kako zadovoljni ste s pomočjo, ki smo vam jo dali?",
        "Որքա՞ն գոհ եք մեր ցուցաբերած օգնությունից։",
    ),
    aspect=Aspect.SERVICE,
    is_required=True,
)
EASY = Question(
    "easy",
    Kind.CES,
    _in(
        "We made it easy for you to have this matter settled. How far do you agree?",
        "Σας διευκολύναμε να τακτοποιηθεί το θέμα σας. Πόσο συμφωνείτε;",
        "Rešitev te zadeve smo vam olajšali. Koliko se s tem strinjate?",
        "Մենք Ձեզ համար հեշտացրինք այս հարցի լուծումը։ Որքանո՞վ եք համաձայն։",
    ),
    is_required=True,
)
DAMAGE = Question(
    "handled",
    Kind.CSAT,
    _in(
        "Your parcel came damaged. How satisfied are you with how we put it right?",
        "Το δέμα σας ήρθε με ζημιά. Πόσο ικανοποιημένοι είστε από τον τρόπο που το διορθώσαμε;",
        "Vaš paket je prispel poškodovan. Kako zadovoljni ste s tem, kako smo to uredili?",
        "Ձեր ծանրոցը վնասված եկավ։ Որքա՞ն գոհ եք նրանից, թե ինչպես շտկեցինք դա։",
    ),
    aspect=Aspect.SERVICE,
    is_required=True,
)
VISIT = Question(
    "visit",
    Kind.CSAT,
    _in(
        "How satisfied are you with your visit to our store?",
        "Πόσο ικανοποιημένοι είστε από την επίσκεψή σας στο κατάστημά μας;",
        "Kako zadovoljni ste z obiskom naše trgovine?",
        "Որքա՞ն գոհ եք մեր խանութ կատարած այցից։",
    ),
    aspect=Aspect.SERVICE,
    is_required=True,
)


def _aspect(aspect: Aspect, text: Translated, *, is_required: bool = False) -> Question:
    return Question(str(aspect), Kind.ASPECT, text, aspect, is_required)


ASPECTS = (
    _aspect(
        Aspect.SERVICE,
        _in(
            "Our service: were you helped when you needed it?",
            "Η εξυπηρέτησή μας: σας βοηθήσαμε όταν το χρειαστήκατε;",
            "Naša pomoč: smo vam pomagali, ko ste to potrebovali?",
            "Մեր սպասարկումը՝ օգնեցի՞նք Ձեզ, երբ դրա կարիքն ունեիք։",
        ),
        is_required=True,
    ),
    _aspect(
        Aspect.PRODUCT,
        _in(
            "The product: is it as good as you need it?",
            "Το προϊόν: είναι όσο καλό το χρειάζεστε;",
            "Izdelek: je tako dober, kot ga potrebujete?",
            "Ապրանքը՝ այնքան լա՞վն է, որքան Ձեզ պետք է։",
        ),
    ),
    _aspect(
        Aspect.CONVENIENCE,
        _in(
            "Convenience: was it easy to find and order?",
            "Ευκολία: ήταν εύκολο να το βρείτε και να το παραγγείλετε;",
            "Udobje: je bilo preprosto najti in naročiti?",
            "Հարմարությունը՝ հե՞շտ էր գտնել և պատվիրել։",
        ),
    ),
    _aspect(
        Aspect.PAYMENT,
        _in(
            "Payment: could you pay in the way that suits you?",
            "Πληρωμή: μπορέσατε να πληρώσετε με τον τρόπο που σας βολεύει;",
            "Plačilo: ste lahko plačali tako, kot vam ustreza?",
            "Վճարումը՝ կարողացա՞ք վճարել Ձեզ հարմար եղանակով։",
        ),
    ),
    _aspect(
        Aspect.DELIVERY,
        _in(
            "Delivery: did it come when and as we said?",
            "Παράδοση: ήρθε όταν και όπως είπαμε;",
            "Dostava: je prispelo takrat in tako, kot smo rekli?",
            "Առաքումը՝ եկա՞վ այն ժամանակ և այնպես, ինչպես ասել էինք։",
        ),
    ),
    _aspect(
        Aspect.INFORMATION,
        _in(
            "Information: did you know all you wanted to know?",
            "Πληροφορίες: γνωρίζατε όλα όσα θέλατε να ξέρετε;",
            "Informacije: ste vedeli vse, kar ste želeli vedeti?",
            "Տեղեկությունները՝ գիտեի՞ք այն ամենը, ինչ ուզում էիք իմանալ։",
        ),
    ),
)
SCRIPT = _in(
    "Good day, this is … from our shop. You bought from us lately. May I ask you a few short questions?"
    " It takes two minutes, and you can say no.",
    "Καλή σας ημέρα, σας καλώ από το κατάστημά μας, ονομάζομαι … . Αγοράσατε πρόσφατα από εμάς. Μπορώ να"
    " σας κάνω μερικές σύντομες ερωτήσεις; Χρειάζονται δύο λεπτά και μπορείτε να αρνηθείτε.",
    "Dober dan, kličem iz naše trgovine, ime mi je … . Pred kratkim ste kupili pri nas. Vam smem zastaviti"
    " nekaj kratkih vprašanj? Vzame dve minuti in lahko tudi odklonite.",
    "Բարև Ձեզ, զանգում եմ մեր խանութից, անունս … է։ Վերջերս գնում եք կատարել մեզնից։ Կարո՞ղ եմ մի քանի կարճ"
    " հարց տալ։ Դա երկու րոպե է տևում, և կարող եք հրաժարվել։",
)
Facts = Mapping[str, Any]

DEFAULTS: dict[str, tuple[Facts, tuple[Question, ...]]] = {
    "delivery": (
        {
            "kind": "nps",
            "trigger": "delivery",
            "wait_hours": 48,
            "name": _in("After delivery", "Μετά την παράδοση", "Po dostavi", "Առաքումից հետո"),
        },
        (RECOMMEND, EXPECTED, COURTESY, WHY),
    ),
    "conversation": (
        {
            "kind": "csat",
            "trigger": "conversation",
            "wait_hours": 2,
            "again_after_days": 30,
            "name": _in(
                "After a conversation",
                "Μετά από συνομιλία",
                "Po pogovoru",
                "Զրույցից հետո",
            ),
        },
        (HELPED, WHY),
    ),
    "case": (
        {
            "kind": "ces",
            "trigger": "case",
            "wait_hours": 24,
            "again_after_days": 30,
            "name": _in(
                "After a matter was settled",
                "Αφού τακτοποιήθηκε ένα θέμα",
                "Po rešeni zadevi",
                "Հարցի լուծումից հետո",
            ),
        },
        (EASY, WHY),
    ),
    "damage": (
        {
            "kind": "csat",
            "trigger": "damage",
            "wait_hours": 168,
            "alarm_days": 730,
            "name": _in(
                "After damage on the way",
                "Μετά από ζημιά στη μεταφορά",
                "Po poškodbi med prevozom",
                "Ճանապարհին վնասվելուց հետո",
            ),
        },
        (DAMAGE, WHY),
    ),
    "experience": (
        {
            "kind": "aspects",
            "trigger": "waves",
            "wait_hours": 0,
            "wave_days": 91,
            "again_after_days": 180,
            "alarm_days": 60,
            "targets": {str(aspect): 0.85 for aspect in Aspect},
            "script": SCRIPT,
            "name": _in(
                "The six sides of buying here",
                "Οι έξι πλευρές της αγοράς σε εμάς",
                "Šest plati nakupa pri nas",
                "Մեզնից գնելու վեց կողմերը",
            ),
        },
        (*ASPECTS, WHY),
    ),
    "visit": (
        {
            "kind": "visit",
            "trigger": "none",
            "alarm_days": 60,
            "name": _in(
                "Visit to the store",
                "Επίσκεψη στο κατάστημα",
                "Obisk trgovine",
                "Այց խանութ",
            ),
        },
        (VISIT, EXPECTED, WHY),
    ),
}
"""Facts and questions by key."""
