"""A version's content, read in one language. Its layout is made by `rules.content` alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from pistos.catalogue.rules.shown import (
    Card,
    Contact,
    Fact,
    PhotoShown,
    PhotoSize,
    Place,
    Safety,
    Sheet,
    VariantShown,
)
from pistos.kit.languages import LANGUAGES, text_in

Content = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which version a content is, and when it was published (ISO)."""

    id: int
    number: int
    published_at: str
    content_hash: str
    is_newest: bool


def sheet_from(content: Content, *, language: str, fallback: str, at: Stamp) -> Sheet:
    """The sheet in `language`, else in `fallback`, else in the first language it is written in."""
    texts: Mapping[str, Mapping[str, Any]] = content["texts"]
    spoken = best_language(texts, language, fallback)
    text = texts.get(spoken, {})
    product, category = content["product"], content["category"]
    return Sheet(
        product_id=product["id"],
        version_id=at.id,
        version_number=at.number,
        published_at=at.published_at,
        content_hash=at.content_hash,
        slug=product["slug"],
        kind=product["kind"],
        brand=product["brand"],
        model=product["model"],
        gtin=product["gtin"],
        weight_grams=product["weight_grams"],
        language=spoken,
        languages=tuple(code for code in LANGUAGES if code in texts),
        title=text.get("title", ""),
        summary=text.get("summary", ""),
        highlights=tuple(text.get("highlights", ())),
        description=text.get("description", ""),
        instructions=text.get("instructions", ""),
        included=text.get("included", ""),
        terms=text.get("terms", ""),
        facts=tuple(fact_from(row, language) for row in content["facts"]),
        safety=_safety(content["safety"], texts, language, fallback),
        photos=tuple(photo_from(row, language, fallback) for row in content["photos"]),
        variants=tuple(variant_from(row, language) for row in content["variants"]),
        path=tuple(
            Place(row["slug"], text_in(row["name"], language, fallback)) for row in category["path"]
        ),
        category_id=category["id"],
        vat_class=category["vat_class"],
        unit_price_unit=category["unit_price_unit"],
        required_tools=tuple(category["required_tools"]),
        is_newest=at.is_newest,
    )


def card_from(
    row: Content, *, product_id: int, language: str, fallback: str, because: str = ""
) -> Card:
    """A card from what a list keeps of a product (`rules.content.card_of`)."""
    texts: Mapping[str, Sequence[str]] = row["texts"]
    spoken = best_language(texts, language, fallback)
    title, summary = texts.get(spoken, ("", ""))
    return Card(
        product_id=product_id,
        version_id=row["version"],
        slug=row["slug"],
        kind=row["kind"],
        title=title,
        summary=summary,
        language=spoken,
        photo=photo_from(row["photo"], language, fallback) if row["photo"] else None,
        category=Place(row["category"]["slug"], text_in(row["category"]["name"], language)),
        category_id=row["category"]["id"],
        vat_class=row["category"]["vat_class"],
        variant_ids=tuple(row["variants"]),
        brand=row["brand"],
        facts=tuple(fact_from(fact, language) for fact in row["facts"]),
        because=because,
    )


def best_language(texts: Iterable[str], language: str, fallback: str) -> str:
    """Which of the languages a text is shown in."""
    known = list(texts)
    for wanted in (language, fallback, *LANGUAGES):
        if wanted in known:
            return wanted
    return language


def fact_from(row: Content, language: str) -> Fact:
    return Fact(
        code=row["code"],
        name=text_in(row["name"], language),
        value=value_in(row, language),
        unit=row["unit"],
        raw=row["value"],
        is_compared=row.get("is_compared", True),
        is_facet=row.get("is_facet", False),
    )


def value_in(row: Content, language: str) -> str:
    """A fact's value as a person reads it; a choice by its name, a yes by a mark of its own ("yes")."""
    value, kind = row["value"], row["kind"]
    if kind == "choice":
        return text_in(row["names"], language) or str(value)
    if kind == "yes_no":
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        return text_in(value, language)
    return number_in(value, language) if kind == "number" else str(value)


def number_in(value: object, language: str) -> str:
    """A number without needless zeros, with the decimal mark of the language."""
    plain = format(Decimal(str(value)).normalize(), "f")
    return plain if language == "en" else plain.replace(".", ",")


def photo_from(row: Content, language: str, fallback: str) -> PhotoShown:
    return PhotoShown(
        file=row["file"],
        width=row["width"],
        height=row["height"],
        sizes=tuple(PhotoSize(s["file"], s["width"], s["height"]) for s in row["sizes"]),
        alt=text_in(row["alt"], language, fallback),
        angle=row["angle"],
        is_colour_true=row["is_colour_true"],
        author=row.get("author", ""),
        taken_on=date.fromisoformat(row["taken_on"]) if row.get("taken_on") else None,
    )


def variant_from(row: Content, language: str) -> VariantShown:
    options = tuple(fact_from(option, language) for option in row["options"])
    return VariantShown(
        id=row["id"],
        sku=row["sku"],
        label=", ".join(f"{o.value} {o.unit}".strip() for o in options),
        options=options,
        gtin=row["gtin"],
        weight_grams=row["weight_grams"],
    )


def _safety(
    row: Content, texts: Mapping[str, Mapping[str, Any]], language: str, fallback: str
) -> Safety:
    """Warnings in the language of the page, else in another with its name: a warning is never hidden."""
    warned = [code for code, text in texts.items() if text.get("warnings")]
    spoken = best_language(warned, language, fallback) if warned else ""
    return Safety(
        maker=_contact(row.get("maker")),
        responsible=_contact(row.get("responsible")),
        identification=row.get("identification", ""),
        warnings=texts[spoken]["warnings"] if spoken else "",
        standards=tuple(row.get("standards", ())),
        warnings_language=spoken,
    )


def _contact(row: Content | None) -> Contact | None:
    if not row or not row.get("name"):
        return None
    return Contact(
        row["name"], row.get("address", ""), row.get("contact", ""), row.get("country", "")
    )
