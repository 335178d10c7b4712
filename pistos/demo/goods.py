"""What the demo sells: a file for each product under `data/products`, in four languages."""

import tomllib
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pistos.catalogue.facts import SheetDraft, TextDraft, VariantDraft

DATA = Path(__file__).parent / "data"
LANGUAGES = ("en", "el", "sl", "hy")
# Orders name these; what is not among them is sold now and then by nobody but visitors.
IN_ORDERS = (
    "bowl board jug cups briki plate honey oil charger jumper beanie radio throw cushion towels shirt"
    " lamp vase ring hoops pendant soap salve comb"
).split()
_PARTS = (
    "title", "summary", "highlights", "description", "instructions", "warnings", "included", "terms",
)  # fmt: skip
_SIZED = (("size", "sizes"), ("ring_size", "ring_sizes"))
_ANGLES: dict[str, tuple[str, str, str, str]] = {
    "front": ("from the front", "από μπροστά", "od spredaj", "դիմացից"),
    "side": ("from the side", "από το πλάι", "od strani", "կողքից"),
    "top": ("from above", "από πάνω", "od zgoraj", "վերևից"),
    "detail": ("in detail", "λεπτομέρεια", "podrobno", "մոտիկից"),
}


@dataclass(frozen=True, slots=True)
class Good:
    """A product or a service: `told` is its file. Price in euro with VAT, weight in grams."""

    ref: str
    told: dict[str, Any]

    @property
    def category(self) -> str:
        return str(self.told["category"])

    @property
    def price(self) -> str:
        return str(self.told["price"])

    @property
    def weight(self) -> int:
        return int(self.told["weight"])

    @property
    def angles(self) -> list[str]:
        return list(self.told["angles"])

    def name_in(self, language: str) -> str:
        return str(self.told[language]["title"])

    def alt(self, angle: str) -> dict[str, str]:
        words = _ANGLES[angle]
        return {
            code: f"{self.name_in(code)}, {said}"
            for code, said in zip(LANGUAGES, words, strict=True)
        }

    def sheet(self) -> SheetDraft:
        """The whole sheet as an editor would write it."""
        told, maker = self.told, makers().get(self.told["maker"])
        return SheetDraft(
            slug=told["slug"],
            brand=maker["name"].removesuffix(" (demo)") if maker else "",
            model=told["model"],
            weight_grams=self.weight or None,
            facts=told["facts"],
            safety=self.safety(),
            texts={
                code: TextDraft(**{k: v for k, v in told[code].items() if k in _PARTS})
                for code in LANGUAGES
            },
            variants=self.variants(),
            source="demo",
            ref=self.ref,
        )

    def safety(self) -> dict[str, object]:
        """Who made it and who answers for it in the Union (Regulation (EU) 2023/988, article 19)."""
        maker = makers().get(self.told["maker"])
        if maker is None:
            return {}
        made = {part: maker[part] for part in ("name", "address", "contact", "country")}
        told: dict[str, object] = {"maker": made, "identification": self.told["model"]}
        if maker["country"] == "AM":
            told["responsible"] = dict(_shelves()["responsible"])
        if "warnings" not in self.told["en"]:
            told["has_no_warnings"] = True
        return told

    def variants(self) -> list[VariantDraft]:
        base = self.told["model"] or self.ref.upper()
        for code, key in _SIZED:
            if key in self.told:
                return [VariantDraft(f"{base}-{one}", {code: one}) for one in self.told[key]]
        return [VariantDraft(base)]

    def chart(self) -> dict[str, object]:
        """The size guide's content: for each size the spans of the body in centimetres."""
        code, sizes = next((code, self.told[key]) for code, key in _SIZED if key in self.told)
        spans = self.told["chart"]
        return {
            "attribute": code,
            "measures": list(spans),
            "sizes": [
                {"size": size, "ranges": {measure: rows[n] for measure, rows in spans.items()}}
                for n, size in enumerate(sizes)
            ],
        }


@cache
def goods() -> dict[str, Good]:
    """All products by reference, in the order of their categories' files."""
    found = {}
    for path in sorted((DATA / "products").glob("*.toml")):
        found[path.stem] = Good(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    return found


@cache
def in_orders() -> tuple[Good, ...]:
    return tuple(goods()[ref] for ref in IN_ORDERS)


@cache
def _shelves() -> dict[str, Any]:
    return tomllib.loads((DATA / "shelves.toml").read_text(encoding="utf-8"))


def makers() -> dict[str, dict[str, Any]]:
    return dict(_shelves()["makers"])


def categories() -> list[dict[str, Any]]:
    return list(_shelves()["categories"])


@cache
def ways() -> dict[str, Any]:
    return tomllib.loads((DATA / "ways.toml").read_text(encoding="utf-8"))


def in_dram(price: str) -> Decimal:
    """The price asked in Armenia, in whole hundreds."""
    return Decimal(round(float(price) * 425 / 100) * 100)
