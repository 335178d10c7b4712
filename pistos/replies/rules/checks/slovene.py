"""What the checks look for, in Slovene: with carons or without, all is folded first."""

from pistos.replies.rules.checks.speech import Speech, any_of, words

_SORRY = (
    r"(?:opravic\w*|oprostit\w*|zal (?:nam|mi)(?: je)?"
    r"|(?:nam|mi) je (?:zelo |iskreno |res )?zal|obzalujem\w*)"
)
_FELT = (
    r"(?:obcut\w*|pocut\w*|zmoti\w*|motil\w*|prizadel\w*|prizadet\w*|razocara\w*|nevsecn\w*"
    r"|nezadovolj\w*|nejevolj\w*"
    r"|povzroc\w*|uzali\w*|uzaljen\w*|razjezi\w*|mislite|menite|naleteli|nerazum\w*"
    r"|narobe razumel\w*|zdi\b|zdelo)"
)
_IF = r"(?:ce|v primeru|kolikor|v kolikor|morda)"
_COURIER = (
    r"(?:kurir\w*|dostavljavc\w*|dostavljalc\w*|dostavn\w*|prevoznik\w*|posto\b|poste\b"
    r"|posti\b|dhl|gls|dpd|ups|fedex"
    r"|paketn\w* (?:sluzb|dostav)\w*)"
)

