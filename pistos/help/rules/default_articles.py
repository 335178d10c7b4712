"""The articles that a shop begins with, each written as its own text in each language.

They say what the program does by itself and what the law of the first markets gives; a shop changes
what it does otherwise.
"""

from dataclasses import dataclass, replace

from pistos.help.models import Topic
from pistos.help.rules.default_shorts import SHORTS
from pistos.kit.languages import Translated


@dataclass(frozen=True, slots=True)
class DefaultArticle:
    address: str
    topic: str
    title: Translated
    body: Translated


DELIVERY = DefaultArticle(
    address="delivery-times",
    topic=Topic.DELIVERY,
    title={
        "en": "When will my order arrive?",
        "el": "Πότε θα φτάσει η παραγγελία μου;",
        "sl": "Kdaj bo prispelo moje naročilo?",
        "hy": "Ե՞րբ կհասնի իմ պատվերը",
    },
    body={
        "en": "You are told a day before you pay. It comes from how long our parcels really took to"
        " your region, with the working days and holidays of both sides counted.\n\n"
        "On your order's page you see the promised day, where the parcel is, and whether it is on time."
        " The link to that page is in our confirmation.\n\n"
        "## If the parcel is late\n"
        "You hear from us before the promised day is over, with the new day. Then you choose: wait,"
        " cancel without cost, or something else.",
        "el": "Σας λέμε την ημέρα παράδοσης πριν πληρώσετε. Προκύπτει από το πόσο χρειάστηκαν"
        " πραγματικά τα δέματά μας για την περιοχή σας, μαζί με τις εργάσιμες και τις αργίες.\n\n"
        "Στη σελίδα της παραγγελίας σας βλέπετε την ημέρα που υποσχεθήκαμε, πού βρίσκεται το δέμα και αν"
        " έρχεται στην ώρα του. Ο σύνδεσμος υπάρχει στο μήνυμα επιβεβαίωσης.\n\n"
        "## Αν το δέμα αργήσει\n"
        "Σας ενημερώνουμε πριν περάσει η ημέρα που υποσχεθήκαμε, με τη νέα ημέρα. Ύστερα επιλέγετε εσείς:"
        " να περιμένετε, να ακυρώσετε χωρίς κόστος ή κάτι άλλο.",
        "sl": "Dan dostave vam povemo, preden plačate. Izračunamo ga iz tega, koliko časa so naši paketi"
        " v vašo regijo zares potovali, in upoštevamo delovne dni in praznike.\n\n"
        "Na strani svojega naročila vidite obljubljeni dan, kje je paket in ali prihaja pravočasno."
        " Povezava do strani je v našem potrdilu.\n\n"
        "## Če paket zamuja\n"
        "Oglasimo se vam, preden obljubljeni dan mine, in povemo novega. Nato izberete vi: počakate,"
        " brez stroškov odstopite ali se odločite drugače.",
        "hy": "Առաքման օրն ասում ենք Ձեզ մինչև վճարելը։ Այն հաշվում ենք ըստ այն բանի, թե իրականում որքան"
        " ժամանակում են մեր ծանրոցները հասել Ձեր մարզ՝ հաշվի առնելով աշխատանքային և տոն օրերը։\n\n"
        "Ձեր պատվերի էջում տեսնում եք խոստացված օրը, որտեղ է ծանրոցը և արդյոք այն ժամանակին է գալիս։"
        " Էջի հղումը մեր հաստատման նամակում է։\n\n"
        "## Եթե ծանրոցն ուշանում է\n"
        "Մենք կգրենք Ձեզ, մինչ խոստացված օրը կանցնի, և կասենք նոր օրը։ Հետո ընտրում եք Դուք՝ սպասել,"
        " առանց ծախսի չեղարկել կամ այլ բան։",
    },
)

