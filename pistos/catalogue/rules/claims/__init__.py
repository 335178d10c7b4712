"""Words that promise more than a sheet can prove, in English, Greek, Slovene and Armenian.

Each language has its table of patterns over folded text (lower case, no accents, σ for ς, «եւ» for «և»):
`superlative` needs proof, `green` needs a recognised label, `offset` ("climate neutral") is never
allowed of a product (Directive (EU) 2024/825), `urgency` and `price` are not a sheet's to say: stock,
watching visitors and earlier prices are shown by the program from what is recorded, or not at all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pistos.catalogue.rules.claims import el, en, hy, sl
from pistos.kit.searching import folded

KINDS = ("superlative", "green", "offset", "urgency", "price")
_TABLES = {"en": en.CLAIMS, "el": el.CLAIMS, "sl": sl.CLAIMS, "hy": hy.CLAIMS}
_PATTERNS: Mapping[str, Mapping[str, re.Pattern[str]]] = {
    language: {kind: re.compile("|".join(table[kind])) for kind in KINDS}
    for language, table in _TABLES.items()
}
# Marks that stand inside Armenian words («Մի՛», «Ինչպե՞ս») would part them.
_INNER_MARKS = str.maketrans("", "", "՛՜՞")
_SHOUTS = re.compile(r"[!՜]{2,}|[!՜].*[!՜]", re.DOTALL)
_CAPITALS = re.compile(r"\b[^\W\d_]{4,}\b")

# Labels that prove a general environmental claim: the EU Ecolabel, national type I labels recognised in
# the EU, organic food and organic textiles.
LABELS = (
    "eu ecolabel", "eu organic", "nordic swan", "blauer engel", "blue angel", "osterreichisches umweltzeichen",
    "gots", "en iso 14024", "emas",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Claim:
    """`words` are as they stand in the text, folded."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What the shop can show for a claim: the words claimed, and the source or label."""

    claim: str
    source: str


def claims_in(text: str, language: str, proofs: Sequence[Proof] = ()) -> list[Claim]:
    """What in the text misleads and is not proven, each once."""
    plain = folded(text.translate(_INNER_MARKS))
    found: dict[Claim, None] = {}
    for kind, pattern in _PATTERNS[language].items():
        for match in pattern.finditer(plain):
            claim = Claim(kind, match.group().strip())
            if not _is_proven(claim, proofs):
                found[claim] = None
    return list(found)


def is_shouting(text: str) -> bool:
    """Whether exclamation marks pile up."""
    return bool(_SHOUTS.search(text))


def capitals_in(text: str, but: Sequence[str] = ()) -> list[str]:
    """Words written in capitals that are not among names."""
    names = {part for name in but for part in name.split()}
    return [w for w in _CAPITALS.findall(text) if w.isupper() and w not in names]


def is_label(source: str) -> bool:
    plain = folded(source)
    return any(re.search(rf"\b{re.escape(label)}\b", plain) for label in LABELS)


def _is_proven(claim: Claim, proofs: Sequence[Proof]) -> bool:
    """A superlative by any named source, a green claim by a recognised label; the others by nothing."""
    if claim.kind not in ("superlative", "green"):
        return False
    return any(
        claim.words in folded(proof.claim)
        and proof.source.strip()
        and (claim.kind == "superlative" or is_label(proof.source))
        for proof in proofs
    )
