"""What a bank statement says, read from CSV: money that came, with the words that came with it."""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from pistos.kit.cards import mask_cards
from pistos.kit.errors import Refused
from pistos.kit.tables.delimited import TableFile, open_table, rows_of
from pistos.kit.tables.encoding import encoding_of
from pistos.payments.facts import Credit

NAMES = {
    "day": "booked_on|booking date|date|datum|datum knjiženja|datum valute|ημερομηνία|ημ/νία|ամսաթիվ",
    "amount": "amount|credit|znesek|dobro|ποσό|πίστωση|գումար",
    "currency": "currency|valuta|νόμισμα|արժույթ",
    "payer": "payer|debtor|name|plačnik|naziv|εντολέας|վճարող",
    "words": "words|description|purpose|remittance information|namen|opis|αιτιολογία|περιγραφή|նպատակ",
    "reference": "reference|sklic|κωδικός αναφοράς|հղում",
}
MOST_ROWS = 20_000
_AMOUNT = re.compile(r"([+-]?)\s*([0-9][0-9.,' \u00a0\u202f]*)")
_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


class StatementUnreadable(Refused):
    """The file is no statement that we can read; the text names what is missing."""


def credits_in(content: bytes, name: str, *, currency: str) -> list[Credit]:
    """Lines that brought money, in order; debits are passed over.

    `currency` stands in where the file names none. Refuses with StatementUnreadable, whole: half a
    statement would look like money that never came.
    """
    encoding = encoding_of(io.BytesIO(content), name)
    wanted = [word for names in NAMES.values() for word in names.split("|")]
    table = open_table(io.BytesIO(content), name, encoding, wanted)
    places = _places(table.columns)
    for needed in ("day", "amount"):
        if needed not in places:
            raise StatementUnreadable(
                _("The file has no column for the %(what)s. These are its columns: %(columns)s.")
                % {
                    "what": _("day") if needed == "day" else _("amount"),
                    "columns": ", ".join(table.columns)[:300],
                }
            )
    return list(_numbered(_lines(content, table, places, currency)))


def _lines(
    content: bytes, table: TableFile, places: dict[str, int], currency: str
) -> Iterator[Credit]:
    for number, cells, _text in rows_of(io.BytesIO(content), table):
        if number > MOST_ROWS:
            raise StatementUnreadable(
                _("The file has more than %(most)s lines. Please split it.") % {"most": MOST_ROWS}
            )
        amount = amount_of(_cell(cells, places, "amount"))
        day = day_of(_cell(cells, places, "day"))
        if amount is None or day is None:
            raise StatementUnreadable(
                _("Row %(row)s has no readable day or amount.") % {"row": number}
            )
        if amount <= 0:
            continue
        words = f"{_cell(cells, places, 'reference')} {_cell(cells, places, 'words')}".strip()
        yield Credit(
            booked_on=day,
            amount=amount,
            currency=(_cell(cells, places, "currency") or currency).upper()[:3],
            payer=mask_cards(_cell(cells, places, "payer"))[:140],
            words=mask_cards(words)[:300],
        )


def _numbered(found: Iterator[Credit]) -> Iterator[Credit]:
    """Two lines that say the same are two payments: each gets its number among its likes."""
    seen: Counter[Credit] = Counter()
    for credit in found:
        seen[credit] += 1
        yield Credit(
            credit.booked_on,
            credit.amount,
            credit.currency,
            credit.payer,
            credit.words,
            seen[credit],
        )


def _places(columns: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for kind, names in NAMES.items():
        for place, column in enumerate(columns):
            if column.casefold() in names.split("|"):
                found.setdefault(kind, place)
    return found


def _cell(cells: Sequence[str], places: dict[str, int], kind: str) -> str:
    place = places.get(kind)
    return cells[place].strip() if place is not None and place < len(cells) else ""


def amount_of(text: str) -> Decimal | None:
    """ "1.234,56", "1,234.56", "+64.90 EUR": the last mark with one or two digits after it is decimal."""
    match = _AMOUNT.match(text.strip())
    if match is None:
        return None
    plain = re.sub(r"[' \u00a0\u202f]", "", match.group(2))
    whole, mark, cents = plain, "", ""
    found = re.search(r"[.,](\d{1,2})$", plain)
    if found:
        whole, mark, cents = plain[: found.start()], ".", found.group(1)
    try:
        amount = Decimal(f"{match.group(1)}{re.sub('[.,]', '', whole)}{mark}{cents}")
    except InvalidOperation:
        return None
    return amount.quantize(Decimal("0.01")) if amount.adjusted() < 12 else None


def day_of(text: str) -> date | None:
    """ISO, or the day first as in the first markets."""
    match = _DAY.match(text)
    try:
        if match:
            day, month, year = (int(part) for part in match.groups())
            return date(year, month, day)
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
