import pytest

from pistos.catalogue.models import Product
from pistos.kit.keyset import NoSuchPlace, Sort, make_key, page_of, sort_named

pytestmark = pytest.mark.django_db
SKU = Sort("sku")


@pytest.fixture
def products():
    for number, sku in enumerate(["a", "a", "b", "c", "c", "c", "d"]):
        Product.objects.create(ref=str(number), sku=sku)
    return list(Product.objects.order_by("sku", "pk").values_list("pk", flat=True))


@pytest.mark.parametrize("sort", [SKU, Sort("sku", is_descending=True)])
def test_walking_forward_and_back_shows_each_row_once(products, sort):
    expected = products if not sort.is_descending else products[::-1]
    page, forward, pages = page_of(Product.objects.all(), sort, size=3), [], []
    while True:
        forward += [row.pk for row in page.rows]
        pages.append(page)
        if page.next_key is None:
            break
        page = page_of(Product.objects.all(), sort, after=page.next_key, size=3)
    back = page_of(Product.objects.all(), sort, before=pages[-1].previous_key, size=3)

    assert forward == expected
    assert [row.pk for row in back.rows] == [row.pk for row in pages[-2].rows]
    assert pages[0].previous_key is None
    assert back.next_key is not None


def test_page_costs_one_query(products, django_assert_num_queries):
    with django_assert_num_queries(1):
        page_of(Product.objects.all(), SKU, size=2)


@pytest.mark.parametrize("key", ["x", "!!!", "W10", make_key("a", 1)[:-3], "WzEsICJhIl0"])
def test_key_that_does_not_read_is_refused(products, key):
    with pytest.raises(NoSuchPlace):
        page_of(Product.objects.all(), SKU, after=key)


def test_key_of_another_type_is_refused(products):
    with pytest.raises(NoSuchPlace):
        page_of(Product.objects.all(), Sort("weight_grams"), after=make_key("heavy", 1))


def test_sort_outside_the_allow_list_is_refused():
    assert sort_named({"name": "sku"}, "-name", "name") == Sort("sku", is_descending=True)
    with pytest.raises(NoSuchPlace):
        sort_named({"name": "sku"}, "ref", "name")
