"""A shop's products are run from the desk: categories, sheets, photos, publishing, recalls, files."""

import csv
import io
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pistos.catalogue.actions.tasks import note_wish
from pistos.catalogue.models import Attribute, Category, Photo, Product, Recall, SheetTask, Variant
from pistos.catalogue.queries.sheets import sheet_of
from pistos.kit.actors import Actor
from tests.catalogue.test_photos import picture
from tests.factories.products import drafted_mug, mugs, published_mug

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, alma, shop):
    client.force_login(alma)
    return client


@pytest.fixture
def category(shop, at):
    return mugs(at)


def page(name, *arguments):
    return reverse(f"backoffice:{name}", args=arguments)


def filled(desk, address, **changes):
    """The form of a page as a browser would send it, with changes."""
    form = desk.get(address).context["form"]
    data = {}
    for bound in form:
        value = bound.value()
        if value is None or value is False:
            continue
        data[bound.name] = value
    return {**data, **changes}


@pytest.mark.serves("S0-3", "S1-59")
def test_owner_sets_up_a_category_with_its_rules(desk):
    desk.post(page("add_category"), {
        "name_en": "Lamps", "name_el": "Φωτιστικά", "slug": "lamps", "position": 0, "vat_class": "standard",
        "needs_photos": 3, "required_tools": ["model_3d"], "required_parts": ["instructions"],
        "needs_safety": "on", "is_active": "on",
    })  # fmt: skip
    category = Category.objects.get()
    desk.post(page("add_attribute", category.pk), {
        "name_en": "Base", "name_el": "Βάση", "kind": "choice", "choices": "Brass | Ορείχαλκος\nOak | Δρυς",
        "position": 1, "is_required": "on", "is_facet": "on",
    })  # fmt: skip

    assert (category.slug, category.needs_photos, category.required_tools) == (
        "lamps",
        3,
        ["model_3d"],
    )
    attribute = Attribute.objects.get()
    assert [choice["name"] for choice in attribute.choices] == [
        {"en": "Brass", "el": "Ορείχαλκος"},
        {"en": "Oak", "el": "Δρυς"},
    ]
    assert "Brass | Ορείχαλκος" in desk.get(page("attribute", attribute.pk)).content.decode()
    assert [row.name for row in desk.get(page("categories")).context["rows"]] == ["Lamps"]


@pytest.mark.serves("S0-27", "S1-19")
def test_sheet_is_written_judged_published_and_its_version_shown(desk, category, at):
    desk.post(page("add_product"), {"category": category.pk, "title": "Κούπα"})
    product = Product.objects.get()
    refused = desk.post(page("publish_product", product.pk))
    assert refused.status_code == 422
    assert refused.context["blocking"]

    ready = drafted_mug(category, at)
    address = page("product", ready.pk)
    sent = desk.post(address, filled(desk, address, brand="Sifnos", title_en="Tall mug"))
    assert (sent.status_code, sent.headers.get("Location")) == (302, address)
    assert desk.post(page("publish_product", ready.pk)).status_code == 302

    ready.refresh_from_db()
    sheet = sheet_of(ready.slug, "en")
    assert (sheet.brand, sheet.title, len(sheet.variants)) == ("Sifnos", "Tall mug", 2)
    assert {fact.code: fact.value for fact in sheet.facts} == {"volume": "300", "colour": "Blue"}
    shown = desk.get(page("sheet_version", sheet.version_id) + "?language=sl").content.decode()
    assert "Keramična skodelica" in shown
    assert sheet.content_hash in shown


def test_what_is_typed_is_judged_live_and_not_kept(desk, category, at):
    product = drafted_mug(category, at)
    data = filled(desk, page("product", product.pk), title_en="Best mug ever!!!", v2_sku="KM-9")

    answer = desk.post(page("judge_product", product.pk), data)

    assert answer.status_code == 200
    assert any("best" in line for line in answer.context["blocking"])
    assert product.texts.get(language="en").title == "Stoneware mug"
    assert not Variant.objects.filter(sku="KM-9").exists()


@pytest.mark.serves("S1-22")
def test_photo_is_sent_in_described_and_served_by_its_size(desk, category, at, settings, tmp_path):
    options = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": tmp_path},
    }
    settings.STORAGES = {**settings.STORAGES, "default": options}
    product = drafted_mug(category, at)
    Photo.objects.all().delete()
    upload = SimpleUploadedFile("mug.jpg", picture(), "image/jpeg")
    desk.post(
        page("product_photos", product.pk),
        {"uploads": upload, "angle": "front", "alt_en": "The mug"},
    )
    photo = Photo.objects.get()

    served = desk.get(page("photo_file", photo.pk))
    bad = desk.post(
        page("product_photos", product.pk),
        {"uploads": SimpleUploadedFile("x.jpg", b"<script>", "image/jpeg"), "angle": "front"},
    )

    assert (photo.alt, served["Content-Type"]) == ({"en": "The mug"}, "image/webp")
    assert b"".join(served.streaming_content)[:4] == b"RIFF"
    assert (bad.status_code, Photo.objects.count()) == (422, 1)
    desk.post(page("product_photo", photo.pk), {"angle": "back", "is_colour_true": "on"})
    assert Photo.objects.get().is_colour_true
    desk.post(page("remove_photo", photo.pk))
    assert not Photo.objects.exists()


