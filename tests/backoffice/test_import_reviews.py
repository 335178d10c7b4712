"""Reviews on the import desk: brought, understood, rehearsed, run, corrected."""

import pytest
from django.urls import reverse

from pistos.imports.models import QuarantinedRow, Run, RunState
from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.reviews.models import Review
from tests.backoffice.test_imports import bring, csv_file, desk, shown
from tests.factories.reviews import a_product
from tests.imports.test_reviews import a_row, judgeme

__all__ = ["desk"]
pytestmark = pytest.mark.django_db


def brought(desk, *rows, **named):
    bring(desk, csv_file(judgeme(*rows), "reviews.csv"), profile="reviews/judgeme", **named)
    return Run.objects.get()


def test_reviews_are_understood_rehearsed_and_taken(desk):
    a_product()
    run = brought(desk, a_row(), a_row(1, "Broke <b>soon</b>.", hidden="true"), a_row("x"))

    page = shown(desk, "import_run", run.token)
    assert "Broke &lt;b&gt;soon&lt;/b&gt;." in page
    assert "nela@mail.example" not in page
    assert not Review.objects.exists()

    desk.post(reverse("backoffice:rehearse_import", args=[run.token]))
    drain(clock.now())
    page = shown(desk, "import_run", run.token)
    assert "What an import would do" in page
    assert not Review.objects.exists()

    desk.post(reverse("backoffice:start_import", args=[run.token]))
    drain(clock.now())
    page = shown(desk, "import_run", run.token)
    run.refresh_from_db()
    assert (run.state, run.new_count, run.quarantined_count) == (RunState.DONE, 2, 1)
    assert "The stars are not a whole number from one to five. (x)" in page
    assert "1 review had been hidden where it comes from" in page
    assert "New reviews" in page


def test_a_row_is_put_right_and_tried_again(desk):
    a_product()
    run = brought(desk, a_row(), a_row(7, "Splendid."))
    desk.post(reverse("backoffice:start_import", args=[run.token]))
    drain(clock.now())
    row = QuarantinedRow.objects.get()
    assert "Splendid." in shown(desk, "quarantined_row", row.pk)

    text = row.original.replace(",7,", ",4,")
    desk.post(reverse("backoffice:correct_row", args=[row.pk]), {"text": text})
    drain(clock.now())

    run.refresh_from_db()
    assert (run.new_count, run.same_count, run.quarantined_count) == (1, 1, 0)
    assert Review.objects.get(text="Splendid.").stars == 4


def test_a_file_of_something_else_is_refused_when_brought(desk):
    answer = bring(desk, csv_file("a,b\n1,2\n"), profile="reviews/okendo", status=422)

    assert "lacks these columns" in answer.content.decode()
    assert not Run.objects.exists()


def test_an_agent_brings_no_reviews(desk, client, ben):
    client.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post(
        reverse("backoffice:upload_import"),
        {"profile": "reviews/judgeme", "uploads": [csv_file(judgeme(a_row()))]},
    )

    assert answer.status_code == 403
    assert not Run.objects.exists()
