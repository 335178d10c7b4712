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


@dataclass(frozen=True)
class PhotoAdded:
    product_id: int
    photo_id: int


@dataclass(frozen=True)
class PhotoChanged:
    product_id: int
    photo_id: int


@dataclass(frozen=True)
class PhotoRemoved:
    product_id: int
    photo_id: int


@dataclass(frozen=True)
class ProductRecalled:
    product_id: int
    recall_id: int


@dataclass(frozen=True)
class RecallClosed:
    """It is over, for the reason on record. The product stays out of the shop until it is published again."""

    product_id: int
    recall_id: int


@dataclass(frozen=True)
class WishNoted:
    """Somebody did not find what they needed, for the `count`th time."""

    wish_id: int
    count: int


@dataclass(frozen=True)
class WishClosed:
    wish_id: int


@dataclass(frozen=True)
class TaskOpened:
    product_id: int
    task_id: int
    kind: str
    reason: str


@dataclass(frozen=True)
class TaskClosed:
    product_id: int
    task_id: int
    kind: str


@dataclass(frozen=True)
class MismatchNoted:
    """A buyer said that the product is not as a version of its sheet said."""

    product_id: int
    version_id: int
    reason: str


@dataclass(frozen=True)
class ProductsImported:
    """A file of products was read: so many are new, changed, set aside."""

    new: int
    changed: int
    set_aside: int


@dataclass(frozen=True)
class LowestAmountsNoted:
    """Lists were told new lowest prices, of so many products."""

    count: int
