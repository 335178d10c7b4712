"""Addresses of the catalogue on the desk."""

from django.urls import path

from pistos.backoffice import (
    categories,
    product_files,
    product_photos,
    product_recalls,
    product_wishes,
    product_work,
    products,
)

urlpatterns = [
    path("products/", products.products, name="products"),
    path("products/new/", products.add, name="add_product"),
    path("products/tasks/", product_work.work, name="product_work"),
    path("products/tasks/<int:task_id>/done/", product_work.finish, name="finish_task"),
    path("products/wishes/<int:wish_id>/done/", product_work.settle, name="settle_wish"),
    path("products/files/", product_files.files, name="product_files"),
    path("products/files/products.csv", product_files.export, name="export_products"),
    path("products/versions/<int:version_id>/", products.version, name="sheet_version"),
    path("products/photos/<int:photo_id>/", product_photos.photo, name="product_photo"),
    path("products/photos/<int:photo_id>/file/", product_photos.file, name="photo_file"),
    path("products/photos/<int:photo_id>/remove/", product_photos.remove, name="remove_photo"),
    path("products/recalls/<int:recall_id>/", product_recalls.recalled, name="recall"),
    path("products/recalls/<int:recall_id>/close/", product_recalls.close, name="close_recall"),
    path("products/<int:product_id>/", products.product, name="product"),
    path("products/<int:product_id>/judge/", products.judge_product, name="judge_product"),
    path("products/<int:product_id>/publish/", products.publish, name="publish_product"),
    path("products/<int:product_id>/withdraw/", products.withdraw, name="withdraw_product"),
    path("products/<int:product_id>/photos/", product_photos.photos, name="product_photos"),
    path("products/<int:product_id>/wishes/", product_wishes.wishes, name="product_wishes"),
    path(
        "products/<int:product_id>/wishes/<int:option_id>/",
        product_wishes.reword,
        name="reword_product_wish",
    ),
    path(
        "products/<int:product_id>/wishes/<int:option_id>/withdraw/",
        product_wishes.withdraw,
        name="withdraw_product_wish",
    ),
    path(
        "products/<int:product_id>/wishes/<int:option_id>/offer/",
        product_wishes.offer,
        name="offer_product_wish",
    ),
    path("products/<int:product_id>/recall/", product_recalls.recall, name="recall_product"),
    path("categories/", categories.categories, name="categories"),
    path("categories/new/", categories.add, name="add_category"),
    path("categories/<int:category_id>/", categories.category, name="category"),
    path(
        "categories/<int:category_id>/attributes/", categories.add_attribute, name="add_attribute"
    ),
    path("categories/attributes/<int:attribute_id>/", categories.attribute, name="attribute"),
    path(
        "categories/attributes/<int:attribute_id>/remove/",
        categories.drop_attribute,
        name="drop_attribute",
    ),
]
