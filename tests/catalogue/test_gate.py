"""The gate before publishing: what is missing, what is too much, what misleads, each by name."""

from dataclasses import replace

import pytest
from django.utils import translation

from pistos.catalogue.actions.categories import change_category
from pistos.catalogue.actions.drafting import change_product
from pistos.catalogue.actions.publishing import SheetIncomplete, publish_sheet
from pistos.catalogue.facts import CategoryDraft, TextDraft
from pistos.catalogue.models import Angle, Category, Photo, SheetVersion
from pistos.catalogue.queries.drafts import draft_of
from pistos.catalogue.queries.sheets import sheet_of
from pistos.catalogue.rules.gate import judge
from pistos.catalogue.rules.gate.wording import words_of
from pistos.journal.models import Event
from tests.factories.products import (
    BY,
    MUG,
    SAFETY,
    drafted_mug,
    mug_draft,
    photographed,
    published_mug,
    renamed,
)

pytestmark = pytest.mark.django_db


def verdict(product, shop):
    return judge(
        draft_of(product, languages=shop.languages, default_language=shop.default_language)
    )


def codes(findings):
    return [(finding.code, finding.language) for finding in findings]


def changed(product, category, at, **changes):
    change_product(product=product, category=category, draft=mug_draft(**changes), by=BY, at=at)
    product.refresh_from_db()
    return product


def text_of(code, **changes):
    return {**MUG, code: replace(MUG[code], **changes)}


def test_whole_sheet_passes_with_three_full_scores(category, shop, at):
    result = verdict(drafted_mug(category, at), shop)

    assert [codes(score.findings) for score in result.scores] == [[], [], []]
    assert [score.share for score in result.scores] == [1.0, 1.0, 1.0]


@pytest.mark.serves("S0-27")
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("en", "Best shirt ever!!!"),
        ("el", "Το καλύτερο πουκάμισο!!!"),
        ("sl", "Najboljša srajca!!!"),
        ("hy", "Լավագույն վերնաշապիկը!!!"),
    ],
)
def test_best_shirt_ever_fails_with_reasons_in_each_language(category, shop, at, language, title):
    product = drafted_mug(category, at, texts={language: TextDraft(title=title)})
    shop.default_language = language
    shop.save()

    with translation.override(language), pytest.raises(SheetIncomplete) as refusal:
        publish_sheet(product=product, by=BY, at=at)

    found = codes(refusal.value.findings)
    assert ("claim_superlative", language) in found
    assert ("short_description", language) in found
    assert ("no_summary", language) in found
    assert len(str(refusal.value).splitlines()) == len(found)
    assert SheetVersion.objects.count() == 0
    assert not Event.objects.filter(name="catalogue.SheetPublished").exists()


@pytest.mark.serves("S0-3")
def test_changing_the_category_changes_what_is_required(category, shop, at):
    product = drafted_mug(category, at)
    other = Category.objects.create(slug="rings", name={"en": "Rings"}, required_tools=["model_3d"])
    other.path = [other.pk]
    other.save()
    assert verdict(product, shop).blocking == []

    change_product(
        product=product, category=other, draft=mug_draft(facts={}, variants=()), by=BY, at=at
    )
    product.refresh_from_db()

    assert ("tool_missing", "") in codes(verdict(product, shop).blocking)
    assert "model_3d" in " ".join(words_of(finding) for finding in verdict(product, shop).blocking)


def test_what_a_parent_demands_its_children_demand(category, shop, at):
    above = Category.objects.create(
        slug="kitchen", name={"en": "Kitchen"}, required_tools=["test_video"], needs_photos=4
    )
    above.path = [above.pk]
    above.save()
    product = drafted_mug(category, at)

    change_category(
        category=category,
        draft=CategoryDraft(
            "mugs", category.name, parent_id=above.pk, required_parts=["instructions"]
        ),
        by=BY,
        at=at,
    )
    product.refresh_from_db()

    found = codes(verdict(product, shop).blocking)
    assert {("tool_missing", ""), ("few_photos", "")} <= set(found)


@pytest.mark.serves("S1-21", "S1-23")
def test_required_fact_that_is_missing_is_named(category, shop, at):
    product = drafted_mug(category, at, facts={"colour": "blue"})

    (finding,) = verdict(product, shop).blocking

    assert (finding.code, finding.detail) == ("fact_missing", "Χωρητικότητα")


@pytest.mark.serves("S1-25", "GPS-01", "GPS-02")
@pytest.mark.parametrize(
    ("safety", "missing"),
    [
        ({}, "maker_missing"),
        ({"maker": {**SAFETY["maker"], "address": ""}}, "maker_address_missing"),
        ({"maker": {**SAFETY["maker"], "contact": ""}}, "maker_contact_missing"),
        ({"maker": {**SAFETY["maker"], "country": "CN"}}, "responsible_missing"),
        (
            {
                "maker": {**SAFETY["maker"], "country": "CN"},
                "responsible": {**SAFETY["maker"], "country": "CN"},
            },
            "responsible_missing",
        ),
    ],
)
def test_goods_without_the_elements_of_the_safety_law_are_not_sold(
    category, shop, at, safety, missing
):
    product = drafted_mug(category, at, safety=safety)

    assert missing in [code for code, _ in codes(verdict(product, shop).legal.findings)]
    with pytest.raises(SheetIncomplete):
        publish_sheet(product=product, by=BY, at=at)


