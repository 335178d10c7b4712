"""What the demo's customers ask and its agents answer, in each language; {order} is an order's number."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Talk:
    """One matter: subject, questions, answers, and what some customers write after it."""

    subject: str
    questions: tuple[str, ...]
    answers: tuple[str, ...]


TOPICS = ("delivery", "damaged", "return", "invoice", "product", "payment", "address", "part")
ABOUT_ORDER = frozenset(TOPICS) - {"product"}

THANKS = {
    "en": "Thank you, that was quick.",
    "el": "Σας ευχαριστώ πολύ, ήσασταν γρήγοροι.",
    "sl": "Najlepša hvala za hiter odgovor.",
    "hy": "Շնորհակալություն արագ պատասխանի համար։",
}
AGAIN = {
    "en": "One more question: may I change the address before it goes out?",
    "el": "Μία ακόμη ερώτηση: μπορώ να αλλάξω τη διεύθυνση πριν φύγει;",
    "sl": "Še eno vprašanje: lahko naslov spremenim, preden paket odpošljete?",
    "hy": "Եվս մեկ հարց․ կարո՞ղ եմ փոխել հասցեն, քանի դեռ ծանրոցը չի ուղարկվել։",
}
INTERIM = {
    "en": "I am asking our supplier and will write again with the answer.",
    "el": "Ρωτάω τον προμηθευτή μας και θα σας γράψω ξανά με την απάντηση.",
    "sl": "Poizvedujem pri dobavitelju in vam z odgovorom pišem znova.",
    "hy": "Հարցնում եմ մեր մատակարարին և նորից կգրեմ Ձեզ պատասխանով։",
}
NOTES = (
    "Asked the warehouse: they look for it on the shelf.",
    "Third question about this jug this week. The photo hides the handle.",
    "Called the courier: the driver comes back tomorrow.",
)

TALKS: dict[str, dict[str, Talk]] = {
    "delivery": {
        "en": Talk(
            "Where is order {order}?",
            (
                "Good morning, my order {order} should have come by yesterday. Where is it?",
                "Hello, can you tell me when order {order} will arrive? I have to be at home.",
            ),
            (
                (
                    "Good morning, the courier has your parcel at the depot in your town. It is promised"
                    " by the day on your order page, and we write to you if that changes."
                ),
                (
                    "I have looked: your parcel left us on time and is on its way. You find each step on"
                    " your order page."
                ),
            ),
        ),
        "el": Talk(
            "Πού βρίσκεται η παραγγελία {order};",
            (
                "Καλημέρα σας, η παραγγελία μου {order} έπρεπε να έχει έρθει μέχρι χθες. Πού βρίσκεται;",
                "Καλησπέρα, μπορείτε να μου πείτε πότε θα έρθει η παραγγελία {order}; Πρέπει να είμαι σπίτι.",
            ),
            (
                (
                    "Καλημέρα σας, το δέμα σας βρίσκεται στο κατάστημα της εταιρείας μεταφορών στην πόλη σας."
                    " Ισχύει η ημέρα που βλέπετε στη σελίδα της παραγγελίας· αν αλλάξει, θα σας γράψουμε."
                ),
                (
                    "Το έλεγξα: το δέμα έφυγε από εμάς στην ώρα του και είναι καθ’ οδόν. Κάθε στάδιο φαίνεται"
                    " στη σελίδα της παραγγελίας σας."
                ),
            ),
        ),
        "sl": Talk(
            "Kje je naročilo {order}?",
            (
                "Dober dan, naročilo {order} bi moralo priti do včeraj. Kje je?",
                "Pozdravljeni, kdaj bo prispelo naročilo {order}? Moram biti doma.",
            ),
            (
                (
                    "Dober dan, vaš paket je v skladišču dostavne službe v vašem kraju. Velja dan, ki je naveden"
                    " na strani naročila; če se spremeni, vam pišemo."
                ),
                (
                    "Preveril sem: paket smo odposlali pravočasno in je na poti. Vsak korak vidite na strani"
                    " naročila."
                ),
            ),
        ),
        "hy": Talk(
            "Որտե՞ղ է {order} պատվերը",
            (
                "Բարև Ձեզ, {order} պատվերս պետք է երեկ հասներ։ Որտե՞ղ է այն։",
                "Բարի օր, կասե՞ք՝ երբ կհասնի {order} պատվերը։ Պետք է տանը լինեմ։",
            ),
            (
                (
                    "Բարև Ձեզ, ծանրոցը Ձեր քաղաքում է՝ առաքիչի պահեստում։ Ուժի մեջ է պատվերի էջում նշված օրը․"
                    " եթե այն փոխվի, կգրենք Ձեզ։"
                ),
                (
                    "Ստուգեցի․ ծանրոցը մեզանից ժամանակին է դուրս եկել և ճանապարհին է։ Ամեն քայլը երևում է"
                    " պատվերի էջում։"
                ),
            ),
        ),
    },
    "damaged": {
        "en": Talk(
            "Broken on arrival",
            ("The bowl from order {order} came with a crack. The box was dented on one side.",),
            (
                (
                    "I am sorry that it came broken. We send you a new one today, and you need not send"
                    " anything back. A photograph of the box helps us to settle it with the courier."
                ),
            ),
        ),
        "el": Talk(
            "Έφτασε σπασμένο",
            (
                "Το μπολ της παραγγελίας {order} ήρθε με ράγισμα. Το κουτί ήταν χτυπημένο στη μία πλευρά.",
            ),
            (
                (
                    "Λυπάμαι που έφτασε σπασμένο. Σας στέλνουμε σήμερα καινούργιο και δεν χρειάζεται να"
                    " επιστρέψετε τίποτα. Μια φωτογραφία του κουτιού θα μας βοηθήσει με την εταιρεία μεταφορών."
                ),
            ),
        ),
        "sl": Talk(
            "Prispelo razbito",
            ("Skleda iz naročila {order} je prišla počena. Škatla je bila na eni strani vdrta.",),
            (
                (
                    "Žal mi je, da je prišla počena. Danes vam pošljemo novo, vračati ni treba ničesar."
                    " Fotografija škatle nam pomaga pri dogovoru z dostavno službo."
                ),
            ),
        ),
        "hy": Talk(
            "Վնասված է հասել",
            ("{order} պատվերի ամանը ճաքած էր։ Տուփը մի կողմից ճզմված էր։",),
            (
                (
                    "Ցավում եմ, որ վնասված է հասել։ Այսօր Ձեզ նորը կուղարկենք, հետ ուղարկել պետք չէ։ Տուփի"
                    " լուսանկարը կօգնի մեզ առաքիչի հետ հարցը լուծել։"
                ),
            ),
        ),
    },
    "return": {
        "en": Talk(
            "Return of order {order}",
            (
                "I would like to return the tablecloth from order {order}; the colour does not suit the room.",
            ),
            (
                (
                    "Of course. You have 14 days from delivery. The label is on your order page; your money"
                    " is back within 14 days of our receiving it."
                ),
            ),
        ),
        "el": Talk(
            "Επιστροφή της παραγγελίας {order}",
            (
                "Θα ήθελα να επιστρέψω το τραπεζομάντιλο της παραγγελίας {order}· το χρώμα δεν ταιριάζει στο δωμάτιο.",
            ),
            (
                (
                    "Βεβαίως. Έχετε 14 ημέρες από την παράδοση. Θα βρείτε την ετικέτα στη σελίδα της παραγγελίας"
                    " και τα χρήματά σας επιστρέφονται εντός 14 ημερών από την παραλαβή."
                ),
            ),
        ),
        "sl": Talk(
            "Vračilo naročila {order}",
            ("Rad bi vrnil prt iz naročila {order}; barva se ne ujema s sobo.",),
            (
                (
                    "Seveda. Od dostave imate 14 dni časa. Nalepka je na strani naročila; denar vam vrnemo"
                    " v 14 dneh po prejemu."
                ),
            ),
        ),
        "hy": Talk(
            "{order} պատվերի վերադարձ",
            ("Ուզում եմ վերադարձնել {order} պատվերի սփռոցը․ գույնը սենյակին չի համապատասխանում։",),
            (
                (
                    "Իհարկե։ Առաքումից հետո ունեք 14 օր։ Պիտակը պատվերի էջում է, իսկ գումարը կվերադարձնենք"
                    " ապրանքը ստանալուց հետո 14 օրվա ընթացքում։"
                ),
            ),
        ),
    },
    "invoice": {
        "en": Talk(
            "Invoice for {order}",
            ("Could you send me the invoice for order {order} with our company's VAT number?",),
            (
                "Please send me the VAT number and the registered address; the invoice follows at once.",
            ),
        ),
        "el": Talk(
            "Τιμολόγιο για την {order}",
            (
                "Μπορείτε να μου στείλετε τιμολόγιο για την παραγγελία {order} με το ΑΦΜ της εταιρείας μας;",
            ),
            ("Στείλτε μου, παρακαλώ, το ΑΦΜ και την έδρα και θα λάβετε αμέσως το τιμολόγιο.",),
        ),
        "sl": Talk(
            "Račun za {order}",
            ("Mi lahko pošljete račun za naročilo {order} z davčno številko podjetja?",),
            ("Prosim, pošljite davčno številko in sedež podjetja, pa račun takoj pripravim.",),
        ),
        "hy": Talk(
            "{order} պատվերի հաշիվ",
            ("Կարո՞ղ եք ուղարկել {order} պատվերի հաշիվը՝ մեր ընկերության ՀՎՀՀ-ով։",),
            ("Խնդրում եմ ուղարկել ՀՎՀՀ-ն և իրավաբանական հասցեն, և հաշիվն անմիջապես կստանաք։",),
        ),
    },
    "product": {
        "en": Talk(
            "A question about the blue jug",
            (
                "How much does the blue jug hold, and may it go into the dishwasher?",
                "Does the wooden board come oiled, or do I have to oil it?",
            ),
            (
                "It holds 1.2 litres to the brim. By hand, please: the glaze loses its shine in the machine.",
                "It comes oiled. Once a month with a little linseed oil keeps it so.",
            ),
        ),
        "el": Talk(
            "Ερώτηση για την μπλε κανάτα",
            (
                "Πόσο χωράει η μπλε κανάτα και μπαίνει στο πλυντήριο πιάτων;",
                "Η ξύλινη επιφάνεια κοπής έρχεται λαδωμένη ή πρέπει να τη λαδώσω εγώ;",
            ),
            (
                "Χωράει 1,2 λίτρα ως το χείλος. Καλύτερα στο χέρι: το σμάλτο θαμπώνει στο πλυντήριο.",
                "Έρχεται λαδωμένη. Λίγο λινέλαιο μία φορά τον μήνα τη διατηρεί.",
            ),
        ),
        "sl": Talk(
            "Vprašanje o modrem vrču",
            (
                "Koliko drži modri vrč in ali sme v pomivalni stroj?",
                "Je lesena deska že naoljena ali jo moram naoljiti sam?",
            ),
            (
                "Do roba drži 1,2 litra. Raje ročno: glazura v stroju izgubi sijaj.",
                "Pride naoljena. Enkrat na mesec malo lanenega olja zadostuje.",
            ),
        ),
        "hy": Talk(
            "Հարց կապույտ սափորի մասին",
            (
                "Որքա՞ն է կապույտ սափորի տարողությունը, և կարելի՞ է այն սպասք լվացող մեքենայով լվանալ։",
                "Փայտե տախտակը յուղվա՞ծ է գալիս, թե ես պետք է յուղեմ։",
            ),
            (
                "Տարողությունը 1,2 լիտր է։ Ավելի լավ է ձեռքով լվանալ․ մեքենայում ջնարակը խամրում է։",
                "Յուղված է գալիս։ Ամիսը մեկ անգամ մի քիչ կտավատի ձեթը բավական է։",
            ),
        ),
    },
    "payment": {
        "en": Talk(
            "Paid twice?",
            ("My bank shows two payments for order {order}. Was I charged twice?",),
            (
                "We have received one. The second is a reservation that your bank lets go within a few days.",
            ),
        ),
        "el": Talk(
            "Διπλή χρέωση;",
            ("Η τράπεζά μου δείχνει δύο πληρωμές για την παραγγελία {order}. Χρεώθηκα δύο φορές;",),
            (
                "Λάβαμε μία πληρωμή. Η δεύτερη είναι δέσμευση που η τράπεζά σας θα άρει σε λίγες ημέρες.",
            ),
        ),
        "sl": Talk(
            "Dvojno plačilo?",
            ("Banka mi kaže dve plačili za naročilo {order}. Ste mi zaračunali dvakrat?",),
            ("Prejeli smo eno plačilo. Drugo je rezervacija, ki jo banka sprosti v nekaj dneh.",),
        ),
        "hy": Talk(
            "Կրկնակի վճարո՞ւմ",
            (
                "Բանկն ինձ {order} պատվերի համար երկու վճարում է ցույց տալիս։ Երկու անգա՞մ եք գանձել։",
            ),
            ("Մենք մեկ վճարում ենք ստացել։ Երկրորդը ամրագրում է, որը բանկը մի քանի օրում կհանի։",),
        ),
    },
    "address": {
        "en": Talk(
            "Another address for {order}",
            ("I moved house. Can order {order} go to my new address instead?",),
            (
                "It is changed: the parcel had not left yet. The day on your order page still holds.",
            ),
        ),
        "el": Talk(
            "Άλλη διεύθυνση για την {order}",
            ("Μετακόμισα. Μπορεί η παραγγελία {order} να πάει στη νέα μου διεύθυνση;",),
            (
                "Έγινε η αλλαγή, το δέμα δεν είχε φύγει ακόμη. Η ημέρα στη σελίδα της παραγγελίας ισχύει.",
            ),
        ),
        "sl": Talk(
            "Drug naslov za {order}",
            ("Preselil sem se. Ali lahko naročilo {order} pošljete na novi naslov?",),
            ("Urejeno, paket še ni bil odposlan. Dan na strani naročila še vedno velja.",),
        ),
        "hy": Talk(
            "Այլ հասցե {order} պատվերի համար",
            ("Տեղափոխվել եմ։ Կարո՞ղ եք {order} պատվերը ուղարկել նոր հասցեով։",),
            ("Փոխեցինք․ ծանրոցը դեռ չէր ուղարկվել։ Պատվերի էջում նշված օրը մնում է ուժի մեջ։",),
        ),
    },
    "part": {
        "en": Talk(
            "A part is missing",
            ("The shelf from order {order} came without two of the screws.",),
            ("The screws go out today by letter. I am sorry for the trouble with it.",),
        ),
        "el": Talk(
            "Λείπει ένα εξάρτημα",
            ("Το ράφι της παραγγελίας {order} ήρθε χωρίς δύο από τις βίδες.",),
            ("Οι βίδες φεύγουν σήμερα με το ταχυδρομείο. Λυπάμαι για την ταλαιπωρία.",),
        ),
        "sl": Talk(
            "Manjka del",
            ("Polica iz naročila {order} je prišla brez dveh vijakov.",),
            ("Vijaka danes pošljemo s pismom. Žal mi je za nevšečnost.",),
        ),
        "hy": Talk(
            "Մաս է պակասում",
            ("{order} պատվերի դարակը հասել է առանց երկու պտուտակի։",),
            ("Պտուտակներն այսօր կուղարկենք փոստով։ Ցավում եմ անհարմարության համար։",),
        ),
    },
}
