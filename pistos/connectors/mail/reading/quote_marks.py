"""How mail programs announce the mail that they quote, in many languages.

All patterns are bounded and are asked about single lines, so that no text takes more than linear time.
"""

import re
from collections.abc import Sequence

LONGEST_LINE = 400
MOST_HEADER_LINES = 4

_VERBS = (
    r"wrote|writes|έγραψε|έγραψαν|εγραψε|napisal(?:[ao]|/[ao]|\(a\))?|je napisal/a|գրել է|գրեց"
    r"|schrieb|schreibt|a écrit|ha scritto|escribió|escreveu|schreef|skrev"
    r"|napisał(?:a|\(a\))?|pisze|napsal(?:a|\(a\))?"
    r"|napísal(?:a|\(a\))?|kirjoitti|a scris|írta|yazdı|написал(?:а|\(а\))?|пишет|написа|написав"
    r"|пише|je pisal[ao]?|je napisao|je napisala|escrigué|va escriure|viết|kirjutas|rakstīja|rašė"
    r"|写道|寫道|님이 작성|ने लिखा|كتب|כתב"
)
_AT_END = re.compile(rf"(?:^|[\s>,\)\]\"])(?:{_VERBS})\s*[:：]$", re.I)
_VERBLESS = re.compile(
    r"^(?=[^\n]{0,160}\b\d{4}\b)(?=[^\n]{0,160}\d{1,2}[:.]\d{2})(?:[^\s\d][^\n]{0,40}\s)?\d{1,4}[^\n]{5,200}"
    r"<[^<>\s]{1,100}@[^<>\s]{1,100}>\s*[:：]$"
)
_COLONLESS = re.compile(
    r"^(?:-+ )?On [^\n]{0,120}\d{4}[^\n]{0,120}\d{1,2}:\d{2}[^\n]{0,160} wrote(?: -+)?$"
)
_ARMENIAN = re.compile(r"-?[ըն]\s+գրել է(?:\s.{4,80}-ին)?\s*[.:։]$")
_IN_MIDDLE = re.compile(
    r"^(?:am|op|den|on|le|dne|man|tir|ons|tor|fre|lør|søn|mån|tis|lör|sön|mandag|tirsdag|onsdag|torsdag"
    r"|fredag|lørdag|søndag|måndag|tisdag|lördag|söndag|dnia|w dniu|\d{1,4})[\s.,]"
    rf"[^\n]{{0,160}}\d[^\n]{{0,160}}\s(?:{_VERBS})\s[^\n]{{1,160}}[:：]$",
    re.I,
)
_WORD_START = re.compile(
    r"^(?:on|am|le|el|il|op|den|dne|dnia|w dniu|em|no dia|στις|την|τη|τις|το|ο/η|v|dana|dňa|pe|în|la"
    r"|mon|tue|wed|thu|fri|sat|sun|pon|tor|sre|čet|pet|sob|ned|a|ti|ons|tir|\d+\. \w+ \d{4}"
    r"|quoting|vào|kuupäeval|u|ma|ke|to|pe|la|su)[\s.,]",
    re.I,
)
_DIGIT_START = re.compile(r"^[\"'<\[(]?\d")
_DATE_OR_ADDRESS = re.compile(r"\d{1,2}[:.h]\d{2}|\d{4}|@")
_TIME_OR_ADDRESS = re.compile(r"\d{1,2}[:.h]\s?\d{2}|@|mailto:")
_DIGIT = re.compile(r"\d")
_DATE_AND_TIME = re.compile(r"\d{4}[^\n]{1,20}\d{1,2}[:.]\d{2}")
_DATELESS = re.compile(
    r"^(?:Ο/Η .{1,120} έγραψε|.{1,120} je (?:\S{1,40} )?napisal(?:a|\(a\))?|.{1,120}-[ըն] գրել է"
    r"|.{1,120} wrote|.{1,120} schrieb|.{1,120} a écrit)\s*[.:։]$",
    re.I,
)

