"""Slovene. «največ», «najmanj» and measures ("največja dolžina") are no claims."""

CLAIMS = {
    "superlative": (
        r"\bnaj(?:bolj[sš]|kakovostnejs|lepsi|lepse|finejs|odlicnejs|varnejs|ucinkovitejs|naprednejs|udobnejs|okusnejs|sodobnejs|cenejs|ugodnejs)\w*",
        r"\b(?:neprekosljiv|nepremagljiv|neprimerljiv|brezhibn|popoln(?=a\b|i\b|o\b|e\b)|vrhunsk|revolucionarn|cudezn)\w*",
        r"\bstevilka (?:ena|1)\b|\bst\.? ?1\b|\bbrez konkurence\b|\bsvetovnega razreda\b",
        r"\bnajnizj\w+ cen\w*|\b100 ?% (?:varn|ucinkovit|zanesljiv)\w*",
    ),
    "green": (
        r"\b(?:okolju|naravi|podnebju|planetu) prijazn\w+|\bprijazn\w+ (?:do )?(?:okolj|narav|planet)\w+",
        r"\b(?:ekolosk|trajnostn|biorazgradljiv|okoljevarstven)\w+|\beko\b",
        r"\bzelen(?:a|i|o|e) (?:izbira|izdelek|proizvodnja)\b|\bdobro za (?:okolje|planet|naravo)\b",
    ),
    "offset": (
        r"\b(?:podnebno|ogljicno|klimatsko|co2) nevtral\w+|\bbrez (?:ogljicnega odtisa|emisij co2)\b",
        r"\bnicelni ogljicni odtis\b",
    ),
    "urgency": (
        r"\b(?:samo|le) (?:se )?\d+ (?:kos|na zalogi|preostal)\w*|\b(?:ostal[aio]?|ostajajo) (?:samo|le|se) \d+",
        r"\bzadnj(?:i|a|e) (?:kosi|priloznost|zaloge|moznost)",
        r"\b(?:pohitite|ne zamudite|kupite zdaj|narocite zdaj|kupite takoj)\b",
        r"\b(?:samo|le) danes\b|\bomejen(?:o|i)? (?:cas|casovno)\w*|\bza kratek cas\b|\bdo razprodaje zalog\b",
        r"\b\d+ (?:oseb|ljudi|kupcev|obiskovalcev)(?: si)?(?: to| ta izdelek)? (?:gleda|ogleduje|je kupilo)",
    ),
    "price": (
        r"\b(?:prej|namesto|redna cena|bilo)[: ]*(?:€ ?\d|\d[\d.,]* ?(?:€|eur|evrov))",
        r"-?\d{1,2} ?% (?:popust|ceneje|nizje|znizan)\w*|\bpopust \d|\bprihranite \d",
    ),
}  # fmt: skip
