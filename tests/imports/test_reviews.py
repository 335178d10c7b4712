"""Reviews from other programs' files: counted, repeatable, shown whole, never verified by a file's word."""

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from pistos.accounts.models import User
from pistos.imports.actions import import_reviews, rehearse_reviews
from pistos.imports.models import QuarantinedRow, Run, RunState
from pistos.imports.rules.review_profiles import read_review_profile, shipped_review_profile
from pistos.journal.models import Event
from pistos.kit.errors import Refused
from pistos.notifications.models import Message
from pistos.reviews.models import ModerationEntry, PublicReply, Review, State
from pistos.reviews.queries.public import figures_of, reviews_of
from tests.factories.reviews import a_product
from tests.imports.runs import Silent

AT = datetime(2026, 11, 21, 12, tzinfo=UTC)
JUDGEME = (
    "product_handle,review_title,body,reviewer_name,reviewer_email,rating,review_date,reply,"
    "reply_date,featured,verified,hidden\n"
)
pytestmark = pytest.mark.django_db


def judgeme(*rows: str) -> str:
    return JUDGEME + "".join(f"{row}\n" for row in rows)


def a_row(
    stars: object = 5,
    text: str = "Keeps tea hot for hours.",
    *,
    product: str = "mug",
    name: str = "Nela",
    email: str = "nela@mail.example",
    on: str = "2025-03-02 10:00:00 UTC",
    reply: str = "",
    hidden: str = "false",
) -> str:
    reply_date = "2025-03-03 09:00:00 UTC" if reply else ""
    out = io.StringIO()
    csv.writer(out, lineterminator="").writerow(
        [product, "Good", text, name, email, stars, on, reply, reply_date, "false", "true", hidden]
    )
    return out.getvalue()


def come_in(path: Path, profile: str = "judgeme", *, rehearse: bool = False) -> dict:
    told = shipped_review_profile(profile)
    run = Run.objects.create(profile=told.name, files=[path.name])
    deed = rehearse_reviews if rehearse else import_reviews
    summary = deed(run=run, profile=told, paths=[path], progress=Silent(), at=AT).summary
    assert summary["read"] + summary["quarantined"] == summary["rows"]
    return summary


@pytest.fixture
def mug(shop):
    return a_product()


@pytest.fixture
def file(tmp_path):
    def write(text: str | bytes, name: str = "reviews.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


def test_judgeme_comes_in_whole_with_its_replies_and_stays_unverified(mug, file):
    path = file(judgeme(a_row(), a_row(1, "Broke in a week.", name="Ivo", reply="We are sorry.")))

    summary = come_in(path)

    assert (summary["rows"], summary["new"], summary["quarantined"]) == (2, 2, 0)
    low, high = Review.objects.order_by("stars")
    assert (high.product, high.title, high.text) == (mug, "Good", "Keeps tea hot for hours.")
    assert high.written_at == high.published_at == datetime(2025, 3, 2, 10, tzinfo=UTC)
    assert not Review.objects.filter(is_verified=True).exists()
    assert {low.source, high.source} == {"imported:judgeme"}
    assert PublicReply.objects.get().text == "We are sorry."
    assert low.replied_at == datetime(2025, 3, 3, 9, tzinfo=UTC)
    figures = figures_of([mug.pk])[mug.pk]
    assert (figures.count, figures.imported, figures.verified, figures.replied) == (2, 2, 0, 1)
    assert ModerationEntry.objects.filter(reason="imported").count() == 2
    names = list(Event.objects.values_list("name", flat=True))
    assert names == ["imports.ImportFinished", "reviews.ReviewsImported"]
    assert not Message.objects.exists()
    assert "@" not in str(list(Review.objects.values()))


def test_twice_changes_nothing_and_an_edited_row_is_named_not_taken(mug, file):
    path = file(judgeme(a_row(), a_row(9), a_row(2, "Meh.")))
    come_in(path)
    before = list(Review.objects.order_by("pk").values())

    again = come_in(path)

    assert (again["new"], again["same"], again["quarantined"]) == (0, 2, 1)
    assert list(Review.objects.order_by("pk").values()) == before
    assert QuarantinedRow.objects.count() == 1

    own = "id,product,stars,text,written_at\n7,mug,{stars},Fine,2025-01-01\n"
    come_in(file(own.format(stars=3)), "pistos")
    edited = come_in(file(own.format(stars=5)), "pistos")
    assert (edited["differing_count"], edited["differing_rows"]) == (
        1,
        [{"file": "reviews.csv", "row": 2}],
    )
    assert Review.objects.get(external_id="7").stars == 3


def test_a_dry_run_leaves_nothing_but_its_run(mug, file):
    summary = come_in(file(judgeme(a_row(), a_row("five"))), rehearse=True)

    assert (summary["new"], summary["by_reason"]) == (1, {"bad_stars": 1})
    assert not Review.objects.exists()
    assert not QuarantinedRow.objects.exists()
    assert not Event.objects.exists()
    assert Run.objects.get().state == RunState.PREVIEW


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (a_row(0), "bad_stars"),
        (a_row("4.5"), "bad_stars"),
        (a_row(10), "bad_stars"),
        (a_row(product=""), "no_product"),
        (a_row(product="ghost"), "no_such_product"),
        (a_row(on=""), "no_written_at"),
        (a_row(on="sometime"), "bad_date"),
        (a_row(on="2031-01-01"), "impossible_date"),
        (a_row(text="x" * 5_001), "too_long"),
        (a_row(hidden="perhaps"), "unknown_status"),
        (a_row(email="Alma@Kalamos.example"), "by_staff"),
        (a_row(text="As an AI language model, I love this mug."), "machine_written"),
        (a_row(text="The {{product_name}} is great."), "machine_written"),
        (a_row() + ",more", "columns"),
        (a_row(text="nul\0"), "nul"),
    ],
)
def test_what_cannot_be_used_is_set_aside_with_its_reason(mug, alma, file, row, reason):
    summary = come_in(file(judgeme(row, a_row(4, "A good one."))))

    assert (summary["new"], summary["by_reason"]) == (1, {reason: 1})
    kept = QuarantinedRow.objects.get()
    assert (kept.reason_code, kept.row_number, kept.profile) == (reason, 2, "reviews/judgeme")


