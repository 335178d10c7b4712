"""Products go out and come back the same; a WooCommerce shop's come in as drafts."""

import json
import os
from pathlib import Path

import pytest

from pistos.catalogue.actions.importing import import_products, prepare_categories, prepare_options
from pistos.catalogue.models import Product, ProductState, SheetText, Variant
from pistos.catalogue.queries.exporting import products_as_drafts
from pistos.catalogue.rules.sheet_files import (
    ReadTable,
    columns_of,
    read_rows,
    rows_of,
)
from pistos.catalogue.rules.woocommerce import woocommerce_product
from tests.factories.products import BY, mugs, published_mug

pytestmark = pytest.mark.django_db


def exported():
    return products_as_drafts(Product.objects.select_related("category").order_by("pk"))


def table_of(products):
    columns = columns_of(products)
    return [
        {column: row.get(column, "") for column in columns}
        for one in products
        for row in rows_of(one)
    ]


def test_what_goes_out_comes_back_the_same(category, mug, at):
    before = exported()

    done = import_products(table=read_rows(table_of(before)), by=BY, at=at)

    assert (done.new, done.changed, done.set_aside) == ([], ["KM-300"], [])
    assert exported() == before


def test_file_makes_drafts_and_a_bad_row_disturbs_no_other(category, mug, at):
    rows = table_of(exported())
    other = [{**row, "product": "N1", "sku": f"N1-{n}"} for n, row in enumerate(rows)]
    bad_fact = [
        {**row, "product": "N2", "sku": f"N2-{n}", "fact:volume": "a lot"}
        for n, row in enumerate(rows)
    ]
    lost = [
        {**row, "product": "N3", "sku": f"N3-{n}", "category": "nowhere"}
        for n, row in enumerate(rows)
    ]

    done = import_products(
        table=read_rows([*bad_fact, *lost, *other, {"product": ""}]), by=BY, at=at
    )

    assert done.new == ["N1"]
    assert {item.ref for item in done.set_aside} == {"N2", "N3", ""}
    assert Product.objects.get(ref="N1").state == ProductState.DRAFT
    assert not Product.objects.filter(ref="N2").exists()


FIELD = Path(os.environ.get("PISTOS_FIELD_DATA", "/nonexistent")) / "api" / "woocommerce"


def _payloads(pattern):
    for path in sorted(FIELD.glob(pattern)):
        try:
            content = json.loads(path.read_text())
        except ValueError:
            continue
        for row in content if isinstance(content, list) else [content]:
            if isinstance(row, dict) and row.get("id") and "name" in row and "permalink" in row:
                yield row


@pytest.mark.skipif(not FIELD.is_dir(), reason="needs the field data (PISTOS_FIELD_DATA)")
def test_products_of_woocommerce_come_in_as_drafts_once(shop, at):
    rows = {row["id"]: row for row in _payloads("products-0*.json") if "short_description" in row}
    assert rows
    wanted = {c["slug"]: c["name"] for row in rows.values() for c in row.get("categories") or []}
    prepare_categories(wanted=wanted, language="en", by=BY, at=at)
    products = [woocommerce_product(row, [], language="en") for row in rows.values()]
    prepare_options(products=products, language="en", by=BY, at=at)

    done = import_products(table=ReadTable(products), by=BY, at=at)
    again = import_products(table=ReadTable(products), by=BY, at=at)

    assert len(done.new) + len(done.set_aside) == len(rows)
    assert done.new
    assert (again.new, sorted(again.changed)) == ([], sorted(done.new))
    assert not SheetText.objects.filter(description__contains="<").exists()


def test_variable_product_becomes_variants_with_options(shop, at):
    row = {
        "id": 9, "name": "Ship Your Idea", "slug": "ship-your-idea",
        "sku": "", "short_description": "",
        "categories": [{"slug": "shirts", "name": "Shirts"}],
        "attributes": [{"name": "Size", "variation": True, "options": ["S", "M"]},
                       {"name": "Fit", "variation": False, "options": ["slim"]}],
        "description": "<p>A <b>cotton</b> shirt.</p><p>Warm &amp; soft.</p>",
    }  # fmt: skip
    variations = [
        {
            "id": n,
            "sku": f"SYI-{size}",
            "weight": "0.2",
            "attributes": [{"name": "Size", "option": size}],
        }
        for n, size in enumerate(("S", "M"))
    ]
    prepare_categories(wanted={"shirts": "Shirts"}, language="en", by=BY, at=at)
    product = woocommerce_product(row, variations, language="en")
    prepare_options(products=[product], language="en", by=BY, at=at)

    import_products(table=ReadTable([product]), by=BY, at=at)

    assert SheetText.objects.get().description == "A cotton shirt.\n\nWarm & soft."
    assert [(v.sku, v.weight_grams, v.options) for v in Variant.objects.all()] == [
        ("SYI-S", 200, {"size": "s"}),
        ("SYI-M", 200, {"size": "m"}),
    ]


def test_csv_of_a_second_category_keeps_its_own(category, at):
    published_mug(mugs(at, "cups"), at)

    assert [one.category for one in exported()] == ["cups"]
