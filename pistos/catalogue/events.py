"""What happens in the catalogue: ids and plain values, never anybody's words."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CategorySaved:
    category_id: int
    is_new: bool


@dataclass(frozen=True)
class AttributeSaved:
    category_id: int
    code: str


@dataclass(frozen=True)
class ProductDrafted:
    product_id: int


@dataclass(frozen=True)
class SheetPublished:
    """`version` is the number of the version among those of its product."""

    product_id: int
    version_id: int
    version: int


@dataclass(frozen=True)
class ProductWithdrawn:
    product_id: int


@dataclass(frozen=True)
class AttributeRemoved:
    category_id: int
    code: str
