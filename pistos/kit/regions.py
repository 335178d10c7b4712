"""Names of the regions of our first markets in the working languages.

Codes: ISO 3166-2 for Greece and Armenia, the NUTS 3 statistical regions for Slovenia. A region that
is not listed is shown as its file or courier wrote it; a country by CLDR's name.
"""

from babel import Locale

_NAMES: dict[str, tuple[str, str, str, str]] = {
    # code: English, Greek, Slovene, Armenian
    "GR-A": ("East Macedonia and Thrace", "Ανατολική Μακεδονία και Θράκη", "Vzhodna Makedonija in Trakija", "Արևելյան Մակեդոնիա և Թրակիա"),
    "GR-B": ("Central Macedonia", "Κεντρική Μακεδονία", "Osrednja Makedonija", "Կենտրոնական Մակեդոնիա"),
    "GR-C": ("West Macedonia", "Δυτική Μακεδονία", "Zahodna Makedonija", "Արևմտյան Մակեդոնիա"),
    "GR-D": ("Epirus", "Ήπειρος", "Epir", "Էպիրոս"),
    "GR-E": ("Thessaly", "Θεσσαλία", "Tesalija", "Թեսալիա"),
    "GR-F": ("Ionian Islands", "Ιόνια Νησιά", "Jonski otoki", "Հոնիական կղզիներ"),
    "GR-G": ("West Greece", "Δυτική Ελλάδα", "Zahodna Grčija", "Արևմտյան Հունաստան"),
    "GR-H": ("Central Greece", "Στερεά Ελλάδα", "Osrednja Grčija", "Կենտրոնական Հունաստան"),
    "GR-I": ("Attica", "Αττική", "Atika", "Ատտիկա"),
    "GR-J": ("Peloponnese", "Πελοπόννησος", "Peloponez", "Պելոպոնես"),
    "GR-K": ("North Aegean", "Βόρειο Αιγαίο", "Severno Egejsko morje", "Հյուսիսային Էգեյան կղզիներ"),
    "GR-L": ("South Aegean", "Νότιο Αιγαίο", "Južno Egejsko morje", "Հարավային Էգեյան կղզիներ"),
    "GR-M": ("Crete", "Κρήτη", "Kreta", "Կրետե"),
    "SI-031": ("Mura", "Περιοχή Μούρα", "Pomurska", "Պոմուրսկա"),
    "SI-032": ("Drava", "Περιοχή Ντράβα", "Podravska", "Պոդրավսկա"),
    "SI-033": ("Carinthia", "Κορόσκα", "Koroška", "Կորոշկա"),
    "SI-034": ("Savinja", "Περιοχή Σαβίνια", "Savinjska", "Սավինսկա"),
    "SI-035": ("Central Sava", "Κεντρικός Σάβος", "Zasavska", "Զասավսկա"),
    "SI-036": ("Lower Sava", "Κάτω Σάβος", "Posavska", "Պոսավսկա"),
    "SI-037": ("Southeast Slovenia", "Νοτιοανατολική Σλοβενία", "Jugovzhodna Slovenija", "Հարավարևելյան Սլովենիա"),
    "SI-038": ("Littoral-Inner Carniola", "Παράκτια-Εσωτερική Καρνιόλα", "Primorsko-notranjska", "Պրիմորսկո-Նոտրանսկա"),
    "SI-041": ("Central Slovenia", "Κεντρική Σλοβενία", "Osrednjeslovenska", "Կենտրոնական Սլովենիա"),
    "SI-042": ("Upper Carniola", "Άνω Καρνιόλα", "Gorenjska", "Գորենսկա"),
    "SI-043": ("Gorizia", "Περιοχή Γκορίτσια", "Goriška", "Գորիշկա"),
    "SI-044": ("Coastal-Karst", "Παράκτια-Καρστ", "Obalno-kraška", "Օբալնո-Կրաշկա"),
    "AM-AG": ("Aragatsotn", "Αραγατσότν", "Aragacotn", "Արագածոտն"),
    "AM-AR": ("Ararat", "Αραράτ", "Ararat", "Արարատ"),
    "AM-AV": ("Armavir", "Αρμαβίρ", "Armavir", "Արմավիր"),
    "AM-ER": ("Yerevan", "Ερεβάν", "Erevan", "Երևան"),
    "AM-GR": ("Gegharkunik", "Γκεγκαρκουνίκ", "Gegarkunik", "Գեղարքունիք"),
    "AM-KT": ("Kotayk", "Κοτάικ", "Kotajk", "Կոտայք"),
    "AM-LO": ("Lori", "Λόρι", "Lori", "Լոռի"),
    "AM-SH": ("Shirak", "Σιράκ", "Širak", "Շիրակ"),
    "AM-SU": ("Syunik", "Σιουνίκ", "Sjunik", "Սյունիք"),
    "AM-TV": ("Tavush", "Ταβούς", "Tavuš", "Տավուշ"),
    "AM-VD": ("Vayots Dzor", "Βαγιότς Τζορ", "Vajoc Dzor", "Վայոց Ձոր"),
}  # fmt: skip
_ORDER = ("en", "el", "sl", "hy")


def country_name(code: str, language: str) -> str:
    """CLDR's name of a country in a language; the code itself where it has none."""
    return str(Locale(language).territories.get(code, code))


def region_name(code: str, language: str) -> str:
    """The name of a region in a language; the code as it stands where it is not in our list."""
    names = _NAMES.get(code)
    return names[_ORDER.index(language)] if names and language in _ORDER else code