@pytest.mark.serves("GPS-01")
def test_warnings_stand_in_each_language_or_are_confirmed_to_be_none(category, shop, at):
    silent = {code: replace(text, warnings="") for code, text in MUG.items()}
    product = drafted_mug(category, at, texts=text_of("sl", warnings=""))
    assert ("warnings_missing", "sl") in codes(verdict(product, shop).blocking)

    unknown = changed(product, category, at, texts=silent)
    assert ("warnings_unknown", "") in codes(verdict(unknown, shop).blocking)

    confirmed = changed(
        product, category, at, texts=silent, safety={**SAFETY, "has_no_warnings": True}
    )
    assert verdict(confirmed, shop).blocking == []


@pytest.mark.serves("S0-28", "S1-22")
def test_photos_are_enough_sharp_from_several_sides_and_have_an_author(category, shop, at):
    product = drafted_mug(category, at)
    Photo.objects.filter(product=product).update(
        angle="front", is_colour_true=False, author=None, taken_on=None, width=400
    )
    found = {code for code, _ in codes(verdict(product, shop).blocking)}
    assert found == {
        "one_angle",
        "no_true_colour",
        "small_photo",
        "photo_without_author",
        "photo_without_date",
    }

    Photo.objects.filter(product=product).delete()
    assert ("few_photos", "") in codes(verdict(product, shop).blocking)


@pytest.mark.serves("S1-32")
def test_picture_of_another_product_is_refused(category, shop, at):
    first = published_mug(category, at)
    second = drafted_mug(category, at, "KM-301", texts=renamed("tall"))
    assert verdict(second, shop).blocking == []

    look = Photo.objects.filter(product=first).first().look
    Photo.objects.filter(product=second, position=0).update(look=look ^ 0b101)

    (finding,) = verdict(second, shop).blocking
    assert (finding.code, finding.detail) == ("copied_photo", "1: Stoneware mug")


@pytest.mark.serves("S0-27")
def test_text_copied_from_another_product_is_refused(category, shop, at):
    published_mug(category, at)
    nearly = {
        code: replace(text, title=f"{text.title} II", summary=text.summary.replace("300", "400"))
        for code, text in MUG.items()
    }
    product = drafted_mug(category, at, "KM-400", texts=nearly)

    assert codes(verdict(product, shop).blocking) == [
        ("copied_text", code) for code in ("el", "en", "hy", "sl")
    ]


@pytest.mark.serves("S1-33")
def test_too_much_is_reported_like_too_little(category, shop, at):
    product = drafted_mug(
        category,
        at,
        texts=text_of(
            "en",
            title="Mug " * 30,
            summary="Holds coffee. " * 40,
            highlights=[f"point {n}" for n in range(9)],
            description="The mug stands on the table. " * 200,
        ),
    )
    many = tuple(angle for angle in Angle for _ in range(1))
    Photo.objects.filter(product=product).delete()
    photographed(product, angles=many)
    for photo in Photo.objects.filter(product=product):
        for n in (1, 2):
            photo.pk, photo.sha256 = None, f"{photo.sha256[:60]}{n:04}"
            photo.save()

    found = verdict(product, shop).selling.findings

    assert {code for code, language in codes(found) if language in ("en", "")} >= {
        "long_title", "long_summary", "many_highlights", "long_description", "many_photos",
    }  # fmt: skip
    assert not any(finding.is_blocking for finding in found)


def test_language_that_is_not_whole_is_left_out_and_told(category, shop, at):
    product = drafted_mug(category, at, texts={**MUG, "sl": TextDraft(title="Skodelica")})

    publish_sheet(product=product, by=BY, at=at)

    assert ("no_summary", "sl") in codes(verdict(product, shop).language.findings)
    assert sheet_of(product.slug, "sl", "el").language == "el"


def test_shops_own_language_must_be_whole_and_in_that_language(category, shop, at):
    product = drafted_mug(
        category, at, texts={**MUG, "el": replace(MUG["el"], description=MUG["en"].description)}
    )

    assert ("other_language", "el") in codes(verdict(product, shop).blocking)


@pytest.mark.serves("S1-20")
def test_service_says_what_is_included_and_on_which_terms(shop, at, category):
    repairs = Category.objects.create(
        slug="repairs", name={"en": "Repairs"}, is_service=True, needs_safety=False, needs_photos=0
    )
    repairs.path = [repairs.pk]
    repairs.save()
    product = drafted_mug(category, at)
    draft = mug_draft(facts={}, safety={}, variants=mug_draft().variants[:1])
    draft = replace(draft, variants=[replace(draft.variants[0], options={})])
    change_product(product=product, category=repairs, draft=draft, by=BY, at=at)
    product.refresh_from_db()
    assert {code for code, _ in codes(verdict(product, shop).blocking)} == {
        "included_missing",
        "terms_missing",
    }

    texts = {
        code: replace(text, included="Glaze and firing", terms="Ready within 14 days")
        for code, text in MUG.items()
    }
    change_product(
        product=product, category=repairs, draft=replace(draft, texts=texts), by=BY, at=at
    )
    publish_sheet(product=product, by=BY, at=at)

    sheet = sheet_of(product.slug, "en")
    assert (sheet.kind, sheet.included, sheet.terms) == (
        "service",
        "Glaze and firing",
        "Ready within 14 days",
    )