_ORIGINAL = re.compile(
    r"^[\s>]*[-_=*–—]{2,}\s*(?:original message|original[- ]nachricht|ursprüngliche nachricht"
    r"|message d'origine|message d’origine|message original|messaggio originale|mensaje original"
    r"|mensagem original|oorspronkelijk bericht|origineel bericht|oprindelig meddelelse"
    r"|oprindelig (?:besked|mail)|opprinnelig melding|courriel original"
    r"|ursprungligt meddelande|ursprungsmeddelande|originalmeddelande"
    r"|alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|původní zpráva|pôvodná správa"
    r"|eredeti üzenet|mesaj original|mesajul original|özgün ileti|orijinal mesaj|исходное сообщение"
    r"|пересылаемое сообщение|оригинално съобщение|izvirno sporočilo|originalno sporočilo"
    r"|originalna poruka|izvorna poruka|αρχικό μήνυμα|αρχικο μηνυμα|πρωτότυπο μήνυμα"
    r"|օրիգինալ նամակը?|սկզբնական նամակը?|սկզբնական հաղորդագրություն|reply message|original appointment"
    r"|原始邮件|原始郵件|元のメッセージ|원본 메시지)\s*[-_=*–—]*\s*$",
    re.I,
)
_FORWARDED = re.compile(
    r"^[\s>]*(?:[-_=*–—]{2,}\s*(?:forwarded (?:message|by\b.{0,100})|weitergeleitete nachricht"
    r"|message transféré|messaggio inoltrato|mensaje reenviado|mensagem (?:encaminhada|reencaminhada)"
    r"|doorgestuurd bericht|videresendt (?:meddelelse|besked|melding)|vidarebefordrat (?:meddelande|mail)"
    r"|välitetty viesti|wiadomość przekazana|přeposlaná zpráva|továbbított (?:üzenet|levél)"
    r"|пересылаемое сообщение|переслано|posredovano sporočilo|proslijeđena poruka"
    r"|προωθημένο μήνυμα|προωθημενο μηνυμα|փոխանցված (?:նամակ|հաղորդագրություն)|վերահասցեագրված նամակ)"
    r"\s*[-_=*–—]*"
    r"|begin forwarded message\s*:|anfang der weitergeleiteten (?:e-mail|nachricht)\s*:"
    r"|début du message (?:réexpédié|transféré)\s*:|inizio messaggio inoltrato\s*:"
    r"|αρχή προωθημένου μηνύματος\s*:|začetek posredovanega sporočila\s*:)\s*$",
    re.I,
)
_RULE = re.compile(r"^\s*(?:_{10,}|-{10,}|={10,}|\*{10,})\s*$")

_FROM = frozenset(
    "from von de da van od fra från lähettäjä από απο ումից от kimden feladó de-la pošiljatelj"
    " odosielateľ expéditeur mittente remitente afzender avsender avsändare nadawca odesílatel 差出人"
    " 发件人 寄件者 보낸 αποστολέας ուղարկող".split()
)
_DATES = frozenset(
    "sent date message gesendet datum envoyé envoye enviado fecha inviato data verzonden poslano στάλθηκε"
    " σταλθηκε ημερομηνία ημ/νία ուղարկվել ուղարկված ամսաթիվ отправлено дата sendt dato skickat"
    " lähetetty päiväys wysłano odesláno dátum elküldve gönderme tarih trimis odoslané 送信日時 发送时间"
    " datum/zeit date/time".split()
)
_TO = frozenset(
    "to an à a para aan za προς ում кому til till vastaanottaja do komu címzett kime către pre"
    " destinataire destinatario 宛先 收件人 παραλήπτης reply-to cc bcc kp κοιν kopie kopia копия"
    " responder-a kopi k".split()
)
_SUBJECTS = frozenset(
    "subject betreff objet asunto oggetto onderwerp zadeva θέμα θεμα թեմա тема emne ämne aihe temat"
    " předmět predmet tárgy konu subiect assunto 件名 主题".split()
)
_LABEL = re.compile(r"^[>\s]*[*_]{0,2}\s*([^\s:*][^:*\n]{0,24}?)\s*[*_]{0,2}\s*[:：](?!//)")

