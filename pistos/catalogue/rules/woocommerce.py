"""Products as the WooCommerce REST API (v3) tells them."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from typing import Any

from pistos.catalogue.facts import SheetDraft, TextDraft, VariantDraft
from pistos.catalogue.rules.sheet_files import TableProduct

_TAG = re.compile(r"<[^>]+>")
_GRAMS = {"kg": 1000.0, "g": 1.0, "lbs": 453.59237, "oz": 28.349523125}


def is_product(row: Mapping[str, Any]) -> bool:
    return "id" in row and "name" in row and "short_description" in row


def is_variation(row: Mapping[str, Any]) -> bool:
    """A variation names the options it stands for, and the product in its own address or links."""
    return "id" in row and "short_description" not in row and parent_of(row) != ""


def parent_of(row: Mapping[str, Any]) -> str:
    """The id of the product of a variation; empty where it is none."""
    if row.get("parent_id"):
        return str(row["parent_id"])
    links = row.get("_links") if isinstance(row.get("_links"), Mapping) else {}
    up = (links or {}).get("up") or [{}]
    found = re.search(r"/products/(\d+)$", str(up[0].get("href", "")))
    return found.group(1) if found else ""


def woocommerce_product(
    row: Mapping[str, Any],
    variations: Sequence[Mapping[str, Any]],
    *,
    language: str,
    unit: str = "kg",
) -> TableProduct:
    """A product of the WooCommerce REST API (v3) as a draft in one language; prices are not ours to keep
    here. Its attributes become facts by slug where our category knows them; the rest is left out there."""
    categories = row.get("categories") or [{}]
    options = {_slug(a["name"]): a for a in row.get("attributes") or [] if a.get("variation")}
    facts = {
        _slug(a["name"]): (a.get("options") or [""])[0]
        for a in row.get("attributes") or []
        if not a.get("variation")
    }
    ref = str(row["id"])
    variants = [
        VariantDraft(
            sku=str(v.get("sku") or f"wc-{ref}-{v['id']}"),
            options={_slug(a["name"]): a.get("option", "") for a in v.get("attributes") or []},
            weight_grams=_weight(v.get("weight"), unit),
            is_active=v.get("status", "publish") == "publish",
        )
        for v in variations
    ] or [VariantDraft(sku=str(row.get("sku") or f"wc-{ref}"))]
    return TableProduct(
        ref,
        str(categories[0].get("slug") or ""),
        SheetDraft(
            slug=str(row.get("slug") or ""),
            weight_grams=_weight(row.get("weight"), unit),
            facts={code: value for code, value in facts.items() if code not in options},
            texts={
                language: TextDraft(
                    title=unescape(str(row.get("name") or ""))[:160],
                    summary=_plain(row.get("short_description")),
                    description=_plain(row.get("description")),
                )
            },
            variants=variants,
            source="woocommerce",
            ref=ref,
        ),
    )


def _plain(html: object) -> str:
    """Paragraphs of text out of HTML."""
    text = re.sub(r"(?i)</(?:p|div|li|h\d)>|<br\s*/?>", "\n", str(html or ""))
    lines = (" ".join(line.split()) for line in unescape(_TAG.sub("", text)).splitlines())
    return "\n\n".join(line for line in lines if line)


def _weight(value: object, unit: str) -> int | None:
    try:
        grams = round(float(str(value)) * _GRAMS[unit])
    except (ValueError, KeyError):
        return None
    return grams if grams > 0 else None


def _slug(name: str) -> str:
    return re.sub(r"\W+", "_", str(name).casefold()).strip("_")[:40]
