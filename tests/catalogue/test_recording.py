"""Products that imported orders name: kept up to date by their file until a sheet of ours speaks for them."""

import pytest

from pistos.catalogue.actions.recording import record_products
from pistos.catalogue.facts import ProductFacts
from pistos.catalogue.models import Product

pytestmark = pytest.mark.django_db


def test_a_file_names_a_product_until_it_has_a_sheet() -> None:
    first = ProductFacts("shop", "7", sku="V", name="Vase", weight_grams=900)
    renamed = ProductFacts("shop", "7", sku="V-2", name="Vase, blue", weight_grams=950)

    id_ = record_products(batch=[first])["shop", "7"]
    assert record_products(batch=[renamed]) == {("shop", "7"): id_}
    assert Product.objects.get(pk=id_).name == {"en": "Vase, blue"}
    Product.objects.filter(pk=id_).update(slug="vase", name={"el": "Βάζο"}, sku="B-1")

    assert record_products(batch=[first]) == {("shop", "7"): id_}

    kept = Product.objects.get(pk=id_)
    assert (kept.name, kept.sku, kept.weight_grams) == ({"el": "Βάζο"}, "B-1", 950)
