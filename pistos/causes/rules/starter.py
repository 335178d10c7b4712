"""The tree that a shop begins with. A row: code, names, department, track, area, default fix, outside codes.

What a row leaves empty it takes from the row above it. Outside codes name the same thing elsewhere:
`shopify` a ReturnReason of Shopify, `x12` a reason of X12 data element 1293, `karrio` a
TrackingIncidentReason of Karrio.
"""

from dataclasses import dataclass, field
from typing import Final

from pistos.causes.rules.tree import parent_of


@dataclass(frozen=True, slots=True)
class Node:
    """A cause as it is written down."""

    code: str
    names: dict[str, str]
    department: str
    track: str
    area: str
    fix: str
    outside: dict[str, list[str]] = field(default_factory=dict)


_ROWS: Final = """
product|Product|Προϊόν|Izdelek|Ապրանք|purchasing|conformity|product|supplier|
product.defect|Does not work or is broken|Δεν λειτουργεί ή χάλασε|Ne deluje ali je pokvarjen|Չի աշխատում կամ փչացել է|||||shopify:DEFECTIVE x12:DM
product.defect.arrival|Faulty from the first day|Ελαττωματικό από την πρώτη μέρα|Okvarjen že prvi dan|Թերի առաջին իսկ օրվանից|||||
product.defect.later|Failed after some use|Χάλασε μετά από λίγη χρήση|Pokvaril se je po krajši rabi|Փչացել է որոշ օգտագործումից հետո|||||
product.missing_part|A part is missing|Λείπει κάποιο εξάρτημα|Manjka del|Մաս է պակասում|||||
product.described|Not as described|Δεν είναι όπως περιγράφεται|Ni tak, kot je opisan|Չի համապատասխանում նկարագրությանը|marketing|||sheet|shopify:NOT_AS_DESCRIBED
product.described.photo|Looks different from the photo|Διαφέρει από τη φωτογραφία|Drugačen kot na sliki|Տարբերվում է լուսանկարից||||photos|
product.described.colour|The colour is different|Άλλο χρώμα|Druga barva|Այլ գույնի է||||photos|shopify:COLOR x12:CV
product.described.text|The text said otherwise|Το κείμενο έλεγε άλλα|Opis je trdil drugače|Տեքստում այլ բան էր գրված|||||
product.size|Size or fit|Μέγεθος ή εφαρμογή|Velikost ali prileganje|Չափս կամ նստվածք|marketing|withdrawal||size_table|x12:PF
product.size.small|Too small|Πολύ μικρό|Premajhen|Շատ փոքր է|||||shopify:SIZE_TOO_SMALL
product.size.large|Too large|Πολύ μεγάλο|Prevelik|Շատ մեծ է|||||shopify:SIZE_TOO_LARGE
product.quality|Poor quality|Κακή ποιότητα|Slaba kakovost|Ցածր որակ|||||
product.safety|Danger to people|Κίνδυνος για ανθρώπους|Nevarnost za ljudi|Վտանգ մարդկանց համար|management|safety||stop_sale|
product.expired|Past its date or spoilt|Ληγμένο ή αλλοιωμένο|Po roku ali pokvarjeno|Ժամկետանց կամ փչացած||||stock_count|
promise|What we promised|Τι υποσχεθήκαμε|Kar smo obljubili|Մեր խոստումը|management|contract|delivery|promise_rule|
promise.late|We were late|Αργήσαμε εμείς|Zamujali smo mi|Մենք ուշացանք|||||
promise.stock|Sold, though not in stock|Πουλήθηκε χωρίς να υπάρχει|Prodano, čeprav ni bilo na zalogi|Վաճառվել է, երբ չկար|warehouse|||stock_count|
promise.unclear|The day was unclear|Ασαφής ημέρα|Dan ni bil jasen|Օրն անհստակ էր||||texts|
promise.changed|The day changed again and again|Η ημέρα άλλαζε συνεχώς|Dan se je kar naprej spreminjal|Օրն անընդհատ փոխվում էր|||||
carrier|Courier|Μεταφορική|Dostavna služba|Առաքիչ ընկերություն|delivery|transport|delivery|courier|
carrier.late|Delivered late|Καθυστερημένη παράδοση|Pozna dostava|Ուշ առաքում||contract|||karrio:carrier_not_enough_time,carrier_vehicle_issue,weather_delay
carrier.lost|Lost on the way|Χάθηκε στη διαδρομή|Izgubljeno na poti|Կորել է ճանապարհին|||||karrio:carrier_parcel_lost
carrier.damaged|Damaged on the way|Φθορά στη μεταφορά|Poškodovano med prevozom|Վնասվել է ճանապարհին||||packing|karrio:carrier_damaged_parcel
carrier.place|Left in the wrong place|Αφέθηκε σε λάθος μέρος|Puščeno na napačnem mestu|Թողնվել է սխալ տեղում||contract|||karrio:carrier_address_not_found,carrier_sorting_error
carrier.driver|The driver's conduct|Συμπεριφορά του οδηγού|Vedenje dostavljavca|Առաքիչի վարքը|||attitude||
carrier.attempt|Nobody rang, yet "not at home"|«Απουσιάζατε», ενώ δεν χτύπησε κανείς|»Niste bili doma«, a ni nihče pozvonil|«Տանը չէիք», բայց ոչ ոք չի զանգել||contract|||karrio:consignee_not_home,consignee_not_available
carrier.locker|Locker or shop full|Γεμάτη θυρίδα ή κατάστημα|Poln paketnik ali prevzemno mesto|Լի պահարան կամ կետ||contract|||
carrier.cod|Trouble with cash on delivery|Πρόβλημα με την αντικαταβολή|Težava s plačilom po povzetju|Խնդիր առաքման պահին վճարելիս||contract|payment||
carrier.customs|Held at customs|Στο τελωνείο|Zadržano na carini|Մաքսատանը||contract|||karrio:customs_delay,customs_documentation,customs_duties_unpaid
warehouse|Packing and sending|Συσκευασία και αποστολή|Pakiranje in odprema|Փաթեթավորում և ուղարկում|warehouse|conformity|packing|second_check|
warehouse.wrong|Wrong item sent|Στάλθηκε άλλο προϊόν|Poslan napačen izdelek|Ուղարկվել է այլ ապրանք|||||shopify:WRONG_ITEM
warehouse.short|Something was not in the parcel|Έλειπε κάτι από το δέμα|V paketu je nekaj manjkalo|Ծանրոցում ինչ-որ բան պակասում էր|||||
warehouse.packing|Poor packing|Κακή συσκευασία|Slabo pakiranje|Վատ փաթեթավորում||||packing|
warehouse.slow|Sent late from us|Αργήσαμε να το στείλουμε|Pozno smo odposlali|Ուշ ենք ուղարկել||contract|delivery|staffing|
website|The site|Ιστοσελίδα|Spletna stran|Կայք|web||site|site|
website.error|A page did not work|Δεν λειτουργούσε κάποια σελίδα|Stran ni delovala|Էջը չէր աշխատում|||||
website.search|Could not be found|Δεν βρισκόταν|Ni se dalo najti|Հնարավոր չէր գտնել|||||
website.checkout|Ordering did not work|Δεν ολοκληρωνόταν η παραγγελία|Naročila ni bilo mogoče oddati|Պատվերը չէր ստացվում|||||
website.access|Not usable for everybody|Δεν είναι προσβάσιμη|Ni dostopna vsem|Բոլորին հասանելի չէ|||||
website.price|Another price was shown|Έδειχνε άλλη τιμή|Prikazana je bila druga cena|Այլ գին էր նշված|marketing|contract||texts|
website.account|Could not sign in|Δεν γινόταν η σύνδεση|Prijava ni delovala|Մուտքը չէր ստացվում|||||
payment|Payment|Πληρωμή|Plačilo|Վճարում|payments|contract|payment|provider|
payment.declined|Payment refused|Απορρίφθηκε η πληρωμή|Plačilo zavrnjeno|Վճարումը մերժվել է|||||
payment.double|Charged twice|Διπλή χρέωση|Dvakrat zaračunano|Կրկնակի գանձում|||||
payment.refund_late|Refund late|Άργησε η επιστροφή χρημάτων|Pozno vračilo denarja|Գումարի վերադարձն ուշացել է||||process|
payment.wrong|Wrong amount|Λάθος ποσό|Napačen znesek|Սխալ գումար|||||
payment.invoice|Invoice missing or wrong|Λείπει ή έχει λάθος το τιμολόγιο|Račun manjka ali je napačen|Հաշիվը բացակայում է կամ սխալ է||||process|
policy|Our terms|Οι όροι μας|Naši pogoji|Մեր պայմանները|management||returns|terms|
policy.return_cost|Cost of sending back|Κόστος επιστροφής|Strošek vračila|Վերադարձի ծախսը||withdrawal|||
policy.exclusion|Refused by a rule|Απορρίφθηκε βάσει κανόνα|Zavrnjeno zaradi pravila|Մերժվել է կանոնով|||||
policy.guarantee|Guarantee|Εγγύηση|Garancija|Երաշխիք||conformity|||
policy.return_hard|Sending back is hard|Δύσκολη επιστροφή|Vračilo je zapleteno|Վերադարձնելը դժվար է||withdrawal||process|
service|Our answers|Η εξυπηρέτησή μας|Naši odgovori|Մեր պատասխանները|service||answers|training|
service.slow|Answered late|Αργήσαμε να απαντήσουμε|Pozno smo odgovorili|Ուշ ենք պատասխանել|||answer_speed|staffing|
service.none|No answer came|Δεν απαντήσαμε|Nismo odgovorili|Չենք պատասխանել|||answer_speed|process|
service.wrong|Wrong answer|Λάθος απάντηση|Napačen odgovor|Սխալ պատասխան|||||
service.rude|Hurtful tone|Άσχημος τόνος|Neprijazen ton|Վիրավորական տոն|||attitude||
service.repeated|Had to say it again and again|Χρειάστηκε να το πει ξανά και ξανά|Treba je bilo večkrat razlagati|Ստիպված էր կրկնել|||answer_speed|process|
information|What we told|Η ενημέρωσή μας|Kar smo sporočili|Մեր տեղեկությունները|service||information|notices|
information.none|Nobody told|Καμία ενημέρωση|Brez obvestila|Ոչ մի տեղեկություն|||||
information.unclear|Hard to understand|Δυσνόητο|Težko razumljivo|Դժվար հասկանալի||||texts|
information.language|Not in the customer's language|Όχι στη γλώσσα του πελάτη|Ne v jeziku stranke|Ոչ հաճախորդի լեզվով||||texts|
privacy|Personal data|Προσωπικά δεδομένα|Osebni podatki|Անձնական տվյալներ|management|privacy|privacy|privacy|
privacy.unwanted|Unwanted mail|Ανεπιθύμητα μηνύματα|Neželena pošta|Անցանկալի նամակներ|marketing||||
privacy.deletion|Data not deleted or given|Δεν διαγράφηκαν ή δεν δόθηκαν δεδομένα|Podatki niso izbrisani ali izdani|Տվյալները չեն ջնջվել կամ տրվել|||||
privacy.shared|Data shown to others|Δεδομένα σε ξένα χέρια|Podatki razkriti drugim|Տվյալները հայտնվել են ուրիշի մոտ|||||
fraud|Abuse|Απάτη|Zloraba|Խարդախություն|management||other|guard|
fraud.payment|Somebody else's card|Ξένη κάρτα|Tuja kartica|Ուրիշի քարտ|payments||||
fraud.claim|The claim is not true|Ανυπόστατη αξίωση|Zahtevek ni resničen|Պահանջն իրական չէ|||||
choice|The customer's choice|Επιλογή του πελάτη|Izbira stranke|Հաճախորդի ընտրությունը|marketing|withdrawal|product|none|
choice.unwanted|No longer wanted|Δεν το θέλει πια|Ne želi več|Այլևս պետք չէ|||||shopify:UNWANTED
choice.style|Not to their taste|Δεν άρεσε|Ni po okusu|Դուր չի եկել|||||shopify:STYLE
choice.cheaper|Found cheaper elsewhere|Βρέθηκε φθηνότερα αλλού|Drugje ceneje|Այլ տեղ ավելի էժան է|||||
other|Something else|Κάτι άλλο|Drugo|Այլ|management||other|none|
other.unlisted|Not in this list yet|Δεν είναι ακόμη στη λίστα|Še ni na seznamu|Դեռ ցանկում չկա|||||shopify:OTHER,UNKNOWN karrio:unknown
other.unfounded|Nothing went wrong|Δεν πήγε κάτι λάθος|Nič ni šlo narobe|Ոչինչ սխալ չի եղել|||||
"""


def starter_tree() -> list[Node]:
    """All rows, a parent before what hangs below it."""
    found: dict[str, Node] = {}
    for row in _ROWS.strip().splitlines():
        code, en, el, sl, hy, department, track, area, fix, *outside = row.split("|")
        above = found.get(parent_of(code))
        found[code] = Node(
            code=code,
            names={"en": en, "el": el, "sl": sl, "hy": hy},
            department=department or (above.department if above else ""),
            track=track or (above.track if above else ""),
            area=area or (above.area if above else ""),
            fix=fix or (above.fix if above else ""),
            outside=_outside(outside[-1] if outside else ""),
        )
    return list(found.values())


def _outside(text: str) -> dict[str, list[str]]:
    pairs = (part.split(":") for part in text.split())
    return {system: codes.split(",") for system, codes in pairs}
