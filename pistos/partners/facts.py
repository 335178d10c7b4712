"""A partner as named in a file: plain values, before there is a row."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_GREEK = str.maketrans("αβγδεζηθικλμνξοπρσςτυφχψω", "avgdeziTiklmnXoprsstyfcPo", "")
_LONG = {"T": "th", "X": "x", "P": "ps"}


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """A courier or supplier. `gives_proof` is whether its reports prove a delivery."""

    code: str
    name: str
    kind: str
    country: str = ""
    gives_proof: bool = True


@lru_cache(maxsize=4096)
def partner_code(kind: str, name: str) -> str:
    """A stable slug for a name: the same name gives the same code, two names never share one.

    Latin and Greek names stay readable; others, and those too long, end in a digest.
    """
    folded = unicodedata.normalize("NFKD", name.strip().lower())
    plain = "".join(c for c in folded if not unicodedata.combining(c)).translate(_GREEK)
    plain = "".join(_LONG.get(c, c) for c in plain)
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if name.strip().lower() == slug.replace("-", " ") and 0 < len(slug) <= 40:
        return slug
    digest = hashlib.sha256(f"{kind}:{name.strip()}".encode()).hexdigest()[:8]
    return f"{slug[:40]}-{digest}".strip("-")
