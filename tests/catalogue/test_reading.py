"""What the public reads: sheets, lists and searches come from published versions alone."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pistos.catalogue.actions.listing import note_lowest_amounts
from pistos.catalogue.actions.publishing import publish_sheet, withdraw_product
from pistos.catalogue.facts import VariantDraft
from pistos.catalogue.queries.categories import category_tree
from pistos.catalogue.queries.listing import cards, category_page
from pistos.catalogue.queries.searching import search_products
from pistos.catalogue.queries.sheets import sheet_of, version_content
from pistos.catalogue.rules.shown import Facets
from pistos.kit.errors import NotFound
from tests.factories.products import BY, drafted_mug, published_mug, renamed

pytestmark = pytest.mark.django_db


def test_draft_is_nobodys_to_read(category, at):
    product = drafted_mug(category, at)

    with pytest.raises(NotFound):
        sheet_of(product.slug, "en")
    assert cards([product.pk], "en") == []
    assert category_page(category, wanted=Facets(), language="en").total == 0


@pytest.mark.parametrize(
    ("language", "title", "colour", "volume"),
    [
        ("en", "Stoneware mug", "Blue", "300"),
        ("el", "Κούπα από πηλό", "Μπλε", "300"),
        ("sl", "Keramična skodelica", "Modra", "300"),
        ("hy", "Կավե գավաթ", "Կապույտ", "300"),
    ],
)
def test_published_sheet_is_read_in_each_language(mug, language, title, colour, volume):
    sheet = sheet_of(mug.slug, language)

    assert (sheet.title, sheet.language) == (title, language)
    assert [(fact.code, fact.value, fact.unit) for fact in sheet.facts] == [
        ("volume", volume, "ml"),
        ("colour", colour, ""),
    ]
    assert sheet.safety.warnings
    assert sheet.safety.maker.name == "Kalamos Pottery"
    assert [photo.angle for photo in sheet.photos] == ["front", "side"]
    assert [variant.sku for variant in sheet.variants] == ["KM-300", "KM-300-R"]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same_whatever_is_stored(category, at, count):
    products = [
        published_mug(category, at, f"KM-{n}", texts=renamed(f"kind{n}")) for n in range(count)
    ]

    with CaptureQueriesContext(
        connection,
    ) as sheet:
        sheet_of(products[0].slug, "en")
    category_page(category, wanted=Facets(), language="el")
    with CaptureQueriesContext(connection) as listing:
        category_page(category, wanted=Facets(), language="el")
    with CaptureQueriesContext(connection) as found:
        search_products("mug", "en")

    assert (len(sheet), len(listing), len(found)) == (2, 3, 3)


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("mugs", "en"),
        ("stoneware", "en"),
        ("KM-300", "en"),
        ("κουπες", "el"),
        ("ΚΟΎΠΑ", "el"),
        ("skodelico", "sl"),
        ("keramicna", "sl"),
        ("գավաթներ", "hy"),
        ("stonewear mugg", "en"),
        ("κουπα πιλο", "el"),
    ],
)
def test_search_finds_a_product_in_any_form_and_with_a_slip(mug, words, language):
    assert [card.product_id for card in search_products(words, language).cards] == [mug.pk]


def test_withdrawn_product_is_found_by_nothing_and_its_version_stays(mug, at):
    version_id = sheet_of(mug.slug, "en").version_id

    withdraw_product(product=mug, by=BY, at=at)

    with pytest.raises(NotFound):
        sheet_of(mug.slug, "en")
    assert search_products("mug", "en").total == 0
    assert version_content(version_id, "sl").title == "Keramična skodelica"


def test_publishing_what_did_not_change_makes_no_version(mug, at):
    first = sheet_of(mug.slug, "en").version_number

    again = publish_sheet(product=mug, by=BY, at=at)

    assert (first, again.number) == (1, 1)


def test_tree_counts_what_is_published(category, mug):
    assert [(branch.name, branch.count) for branch in category_tree("el")] == [("Κούπες", 1)]


def test_facets_narrow_and_count(category, at):
    published_mug(category, at, "A", texts=renamed("alpha"), facts={"volume": 200, "colour": "red"},
                  variants=[VariantDraft("A")])  # fmt: skip
    published_mug(category, at, "B", texts=renamed("beta"), facts={"volume": 300, "colour": "blue"},
                  variants=[VariantDraft("B")])  # fmt: skip
    published_mug(category, at, "C", texts=renamed("gamma"), facts={"volume": 400, "colour": "blue"},
                  variants=[VariantDraft("C")])  # fmt: skip

    page = category_page(category, wanted=Facets({"colour": frozenset({"blue"})}), language="en")
    narrow = category_page(
        category, wanted=Facets(bounds={"volume": (Decimal(250), Decimal(350))}), language="en"
    )

    volume, colour = page.facets
    assert page.total == 2
    assert [(o.name, o.count, o.is_chosen) for o in colour.options] == [
        ("Blue", 2, True),
        ("Red", 1, False),
    ]
    assert (volume.low, volume.high, narrow.total) == (Decimal("200.0"), Decimal("400.0"), 1)


def test_list_shows_a_change_at_once_though_it_keeps_what_it_read(category, mug, at):
    before = category_page(category, wanted=Facets(), language="en")

    withdraw_product(product=mug, by=BY, at=at)
    without = category_page(category, wanted=Facets(), language="en")
    publish_sheet(product=mug, by=BY, at=at)
    note_lowest_amounts(amounts={mug.pk: Decimal("18.00")}, by=BY, at=at)
    dear = category_page(category, wanted=Facets(lowest=Decimal(20)), language="en")
    again = category_page(category, wanted=Facets(lowest=Decimal(10)), language="en")

    assert [page.total for page in (before, without, dear, again)] == [1, 0, 0, 1]


def test_pages_of_a_list_show_each_product_once(category, at):
    products = [published_mug(category, at, f"KM-{n}", texts=renamed(f"kind{n}")) for n in range(5)]
    seen, key = [], ""
    while key is not None:
        page = category_page(category, wanted=Facets(), language="en", after=key, size=2)
        seen += [card.product_id for card in page.cards]
        key = page.next_key

    assert seen == [product.pk for product in products]