RETURNS = DefaultArticle(
    address="returns-14-days",
    topic=Topic.RETURNS,
    title={
        "en": "How do I return something? (14 days)",
        "el": "Πώς γίνεται η επιστροφή προϊόντος; (14 ημέρες)",
        "sl": "Kako poteka vračilo izdelka? (14 dni)",
        "hy": "Ինչպե՞ս վերադարձնել ապրանքը (14 օր)",
    },
    body={
        "en": "You have 14 days from the day you receive the goods to change your mind. You need not give"
        " a reason.\n\n"
        "- Tell us within the 14 days: answer any of our messages, or use the contact page.\n"
        "- Send the goods back within 14 days of telling us, with the order number in the parcel.\n"
        "- We give back what you paid, the cheapest usual shipping to you included.\n\n"
        "Goods made to your measure, and sealed goods that cannot be taken back for hygiene once opened,"
        " are exempt by law.",
        "el": "Έχετε 14 ημέρες από την ημέρα που παραλάβατε τα προϊόντα για να υπαναχωρήσετε. Δεν χρειάζεται"
        " να πείτε τον λόγο.\n\n"
        "- Ενημερώστε μας μέσα στις 14 ημέρες: απαντήστε σε οποιοδήποτε μήνυμά μας ή γράψτε μας από τη"
        " σελίδα επικοινωνίας.\n"
        "- Στείλτε πίσω τα προϊόντα μέσα σε 14 ημέρες από την ενημέρωση, με τον αριθμό παραγγελίας στο δέμα.\n"
        "- Επιστρέφουμε όσα πληρώσατε, μαζί με τα φθηνότερα συνήθη έξοδα αποστολής προς εσάς.\n\n"
        "Από τον νόμο εξαιρούνται όσα φτιάχτηκαν στα μέτρα σας και τα σφραγισμένα προϊόντα που, αν ανοιχτούν,"
        " δεν επιστρέφονται για λόγους υγιεινής.",
        "sl": "Od dneva, ko prejmete blago, imate 14 dni, da si premislite. Razloga vam ni treba navesti.\n\n"
        "- V 14 dneh nam sporočite: odgovorite na katero koli naše sporočilo ali nam pišite s strani za stik.\n"
        "- Blago vrnite v 14 dneh po sporočilu in v paket priložite številko naročila.\n"
        "- Vrnemo vse, kar ste plačali, tudi najcenejšo običajno dostavo do vas.\n\n"
        "Po zakonu so izvzeti izdelki, narejeni po vaših merah, in zapečateni izdelki, ki jih po odprtju"
        " zaradi higiene ni mogoče vrniti.",
        "hy": "Ապրանքը ստանալու օրվանից 14 օր ունեք մտափոխվելու համար։ Պատճառ նշել պետք չէ։\n\n"
        "- 14 օրվա ընթացքում տեղեկացրեք մեզ. պատասխանեք մեր ցանկացած նամակի կամ գրեք կապի էջից։\n"
        "- Տեղեկացնելուց հետո 14 օրվա ընթացքում ուղարկեք ապրանքը՝ ծանրոցում նշելով պատվերի համարը։\n"
        "- Վերադարձնում ենք Ձեր վճարածը՝ ներառյալ սովորական ամենաէժան առաքման գումարը։\n\n"
        "Օրենքով բացառություն են Ձեր չափերով պատրաստված ապրանքները և այն կնքված ապրանքները, որոնք բացելուց"
        " հետո հիգիենայի պատճառով հետ չեն ընդունվում։",
    },
)

