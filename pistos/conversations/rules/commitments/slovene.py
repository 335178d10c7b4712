"""Slovene, as agents write it; č, š and ž are folded."""

import re

from pistos.conversations.rules.commitments.due import When
from pistos.conversations.rules.commitments.speech import (
    NUMERIC,
    Speech,
    clock,
    dated,
    fixed,
    named,
    offset,
    part,
    period,
    span,
    starts,
    weekday,
    words,
)

_DAYS = {
    "ponedeljek": 0,
    "ponedeljka": 0,
    "ponedeljkom": 0,
    "torek": 1,
    "torka": 1,
    "torkom": 1,
    "sreda": 2,
    "sredo": 2,
    "srede": 2,
    "cetrtek": 3,
    "cetrtka": 3,
    "cetrtkom": 3,
    "petek": 4,
    "petka": 4,
    "petkom": 4,
    "sobota": 5,
    "soboto": 5,
    "sobote": 5,
    "nedelja": 6,
    "nedeljo": 6,
    "nedelje": 6,
}
_MONTH_NAMES = (
    "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra"
).split()
_MONTHS = {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
_NUMBERS = {
    "en": 1,
    "eno": 1,
    "eni": 1,
    "enem": 1,
    "enega": 1,
    "dva": 2,
    "dve": 2,
    "dveh": 2,
    "tri": 3,
    "treh": 3,
    "stiri": 4,
    "stirih": 4,
    "pet": 5,
    "petih": 5,
    "sest": 6,
    "sestih": 6,
    "sedem": 7,
    "sedmih": 7,
    "osem": 8,
    "osmih": 8,
    "deset": 10,
    "desetih": 10,
    "stirinajst": 14,
    "stirinajstih": 14,
    "nekaj": 3,
    "par": 2,
    "nekaterih": 3,
    "nekajdnevih": 3,
}
_UNITS = {
    "minut": "minute",
    "ur": "hour",
    "dn": "day",
    "dan": "day",
    "teden": "week",
    "ted": "week",
    "mesec": "month",
}
_NUMBER = rf"\d{{1,3}}|{named(_NUMBERS)}"
_MONTH = named(_MONTHS)

_TIMES = (
    *NUMERIC,
    (words("pojutrisnjem"), offset(2)),
    (words("danes"), offset(0)),
    (words("jutri"), offset(1)),
    (words("jutrisnj(?:i|ega|em) dan?(?:e|es|eva|neva|nem)?|jutrisnjega dne"), offset(1)),
    (words("nocoj"), part("evening", 0)),
    (words("zjutraj|dopoldne|dopoldneva"), part("morning")),
    (words("opoldne|opoldneva|poldneva"), part("noon")),
    (words("popoldne|popoldneva"), part("afternoon")),
    (words("zvecer|vecera"), part("evening")),
    (words("(?:do )?kon(?:ca|cu|ec) (?:tega )?tedna|(?:se )?ta teden|v tem tednu"), period("week")),
    (
        words(
            "(?:prihodnji|naslednji|drugi) teden|(?:do )?konca (?:prihodnjega|naslednjega) tedna"
            "|v (?:prihodnjem|naslednjem) tednu"
        ),
        period("next_week"),
    ),
    (words("(?:do )?kon(?:ca|cu) (?:tega )?meseca"), period("month")),
    (
        words("(?:do )?kon(?:ca|cu) (?:delovnega )?dneva|do konca delovnika"),
        lambda found: When(day=0),
    ),
    (
        re.compile(
            r"(?<!od )(?<!pretekli )(?<!prejsnji )(?<!minuli )(?<!preteklo )(?<!prejsnjo )"
            rf"\b(?:(?P<next>prihodnji|prihodnjo|naslednji|naslednjo|naslednjega|prihodnjega|naslednje) )?"
            rf"(?P<day>{named(_DAYS)})\b"
        ),
        weekday(_DAYS),
    ),
    (
        re.compile(rf"\b(?P<d>[0-3]?\d)\. ?(?P<m>{_MONTH})\b(?: (?P<y>20\d\d))?"),
        dated(_MONTHS),
    ),
    (re.compile(r"\b(?P<d>[0-3]?\d)\. ?(?P<m>1[0-2]|0?[1-9])\.(?! ?\d)"), dated({})),
    (
        re.compile(
            r"\b(?:ob|do|okrog|pred|po) (?P<h>[012]?\d)(?:[.:](?P<min>[0-5]\d))?(?!\d)"
            rf"(?!\. ?(?:{_MONTH}|\d))(?! ?(?:€|eur|%|dn|del|ur[aie]?h? |min|kos|ted|mes))"
            r"(?:\. uri|\. ure|\. uro|. ?h\b|h\b| uri| ure)?"
        ),
        clock,
    ),
    (
        re.compile(
            r"\b(?:in|do|-|–) (?P<h>[012]?\d)(?:[.:](?P<min>[0-5]\d))?(?:\. uro|\. ure)?(?= *(?:$|[,;)]))"
        ),
        clock,
    ),
    (
        re.compile(
            r"\b(?:med|od) (?P<from>[012]?\d)(?:[.:]\d\d|\.)? (?:in|do) (?P<h>[012]?\d)(?:[.:](?P<min>\d\d))?"
            r"(?:\. ur[oe]| h\b| uro)?(?! ?(?:dn|del|ted|min|mes))"
        ),
        clock,
    ),
    (words("(?:v|cez) pol ure"), fixed(30)),
    (words("(?:v|cez) (?:uri|eno uro) in pol"), fixed(90)),
    (words("v uri|v eni uri|cez (?:eno )?uro"), fixed(60)),
    (
        re.compile(
            rf"\b(?:v roku|v naslednjih|v prihodnjih|v manj kot|najkasneje v|v|cez|znotraj|najvec) "
            rf"(?P<n>{_NUMBER})(?:(?: ?[-–] ?| do | ali )(?P<to>{_NUMBER}))?"
            r" ?(?P<working>delovn\w+ )?"
            r"(?P<unit>minut(?:ah|e|o|i)?|ur(?:ah|e|i|o)?|dneh|dnevih|dni|dneva|dnev|dan|tedn(?:ih|e|u|a|ov)|teden"
            r"|mesec(?:ih|e|u|a|ev)?)\b"
        ),
        span(_NUMBERS, _UNITS),
    ),
    (words("v (?:enem )?tednu dni|cez (?:en )?teden"), lambda found: When(days=7)),
)

_SEND = (
    r"poklicem|poklicemo|poklice|posljem|posljemo|odposljem|odposljemo|odgovorim|odgovorimo|pisem|pisemo"
    r"|napisem|napisemo|javim|javimo|sporocim|sporocimo|vrnem|vrnemo|nakazem|nakazemo|povrnemo|dostavim"
    r"|dostavimo|oglasim|oglasimo|uredim|uredimo|preverim|preverimo|predam|predamo|obvestim|obvestimo"
    r"|pripravim|pripravimo|popravim|popravimo|zamenjam|zamenjamo"
)

SLOVENE = Speech(
    times=_TIMES,
    joints=re.compile(
        r",? ?(?:(?:ob|do|v|na|od|in|ali|okrog|med|pred|po|se|najkasneje|najpozneje|dan|z|s) ?){0,3}|[ ,(–-]{1,3}"
    ),
    leads=re.compile(
        r"\b(?:(?:najkasneje|najpozneje) )?(?:do|v|ob|na|okrog|pred|med|za|najkasneje|najpozneje|tekom)"
        r"(?: konca)? $"
    ),
    promises=words(
        rf"bom|bomo|bova|bo|bodo|boste|{_SEND}|obljubim|obljubljam|obljubimo|obljubljamo|prispe|prispejo"
        r"|odide|prejmete|dobite|lahko (?:pricakujete|racunate)|pricakujte|pride|gre na pot|zagotavljamo|dospe"
    ),
    kinds={
        "call_back": starts(r"poklic|klic|telefon|zavrt"),
        "refund": starts(r"denar|vracil|povrn|nakaz|znesek|kupnin|dobropis|vas(?:em)? racun"),
        "answer": starts(
            r"odgovor|pisem|pisal|napis|javi|sporoc|obvest|oglasi|oglasil|vest|seznani|kontakt|povedal|pisemo"
        ),
        "delivery": starts(
            r"posl|odpos|dostav|prispe|prispel|paket|posiljk|narocil|prejme|prejel|dobite|dobil|odide|odsl|odpotu"
            r"|kurir|dospe|pride|prisl|gre na pot"
        ),
    },
    untimed={
        "call_back": words(
            r"(?:vas|te) bom?o? (?:\w+ )?(?:po)?klical[aieo]?|poklical[aieo]? (?:vas |te )?bom?o?(?: vas)?"
            r"|vas poklice(?:m|mo)|poklicem vas|poklicemo vas"
        ),
        "refund": words(
            r"(?:bom|bomo) (?:vam )?(?:vrnili|povrnili|nakazali|vrnila?|nakazala?)(?: \w+){0,2} (?:denar|kupnino|znesek)"
            r"|(?:denar|kupnino|znesek) (?:vam )?(?:bom|bomo) (?:vrnili|povrnili|nakazali|vrnila?|nakazala?)"
            r"|denar vam (?:vrnem|vrnemo|nakazemo)"
        ),
        "answer": words(
            r"(?:vam|vas|se) (?:bom|bomo) (?:\w+ )?(?:odgovoril|pisal|javil|sporocil|obvestil|oglasil)[aieo]?"
            r"|(?:odgovoril|pisal|javil|sporocil|obvestil|oglasil)[aieo]? (?:vam |vas |se )?(?:bom|bomo)(?: vam| vas)?"
            r"|(?:vam|vas|se) (?:odgovorim|odgovorimo|javim|javimo|sporocim|sporocimo|obvestimo|obvestim|oglasim|oglasimo)"
        ),
        "delivery": words(
            r"(?:vam )?(?:bom|bomo) (?:vam )?(?:poslal|odposlal|dostavil)[aieo]?"
            r"|(?:poslal|odposlal|dostavil)[aieo]? (?:vam )?(?:bom|bomo)|vam (?:posljem|posljemo)"
        ),
    },
    conditions=words(
        r"ce|ako|upam|upamo|zelim si|kadar|ko|v primeru|dokler|v kolikor|kolikor|razen ce|pod pogojem"
    ),
    courtesies=re.compile(
        r"\bce (?:vam (?:to )?(?:ustreza|odgovarja)|se strinjate|zelite|bo vse po sreci|je mogoce|vam prav pride)\b"
        r"|\bce (?:imate|boste imeli|je|bo|potrebujete|boste potrebovali) (?:se )?(?:kaksn|kak|vpras|dodatn|karkoli|kaj)"
        r"[^,.;]{0,60}|\bne (?:kasneje|pozneje)(?: kot)?\b|\bne (?:skrbite|oklevajte)\b[^,.;]{0,30}|\bne le\b|\bne samo\b"
        r"|\bprosimo?(?: vas)? za (?:razumevanje|potrpljenje|potrpezljivost)\b|\bbrez skrbi\b"
    ),
    negations=words(
        r"ne|ni|nismo|nisem|nikoli|nimamo|nimam|brez|zal (?:ne|ni)|morda|mogoce|upam|upamo|verjetno|bi|naj bi"
        r"|smo (?:obljubili|poskusili)|nihce|niso|nista"
    ),
    duties=words(
        r"prosim|prosimo|posljite|vrnite|poklicite|sporocite|javite|pisite|odgovorite|morate|morali|oddajte"
        r"|placajte|lahko (?!pricakujete|racunate)(?:\w+ ){0,2}\w+te|potrebno je|potrebujemo|treba|preverite"
        r"|\w+te (?:\w+ )?lahko|nam (?:\w+ )?(?:posl|sporoc|javi|vrn|odgovor|pis)\w*te|poskrbite|dostavite|prinesite|pridite"
        r"|ste (?:nam )?(?:rekli|napisali|sporocili|narocili|zeleli)|pocakajte|izpolnite|ali (?:bi|lahko|boste)"
    ),
    states=words(
        r"zaprt\w*|odprt\w*|odpiralni|delovni cas|dopust\w*|praznik\w*|velja|veljajo|ponudb\w*|akcij\w*|popust\w*"
        r"|potece|na zalogi|odsot\w+|traja|vreme\w*|stavk\w*|obicajno|vedno|vsak\w*|povprec\w*|odpremo|zapremo"
        r"|obratuje\w*|uradne"
    ),
    cuts=re.compile(
        r"[,;:()—–]| - |\b(?:ampak|vendar|toda|zato|saj|ker|nato|potem)\b"
        r"|\bin (?=(?:bom|bomo|vam|vas|nam|prosim|prosimo|posljite|se)\b)"
    ),
    question_marks="?",
)
