"""What the demo's buyers complained of, and what became of it: invented words in four languages."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Told:
    """One complaint, so many days ago. `cause` and `found` of those that were put right and closed."""

    days_ago: int
    language: str
    text: str
    category: str
    wish: str
    wish_words: str = ""
    cause: str = ""
    found: str = ""


TOLD = (
    Told(58, "el", "Η κούπα ήρθε με σπασμένο χερούλι, το κουτί ήταν πολύ λεπτό.", "damaged", "resend",
         "μια ίδια, καλύτερα τυλιγμένη", "warehouse.packing", "Ένα φύλλο χαρτί αντί για χαρτόνι."),
    Told(51, "sl", "Skodelica je prišla počena, škatla je bila tanka.", "damaged", "resend", "",
         "warehouse.packing", "Enaka tanka škatla kot pri prejšnji pritožbi."),
    Told(44, "hy", "Պատվերը չորս օր ուշացավ, և ոչ ոք չզանգեց։", "late", "apology", "",
         "carrier.late", "Առաքիչը երկու օր կանգ էր առել սահմանին։"),
    Told(37, "en", "The jug is a different blue from the picture.", "wrong", "refund", "",
         "product.described.colour", "The photo was taken in warm light; it is being taken again."),
    Told(30, "el", "Ρώτησα δύο φορές για το τιμολόγιο και δεν πήρα απάντηση.", "service", "explanation",
         "", "service.slow", "Το μήνυμα είχε μείνει χωρίς υπεύθυνο."),
    Told(22, "sl", "Namesto rdeče sem dobila modro brisačo.", "wrong", "replacement", "rdeča",
         "warehouse.wrong", "Zamenjani nalepki na polici."),
    Told(6, "hy", "Լամպը մեկ շաբաթ անց այլևս չի վառվում։", "technical", "repair",
         "կամ նորը՝ նույն գույնի"),
    Told(3, "el", "Το καπάκι δεν κλείνει, δοκίμασα τα πάντα.", "technical", "replacement"),
    Told(2, "en", "My parcel shows as delivered, but nothing came.", "late", "resend"),
    Told(1, "sl", "Krožnik je okrušen na robu.", "damaged", "voucher", "če je tako lažje"),
)  # fmt: skip

POST = "Αγόρασα από το Ρόδι, το καπάκι δεν κλείνει. Περιμένω να δω τι θα κάνουν."
