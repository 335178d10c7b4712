"""Text into values: dates, times, money and numbers, as a profile says they are written."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from pistos.imports.rules.reasons import Unusable

NUMERIC_DAY = re.compile(r"^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{2,4})\b")
_CURRENCY_SIGNS = re.compile(r"[\s\u00a0\u202f€$£֏]|(?<=\d)\s*(?:EUR|USD|AMD|GBP|BRL)$")
NOON = time(12)
MOST_DIGITS = 15


@lru_cache(maxsize=1)
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


@lru_cache(maxsize=512)
def zone_of(name: str) -> ZoneInfo:
    if name not in _zones():
        raise Unusable("unknown_zone", name)
    return ZoneInfo(name)


def moment(text: str, formats: Sequence[str], zone: str, clock: time = NOON) -> datetime:
    """An instant in UTC. A text without offset is meant in `zone`, one without clock time at `clock`.

    Where a zone's clock was put back the first of two instants is meant; a time that it skipped counts
    on from before, as machines write it whose clock was not put forward.
    """
    found = _parsed(text, tuple(formats))
    if isinstance(found, datetime):
        return found.astimezone(UTC) if found.tzinfo else _in_zone(found, zone)
    return _in_zone(datetime.combine(found, clock), zone)


def within_day(
    noon: datetime, zone: str, *, after: datetime | None, before: datetime | None
) -> datetime:
    """An instant for a day told without its hour: noon, or as near to it as the steps of that day allow.

    A parcel handed over on the day of a purchase in the afternoon was not handed over before it.
    """
    on, found = noon.astimezone(zone_of(zone)).date(), noon
    if before and before < found and before.astimezone(zone_of(zone)).date() == on:
        found = before
    if after and after > found and after.astimezone(zone_of(zone)).date() == on:
        found = after
    return found


def day(text: str, formats: Sequence[str], zone: str) -> date:
    """A calendar day as told; an instant with offset is taken to its day in `zone`."""
    found = _parsed(text, tuple(formats))
    if isinstance(found, datetime):
        return found.astimezone(zone_of(zone)).date() if found.tzinfo else found.date()
    return found


def _in_zone(naive: datetime, zone: str) -> datetime:
    return naive.replace(tzinfo=zone_of(zone)).astimezone(UTC)


@lru_cache(maxsize=20_000)
def _parsed(text: str, formats: tuple[str, ...]) -> datetime | date:
    for written in formats:
        found = _parsed_as(text.strip(), written)
        if found is not None:
            return found
    raise Unusable("bad_date", text)


def _parsed_as(text: str, written: str) -> datetime | date | None:
    try:
        if written == "iso":
            if len(text) < 10:
                return None
            return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
        if written in ("day_first", "month_first"):
            return _numeric(text, is_day_first=written == "day_first")
        found = datetime.strptime(text, written)  # noqa: DTZ007 - the zone is the profile's
    except (ValueError, OverflowError):
        return None
    return found if "%H" in written or "%I" in written else found.date()


def _numeric(text: str, *, is_day_first: bool) -> datetime | date | None:
    match = NUMERIC_DAY.match(text)
    if match is None:
        return None
    one, two, year = (int(part) for part in match.groups())
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    on = date(year, two, one) if is_day_first else date(year, one, two)
    rest = text[match.end() :].strip(" T,")
    return datetime.combine(on, time.fromisoformat(rest)) if rest else on


def money(text: str, mark: str) -> Decimal:
    """An amount; `mark` is the decimal sign, the other sign and spaces only group digits."""
    return _number(_CURRENCY_SIGNS.sub("", text), mark, text)


def whole(text: str, mark: str) -> int:
    """A count; "2,0" is two, "2,5" is refused."""
    amount = _number(text.strip(), mark, text)
    if amount != amount.to_integral_value():
        raise Unusable("bad_quantity", text)
    return int(amount)


def _number(text: str, mark: str, told: str) -> Decimal:
    grouping = "." if mark == "," else ","
    plain = text.replace("'", "").replace(" ", "")
    if grouping in plain:
        head = plain.split(mark)[0].lstrip("+-")
        groups = head.split(grouping)
        if not 1 <= len(groups[0]) <= 3 or any(len(group) != 3 for group in groups[1:]):
            raise Unusable("bad_number", told)
        plain = plain.replace(grouping, "")
    try:
        amount = Decimal(plain.replace(mark, "."))
    except InvalidOperation:
        raise Unusable("bad_number", told) from None
    if not amount.is_finite() or amount.adjusted() > MOST_DIGITS:
        raise Unusable("bad_number", told)
    return amount


def grams(text: str, mark: str, unit: str) -> int | None:
    """A weight; words instead of a weight ("captured separately") say nothing and give None."""
    try:
        weight = _number(text.strip(), mark, text)
    except Unusable:
        return None
    weight *= 1000 if unit == "kg" else 1
    return int(weight) if 0 <= weight < 2_000_000_000 else None


def bounded(instant: datetime, earliest: int, latest: datetime) -> datetime:
    """The instant, if it lies between the year `earliest` and ten years after `latest`."""
    if instant.year < earliest or instant > latest + timedelta(days=3653):
        raise Unusable("impossible_date", instant.date().isoformat())
    return instant


ZONES = {
    "AL": "Europe/Tirane", "AM": "Asia/Yerevan", "AT": "Europe/Vienna", "BA": "Europe/Sarajevo",
    "BE": "Europe/Brussels", "BG": "Europe/Sofia", "CH": "Europe/Zurich", "CY": "Asia/Nicosia",
    "CZ": "Europe/Prague", "DE": "Europe/Berlin", "DK": "Europe/Copenhagen", "EE": "Europe/Tallinn",
    "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London", "GE": "Asia/Tbilisi",
    "GR": "Europe/Athens", "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "IE": "Europe/Dublin",
    "IT": "Europe/Rome", "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga",
    "ME": "Europe/Podgorica", "MK": "Europe/Skopje", "MT": "Europe/Malta", "NL": "Europe/Amsterdam",
    "NO": "Europe/Oslo", "PL": "Europe/Warsaw", "RO": "Europe/Bucharest", "RS": "Europe/Belgrade",
    "SE": "Europe/Stockholm", "SI": "Europe/Ljubljana", "SK": "Europe/Bratislava",
}  # fmt: skip
"""The zone of a destination whose file names none, for countries where one holds (nearly) all."""
