"""Each article of the beginning in one line, which stands above it and in lists."""

from pistos.kit.languages import Translated

SHORTS: dict[str, Translated] = {
    "delivery-times": {
        "en": "You know the day before you pay, and hear from us first if it should slip.",
        "el": "Ξέρετε την ημέρα πριν πληρώσετε και μαθαίνετε πρώτα από εμάς αν χρειαστεί να αλλάξει.",
        "sl": "Dan izveste, preden plačate; če bi se premaknil, to najprej izveste od nas.",
        "hy": "Օրն իմանում եք մինչև վճարելը, իսկ եթե այն փոխվի, առաջինը մենք ենք ասում Ձեզ։",
    },
    "returns-14-days": {
        "en": "You have 14 days to change your mind, without a reason.",
        "el": "Έχετε 14 ημέρες για να αλλάξετε γνώμη, χωρίς αιτιολογία.",
        "sl": "Premislite si lahko v 14 dneh, brez razloga.",
        "hy": "Դուք ունեք 14 օր միտքը փոխելու համար՝ առանց պատճառ նշելու։",
    },
    "refunds": {
        "en": "Within 14 days of telling us, the way you paid.",
        "el": "Μέσα σε 14 ημέρες αφότου μας ενημερώσετε, με τον τρόπο που πληρώσατε.",
        "sl": "V 14 dneh po vašem sporočilu, na način, kot ste plačali.",
        "hy": "Մեզ տեղեկացնելուց հետո 14 օրվա ընթացքում՝ նույն եղանակով, որով վճարել եք։",
    },
    "payment": {
        "en": "By card, transfer or at the door, as the checkout offers. Card details never reach us.",
        "el": "Με κάρτα, έμβασμα ή κατά την παράδοση, όπως τα προσφέρει το ταμείο. Τα στοιχεία της κάρτας"
        " δεν φτάνουν ποτέ σε εμάς.",
        "sl": "S kartico, z nakazilom ali ob prevzemu, kot ponuja blagajna. Podatki kartice nas nikoli ne"
        " dosežejo.",
        "hy": "Քարտով, փոխանցումով կամ ստանալիս՝ ինչպես առաջարկում է վճարման էջը։ Քարտի տվյալները մեզ"
        " երբեք չեն հասնում։",
    },
    "damaged-parcel": {
        "en": "Tell us; you choose a new one, a repair or your money, and pay nothing for it.",
        "el": "Πείτε μας το· διαλέγετε καινούργιο, επισκευή ή τα χρήματά σας, χωρίς καμία χρέωση.",
        "sl": "Povejte nam; izberete nov izdelek, popravilo ali denar in zato nič ne plačate.",
        "hy": "Ասեք մեզ․ ընտրում եք նորը, վերանորոգումը կամ Ձեր գումարը, և դրա համար ոչինչ չեք վճարում։",
    },
    "contacting-us": {
        "en": "Any way you like. You are told at once by which hour a person answers.",
        "el": "Με όποιον τρόπο θέλετε. Μαθαίνετε αμέσως έως ποια ώρα απαντά άνθρωπος.",
        "sl": "Na kateri koli način. Takoj izveste, do katere ure odgovori človek.",
        "hy": "Ցանկացած եղանակով։ Անմիջապես իմանում եք, թե մինչև որ ժամն է մարդ պատասխանում։",
    },
    "our-promises": {
        "en": "Each day or hour that we name is written down, and it is public how many we kept.",
        "el": "Κάθε ημέρα ή ώρα που λέμε καταγράφεται, και είναι δημόσιο πόσες τηρήσαμε.",
        "sl": "Vsak dan in vsaka ura, ki ju povemo, se zapišeta; javno je, koliko smo jih držali.",
        "hy": "Մեր նշած ամեն օր և ժամ գրանցվում է, և հրապարակային է, թե քանիսն ենք պահել։",
    },
    "privacy": {
        "en": "What an order and its answers need, for a set number of days. Ask for a copy or deletion.",
        "el": "Ό,τι χρειάζονται η παραγγελία και οι απαντήσεις, για ορισμένες ημέρες. Ζητήστε αντίγραφο ή"
        " διαγραφή.",
        "sl": "Kar potrebujejo naročilo in odgovori, določeno število dni. Prosite za kopijo ali izbris.",
        "hy": "Այն, ինչ պետք է պատվերին և պատասխաններին՝ որոշակի օրերով։ Խնդրեք պատճենը կամ ջնջումը։",
    },
}
