"""A product as told by a file: plain values, before there is a row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProductFacts:
    source: str
    ref: str
    sku: str = ""
    name: str = ""
    category: str = ""
    weight_grams: int | None = None