REFUNDS = DefaultArticle(
    address="refunds",
    topic=Topic.RETURNS,
    title={
        "en": "When do I get my money back?",
        "el": "Πότε θα πάρω πίσω τα χρήματά μου;",
        "sl": "Kdaj dobim denar nazaj?",
        "hy": "Ե՞րբ կստանամ գումարը հետ",
    },
    body={
        "en": "Your refund is a promise with a day, like a delivery: the money is with you within 14 days of"
        " the day you tell us. We may wait until the goods, or proof that you sent them, have reached us.\n\n"
        "The money goes back the way it came: to the card or account you paid with. For cash on delivery"
        " we ask you for an account.\n\n"
        "How many refunds came in time stands on the page “How we keep our word”.",
        "el": "Η επιστροφή χρημάτων είναι υπόσχεση με ημερομηνία, όπως και η παράδοση: έχετε τα χρήματα το"
        " αργότερο 14 ημέρες αφότου μας ενημερώσετε. Μπορούμε να περιμένουμε ώσπου να φτάσουν τα προϊόντα"
        " ή η απόδειξη ότι τα στείλατε.\n\n"
        "Τα χρήματα επιστρέφουν από τον ίδιο δρόμο: στην κάρτα ή στον λογαριασμό με τον οποίο πληρώσατε."
        " Για αντικαταβολή σας ζητάμε έναν λογαριασμό.\n\n"
        "Πόσες επιστροφές έγιναν εγκαίρως το λέει η σελίδα «Πώς κρατάμε τον λόγο μας».",
        "sl": "Vračilo denarja je obljuba z dnevom, tako kot dostava: denar imate najpozneje 14 dni po tem, ko"
        " nas obvestite. Počakamo lahko, da prispe blago ali dokazilo, da ste ga poslali.\n\n"
        "Denar se vrne po isti poti: na kartico ali račun, s katerim ste plačali. Pri plačilu po povzetju vas"
        " prosimo za številko računa.\n\n"
        "Koliko vračil je prišlo pravočasno, piše na strani o tem, kako držimo besedo.",
        "hy": "Գումարի վերադարձը խոստում է իր օրով, ինչպես և առաքումը. գումարը Ձեզ մոտ է ամենաուշը 14 օրում այն"
        " պահից, երբ տեղեկացրել եք մեզ։ Կարող ենք սպասել, մինչև հասնի ապրանքը կամ ապացույցը, որ ուղարկել եք այն։\n\n"
        "Գումարը վերադառնում է նույն ճանապարհով՝ այն քարտին կամ հաշվին, որով վճարել եք։ Առաքման պահին կանխիկ"
        " վճարելու դեպքում հաշվի համար ենք խնդրում։\n\n"
        "Թե քանի վերադարձ է եղել ժամանակին, գրված է մեր խոսքը պահելու մասին էջում։",
    },
)

PAYMENT = DefaultArticle(
    address="payment",
    topic=Topic.PAYMENT,
    title={
        "en": "How can I pay, and is it safe?",
        "el": "Πώς μπορώ να πληρώσω και είναι ασφαλές;",
        "sl": "Kako lahko plačam in ali je varno?",
        "hy": "Ինչպե՞ս վճարել, և արդյոք դա ապահո՞վ է",
    },
    body={
        "en": "By card, by bank transfer, or in cash when the parcel is handed over, as the checkout offers for"
        " your country. The price you see has VAT in it.\n\n"
        "Card details are typed on the payment provider's own page; they never reach us. Should you write a"
        " card number to us by mistake, it is masked before we store your message.\n\n"
        "We never ask for a card number, a password or a code from your bank, in any channel.",
        "el": "Με κάρτα, με τραπεζική κατάθεση ή με αντικαταβολή, όπως σας προσφέρει το ταμείο για τη χώρα σας."
        " Η τιμή που βλέπετε περιλαμβάνει ΦΠΑ.\n\n"
        "Τα στοιχεία της κάρτας τα πληκτρολογείτε στη σελίδα του παρόχου πληρωμών· δεν φτάνουν ποτέ σε εμάς."
        " Αν κατά λάθος μας γράψετε αριθμό κάρτας, καλύπτεται πριν αποθηκευτεί το μήνυμά σας.\n\n"
        "Δεν ζητάμε ποτέ αριθμό κάρτας, συνθηματικό ή κωδικό της τράπεζας, από κανένα κανάλι.",
        "sl": "S kartico, z bančnim nakazilom ali po povzetju, kot ponudi blagajna za vašo državo. Cena, ki jo"
        " vidite, vsebuje DDV.\n\n"
        "Podatke kartice vpišete na strani ponudnika plačil; nas nikoli ne dosežejo. Če nam številko kartice"
        " pomotoma napišete, jo zakrijemo, preden sporočilo shranimo.\n\n"
        "Nikoli in po nobenem kanalu ne prosimo za številko kartice, geslo ali kodo vaše banke.",
        "hy": "Քարտով, բանկային փոխանցումով կամ առաքման պահին կանխիկ՝ ըստ Ձեր երկրի համար առաջարկվողի։ Գինը,"
        " որ տեսնում եք, ներառում է ԱԱՀ-ն։\n\n"
        "Քարտի տվյալները գրում եք վճարային ծառայության էջում. դրանք մեզ երբեք չեն հասնում։ Եթե պատահմամբ մեզ"
        " քարտի համար գրեք, այն կծածկվի, նախքան նամակը կպահպանվի։\n\n"
        "Մենք երբեք և ոչ մի կապով չենք խնդրում քարտի համար, գաղտնաբառ կամ բանկի կոդ։",
    },
)

