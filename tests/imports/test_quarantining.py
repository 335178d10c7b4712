"""What cannot be read or used: refused with its reason, kept apart, and settled by a better file."""

import pytest

from pistos.imports.models import QuarantinedRow, Run, RunState
from pistos.kit.errors import Refused
from pistos.orders.models import Order
from tests.imports.runs import AT, ONE, ORDERS, P_ONE, PARCELS, run_over, shop, whole

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("A-2,20188-03-02,placed,EUR,1,,,,\n", "bad_date"),
        ("A-2,2188-03-02,placed,EUR,1,,,,\n", "impossible_date"),
        ("A-2,,placed,EUR,1,,,,\n", "no_placed_at"),
        ("A-2,2026-03-02,placed,EUR,-1,,,,\n", "negative_price"),
        ("A-2,2026-03-02,placed,EUX,1,,,,\n", "unknown_currency"),
        ("A-2,2026-03-02,lost in space,EUR,1,,,,\n", "unknown_status"),
        ("A-2,2026-03-02,placed,EUR,dear,,,,\n", "bad_number"),
        (",2026-03-02,placed,EUR,1,,,,\n", "no_number"),
        ("A-2,2026-03-02,placed\n", "columns"),
        ("A-2,2026-03-02,placed,EUR,1,a\0b,,,\n", "nul"),
        ("A-1,2026-03-03,placed,EUR,1,,,,\n", "number_twice"),
    ],
)
def test_a_row_that_cannot_be_used_is_quarantined_with_its_reason(tmp_path, row, code):
    shop(tmp_path, orders=ORDERS + ONE + row)

    summary = whole(run_over(tmp_path))

    both = code == "number_twice"
    assert summary["by_reason"] == {code: 2 if both else 1}
    kept = QuarantinedRow.objects.filter(reason_code=code).order_by("row_number").last()
    assert (kept.file, kept.row_number) == ("orders.csv", 3)
    assert kept.original.replace("\\0", "\0") == row
    assert Order.objects.count() == (0 if both else 1)


def test_one_bad_line_keeps_its_whole_order_out(tmp_path):
    shop(
        tmp_path,
        orders=ORDERS + ONE,
        lines="number,product,unit_price\nA-1,Lamp,10\nA-1,Chair,-3\nA-9,Ghost,1\n",
    )

    summary = whole(run_over(tmp_path))

    assert summary["by_reason"] == {"negative_price": 1, "no_such_order": 1, "part_unusable": 2}
    assert not Order.objects.exists()


def test_a_promise_due_before_the_order_is_refused(tmp_path):
    shop(tmp_path, orders=ORDERS + ONE, parcels=PARCELS + P_ONE.replace("2026-03-06", "2026-02-06"))

    assert whole(run_over(tmp_path))["by_reason"] == {"promise_before_order": 1, "part_unusable": 1}


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "not a text file"),
        (b"PK\x03\x04" + bytes(100), "Excel"),
        (bytes(range(256)) * 40, "not a text file"),
        (b"placed_at,status\n2026-01-01,placed\n", "number"),
        (b"number,placed_at,placed_at\n1,2026-01-01,2026-01-01\n", "twice: placed_at"),
        (b"number,placed_at\n1,03/04/2026\n", "Row 2"),
        (b"number,placed_at\n1,13/04/2026\n2,04/13/2026\n", "row 2"),
        (b"number,placed_at,total\n1,2026-01-01,1.234\n", "thousand"),
        ("number,placed_at,region\n1,2026-01-01,S\u00e3o\n".encode("cp1252"), "line 2"),
        ("number,placed_at\n1,2026-01-01\n".encode("utf-16")[:-1], "Line 2"),
        (b'number,placed_at\n1,"2026' + b"x" * (3 << 20), "longer than a million"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_and_nothing_written(tmp_path, data, named):
    shop(tmp_path, orders=data)

    with pytest.raises(Refused) as refusal:
        run_over(tmp_path)

    assert named in str(refusal.value)
    assert "orders.csv" in str(refusal.value)
    run = Run.objects.get()
    assert (run.state, run.problem) == (RunState.REFUSED, str(refusal.value))
    assert not Order.objects.exists()
    assert not QuarantinedRow.objects.exists()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_an_encoding_that_is_not_the_files_names_the_line_at_fault(tmp_path, end):
    text = ORDERS + ONE * 3_000 + "A-2,2026-03-02,placed,EUR,1,,,,\u03a9\n"
    shop(tmp_path, orders=text.replace("\n", end).encode("windows-1253"))

    with pytest.raises(Refused, match="Line 3002 holds bytes that are not utf-8"):
        run_over(tmp_path, encoding="utf-8")
    with pytest.raises(Refused, match="no encoding"):
        run_over(tmp_path, encoding="klingon")


def test_card_numbers_never_reach_the_quarantine(tmp_path):
    shop(tmp_path, orders=ORDERS + ONE + "A-2,never,placed,EUR,1,4111 1111 1111 1111,,,\n")

    run_over(tmp_path)

    assert "4111 1111" not in QuarantinedRow.objects.get().original
    assert "1111" in QuarantinedRow.objects.get().original


def test_correcting_the_file_resolves_the_quarantine(tmp_path):
    bad = "A-2,never,placed,EUR,1,,,,\n"
    shop(tmp_path, orders=ORDERS + ONE + bad)
    run_over(tmp_path)

    shop(tmp_path, orders=ORDERS + ONE + bad.replace("never", "2026-03-02"))
    summary = whole(run_over(tmp_path))

    assert (summary["new"], summary["same"]) == (1, 1)
    assert QuarantinedRow.objects.get().resolved_at == AT


def test_a_refused_file_takes_nothing_from_the_quarantine(tmp_path):
    bad = "".join(f"B-{number},2026-03-02,placed\n" for number in range(2_100))
    shop(tmp_path, orders=ORDERS + ONE + bad)
    first = run_over(tmp_path)
    assert first.quarantined.count() == 2_100

    shop(tmp_path, orders=ORDERS + ONE + bad + '"A-2,2026-03-02\n,placed\n')
    with pytest.raises(Refused, match="quotation"):
        run_over(tmp_path)

    assert first.quarantined.filter(resolved_at=None).count() == 2_100
