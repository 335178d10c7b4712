"""What customers of the demo have to say that is more than a simple question. Invented."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DemoHearing:
    """`until` is the step it is brought to; `days` ago it came. `restated` are our words, `reply` theirs."""

    language: str
    until: str
    days: int
    subject: str
    text: str
    reason: str = ""
    restated: str = ""
    reply: str = ""
    action: str = ""
    told: str = ""
    finished: str = ""


HEARINGS = (
    DemoHearing(
        "el", "listen", 0, "Η κανάτα μου",
        "Παρέλαβα χθες την κανάτα και ήρθε ραγισμένη στο χερούλι. Στεναχωρέθηκα πολύ, γιατί τη χρειάζομαι"
        " για τα γενέθλια της μητέρας μου. Θα ήθελα μια καινούργια πριν από το Σάββατο. Γίνεται;",
    ),
    DemoHearing(
        "en", "ask", 0, "The throw",
        "The throw has the wrong colour. I am disappointed. I would like to send it back. Who pays for"
        " the way?",
        reason="The picture shows a warmer colour than the wool has",
    ),
    DemoHearing(
        "en", "confirm", 0, "Two lamps, one works",
        "I ordered two table lamps on 12.11. and one does not work. I think the switch is loose. I would"
        " like it repaired, not replaced, because they match so well.",
        reason="A contact of the switch was not pressed home",
        restated="One lamp of your pair stays dark, probably because of its switch. Since the two go together"
        " you want that very one mended and back again.",
    ),
    DemoHearing(
        "sl", "again", 0, "Skodelici",
        "Naročil sem dve skodelici, ena je prispela razbita. Jezen sem, ker je bilo darilo. Rad bi novo,"
        " prosim.",
        reason="Tanka embalaža na robu škatle",
        restated="Darilo se je na poti poškodovalo, kar je res neprijetno. Ena od obeh skodelic potrebuje"
        " zamenjavo, druga ostane pri vas.",
        reply="Ne, raje bi vrnil obe skodelici in dobil nazaj denar.",
    ),
    DemoHearing(
        "hy", "act", 0, "Տախտակը",
        "Պատվիրեցի կտրատելու տախտակ, բայց այն եկավ ճաքած։ Հիասթափված եմ։ Կուզեի նորը ստանալ մինչև ուրբաթ։",
        reason="Փայտը չոր պահեստից դուրս է եկել",
        restated="Տախտակը Ձեզ է հասել վնասված վիճակում, և փոխարինումը պետք է Ձեր ձեռքում լինի աշխատանքային"
        " շաբաթվա վերջում։",
        reply="Այո, ճիշտ է։",
    ),
    DemoHearing(
        "en", "done", 6, "Coffee cups for the office",
        "I received the cups yesterday and two of six are missing. I need them for a meeting. I would like"
        " the missing two as soon as possible.",
        reason="Packed from the list of a smaller set",
        restated="Your set came incomplete and the meeting is near, so the pair that was left out has to"
        " follow quickly.",
        reply="Yes, exactly.",
        action="The two cups by express",
        told="The two cups left this morning by express. We write again as soon as they are with you.",
        finished="Your two cups were delivered at half past ten. We hope that the meeting goes well.",
    ),
    DemoHearing(
        "el", "short", 0, "Τιμολόγιο",
        "Θα ήθελα τιμολόγιο για την παραγγελία μου, παρακαλώ.",
    ),
)  # fmt: skip