def test_work_is_listed_and_closed(desk, category, at):
    product = published_mug(category, at)
    for _ in range(2):
        for target in (product, None):
            note_wish(product=target, words="oven", language="en", by=Actor.machine("x"), at=at)

    shown = desk.get(page("product_work"))
    assert (len(shown.context["tasks"]), len(shown.context["missed"])) == (1, 1)
    desk.post(page("finish_task", SheetTask.objects.get().pk))
    desk.post(page("settle_wish", shown.context["missed"][0]["wish"].pk))

    after = desk.get(page("product_work"))
    assert (after.context["tasks"], after.context["missed"]) == ([], [])


@pytest.mark.serves("S1-25")
def test_owner_recalls_a_product_and_an_agent_may_not(desk, client, ben, alma, category, at):
    product = published_mug(category, at)
    data = {
        "remedies": ["repair", "refund"], "contact": "+30 210 000 0000", "lots": "B-1",
        **{f"hazard_{code}": "Σπάει." for code in ("en", "el", "sl", "hy")},
        **{f"do_now_{code}": "Σταματήστε." for code in ("en", "el", "sl", "hy")},
    }  # fmt: skip
    client.force_login(ben)
    assert client.post(page("recall_product", product.pk), data).status_code == 403
    client.force_login(alma)
    assert (
        client.post(
            page("recall_product", product.pk), {**data, "remedies": ["refund"]}
        ).status_code
        == 422
    )

    sent = client.post(page("recall_product", product.pk), data)

    assert sent.headers["Location"] == page("recall", Recall.objects.get().pk)
    assert client.get(page("recall", Recall.objects.get().pk)).status_code == 200
    assert client.get(page("product", product.pk)).context["is_recalled"]

    recall, words = Recall.objects.get(), {"because": "All pieces came back."}
    client.force_login(ben)
    assert client.post(page("close_recall", recall.pk), words).status_code == 403
    client.force_login(alma)
    client.post(page("close_recall", recall.pk), words)
    assert "All pieces came back." in client.get(page("recall", recall.pk)).content.decode()
    assert not client.get(page("product", product.pk)).context["is_recalled"]


def test_products_go_out_as_a_table_and_come_back(desk, category, at):
    published_mug(category, at, brand="=SUM(A1)")
    table = desk.get(page("export_products")).content.decode()
    assert next(csv.DictReader(io.StringIO(table)))["brand"] == "'=SUM(A1)"

    back = desk.post(
        page("product_files"), {"uploads": SimpleUploadedFile("products.csv", table.encode())}
    )

    (done,) = back.context["done"]
    assert (done.changed, done.set_aside) == (["KM-300"], [])
    assert Product.objects.get().brand == "=SUM(A1)"


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.json", b"{nope"), ("a.csv", b"\xff\xfe\x00"), ("deep.json", b"[" * 100_000)],
)
def test_file_that_cannot_be_read_is_refused(desk, category, name, content):
    answer = desk.post(page("product_files"), {"uploads": SimpleUploadedFile(name, content)})

    assert answer.status_code == 422
    assert not Product.objects.exists()


def test_woocommerce_products_and_variations_come_in_together(desk, category):
    rows = [
        {"id": 7, "name": "Cap", "slug": "cap", "categories": [{"slug": "caps", "name": "Caps"}],
         "description": "<p>Warm</p>", "short_description": "", "attributes": []},
        {"id": 8, "sku": "CAP-S", "parent_id": 7, "attributes": [{"name": "Size", "option": "S"}]},
    ]  # fmt: skip
    upload = SimpleUploadedFile("all.json", json.dumps(rows).encode())

    done = desk.post(page("product_files"), {"uploads": upload}).context["done"]

    assert done[0].new == ["7"]
    assert Variant.objects.get().options == {"size": "s"}


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_the_same_whatever_is_stored(
    desk, category, at, count, django_assert_max_num_queries
):
    for n in range(count):
        drafted_mug(category, at, f"KM-{n}")

    with django_assert_max_num_queries(12):
        shown = desk.get(page("products"))

    assert len(shown.context["rows"]) == count
