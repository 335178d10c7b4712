"""Imports on the desk: brought, understood, rehearsed, run, corrected."""

import io
import json
import zipfile
from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from pistos.accounts.models import User
from pistos.backoffice.import_words import TITLES
from pistos.customers.models import Customer
from pistos.imports.actions import erase_mentions, forget_files, turn
from pistos.imports.models import QuarantinedRow, Run, RunState
from pistos.imports.rules.profiles import profile_names, shipped_profile
from pistos.imports.rules.review_profiles import review_profile_names, shipped_review_profile
from pistos.kit import clock
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from tests.backoffice.test_sign_in import refused_by_policy

GOOD = "number,placed_at,email,total\nA-1,2026-03-01,cleo@customer.example,5\n"
BAD = "A-2,never,dora@customer.example,=cmd()\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, shop, alma, settings, tmp_path):
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        },
    }
    client.force_login(alma, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def bring(desk, *files, profile="pistos", status=302):
    answer = desk.post(
        reverse("backoffice:upload_import"), {"profile": profile, "uploads": list(files)}
    )
    assert answer.status_code == status, answer.content[:3000]
    return answer


def csv_file(text, name="orders.csv"):
    return SimpleUploadedFile(name, text.encode())


def shown(desk, view, *given):
    answer = desk.get(reverse(f"backoffice:{view}", args=given))
    assert answer.status_code == 200, answer.content[:3000]
    html = answer.content.decode()
    assert refused_by_policy(html) == []
    return html


def test_files_are_understood_before_anything_is_imported(desk):
    bring(desk, csv_file(GOOD + BAD))

    run = Run.objects.get()
    html = shown(desk, "import_run", run.token)
    assert "A-1" in html
    assert "Placed" in html, "states are told in words"
    assert "<td>Orders</td>" in html, "so are tables"
    assert "All times: Athens" in html, "times are the shop's"
    assert ">2026-03-01" not in html
    assert "cleo@customer.example" not in str(run.summary["preview"]["first"])
    assert run.state == RunState.PREVIEW
    assert default_storage.exists(f"{run.stored_as}/orders.csv")
    assert not Order.objects.exists()


def test_an_import_runs_as_a_task_and_its_quarantine_can_be_corrected(desk):
    bring(desk, csv_file(GOOD + BAD))
    run = Run.objects.get()
    desk.post(reverse("backoffice:start_import", args=[run.token]))
    assert "hx-get" in shown(desk, "import_run", run.token)
    drain(clock.now())

    run.refresh_from_db()
    assert (run.state, run.new_count, run.quarantined_count) == (RunState.DONE, 1, 1)
    row = QuarantinedRow.objects.get()
    assert "orders.csv" in shown(desk, "import_run", run.token)
    assert "A-2,never" in shown(desk, "quarantined_row", row.pk)

    desk.post(
        reverse("backoffice:correct_row", args=[row.pk]),
        {"text": "A-2,2026-03-02,dora@customer.example,7"},
    )
    drain(clock.now())

    assert set(Order.objects.values_list("ref", flat=True)) == {"A-1", "A-2"}
    row.refresh_from_db()
    assert row.resolved_at is not None


def test_a_dry_run_imports_nothing(desk):
    bring(desk, csv_file(GOOD + BAD))
    run = Run.objects.get()
    desk.post(reverse("backoffice:rehearse_import", args=[run.token]))
    drain(clock.now())

    run.refresh_from_db()
    assert run.summary["new"] == 1
    assert not Order.objects.exists()
    assert shown(desk, "import_run", run.token)


def test_several_files_in_a_zip(desk):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("export/orders.csv", GOOD)
        archive.writestr("export/lines.csv", "number,product,unit_price\nA-1,Lamp,5\n")

    bring(desk, SimpleUploadedFile("export.zip", packed.getvalue()))

    assert set(Run.objects.get().files) == {"orders.csv", "lines.csv"}


@pytest.mark.parametrize(
    ("data", "words"), [(b"\x89PNG\r\n", "not a text file"), (b"a,b\n1,2\n", "lacks these columns")]
)
def test_what_cannot_be_read_is_refused_on_the_form(desk, data, words):
    answer = bring(desk, SimpleUploadedFile("orders.csv", data), status=422)

    assert words in answer.content.decode()
    assert not Run.objects.exists()


def test_more_than_the_limit_is_refused(desk, settings):
    settings.IMPORT_LIMIT_BYTES = 10

    assert b"larger than" in bring(desk, csv_file(GOOD), status=422).content


def test_the_download_makes_formulas_harmless(desk):
    bring(desk, csv_file("number,placed_at\n=cmd(),never\n"))
    run = Run.objects.get()
    desk.post(reverse("backoffice:start_import", args=[run.token]))
    drain(clock.now())

    answer = desk.get(reverse("backoffice:quarantine_csv", args=[run.token]))

    text = b"".join(answer.streaming_content).decode()
    assert "'=cmd()" in text
    assert ",=cmd()" not in text


def test_agents_do_not_import(client, shop, ben: User):
    client.force_login(ben, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get(reverse("backoffice:imports")).status_code == 403


@pytest.mark.serves("S0-22")
def test_an_erased_person_leaves_quarantine_and_files(
    desk, dora: Customer, django_capture_on_commit_callbacks
):
    bring(desk, csv_file(GOOD + BAD))
    bring(desk, csv_file(GOOD))
    for run in Run.objects.all():
        desk.post(reverse("backoffice:start_import", args=[run.token]))
        drain(clock.now())
    named, other = Run.objects.order_by("pk")

    with django_capture_on_commit_callbacks(execute=True):
        erase_mentions(words=["dora@customer.example"], order_refs=[], at=clock.now())

    assert not QuarantinedRow.objects.exists()
    assert not default_storage.exists(f"{named.stored_as}/orders.csv")
    assert default_storage.exists(f"{other.stored_as}/orders.csv")
    named.refresh_from_db()
    assert (named.stored_as, "preview" in named.summary) == ("", False)


def test_files_are_forgotten_after_their_time(desk, django_capture_on_commit_callbacks):
    bring(desk, csv_file(GOOD))
    run = Run.objects.get()

    with django_capture_on_commit_callbacks(execute=True):
        assert forget_files(before=clock.now(), at=clock.now()) == 1

    assert not default_storage.exists(f"{run.stored_as}/orders.csv")
    run.refresh_from_db()
    assert "preview" not in run.summary, "it quotes the orders"


def imported(desk, *files, profile="pistos"):
    bring(desk, *files, profile=profile)
    run = Run.objects.latest("pk")
    desk.post(reverse("backoffice:start_import", args=[run.token]))
    drain(clock.now())
    run.refresh_from_db()
    return run


def stored(run, name):
    with default_storage.open(f"{run.stored_as}/{name}") as file:
        return file.read().decode()


def corrected(desk, row, text):
    answer = desk.post(reverse("backoffice:correct_row", args=[row.pk]), {"text": text})
    drain(clock.now())
    return answer


@pytest.mark.parametrize(
    ("name", "profile", "content", "text"),
    [
        (
            "orders.csv",
            "pistos",
            GOOD + BAD + "A-3,2026-03-05,,1\n",
            'A-2,2026-03-02,"dora@customer.example,7',
        ),
        ("orders.json", "woocommerce", '[{"id": 1, "status": "completed"}]', '{"id": 1,'),
    ],
)
def test_a_correction_that_would_spoil_the_file_is_refused_and_changes_nothing(
    desk, name, profile, content, text
):
    run = imported(desk, csv_file(content, name), profile=profile)
    row = QuarantinedRow.objects.get()

    assert corrected(desk, row, text).status_code == 409

    run.refresh_from_db()
    row.refresh_from_db()
    assert (run.state, row.resolved_at) == (RunState.DONE, None)
    assert stored(run, name) == content
    assert default_storage.listdir("imports")[0] == [run.stored_as.removeprefix("imports/")]


def test_a_run_under_way_is_not_corrected(desk):
    run = imported(desk, csv_file(GOOD + BAD))
    Run.objects.filter(pk=run.pk).update(state=RunState.RUNNING)

    answer = corrected(desk, QuarantinedRow.objects.get(), "A-2,2026-03-02,,7")

    assert answer.status_code == 409
    assert stored(run, "orders.csv") == GOOD + BAD


def test_a_correction_may_hold_letters_that_the_file_could_not(
    desk, django_capture_on_commit_callbacks
):
    text = "number;placed_at;customer_name\nA-1;2026-03-01;Άννα Παππά\nA-2;never;Νίκος\n"
    run = imported(desk, SimpleUploadedFile("orders.csv", text.encode("windows-1253")))
    former = run.stored_as

    with django_capture_on_commit_callbacks(execute=True):
        corrected(desk, QuarantinedRow.objects.get(), "A-2;2026-03-02;Žiga Աննա")

    names = Customer.objects.order_by("pk").values_list("name", flat=True)
    assert list(names) == ["Άννα Παππά", "Žiga Աննա"]
    assert not default_storage.exists(f"{former}/orders.csv")


def test_an_import_that_finds_another_running_waits_for_its_turn(desk, monkeypatch):
    monkeypatch.setattr(turn, "PATIENCE", 1)
    bring(desk, csv_file(GOOD))
    run = Run.objects.get()
    desk.post(reverse("backoffice:start_import", args=[run.token]))
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [turn.LOCK])
        drain(clock.now())
    finally:
        other.close()
    run.refresh_from_db()
    assert (run.state, Order.objects.exists()) == (RunState.WAITING, False)

    drain(clock.now() + timedelta(minutes=2))

    run.refresh_from_db()
    assert run.state == RunState.DONE


def test_the_result_names_days_that_differ_and_files_that_are_not_used(desk):
    told = "number,placed_at,promised_on\nA-1,2026-03-01,2026-03-0{}\n"
    imported(desk, csv_file(told.format(6)))

    run = imported(desk, csv_file(told.format(9)), csv_file("x\n1\n", "shipments.csv"))

    html = shown(desk, "import_run", run.token)
    assert "1 promise has another day" in html
    assert "6 March" in html
    assert "9 March" in html
    assert "shipments.csv" in html


@pytest.mark.serves("S0-22")
@pytest.mark.parametrize(
    ("name", "profile", "content", "words"),
    [
        ("orders.csv", "pistos", GOOD + BAD.replace("dora", "DORA"), ["dora@customer.example"]),
        (
            "orders.json",
            "woocommerce",
            json.dumps([{"id": 1, "status": "x", "billing": {"last_name": "Παππά"}}]),
            ["Παππά"],
        ),
    ],
)
def test_an_erased_person_is_found_however_the_file_writes_them(
    desk, django_capture_on_commit_callbacks, name, profile, content, words
):
    run = imported(desk, csv_file(content, name), profile=profile)
    assert QuarantinedRow.objects.count() == 1

    with django_capture_on_commit_callbacks(execute=True):
        erase_mentions(words=words, order_refs=[], at=clock.now())

    assert not QuarantinedRow.objects.exists()
    assert not default_storage.exists(f"{run.stored_as}/{name}")


@pytest.mark.serves("S0-22")
def test_rows_without_their_order_are_known_by_its_number(desk):
    imported(desk, csv_file(GOOD), csv_file("number,product\nA-9,Lamp for Dora\n", "lines.csv"))
    assert QuarantinedRow.objects.get().order_ref == "A-9"

    erase_mentions(words=[], order_refs=["A-9"], at=clock.now())

    assert not QuarantinedRow.objects.exists()


def test_every_shipped_way_has_its_name_in_the_readers_language() -> None:
    shipped = {
        *(shipped_profile(name).title for name in profile_names()),
        *(shipped_review_profile(name).title for name in review_profile_names()),
    }

    assert shipped - set(TITLES) == set()