DAMAGED = DefaultArticle(
    address="damaged-parcel",
    topic=Topic.DAMAGE,
    title={
        "en": "The parcel arrived damaged, or something is wrong",
        "el": "Το δέμα έφτασε με ζημιά ή κάτι δεν είναι σωστό",
        "sl": "Paket je prispel poškodovan ali nekaj ni prav",
        "hy": "Ծանրոցը վնասված է կամ ինչ-որ բան սխալ է",
    },
    body={
        "en": "Tell us on your order's page or by answering our message. Two pictures help: one of the parcel,"
        " one of the damage. Keep the packaging until we have answered.\n\n"
        "Then you choose: a new one, a repair, or your money back. You pay nothing for it, and we say by which"
        " day it is done.\n\n"
        "A delivery that was wrong or damaged counts as a broken promise in our record, even if it came on time.",
        "el": "Πείτε μας το από τη σελίδα της παραγγελίας ή απαντώντας στο μήνυμά μας. Βοηθούν δύο φωτογραφίες:"
        " μία του δέματος και μία της φθοράς. Κρατήστε τη συσκευασία ώσπου να απαντήσουμε.\n\n"
        "Ύστερα επιλέγετε εσείς: καινούργιο προϊόν, επισκευή ή επιστροφή των χρημάτων. Δεν πληρώνετε τίποτα και σας"
        " λέμε ως ποια ημέρα θα έχει γίνει.\n\n"
        "Μια παράδοση με λάθος ή ζημιά μετράει στα στοιχεία μας ως υπόσχεση που δεν τηρήθηκε, ακόμη κι αν έφτασε"
        " στην ώρα της.",
        "sl": "Sporočite nam na strani svojega naročila ali odgovorite na naše sporočilo. Pomagata dve fotografiji:"
        " paketa in poškodbe. Embalažo obdržite, dokler vam ne odgovorimo.\n\n"
        "Nato izberete vi: nov izdelek, popravilo ali vračilo denarja. Nič ne plačate, mi pa povemo, do katerega dne"
        " bo urejeno.\n\n"
        "Napačna ali poškodovana dostava v naši evidenci šteje za prelomljeno obljubo, tudi če je prispela pravočasno.",
        "hy": "Տեղեկացրեք մեզ Ձեր պատվերի էջից կամ պատասխանելով մեր նամակին։ Օգնում են երկու լուսանկար՝ ծանրոցի և"
        " վնասվածքի։ Փաթեթավորումը պահեք, մինչև պատասխանենք։\n\n"
        "Հետո ընտրում եք Դուք՝ նոր ապրանք, վերանորոգում կամ գումարի վերադարձ։ Ոչինչ չեք վճարում, և մենք ասում ենք, թե"
        " մինչև որ օրը կլուծվի։\n\n"
        "Սխալ կամ վնասված առաքումը մեր հաշվառման մեջ խախտված խոստում է, նույնիսկ եթե ժամանակին է հասել։",
    },
)

