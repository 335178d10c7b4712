"""What a version holds: the one place that lays it out. `rules.reading` reads it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

TEXT_PARTS = (
    "title", "summary", "highlights", "description", "instructions", "warnings", "included", "terms",
)  # fmt: skip
_ON_CARDS = 4


@dataclass(frozen=True, slots=True)
class AttributeRule:
    """An attribute of the product's category or of one above it."""

    code: str
    name: Mapping[str, str]
    kind: str
    unit: str = ""
    choices: Mapping[str, Mapping[str, str]] | None = None
    is_required: bool = False
    is_facet: bool = False
    is_compared: bool = True


def fact_rows(
    facts: Mapping[str, Any], attributes: Iterable[AttributeRule]
) -> list[dict[str, Any]]:
    """The facts that are stated, in the order of their attributes; unknown codes are left out."""
    return [
        _fact(attribute, facts[attribute.code])
        for attribute in attributes
        if facts.get(attribute.code) not in (None, "", {})
    ]


def _fact(attribute: AttributeRule, value: Any) -> dict[str, Any]:
    row = {
        "code": attribute.code,
        "name": dict(attribute.name),
        "kind": attribute.kind,
        "unit": attribute.unit,
        "value": value,
        "is_facet": attribute.is_facet,
        "is_compared": attribute.is_compared,
    }
    if attribute.kind == "choice":
        row["names"] = dict((attribute.choices or {}).get(str(value), {}))
    return row


def option_rows(
    options: Mapping[str, Any], attributes: Mapping[str, AttributeRule]
) -> list[dict[str, Any]]:
    """A variant's options like facts; what no attribute describes is shown as it is written."""
    return [
        _fact(attributes.get(code) or AttributeRule(code, {"en": code.capitalize()}, "text"), value)
        for code, value in options.items()
    ]


def hash_of(content: Mapping[str, Any]) -> str:
    """SHA-256, hex, of the content with sorted keys."""
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


def card_of(content: Mapping[str, Any], version_id: int) -> dict[str, Any]:
    """What a list keeps of a version."""
    category = content["category"]
    last = category["path"][-1]
    return {
        "version": version_id,
        "slug": content["product"]["slug"],
        "kind": content["product"]["kind"],
        "brand": content["product"]["brand"],
        "texts": {
            code: [text["title"], text["summary"]] for code, text in content["texts"].items()
        },
        "photo": content["photos"][0] if content["photos"] else None,
        "category": {
            "id": category["id"],
            "slug": last["slug"],
            "name": last["name"],
            "vat_class": category["vat_class"],
        },
        "variants": [variant["id"] for variant in content["variants"]],
        "facts": [fact for fact in content["facts"] if fact["is_compared"]][:_ON_CARDS],
    }


def marks_of(content: Mapping[str, Any]) -> list[str]:
    """Choices and yes/no of the sheet and of its variants, as "code=value", for counting."""
    found: dict[str, None] = {}
    for fact in _countable(content):
        if fact["kind"] == "choice":
            found[f"{fact['code']}={fact['value']}"[:100]] = None
        elif fact["kind"] == "yes_no":
            found[f"{fact['code']}={'yes' if fact['value'] else 'no'}"] = None
    return list(found)


def figures_of(content: Mapping[str, Any]) -> dict[str, float]:
    """The numbers of the sheet by code."""
    return {
        fact["code"]: float(fact["value"])
        for fact in content["facts"]
        if fact["kind"] == "number" and fact["is_facet"]
    }


def _countable(content: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    yield from (fact for fact in content["facts"] if fact["is_facet"])
    for variant in content["variants"]:
        yield from (option for option in variant["options"] if option["is_facet"])


def search_parts(content: Mapping[str, Any]) -> tuple[str, Sequence[tuple[str, str]]]:
    """The titles, and all that is searched with its weight, in every language of the sheet."""
    product = content["product"]
    codes = " ".join(
        filter(
            None,
            [
                product["model"],
                product["gtin"],
                *(variant["sku"] for variant in content["variants"]),
                *(variant["gtin"] for variant in content["variants"]),
            ],
        )
    )
    texts = list(content["texts"].values())
    titles = " ".join([*(text["title"] for text in texts), product["brand"]])
    names = " ".join(
        name for place in content["category"]["path"] for name in place["name"].values()
    )
    stated = " ".join(
        word
        for fact in content["facts"]
        for word in (*fact.get("names", {}).values(), *_plain(fact["value"]))
    )
    return titles, [
        (titles, "A"),
        (codes, "A"),
        (names, "B"),
        (" ".join(text["summary"] for text in texts), "C"),
        (stated, "C"),
        (" ".join(text["description"] for text in texts), "D"),
    ]


def _plain(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return [str(text) for text in value.values()]
    return [value] if isinstance(value, str) else []
