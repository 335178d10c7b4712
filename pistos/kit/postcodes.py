"""Postcodes by country: how they are written, and which region they tell.

Formats by the Universal Postal Union's addressing sheets of the EU, Armenia and our other neighbours. A
country that is not listed takes any postcode.
"""

import re
from collections.abc import Mapping

_FORMATS: Mapping[str, tuple[str, str]] = {
    # country: pattern of the tidy postcode, and an example
    "AM": (r"\d{4}", "0010"),
    "AT": (r"[1-9]\d{3}", "1010"),
    "BE": (r"[1-9]\d{3}", "1000"),
    "BG": (r"[1-9]\d{3}", "1000"),
    "CH": (r"[1-9]\d{3}", "8001"),
    "CY": (r"\d{4}", "1010"),
    "CZ": (r"\d{3} \d{2}", "110 00"),
    "DE": (r"\d{5}", "10115"),
    "DK": (r"\d{4}", "1050"),
    "EE": (r"\d{5}", "10111"),
    "ES": (r"\d{5}", "28001"),
    "FI": (r"\d{5}", "00100"),
    "FR": (r"\d{5}", "75001"),
    "GB": (r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}", "SW1A 1AA"),
    "GR": (r"[1-8]\d{2} \d{2}", "104 31"),
    "HR": (r"[1-5]\d{4}", "10000"),
    "HU": (r"[1-9]\d{3}", "1011"),
    "IE": (r"[A-Z]\d[\dW] [A-Z\d]{4}", "D02 AF30"),
    "IT": (r"\d{5}", "00118"),
    "LT": (r"LT-\d{5}", "LT-01100"),
    "LU": (r"[1-9]\d{3}", "1111"),
    "LV": (r"LV-\d{4}", "LV-1050"),
    "MT": (r"[A-Z]{3} \d{4}", "VLT 1117"),
    "NL": (r"[1-9]\d{3} [A-Z]{2}", "1011 AB"),
    "PL": (r"\d{2}-\d{3}", "00-001"),
    "PT": (r"\d{4}-\d{3}", "1100-148"),
    "RO": (r"\d{6}", "010011"),
    "SE": (r"\d{3} \d{2}", "111 20"),
    "SI": (r"[1-9]\d{3}", "1000"),
    "SK": (r"\d{3} \d{2}", "811 01"),
}
_GREEK: Mapping[str, str] = {
    "I": "10-19 80",
    "J": "20-24",
    "G": "25-27 30",
    "F": "28-29 31 49",
    "H": "32-36",
    "E": "37-43",
    "D": "44-48",
    "C": "50-53",
    "B": "54-63",
    "A": "64-69",
    "M": "70-74",
    "K": "81-83",
    "L": "84-85",
}
_SLOVENE = (
    # from, to: the exceptions first
    (1330, 1338, "037"), (1410, 1433, "035"), (2360, 2399, "033"), (6210, 6259, "038"),
    (8250, 8299, "036"), (1000, 1999, "041"), (2000, 2999, "032"), (3000, 3999, "034"),
    (4000, 4999, "042"), (5000, 5999, "043"), (6000, 6999, "044"), (8000, 8999, "037"),
    (9000, 9999, "031"),
)  # fmt: skip
_ARMENIAN = (
    (1, 99, "ER"), (201, 514, "AG"), (601, 823, "AR"), (901, 1149, "AV"), (1201, 1626, "GR"),
    (1701, 2117, "LO"), (2201, 2506, "KT"), (2601, 3126, "SH"), (3201, 3519, "SU"),
    (3601, 3810, "VD"), (3901, 4216, "TV"),
)  # fmt: skip
_ZONES: Mapping[str, str] = {
    "AM": "Asia/Yerevan", "AT": "Europe/Vienna", "BE": "Europe/Brussels", "BG": "Europe/Sofia",
    "CH": "Europe/Zurich", "CY": "Asia/Nicosia", "CZ": "Europe/Prague", "DE": "Europe/Berlin",
    "DK": "Europe/Copenhagen", "EE": "Europe/Tallinn", "ES": "Europe/Madrid",
    "FI": "Europe/Helsinki", "FR": "Europe/Paris", "GB": "Europe/London", "GR": "Europe/Athens",
    "HR": "Europe/Zagreb", "HU": "Europe/Budapest", "IE": "Europe/Dublin", "IT": "Europe/Rome",
    "LT": "Europe/Vilnius", "LU": "Europe/Luxembourg", "LV": "Europe/Riga", "MT": "Europe/Malta",
    "NL": "Europe/Amsterdam", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon",
    "RO": "Europe/Bucharest", "SE": "Europe/Stockholm", "SI": "Europe/Ljubljana",
    "SK": "Europe/Bratislava",
}  # fmt: skip
_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩０１２３４５６７８９", "01234567890123456789")


def tidy_postcode(country: str, text: str) -> str:
    """The postcode as its country writes it; "" for one that cannot be the country's.

    Blanks, hyphens, small letters and the country's own prefix ("SI-1000") are put right.
    """
    compact = re.sub(r"[\s\-–.]", "", text.translate(_DIGITS)).upper()
    if country not in _FORMATS:
        return " ".join(text.split()).upper()[:20]
    pattern, example = _FORMATS[country]
    own = country if not example.startswith(country) else ""
    if own and re.match(rf"{own}\d", compact):
        compact = compact.removeprefix(own)
    for start in (country, "") if example.startswith(f"{country}-") else ("",):
        written = _as_written(compact.removeprefix(start), example, start)
        if re.fullmatch(pattern, written):
            return written
    return ""


def _as_written(compact: str, example: str, start: str) -> str:
    """`compact` with blanks and hyphens where the example has them, counted from its end."""
    shape = example.removeprefix(f"{start}-") if start else example
    if " " in shape or "-" in shape:
        mark = " " if " " in shape else "-"
        tail = len(shape.split(mark)[1])
        compact = f"{compact[:-tail]}{mark}{compact[-tail:]}"
    return f"{start}-{compact}" if start else compact


def postcode_example(country: str) -> str:
    """How the country writes one; "" where any is taken."""
    return _FORMATS[country][1] if country in _FORMATS else ""


def longest_postcode(country: str) -> int:
    return len(postcode_example(country)) + 3 or 20


def region_by_postcode(country: str, postcode: str) -> str:
    """The region that a tidy postcode lies in, as `kit.regions` names it; "" where it does not tell."""
    digits = re.sub(r"\D", "", postcode)
    if not digits:
        return ""
    if country == "GR":
        return _greek_region(int(digits[:2]))
    table = {"SI": _SLOVENE, "AM": _ARMENIAN}.get(country, ())
    number = int(digits)
    return next((f"{country}-{code}" for low, high, code in table if low <= number <= high), "")


def _greek_region(start: int) -> str:
    for code, spans in _GREEK.items():
        for span in spans.split():
            low, _, high = span.partition("-")
            if int(low) <= start <= int(high or low):
                return f"GR-{code}"
    return ""


def zone_of(country: str, otherwise: str) -> str:
    """The time zone in which a country's mainland reckons its days."""
    return _ZONES.get(country, otherwise)