CONTACT = DefaultArticle(
    address="contacting-us",
    topic=Topic.CONTACT,
    title={
        "en": "How do I reach a person, and by when do I have an answer?",
        "el": "Πώς μιλάω με άνθρωπο και πότε θα έχω απάντηση;",
        "sl": "Kako pridem do človeka in kdaj dobim odgovor?",
        "hy": "Ինչպե՞ս խոսել մարդու հետ, և ե՞րբ կստանամ պատասխան",
    },
    body={
        "en": "Write by e-mail, in the chat or by the form, or ask to be called back. The contact page shows how long"
        " each way takes at this moment, and which is the quickest.\n\n"
        "Once your message is in, a machine says so at once, and says that it is one: with the day and hour by which"
        " a person answers. That hour comes from how fast we really answer.\n\n"
        "Should we need longer, you hear from us before that hour.",
        "el": "Γράψτε μας με e-mail, στη συνομιλία ή από τη φόρμα, ή ζητήστε να σας καλέσουμε. Η σελίδα επικοινωνίας"
        " δείχνει πόσο παίρνει κάθε τρόπος αυτή τη στιγμή και ποιος είναι ο ταχύτερος.\n\n"
        "Μόλις φτάσει το μήνυμά σας, σας το λέει ένα μηχάνημα, και λέει ότι είναι μηχάνημα: με την ημέρα και την ώρα ως"
        " την οποία θα απαντήσει άνθρωπος. Η ώρα προκύπτει από το πόσο γρήγορα απαντάμε πραγματικά.\n\n"
        "Αν χρειαστούμε περισσότερο, θα σας γράψουμε πριν περάσει αυτή η ώρα.",
        "sl": "Pišite po e-pošti, v klepetu ali prek obrazca ali prosite za klic. Stran za stik pokaže, koliko časa traja"
        " vsaka pot v tem trenutku in katera je najhitrejša.\n\n"
        "Ko sporočilo prispe, vam to pove stroj in pove tudi, da je stroj: z dnem in uro, do katere odgovori človek. Ura"
        " izhaja iz tega, kako hitro zares odgovarjamo.\n\n"
        "Če bomo potrebovali več časa, se oglasimo pred to uro.",
        "hy": "Գրեք էլ. փոստով, զրուցարանում կամ ձևաթղթով, կամ խնդրեք, որ զանգենք Ձեզ։ Կապի էջը ցույց է տալիս, թե այս"
        " պահին որքան է տևում ամեն եղանակը և որն է ամենաարագը։\n\n"
        "Հենց Ձեր նամակը հասնի, մեքենան կասի այդ մասին և կասի, որ ինքը մեքենա է՝ նշելով օրն ու ժամը, մինչև երբ մարդ"
        " կպատասխանի։ Այդ ժամը բխում է նրանից, թե իրականում որքան արագ ենք պատասխանում։\n\n"
        "Եթե ավելի երկար ժամանակ պետք լինի, մենք կգրենք մինչև այդ ժամը։",
    },
)

PROMISES = DefaultArticle(
    address="our-promises",
    topic=Topic.PROMISES,
    title={
        "en": "What does a promise mean here?",
        "el": "Τι σημαίνει εδώ υπόσχεση;",
        "sl": "Kaj tu pomeni obljuba?",
        "hy": "Ի՞նչ է այստեղ նշանակում խոստում",
    },
    body={
        "en": "Whenever we name a day or an hour, it is written down when we say it: what, by when, and what became of it."
        " Nobody can change it afterwards, not even we.\n\n"
        "- Kept: on time, and right.\n"
        "- Moved: you were told a later time before the first one was over. Both stay on record.\n"
        "- Broken: not there by the promised time.\n\n"
        "How many we kept is public, with every entry to check, on the page “How we keep our word”.",
        "el": "Όποτε λέμε μια ημέρα ή μια ώρα, καταγράφεται τη στιγμή που τη λέμε: τι, ως πότε και τι απέγινε. Κανείς δεν"
        " μπορεί να το αλλάξει μετά, ούτε εμείς.\n\n"
        "- Τηρήθηκε: στην ώρα της και σωστά.\n"
        "- Μετατέθηκε: μάθατε έναν νεότερο χρόνο πριν περάσει ο πρώτος. Μένουν και οι δύο στα στοιχεία.\n"
        "- Αθετήθηκε: δεν έγινε ως τον χρόνο που υποσχεθήκαμε.\n\n"
        "Πόσες τηρήσαμε είναι δημόσιο, με κάθε εγγραφή στη διάθεσή σας, στη σελίδα «Πώς κρατάμε τον λόγο μας».",
        "sl": "Kadar koli povemo dan ali uro, se to zapiše v trenutku, ko izrečemo: kaj, do kdaj in kaj je iz tega nastalo."
        " Tega pozneje nihče ne more spremeniti, niti mi ne.\n\n"
        "- Držana: pravočasno in prav.\n"
        "- Prestavljena: poznejši čas ste izvedeli, preden je prvi minil. Oba ostaneta zapisana.\n"
        "- Prelomljena: do obljubljenega časa se ni zgodilo.\n\n"
        "Koliko smo jih držali, je javno, z vsemi vpisi za preverjanje, na strani o tem, kako držimo besedo.",
        "hy": "Երբ օր կամ ժամ ենք ասում, այն գրանցվում է հենց այդ պահին՝ ինչ, մինչև երբ և ինչ եղավ հետո։ Ոչ ոք այն չի կարող"
        " փոխել, նույնիսկ մենք։\n\n"
        "- Պահված՝ ժամանակին և ճիշտ։\n"
        "- Տեղափոխված՝ ավելի ուշ ժամկետի մասին իմացել եք, մինչ առաջինը կանցներ։ Երկուսն էլ մնում են գրանցված։\n"
        "- Խախտված՝ մինչև խոստացված ժամանակը չի եղել։\n\n"
        "Թե քանիսն ենք պահել, հրապարակային է՝ ստուգելի բոլոր գրառումներով, մեր խոսքը պահելու մասին էջում։",
    },
)

