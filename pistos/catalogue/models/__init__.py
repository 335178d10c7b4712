"""Products, the categories that carry their rules, what is written, published and sought of them."""

from pistos.catalogue.models.category import Attribute, Category, FactKind
from pistos.catalogue.models.listed import KnownWord, Listed
from pistos.catalogue.models.product import Product, ProductKind, ProductState, Variant
from pistos.catalogue.models.recall import Mismatch, MismatchReport, Recall, Remedy
from pistos.catalogue.models.sheet import Angle, Photo, SheetText, SheetVersion
from pistos.catalogue.models.work import SheetTask, TaskKind, Wish

__all__ = [
    "Angle",
    "Attribute",
    "Category",
    "FactKind",
    "KnownWord",
    "Listed",
    "Mismatch",
    "MismatchReport",
    "Photo",
    "Product",
    "ProductKind",
    "ProductState",
    "Recall",
    "Remedy",
    "SheetTask",
    "SheetText",
    "SheetVersion",
    "TaskKind",
    "Variant",
    "Wish",
]
