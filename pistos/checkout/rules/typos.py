"""E-mail addresses with a slip of the finger in their domain: noticed, never corrected unasked."""

COMMON = (
    "gmail.com", "googlemail.com", "yahoo.com", "hotmail.com", "outlook.com", "live.com",
    "icloud.com", "me.com", "msn.com", "aol.com", "proton.me", "protonmail.com", "gmx.com",
    "gmx.net", "gmx.de", "gmx.at", "web.de", "yahoo.gr", "hotmail.gr", "windowslive.com",
    "otenet.gr", "forthnet.gr", "hol.gr", "siol.net", "t-2.net", "amis.net", "telemach.net",
    "email.si", "mail.ru", "yandex.ru", "inbox.ru", "list.ru", "rambler.ru", "bk.ru", "mail.am",
    "yahoo.co.uk", "hotmail.co.uk", "yahoo.de", "yahoo.fr", "hotmail.fr", "orange.fr", "libero.it",
)  # fmt: skip
_ENDINGS = {
    "con": "com", "cmo": "com", "ocm": "com", "vom": "com", "xom": "com", "comm": "com",
    "cim": "com", "coom": "com", "c0m": "com", "nte": "net", "ner": "net", "met": "net",
    "gt": "gr", "rg": "gr",
}  # fmt: skip


def likely_meant(address: str) -> str:
    """The address that was probably meant, or "" where nothing looks mistyped."""
    name, at, domain = address.strip().partition("@")
    domain = domain.lower().rstrip(".")
    if not at or not name or domain in COMMON:
        return ""
    meant = _meant_domain(domain)
    return f"{name}@{meant}" if meant else ""


def _meant_domain(domain: str) -> str:
    stem, dot, ending = domain.rpartition(".")
    if not dot:
        ending = ""
    mended = f"{stem}.{_ENDINGS[ending]}" if ending in _ENDINGS and stem else ""
    if mended in COMMON:
        return mended
    near = [known for known in COMMON if _distance(domain, known) <= (2 if len(known) > 9 else 1)]
    if near:
        return min(near, key=lambda known: (_distance(domain, known), COMMON.index(known)))
    return mended


def _distance(one: str, other: str) -> int:
    """Slips between two words: a letter more, less, changed, or two swapped."""
    if abs(len(one) - len(other)) > 2:
        return 3
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            cost = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]