PRIVACY = DefaultArticle(
    address="privacy",
    topic=Topic.PRIVACY,
    title={
        "en": "What do you know about me, and how do I have it deleted?",
        "el": "Τι γνωρίζετε για μένα και πώς θα διαγραφεί;",
        "sl": "Kaj veste o meni in kako se to izbriše?",
        "hy": "Ի՞նչ գիտեք իմ մասին, և ինչպե՞ս այն ջնջել",
    },
    body={
        "en": "We keep what an order and its answers need: name, addresses, what you bought, what was written, and what we"
        " promised. For each there is a number of days after which it is deleted.\n\n"
        "Ask us for a copy of all of it, or to have it deleted: answer any of our messages. Invoices stay as long as the law"
        " demands.\n\n"
        "Our public record names nobody: no name, no address, no order number.",
        "el": "Κρατάμε όσα χρειάζονται μια παραγγελία και οι απαντήσεις της: όνομα, διευθύνσεις, τι αγοράσατε, τι γράφτηκε και τι"
        " υποσχεθήκαμε. Για το καθένα υπάρχει ένας αριθμός ημερών, μετά τις οποίες διαγράφεται.\n\n"
        "Ζητήστε μας αντίγραφο όλων αυτών ή τη διαγραφή τους: απαντήστε σε οποιοδήποτε μήνυμά μας. Τα τιμολόγια μένουν όσο"
        " ορίζει ο νόμος.\n\n"
        "Τα δημόσια στοιχεία μας δεν κατονομάζουν κανέναν: ούτε όνομα ούτε διεύθυνση ούτε αριθμό παραγγελίας.",
        "sl": "Hranimo, kar potrebujejo naročilo in odgovori nanj: ime, naslove, kaj ste kupili, kaj je bilo napisano in kaj smo"
        " obljubili. Za vsako je določeno število dni, po katerih se izbriše.\n\n"
        "Prosite nas za kopijo vsega tega ali za izbris: odgovorite na katero koli naše sporočilo. Računi ostanejo, kolikor"
        " zahteva zakon.\n\n"
        "Naša javna evidenca nikogar ne imenuje: brez imena, naslova in številke naročila.",
        "hy": "Պահում ենք այն, ինչ պետք է պատվերին և դրա պատասխաններին՝ անուն, հասցեներ, ինչ եք գնել, ինչ է գրվել և ինչ ենք խոստացել։"
        " Յուրաքանչյուրի համար կա օրերի թիվ, որից հետո այն ջնջվում է։\n\n"
        "Խնդրեք մեզ այս ամենի պատճենը կամ ջնջումը. պատասխանեք մեր ցանկացած նամակի։ Հաշիվները մնում են այնքան, որքան օրենքն է"
        " պահանջում։\n\n"
        "Մեր հրապարակային գրանցումները ոչ ոքի չեն անվանում՝ ո՛չ անուն, ո՛չ հասցե, ո՛չ պատվերի համար։",
    },
)


def _in_short(article: DefaultArticle) -> DefaultArticle:
    """The article with its one line above it."""
    short = SHORTS[article.address]
    return replace(article, body={c: f"> {short[c]}\n\n{text}" for c, text in article.body.items()})


DEFAULT_ARTICLES = tuple(
    _in_short(article)
    for article in (DELIVERY, RETURNS, REFUNDS, PAYMENT, DAMAGED, CONTACT, PROMISES, PRIVACY)
)
