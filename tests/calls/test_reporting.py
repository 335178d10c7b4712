"""What an exchange reports of calls, and what follows from it."""

from datetime import datetime, timedelta

import pytest

from pistos.calls.actions.reporting import forget_old_reports, note_call, set_aside
from pistos.calls.facts import Report, Reported
from pistos.calls.models import Call, Line, LineHour, UnusableReport
from pistos.customers.models import Alias, Customer
from pistos.journal.models import Event
from tests.factories.conversations import conversation_of

pytestmark = pytest.mark.django_db
CLEO = "+306912345678"


def report(
    at: datetime, step: str = "busy", call: str = "c1", number: str = CLEO, seconds: int = 0
) -> Report:
    return Report(call, Reported(step), at + timedelta(seconds=seconds), number)


def names() -> list[str]:
    rows = Event.objects.filter(name__startswith="calls.").order_by("id")
    return list(rows.values_list("name", flat=True))


def counts(line: Line) -> dict[str, int]:
    rows = LineHour.objects.filter(line=line).values_list(
        "answered_count", "busy_count", "missed_count", "waited_seconds", "talked_seconds"
    )
    keys = ("answered", "busy", "missed", "waited", "talked")
    return dict(zip(keys, rows.get(), strict=True))


@pytest.mark.serves("S3-11")
def test_a_busy_call_of_a_known_customer_is_their_bad_experience(
    line: Line, cleo: Customer, dora: Customer, at: datetime
) -> None:
    Alias.objects.create(customer=cleo, kind="phone", value=CLEO)
    hers, other = conversation_of(cleo, at=at), conversation_of(dora, at=at)

    call = note_call(line=line, report=report(at), at=at)

    assert call.customer_id == cleo.pk
    told = Event.objects.get(name="calls.BadExperienceNoted")
    assert told.data == {"customer_id": cleo.pk, "call_id": call.pk, "state": "busy"}
    assert (told.subject_kind, told.subject_id) == ("customer", str(cleo.pk))
    hers.refresh_from_db()
    other.refresh_from_db()
    assert (hers.neglect, other.neglect) == (1, 0)


def test_a_busy_call_of_an_unknown_number_is_nobodys(line: Line, at: datetime) -> None:
    note_call(line=line, report=report(at), at=at)

    assert names() == ["calls.LineAdded", "calls.CallNotAnswered"]


@pytest.mark.fault("F16")
def test_a_report_that_comes_twice_counts_once(line: Line, cleo: Customer, at: datetime) -> None:
    Alias.objects.create(customer=cleo, kind="phone", value=CLEO)
    for _again in range(3):
        note_call(line=line, report=report(at), at=at)

    assert Call.objects.count() == 1
    assert counts(line)["busy"] == 1
    assert names().count("calls.BadExperienceNoted") == 1


@pytest.mark.fault("F16")
def test_reports_out_of_order_leave_one_true_call_and_count(line: Line, at: datetime) -> None:
    note_call(line=line, report=report(at, "ended", seconds=72), at=at)
    note_call(line=line, report=report(at, "missed", seconds=20), at=at)
    assert counts(line)["missed"] == 1
    note_call(line=line, report=report(at, "answered", seconds=12), at=at)
    note_call(line=line, report=report(at, "ringing"), at=at)

    assert counts(line) == {"answered": 1, "busy": 0, "missed": 0, "waited": 12, "talked": 60}
    call = Call.objects.get()
    assert (call.state, call.started_at) == ("answered", at)


def test_a_call_that_starts_in_one_hour_and_is_first_heard_of_in_another_counts_once(
    line: Line, at: datetime
) -> None:
    note_call(line=line, report=report(at, "answered", seconds=5), at=at)
    note_call(line=line, report=report(at, "ringing", seconds=-10), at=at)

    rows = LineHour.objects.filter(line=line).order_by("hour_at")
    assert [(row.hour_at, row.answered_count, row.waited_seconds) for row in rows] == [
        (at - timedelta(hours=1), 1, 15),
        (at, 0, 0),
    ]


def test_outgoing_calls_are_kept_and_not_counted(line: Line, at: datetime) -> None:
    out = Report("o1", Reported.ANSWERED, at, CLEO, "out")

    note_call(line=line, report=out, at=at)

    assert Call.objects.get().direction == "out"
    assert not LineHour.objects.exists()
    assert names() == ["calls.LineAdded"]


def test_what_makes_no_sense_is_kept_once_and_forgotten_after_a_month(
    line: Line, at: datetime
) -> None:
    set_aside(line=line, body="{", reason="not JSON", at=at)
    kept = set_aside(line=line, body="{", reason="not JSON", at=at)

    assert UnusableReport.objects.get() == kept
    assert names() == ["calls.LineAdded", "calls.ReportSetAside"]
    assert forget_old_reports(at=at + timedelta(days=29)) == 0
    assert forget_old_reports(at=at + timedelta(days=31)) == 1