_MOBILE = re.compile(
    r"^\s*[\[(<*_]{0,2}(?:sent (?:from|via|using|with)\b|get outlook for|envoyé (?:de|depuis|à partir)\b"
    r"|von meinem .{1,40}gesendet|gesendet (?:von|mit)\b|enviado (?:desde|do|de|a partir|pelo)\b"
    r"|inviato dal?\b|verzonden (?:vanaf|met|via|vanuit)|sendt (?:fra|via)|skickat från|lähetetty"
    r"|wysłane? z|odesláno z"
    r"|στάλθηκε από|εστάλη από|απεσταλμένο από|αποστολή από|poslano (?:iz|z|s|prek)\b|ուղարկված է|ուղարկվել է"
    r"|отправлено (?:с|из)\b|pošiljam z|trimis de pe|gönderildi|iphone'umdan gönderildi|diperoleh outlook)",
    re.I,
)


def is_quote(line: str) -> bool:
    return line.lstrip(" \t").startswith((">", "|>", "&gt;")) and not line.startswith(
        (">From ", ">:")
    )


def header_before(lines: Sequence[str], end: int) -> tuple[int, bool] | None:
    """Where the announcement that ends in this line begins, and whether it names a time or an address.

    None when the line ends no announcement.
    """
    last = lines[end].strip()
    if len(last) > LONGEST_LINE or not last.endswith((":", "：", ".", "։", "wrote", "wrote ----")):
        return None
    if _COLONLESS.match(last):
        return end, True
    joined, begins = "", []
    for count in range(MOST_HEADER_LINES):
        start = end - count
        line = lines[start].strip() if start >= 0 else ""
        if not line or len(line) > LONGEST_LINE or (count and is_quote(line)):
            break
        joined = f"{line} {joined}".strip()
        begins.append((start, joined))
    return _chosen(begins)


def _chosen(begins: Sequence[tuple[int, str]]) -> tuple[int, bool] | None:
    named = [(start, text) for start, text in begins if _announces(text)]
    for pattern in (_WORD_START, _DIGIT_START):
        for start, text in named:
            if pattern.match(text) and _DATE_OR_ADDRESS.search(text):
                return start, bool(_TIME_OR_ADDRESS.search(text))
    for start, text in named:
        if "@" in text and len(text) < LONGEST_LINE:
            return start, True
    dated = [(start, text) for start, text in named if _DIGIT.search(text)]
    if dated:
        start, text = dated[0]
        return start, bool(_DATE_AND_TIME.search(text))
    if begins and _DATELESS.match(begins[0][1]):
        return begins[0][0], False
    return None


def _announces(text: str) -> bool:
    return bool(
        _AT_END.search(text)
        or _ARMENIAN.search(text)
        or _IN_MIDDLE.match(text)
        or _VERBLESS.match(text)
    )


def is_original_mark(line: str) -> bool:
    return len(line) <= LONGEST_LINE and bool(_ORIGINAL.match(line))


def is_forward_mark(line: str) -> bool:
    return len(line) <= LONGEST_LINE and bool(_FORWARDED.match(line))


def is_rule(line: str) -> bool:
    return len(line) <= LONGEST_LINE and bool(_RULE.match(line))


def is_mobile_mark(line: str) -> bool:
    return len(line) <= 120 and bool(_MOBILE.match(line))


def begins_block(lines: Sequence[str], start: int) -> bool:
    """Whether a copied header begins here: From, Sent, To, Subject in some language (Outlook's way)."""
    if _label(lines[start]) not in _FROM | _DATES:
        return False
    window = [line for line in lines[start : start + 14] if line.strip()][:8]
    labels = [_label(line) for line in window]
    groups = [group for group in (_FROM, _DATES, _TO, _SUBJECTS) if any(x in group for x in labels)]
    is_addressed = any("@" in line for line in window) or any(x in _SUBJECTS for x in labels)
    return len(groups) >= 3 and is_addressed and any(x in _FROM for x in labels)


def _label(line: str) -> str:
    found = _LABEL.match(line[:60])
    return found.group(1).split()[0].casefold().rstrip(".") if found else ""
