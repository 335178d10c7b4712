"""The gate through which the desk loads products, categories and the work on them."""

from typing import TypeVar

from django.db.models import Model, QuerySet

from pistos.accounts.access import require
from pistos.accounts.models import User
from pistos.catalogue.models import (
    Attribute,
    Category,
    Photo,
    Product,
    ProductState,
    Recall,
    SheetTask,
    SheetVersion,
    Wish,
)
from pistos.kit.errors import NotFound

Row = TypeVar("Row", bound=Model)


def product_for(agent: User, product_id: int) -> Product:
    """A product of this shop, with its category; what only an imported order names is none."""
    require(agent, "edit_products")
    rows = Product.objects.exclude(slug=None).select_related("category", "published_version")
    return _one(rows, product_id)


def published_product(slug: str) -> Product:
    """A product that the public can see; NotFound for any other."""
    found = Product.objects.filter(slug=slug, state=ProductState.PUBLISHED).first()
    if found is None:
        raise NotFound
    return found


def category_for(agent: User, category_id: int) -> Category:
    require(agent, "edit_categories")
    return _one(Category.objects.all(), category_id)


def attribute_for(agent: User, attribute_id: int) -> Attribute:
    require(agent, "edit_categories")
    return _one(Attribute.objects.select_related("category"), attribute_id)


def photo_for(agent: User, photo_id: int) -> Photo:
    require(agent, "edit_products")
    return _one(Photo.objects.select_related("product"), photo_id)


def version_for(agent: User, version_id: int) -> SheetVersion:
    require(agent, "see_desk")
    return _one(SheetVersion.objects.select_related("product"), version_id)


def task_for(agent: User, task_id: int) -> SheetTask:
    require(agent, "edit_products")
    return _one(SheetTask.objects.all(), task_id)


def wish_for(agent: User, wish_id: int) -> Wish:
    require(agent, "edit_products")
    return _one(Wish.objects.all(), wish_id)


def recall_for(agent: User, recall_id: int) -> Recall:
    require(agent, "recall_products")
    return _one(Recall.objects.select_related("product"), recall_id)


def _one(rows: "QuerySet[Row]", pk: int) -> Row:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotFound
    return found