SLOVENE = Speech(
    greeting=any_of(
        r"spostovan\w+|pozdravljen\w*|dober dan\b|dobro jutro\b|dober vecer\b|zivjo\b|zdravo\b",
        r"lep(?:o)? pozdravlj\w+|lep pozdrav\b|draga?\b|dragi\b|hvala\b|gospa\b|gospod\b",
    ),
    closing=any_of(
        r"(?:lep pozdrav|lepe pozdrave|lepo pozdravljeni|lp\b|s spostovanjem|prijazen pozdrav"
        r"|prijazno pozdravljeni|z lepimi pozdravi|vse dobro)"
    ),
    acknowledged=any_of(
        r"zal (?:nam|mi)\b|(?:nam|mi) je (?:zelo |iskreno |res )?zal\b|opravic|oprostit|obzaluje",
        r"razume(?:mo|m)\b|nevsecn|razocara|jezi\b|jezn",
        r"imate (?:popolnoma |se kako |povsem )?prav\b|prav imate",
        r"hvala,? (?:da|ker) ste (?:nam |mi )?(?:to )?(?:povedal|sporocil|pisal|opozoril|poslal)",
        r"hvala za (?:potrpe|opozorilo|sporocilo|razumevanje|fotograf)|potrpe",
        r"nasa (?:napaka|krivda)|napako smo|naredili smo napako|ne bi smelo",
        r"to ni (?:prav|bilo prav|tako kot)|pustili na cedilu|neprijet",
    ),
    sorry=any_of(_SORRY),
    conditional=any_of(
        rf"{_SORRY}(?:(?!\b(?:in|ampak|vendar)\b)[^.])*?\b{_IF}\b[^.]{{0,50}}\b{_FELT}",
        rf"{_IF}\b[^.]{{0,50}}\b{_FELT}[^.]{{0,50}}\b{_SORRY}",
        rf"{_SORRY}[^.]{{0,25}}\b(?:morebitn\w*|kakrsn\w*koli|kakrsne koli|vsakrsn\w*"
        rf"|mozn\w*)\b[^.]{{0,20}}\b(?:nevsec|nejevolj|tezav|nerazum|slab)\w*",
        rf"{_SORRY},? ce (?:sem|smo|je (?:prislo|bil))",
        rf"{_SORRY},? (?:da|ker) (?:to )?(?:se )?(?:tako )?(?:cutite|pocutite|mislite|menite"
        rf"|vidite|dozivljate)",
    ),
    surprised=any_of(
        r"a res\?|resno\?|se salite|se hecate|ali mislite resno|mislite resno",
        r"(?:kaksn\w+|zelo|precej|dokaj|res|tako|taksn\w+)? ?(?:cudn|nenavadn|smesn|neumn"
        r"|absurdn|bedast|trapast|noro\b|nora\b|nore\b)\w* (?:vprasanj|prosnj|zelj|zahtev|pritozb|idej)\w*",
        r"(?:vprasanj|prosnj|zelj|zahtev|pritozb)\w* je (?:zelo |precej |res )?(?:cudn|smesn"
        r"|neumn|absurdn|nora|noro)\w*",
        r"se nikoli (?:nismo|nisem) (?:slisal|dobil|imel|videl)\w*",
        r"tega (?:nas )?se (?:nihce|noben\w*) (?:ni )?(?:vprasal|zahteval|zelel)",
        r"nihce (?:drug )?(?:se )?(?:ni|nas) (?:se )?(?:ni )?(?:prosil|vprasal|pritozil|zahteval|zelel)",
        r"(?:cudi|preseneca|zacudeni smo|presenecen\w* sm?o?)(?:mo| nas| me"
        r"|,)? ?(?:se )?,? ?(?:da|nad vas|nad taks)",
        r"nas (?:cudi|preseneca),? da|kako (?:lahko|morete) (?:sploh|pricakujete|zahtevate)",
        r"(?:ha){2,}\w*|lol\b|saj ne pricakujete|le kako",
    ),
    talks_down=any_of(
        r"kot (?:sem|smo) (?:vam )?(?:ze|veckrat|jasno) (?:\w+ )?(?:povedal|napisal|razlozil"
        r"|pojasnil|omenil)\w*",
        r"kot (?:ze|je ze) (?:receno|napisano|povedano)|(?:kot|to) (?:vsi|vsak) ve(?:do|jo)?\b",
        r"vsak (?:normalen|razumen|pameten)|pomirite se",
        r"morali bi (?:vedeti|prebrati|pogledati|preveriti|paziti)",
        r"lahko bi (?:prej )?(?:prebrali|pogledali)",
        r"ce bi (?:\w+ )?(?:prebrali|pogledali|preverili|pazili)",
        r"(?<!ni )vas(?:a)? (?:lastna )?(?:krivda|napaka|problem)\b|sami ste (?:si )?krivi",
        r"(?:to )?ni nas (?:problem|a stvar)|ni nasa (?:krivda|stvar|tezava|skrb)",
        r"(?:se motite|nimate prav|pretiravate|lazete)\b|zdrav\w* pamet",
        r"preberite (?:se enkrat|natancno|bolje|ponovno)|naucite se|nehajte|ocitno (?:niste|ne)\b",
        r"je samoumevno",
    ),
    refusing=any_of(
        r"ne (?:moremo|morem|sprejemamo|nudimo|dovolimo|vracamo|menjamo|priznavamo|bomo mogli"
        r"|dovoljujemo|odobrimo)\b",
        r"(?:to |tega )?(?:zal )?ne gre\b|ni (?:\w+ )?(?:mogoc|mozn|dovoljen|izvedljiv)\w*",
        r"ni (?:mogoce|mozno)|nemogoce|zavrnili|zavracamo|zavrnjen\w*|zavrnemo|niste upraviceni",
        r"tega (?:zal )?ne (?:pocnemo|delamo|ponujamo)|ne pride v postev",
        r"(?:vracil|menjav|zamenjav)\w* ne (?:delamo|sprejemamo|nudimo|izvajamo)",
        r"nimate pravice|se ne da\b|ne da se\b|(?:vracilo|menjava|zamenjava) ni\b",
    ),
    not_refusing=any_of(
        r"ne (?:moremo|morem) (?:\w+ )?(?:najti|videti|dovolj|docakati|obljubiti|reci"
        r"|zagotovo|verjeti|odpreti|prebrati|priklicati)",
        r"ne (?:moremo|morem) (?:vam )?(?:dovolj|zahvaliti)",
        r"(?:najti|videti|obljubiti|reci|odpreti|prebrati) (?:\w+ )?ne (?:moremo|morem)",
    ),
    bare=words(
        "ne zal nam mi je ni mogoce mozno gre oprostite"
        " nikakor to tega se da hvala nemogoce moremo sploh v nobenem primeru"
    ),
    no=words("ne ni nikakor nemogoce"),
    reason=any_of(
        r"ker\b|saj\b|zaradi\b|zato\b|razlog|zakon|higien|varnost|po narocilu|po meri|potekl\w*",
        r"potekel|(?:bil\w* )?ze\b|razprodan|ne (?:izdeluje|dela)\w* vec|vec ne\b|sicer\b|namrec",
        r"iztekl|iztekel|odprt\w*\b|(?:je|so) (?:pre)(?:tank|majhn|velik|tezk|krhk|star|pozn)\w*",
        r"bi (?:se )?(?:poskodoval|strl|raztrgal|unicil)\w*|proizvajalec",
    ),
    alternative=any_of(
        r"ampak\b|vendar\b|toda\b|pa (?:vam|lahko|imamo|jo|ga)\b|(?<!ne )lahko\b|namesto|predlag",
        r"priporoc|zelite\b|bi (?:zelel|hotel|raj)\w*|ce (?:zelite|vam|bi)\b|drug\w*\b|poklicite",
        r"pisite|obrnite|oglejte|poglejte|posljite|https?://|www\.|(?<!ne )bomo\b",
        r"vam (?:posljemo|ponudimo|ponujamo|uredimo|svetuje|prihranimo)|(?<!ne )bom\b|podobn",
        r"najblizj|izberite|poskusite",
        r"(?:v|do|od|na) (?:ponedelj|tor|sred|cetrt|pet|sobot|nedelj)\w+",
    ),
    courier=any_of(
        r"(?:obrnite|poklicite|vprasajte|kontaktirajte|pisite|stopite|povprasajte|preverite"
        r"|obrnete|poklicete|kontaktirate|vprasate|reklamirajte|zahtevajte"
        rf"|oglasite)[^.]{{0,40}}\b{_COURIER}",
        rf"(?:kontaktirati|poklicati|vprasati|obrniti)[^.]{{0,30}}\b{_COURIER}",
    ),
    ours=any_of(r"(?:smo|sem|bomo|bom|mi)\b"),
    spared=any_of(
        r"ni (?:vam )?(?:treba|potrebno)|vam (?:se )?ni (?:treba|potrebno)",
        r"ne (?:rabite|potrebujete)|brez da|namesto da",
    ),
    claims={
        "delivered": any_of(
            r"(?:je|so|sta|ni|niso) (?:se )?(?:bil\w* )?(?:ze )?(?:uspesno )?(?:dostavljen"
            r"|vrocen|izrocen)\w*(?! (?:kurir|dostav|posti))",
            r"(?:bil\w* je) (?:ze )?(?:dostavljen|vrocen)\w*",
            r"(?:paket|posiljka|narocilo) (?:je|vam je) (?:ze )?(?:prispel|prisl)\w*",
        ),
        "under_way": any_of(
            r"(?:je|so|ni|niso) (?:ze |se )?na poti",
        ),
        "sent": any_of(
            r"(?:je|so|ni|niso) (?:se )?(?:bil\w* )?(?:ze )?(?:odposlan|poslan|odpremljen|predan)\w*",
            r"(?:bil\w* je) (?:ze )?(?:odposlan|poslan|odpremljen)\w*",
            r"smo (?:\w+ )?(?:ze )?(?:odposlali|poslali (?:vaso|vas|narocilo|paket))",
            r"je (?:ze )?(?:zapustil\w*|odsl\w*) (?:nase )?(?:skladisc)\w*",
        ),
        "paid": any_of(
            r"(?:prejeli|dobili) (?:smo )?(?:vase )?placil\w*",
            r"placilo (?:smo|je) (?:ze )?(?:prejeli|prispelo|prejeto|uspelo)",
            r"(?:je|bilo) (?:ze )?placano",
        ),
        "refunded": any_of(
            r"(?:denar|znesek|kupnin\w*)(?: smo| je| vam| bil\w*)* (?:ze )?(?:vrnil|vrnjen"
            r"|nakazal|nakazan)\w*",
            r"smo (?:vam )?(?:ze )?(?:vrnili|nakazali) (?:denar|znesek|kupnino)",
            r"vracilo (?:denarja |kupnine )?je (?:bilo )?(?:ze )?(?:nakazano|izvedeno"
            r"|opravljeno|urejeno)",
        ),
        "cancelled": any_of(
            r"narocilo (?:je|smo) (?:bilo )?(?:ze )?(?:preklicano|stornirano|preklicali|stornirali)",
            r"preklicali smo (?:vase )?narocilo",
        ),
        "in_time": any_of(
            r"(?:dostavljen|prispel|prisl|poslan)\w* (?:povsem )?(?:pravocasno|v roku|o pravem casu)",
            r"kot (?:smo )?obljub\w+|pravocasno (?:dostavljen|prispel|poslan)\w*",
        ),
    },
    denied=any_of(r"ni\b", r"niso\b", r"ne\b", r"nismo\b", r"nikoli\b", r"se ni\b", r"nista\b"),
    open_ended=any_of(
        r"ce\b|ko\b|ko bo\b|dokler\b|bo\b|bodo\b|bomo\b|preden\b|kadar\b|ali\b|bi\b|morda\b|pisete",
        r"takoj ko",
    ),
    vague=any_of(
        r"bomo (?:\w+ )?(?:preveril|pogledal|raziskal|pozanimal|vprasal|posredoval)\w*",
        r"(?:vam|vas) bomo (?:\w+ )?(?:obvestil|sporocil|odgovoril|pisal|poklical)\w*",
        r"bomo (?:vas|vam) (?:\w+ )?(?:obvestil|sporocil|odgovoril|pisal|poklical)\w*",
        r"(?:bom) (?:\w+ )?(?:preveril|pogledal|vprasal|sporocil|pisal)\w*",
        r"v najkrajsem (?:moznem )?casu|cim prej|kmalu\b|posredovali|preverjamo|javimo se",
        r"se vam (?:oglasimo|javimo|javim)",
    ),
    when=any_of(
        r"(?:danes|jutri|pojutrisnjem|nocoj|ponedelj\w+|torek|torka|sred[oae]\b|cetrtek"
        r"|cetrtka|petek|petka|sobot\w+|nedelj\w+|opoldne|popoldne|dopoldne|zjutraj|zvecer)\b",
        r"\d{1,2}[:.]\d{2}\b",
        r"(?:v|cez|do|znotraj) (?:en\w+|dveh|treh|stirih|petih|nekaj|\d+|pol ure)|ob \d",
        r"\d{1,2}\. ?(?:januar|februar|marc|april|maj|junij|julij|avgust|septemb|oktob|novemb"
        r"|decemb|\d)\w*",
        r"(?:ta|naslednji|prihodnji) teden|v (?:uri|eni uri|dveh urah)",
    ),
    next_step=any_of(
        r"bomo\b|bom\b|bo\b|prosim\w*|posljite|sporocite|lahko\b|vam (?:posljemo|vrnemo|uredimo)",
        r"smo (?:vam )?(?:ze )?(?:poslali|vrnili|narocili|naročili|rezervirali|uredili)|zelite\b",
        r"odide\b|prispe\b|posljemo\b",
    ),
    feeling=any_of(
        r"jezn|besn|razocara|razburjen|nesprejemlj|grozn|grozot|obup|najslabs|smesno je|sramot",
        r"nezadovolj|zalost|prevara|goljuf|nikoli vec|skrbi me|zaskrbljen|bojim|uzaljen|nateg",
        r"dovolj imam|stres|katastrof|zivcir|nezaslis|skandal",
    ),
    complaint=any_of(
        r"pokvarjen|polomljen|razbit|poskodovan|pocen|raztrgan|strgan|z napako|napacn\w+",
        r"se (?:vedno )?(?:cakam|nisem|ni|nimam)|ni (?:se )?(?:prispel|prisl|dostavlj)\w*|manjka",
        r"ne dela|ne deluje|pritoz|zamuja|zamud|hocem (?:denar|vracilo)",
        r"nihce (?:se )?(?:ne |mi ne |ni )(?:odgov|oglas|javi)\w*|nesramn|vzvisen|aroganten",
    ),
    asks_number=any_of(
        r"(?:posljite|sporocite|povejte|navedite|dajte|potrebujemo|posredujte"
        r"|zaupajte)(?: nam| mi)? (?:prosim )?(?:se )?(?:stevilko (?:vasega )?narocila|st\.? narocila)",
        r"kaksna je stevilka (?:vasega )?narocila|prosim\w* (?:za )?stevilko (?:vasega )?narocila",
    ),
    stock=any_of(
        r"spostovan\w* (?:kupec|kupci|stranka|stranke|kupka|kupke|gospod ali gospa)\b",
        r"(?:dragi|cenjen\w+) (?:kupec|stranka|kupci)",
        r"vase (?:mnenje|sporocilo|zadovoljstvo) (?:nam )?je (?:zelo |za nas )*pomembno",
        r"ne odlasajte|posredovali (?:smo )?(?:\w+ )?(?:pristojn|ustrezn)\w+ (?:oddelk|sluzb)\w*",
        r"vedno smo vam na voljo|trudimo se",
    ),
    team=any_of(
        r"(?:vasa |nasa )?ekipa(?: \w+)*\s*$|(?:sluzba|oddelek|podpora|center)(?: \w+)*\s*$",
        r"tim \w+\s*$",
    ),
    automatic=any_of(
        r"nas(?:ega)? program", r"program trgovine", r"program\b", r"samodejn", r"avtomatsk"
    ),
    person=any_of(
        r"clovek|oseba|kdo od nas|nekdo od nas|pisite nam|poklicite nas|odgovorite na|sodelavec",
        r"nas odgovor",
    ),
)
