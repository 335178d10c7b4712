"""Products as they are told to us: by a file, or by whoever writes a sheet. Plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ProductFacts:
    """A product that an imported order names, before there is a row."""

    source: str
    ref: str
    sku: str = ""
    name: str = ""
    category: str = ""
    weight_grams: int | None = None


@dataclass(frozen=True, slots=True)
class TextDraft:
    """What is written in one language."""

    title: str = ""
    summary: str = ""
    highlights: Sequence[str] = ()
    description: str = ""
    instructions: str = ""
    warnings: str = ""
    included: str = ""
    terms: str = ""


@dataclass(frozen=True, slots=True)
class VariantDraft:
    """`options` are values by attribute code; a product without options has one variant without any."""

    sku: str
    options: Mapping[str, object] = field(default_factory=dict)
    gtin: str = ""
    weight_grams: int | None = None
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class SheetDraft:
    """A whole sheet as it is written: facts by attribute code, texts by language.

    `safety` has `maker` and `responsible` (`name`, `address`, `contact`, `country`), `identification`,
    `standards` and `has_no_warnings`. `proofs` are pairs of a claim's words and their source. An empty `slug`
    is made from the first title.
    """

    slug: str = ""
    brand: str = ""
    model: str = ""
    gtin: str = ""
    weight_grams: int | None = None
    facts: Mapping[str, object] = field(default_factory=dict)
    safety: Mapping[str, object] = field(default_factory=dict)
    proofs: Sequence[tuple[str, str]] = ()
    texts: Mapping[str, TextDraft] = field(default_factory=dict)
    variants: Sequence[VariantDraft] = ()
    source: str = "pistos"
    ref: str = ""


@dataclass(frozen=True, slots=True)
class CategoryDraft:
    slug: str
    name: Mapping[str, str]
    parent_id: int | None = None
    intro: Mapping[str, str] = field(default_factory=dict)
    position: int = 0
    is_service: bool = False
    is_active: bool = True
    vat_class: str = "standard"
    unit_price_unit: str = ""
    needs_safety: bool = True
    needs_guarantee: bool = False
    needs_photos: int = 2
    required_tools: Sequence[str] = ()
    required_parts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class AttributeDraft:
    """`choices` are pairs of a code and its name by language."""

    code: str
    name: Mapping[str, str]
    kind: str
    unit: str = ""
    choices: Sequence[tuple[str, Mapping[str, str]]] = ()
    position: int = 0
    is_required: bool = False
    is_facet: bool = False
    is_compared: bool = True