def test_what_a_machine_wrote_is_refused_by_whatever_column_says_so(mug, file):
    text = "product,stars,written_at,text,Made by,AI generated\n"
    rows = (
        "mug,5,2025-01-01,Fine,ChatGPT,\nmug,5,2025-01-02,Fine,,yes\nmug,4,2025-01-03,Fine,web,no\n"
    )

    summary = come_in(file(text + rows), "pistos")

    assert summary["by_reason"] == {"machine_written": 2}
    assert Review.objects.get().stars == 4


@pytest.mark.serves("S4-35")
def test_what_another_shop_hid_is_shown_and_harm_waits_for_a_person(mug, file):
    text = (
        "product_handle,state,rating,title,author,email,location,body,reply,created_at,replied_at\n"
        "mug,unpublished,1,Bad,Ivo,,,It leaks.,,2025-03-02 10:00:00 +0200,\n"
        "mug,published,5,Good,Nela,,,Call me on +386 40 123 456 789.,,2025-03-02 10:00:00 +0200,\n"
        "mug,spam,5,Buy,Bot,,,Cheap things,,2025-03-02 10:00:00 +0200,\n"
    )

    summary = come_in(file(text), "shopify")

    assert (summary["new"], summary["hidden_elsewhere"]) == (3, 1)
    states = dict(Review.objects.values_list("title", "state"))
    assert states == {"Bad": State.PUBLISHED, "Good": State.HELD, "Buy": State.HELD}
    assert [row.title for row in reviews_of(mug.pk).rows] == ["Bad"]


def test_okendo_comes_in_by_any_of_its_names_for_a_product(mug, file):
    text = (
        "handle,productId,sku,name,email,body,title,rating,dateCreated,countryCode,isIncentivized\n"
        f"{mug.slug or ''},,mug,Nela,,Fine,,4,2024-07-21T10:00:00.000Z,si,true\n"
        f",{mug.ref},,Ivo,,Good,,5,2024-07-22T10:00:00.000Z,GR,false\n"
    )

    summary = come_in(file(text), "okendo")

    assert summary["new"] == 2
    first = Review.objects.get(stars=4)
    assert (first.is_incentivised, first.country) == (True, "SI")
    assert first.written_at == datetime(2024, 7, 21, 10, tzinfo=UTC)


def test_greek_in_windows_1253_with_semicolons(mug, file):
    text = "product;stars;written_at;text\nmug;2;02.03.2025;Έσπασε αμέσως, δεν το συνιστώ\n"
    text += "mug;3;25.03.2025;Καλό\n"

    summary = come_in(file(text.encode("windows-1253")), "pistos")

    assert summary["new"] == 2
    assert summary["files"][0]["encoding"] == "windows-1253"
    review = Review.objects.get(stars=2)
    assert (review.language, review.text) == ("el", "Έσπασε αμέσως, δεν το συνιστώ")
    assert review.written_at.date().isoformat() == "2025-03-02"


def test_json_of_our_own_kind(mug, file):
    rows = [
        {"id": "a", "product": "mug", "stars": 4, "text": "Καλό", "written_at": "2025-03-02T10:00:00Z",
         "aspects": {"quality": 5, "nonsense": 9}},
        "no object",
    ]  # fmt: skip

    summary = come_in(file(json.dumps(rows), "reviews.json"), "pistos")

    assert (summary["new"], summary["by_reason"]) == (1, {"not_a_review": 1})
    assert Review.objects.get().aspects == {"quality": 5}


def test_script_in_every_field_is_only_words(mug, file):
    bad = "<script>alert(1)</script>"

    come_in(file(judgeme(a_row(text=bad, name=bad))))

    review = Review.objects.get()
    assert (review.text, review.display_name) == (bad, bad)


@pytest.mark.parametrize(
    "text", ["", "product_handle;body\nmug;Fine\n", "rating,rating,product_handle,review_date\n"]
)
def test_a_file_that_is_something_else_is_refused_whole(mug, file, text):
    with pytest.raises(Refused):
        come_in(file(text))
    assert not Review.objects.exists()
    assert Run.objects.get().state == RunState.REFUSED


def test_old_sharp_words_owe_no_answer_and_recent_ones_do(mug, file):
    come_in(file(judgeme(a_row(1, "Broken."), a_row(1, "Late.", on="2026-11-10 09:00"))))

    assert Review.objects.get(is_sharp=True).text == "Late."


def test_the_shop_cannot_bend_an_imported_review(mug, file):
    come_in(file(judgeme(a_row(1, "Broken."))))

    for change in ({"stars": 5}, {"text": "Fine"}, {"order_line_id": 1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Review.objects.update(**change)


def test_by_command(mug, file, capsys):
    path = file(judgeme(a_row(), a_row("x")))

    call_command("import_reviews", str(path), "--profile", "judgeme", "--json", "--quiet")

    summary = json.loads(capsys.readouterr().out)
    assert (summary["new"], summary["quarantined"], summary["rows"]) == (1, 1, 2)
    assert User.objects.count() == 0


def test_a_mistake_in_a_profile_is_named():
    with pytest.raises(Refused, match=r"review\.colour"):
        read_review_profile('name="x"\ntitle="x"\nsource="x"\n[review]\ncolour="c"\n', "x.toml")
