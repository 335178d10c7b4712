"""Reviews out and in again: the same, and verified only by our own seal."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection

from pistos.reviews.actions.authoring import change_review
from pistos.reviews.actions.recording import record_reviews
from pistos.reviews.actions.translating import translate_review
from pistos.reviews.facts import Translation, Writing
from pistos.reviews.models import Review
from pistos.reviews.queries.exporting import own_csv, own_json
from pistos.reviews.rules.exchange import aspects_from, aspects_text
from pistos.reviews.rules.translations import translation_in
from tests.factories.reviews import a_product, bought, reviewed
from tests.imports.test_reviews import AT, come_in

pytestmark = pytest.mark.django_db(transaction=True)
KEPT = (
    "product_id stars title text pros cons aspects display_name language country written_at"
    " experienced_on is_incentivised months_after state order_line_id customer_id is_verified"
    " public_id source replied_at"
).split()


@pytest.fixture
def written(shop, cleo, dora, at):
    reviewed(cleo, at, stars=4, text="Καλό\nμε δύο γραμμές, και “εισαγωγικά”", title="=1+1",
             aspects={"quality": 5, "value": 2}, display_name="Cleo", was_given=True)  # fmt: skip
    reviewed(dora, at, stars=1, text="Razbita.", number="1002", cons="<b>vse</b>")


def as_kept() -> list[dict[str, object]]:
    return list(Review.objects.order_by("written_at", "stars").values(*KEPT))


def forgotten() -> None:
    """As on a new machine with the same key: the purchases are there, the reviews are not."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM reviews_invitation; DELETE FROM reviews_review")
        cursor.execute("DELETE FROM reviews_productfigures; DELETE FROM reviews_aspectfigures")
        cursor.execute("SET session_replication_role = origin")


@pytest.mark.parametrize(("write", "name"), [(own_csv, "reviews.csv"), (own_json, "reviews.json")])
def test_out_and_in_again_is_the_same(written, tmp_path, write, name):
    before = as_kept()
    path = tmp_path / name
    path.write_text("".join(write()))
    forgotten()

    summary = come_in(path, "pistos")

    assert (summary["new"], summary["quarantined"]) == (2, 0)
    assert as_kept() == before
    assert all(row["is_verified"] for row in before)
    assert come_in(path, "pistos")["same"] == 2


@pytest.mark.parametrize(("write", "name"), [(own_csv, "reviews.csv"), (own_json, "reviews.json")])
def test_a_translation_comes_along_marked_as_one(written, tmp_path, ben, at, write, name):
    greek = Review.objects.get(stars=4)
    words = Translation(title="=1+1", text="Good\nin two lines, with “quotes”")
    translate_review(review=greek, language="en", words=words, by=ben, at=at)
    path = tmp_path / name
    path.write_text("".join(write()))
    forgotten()

    come_in(path, "pistos")

    again = Review.objects.get(stars=4)
    assert (again.text, again.language, again.is_verified) == (greek.text, "el", True)
    assert translation_in(again.translations, "en", again.version) == replace(
        words, signed=ben.name
    )


def test_a_translation_in_a_file_that_says_something_else_is_left_out(shop, tmp_path, at):
    told = {"en": {"text": "Lovely, after 9 years."}, "xx": {"text": "x"}, "sl": 4}
    for number, cell in enumerate([json.dumps(told), "[", "[1]"]):
        path = tmp_path / f"reviews{number}.json"
        row = {"id": f"a{number}", "product": a_product().ref, "stars": 1,
               "written_at": "2026-03-01T10:00:00Z", "text": "Έσπασε σε 3 μέρες.",
               "translations": cell}  # fmt: skip
        path.write_text(json.dumps([row]))
        assert come_in(path, "pistos")["new"] == 1

    assert not any(Review.objects.values_list("translations", flat=True))


@pytest.mark.parametrize(
    ("column", "value"),
    [("stars", "5"), ("text", "Lovely."), ("seal", ""), ("order_number", "1001"), ("id", "mine")],
)
def test_whatever_is_changed_in_our_file_is_verified_no_more(written, tmp_path, column, value):
    path = tmp_path / "reviews.csv"
    rows = list(csv.DictReader(io.StringIO("".join(own_csv()))))
    rows = [{**row, column: value} if row["stars"] == "1" else row for row in rows]
    with path.open("w", newline="") as file:
        out = csv.DictWriter(file, rows[0].keys())
        out.writeheader()
        out.writerows(rows)
    forgotten()

    come_in(path, "pistos")

    changed = Review.objects.exclude(stars=4).get()
    assert (changed.is_verified, changed.source) == (False, "imported:pistos")
    assert Review.objects.get(stars=4).is_verified


def test_a_file_with_a_true_order_number_proves_nothing(shop, cleo, at, tmp_path):
    line = bought(cleo, at)
    path = tmp_path / "reviews.csv"
    path.write_text(
        "product,order_number,email,stars,written_at,text,verified,source\n"
        f"{line.product.ref},{line.order.number},{cleo.email},5,2026-03-02,Best,true,invited\n"
    )

    come_in(path, "pistos")

    review = Review.objects.get()
    assert (review.is_verified, review.order_line, review.customer) == (False, None, None)


def test_export_by_command_tells_all_and_no_address(written, capsys, cleo):
    call_command("export_reviews", "--format", "json")

    told = json.loads(capsys.readouterr().out)
    assert [row["stars"] for row in told] == [4, 1]
    assert cleo.email not in json.dumps(told)


def test_an_older_copy_of_ours_does_not_undo_a_change(written, tmp_path, cleo, at):
    path = tmp_path / "reviews.csv"
    path.write_text("".join(own_csv()))
    review = Review.objects.get(stars=1)
    change_review(
        review=review, writing=Writing(stars=2, text="Zdaj bolje."), at=at + timedelta(days=1)
    )

    summary = come_in(path, "pistos")

    assert (summary["same"], summary["differing_count"]) == (1, 1)
    assert Review.objects.get(pk=review.pk).text == "Zdaj bolje."


def test_aspects_as_words():
    assert aspects_text({"quality": 5, "fit": 4}) == "fit:4 quality:5"
    assert aspects_from("fit:4 quality:5 x:9 y no:") == {"fit": 4, "quality": 5}


def test_nothing_to_record_is_nothing(shop):
    recorded = record_reviews(batch=[], at=AT)

    assert (recorded.new, recorded.same) == (0, 0)
