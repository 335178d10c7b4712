"""What pages show of the catalogue: plain values, in one language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Fact:
    """`value` as a person reads it, without the unit; `raw` as it is kept, for comparing."""

    code: str
    name: str
    value: str
    unit: str = ""
    raw: object = None
    is_compared: bool = True
    is_facet: bool = False


@dataclass(frozen=True, slots=True)
class PhotoSize:
    file: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PhotoShown:
    """`sizes` the smallest first; files are names in the storage, never addresses."""

    file: str
    width: int
    height: int
    sizes: tuple[PhotoSize, ...]
    alt: str
    angle: str
    is_colour_true: bool
    author: str = ""
    taken_on: date | None = None


@dataclass(frozen=True, slots=True)
class VariantShown:
    """`label` names its options ("M, red"); `options` are pairs of what varies and its value."""

    id: int
    sku: str
    label: str
    options: tuple[Fact, ...]
    gtin: str = ""
    weight_grams: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    name: str
    address: str
    contact: str
    country: str = ""


@dataclass(frozen=True, slots=True)
class Safety:
    """The four elements of article 19 GPSR, and what else the shop knows of the product's safety."""

    maker: Contact | None
    responsible: Contact | None
    identification: str
    warnings: str
    standards: tuple[str, ...] = ()
    warnings_language: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A category by name, from the top of the shop downwards."""

    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A published version in one language. `language` is the one of its texts: another than that of the
    page where the sheet is not written in it, and the page says so."""

    product_id: int
    version_id: int
    version_number: int
    published_at: str
    content_hash: str
    slug: str
    kind: str
    brand: str
    model: str
    gtin: str
    language: str
    languages: tuple[str, ...]
    title: str
    summary: str
    highlights: tuple[str, ...]
    description: str
    instructions: str
    included: str
    terms: str
    facts: tuple[Fact, ...]
    safety: Safety
    photos: tuple[PhotoShown, ...]
    variants: tuple[VariantShown, ...]
    path: tuple[Place, ...]
    category_id: int
    vat_class: str
    unit_price_unit: str
    required_tools: tuple[str, ...]
    weight_grams: int | None = None
    is_newest: bool = True


@dataclass(frozen=True, slots=True)
class Card:
    """A product in a list. `because` says why it stands there, where it was not asked for."""

    product_id: int
    version_id: int
    slug: str
    kind: str
    title: str
    summary: str
    language: str
    photo: PhotoShown | None
    category: Place
    category_id: int
    vat_class: str
    variant_ids: tuple[int, ...]
    brand: str = ""
    facts: tuple[Fact, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a visitor wants of a list: values by attribute code, bounds by code of a number."""

    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    bounds: Mapping[str, tuple[Decimal | None, Decimal | None]] = field(default_factory=dict)
    lowest: Decimal | None = None
    highest: Decimal | None = None

    def __bool__(self) -> bool:
        return bool(
            self.values or self.bounds or self.lowest is not None or self.highest is not None
        )


@dataclass(frozen=True, slots=True)
class FacetOption:
    """`count` is how many products the list would have with it, all other choices as they are."""

    value: str
    name: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetShown:
    """`low` and `high` bound a number among what is listed; a number has no options."""

    code: str
    name: str
    kind: str
    unit: str
    options: tuple[FacetOption, ...] = ()
    low: Decimal | None = None
    high: Decimal | None = None
    chosen: tuple[Decimal | None, Decimal | None] = (None, None)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list. `corrected` are the words that were sought instead of mistyped ones."""

    cards: Sequence[Card]
    total: int
    facets: Sequence[FacetShown] = ()
    next_key: str | None = None
    is_total_exact: bool = True
    corrected: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """A category in the tree; `count` are the published products in it and below."""

    id: int
    slug: str
    name: str
    depth: int
    parent_id: int | None
    is_service: bool
    count: int
    children: "tuple[Branch, ...]" = ()
