"""Products as a table of our own, with one row a variant: plain rows, before any is kept.

The rows of one product share `product`; what is said of the product
stands in the first of them. Columns: `product`, `category`, `brand`, `model`, `gtin`, `weight_grams`,
`sku`, `active`, `fact:CODE`, `option:CODE`, `safety:KEY` and, for each language, `title:el` and so on.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pistos.catalogue.facts import SheetDraft, TextDraft, VariantDraft
from pistos.catalogue.rules.content import TEXT_PARTS
from pistos.kit.csvs import plain_cell
from pistos.kit.languages import LANGUAGES

SAFETY = (
    *(f"maker_{part}" for part in ("name", "address", "contact", "country")),
    *(f"responsible_{part}" for part in ("name", "address", "contact", "country")),
    "identification", "has_no_warnings",
)  # fmt: skip
_FIXED = ("product", "category", "brand", "model", "gtin", "weight_grams", "sku", "active")


@dataclass(frozen=True, slots=True)
class TableProduct:
    """A product of a table: the slug of its category, and its sheet."""

    ref: str
    category: str
    draft: SheetDraft


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A product of a file that cannot be read, and why."""

    ref: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReadTable:
    products: list[TableProduct] = field(default_factory=list)
    unreadable: list[Unreadable] = field(default_factory=list)


def columns_of(products: Sequence[TableProduct]) -> list[str]:
    """The columns that these products need, in a steady order."""
    facts = {code: None for one in products for code in one.draft.facts}
    options = {code: None for one in products for v in one.draft.variants for code in v.options}
    return [
        *_FIXED,
        *(f"fact:{code}" for code in facts),
        *(f"option:{code}" for code in options),
        *(f"safety:{key}" for key in SAFETY),
        *(f"{part}:{code}" for code in LANGUAGES for part in TEXT_PARTS),
    ]


def rows_of(product: TableProduct) -> Iterable[dict[str, str]]:
    """The rows of a product: one for each variant, at least one."""
    draft = product.draft
    head = {
        "product": product.ref,
        "category": product.category,
        "brand": draft.brand,
        "model": draft.model,
        "gtin": draft.gtin,
        "weight_grams": _said(draft.weight_grams),
        **{f"fact:{code}": _said(value) for code, value in draft.facts.items()},
        **{f"safety:{key}": _said(value) for key, value in _flat(draft.safety).items()},
        **{
            f"{part}:{code}": _said(getattr(text, part))
            for code, text in draft.texts.items()
            for part in TEXT_PARTS
        },
    }
    for place, variant in enumerate(draft.variants or [VariantDraft("")]):
        yield {
            **(head if place == 0 else {"product": product.ref}),
            "sku": variant.sku,
            "active": "yes" if variant.is_active else "no",
            **{f"option:{code}": _said(value) for code, value in variant.options.items()},
        }


def read_rows(rows: Iterable[Mapping[str, str]]) -> ReadTable:
    """The products of a table; one without a reference or a category is told apart."""
    grouped: dict[str, list[Mapping[str, str]]] = {}
    for raw in rows:
        row = {name: plain_cell(value or "") for name, value in raw.items() if name}
        grouped.setdefault(row.get("product", "").strip(), []).append(row)
    read = ReadTable()
    for ref, own in grouped.items():
        if not ref or not own[0].get("category", "").strip():
            read.unreadable.append(Unreadable(ref, "no reference" if not ref else "no category"))
            continue
        try:
            read.products.append(TableProduct(ref, own[0]["category"].strip(), _draft(ref, own)))
        except ValueError as problem:
            read.unreadable.append(Unreadable(ref, str(problem)))
    return read


def _draft(ref: str, rows: Sequence[Mapping[str, str]]) -> SheetDraft:
    head = rows[0]
    texts = {
        code: TextDraft(**{part: _part(head, part, code) for part in TEXT_PARTS})
        for code in LANGUAGES
        if any(head.get(f"{part}:{code}") for part in TEXT_PARTS)
    }
    return SheetDraft(
        brand=head.get("brand", ""),
        model=head.get("model", ""),
        gtin=head.get("gtin", ""),
        weight_grams=_grams(head.get("weight_grams", "")),
        facts=_prefixed(head, "fact:"),
        safety=_nested(_prefixed(head, "safety:")),
        texts=texts,
        variants=[
            VariantDraft(
                sku=row["sku"].strip(),
                options=_prefixed(row, "option:"),
                is_active=row.get("active", "yes").strip().lower() not in ("no", "0", "false"),
            )
            for row in rows
            if row.get("sku", "").strip()
        ],
        ref=ref,
    )


def _part(row: Mapping[str, str], part: str, code: str) -> Any:
    value = row.get(f"{part}:{code}", "") or ""
    return [line for line in value.splitlines() if line.strip()] if part == "highlights" else value


def _prefixed(row: Mapping[str, str], prefix: str) -> dict[str, object]:
    return {
        name[len(prefix) :]: value
        for name, value in row.items()
        if name and name.startswith(prefix) and value
    }


def _nested(flat: Mapping[str, object]) -> dict[str, object]:
    found: dict[str, Any] = {}
    for key, value in flat.items():
        who, _, part = key.partition("_")
        if who in ("maker", "responsible") and part:
            found.setdefault(who, {})[part] = value
        elif key == "has_no_warnings":
            found[key] = str(value).lower() in ("yes", "true", "1")
        else:
            found[key] = value
    return found


def _flat(safety: Mapping[str, Any]) -> dict[str, object]:
    found: dict[str, object] = {}
    for key, value in safety.items():
        if isinstance(value, Mapping):
            found |= {f"{key}_{part}": text for part, text in value.items()}
        else:
            found[key] = value
    return {key: value for key, value in found.items() if key in SAFETY}


def _said(value: object) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _grams(value: str) -> int | None:
    if not value.strip():
        return None
    if not value.strip().isdigit():
        raise ValueError(f"weight {value[:20]}")
    return int(value)
