"""The web-hook of a line: signed, within minutes, once in effect; nothing unusable is lost."""

import json
from datetime import UTC, datetime, time, timedelta

import pytest
from django.test import Client

from pistos.calls.access import secret_of
from pistos.calls.actions.lines import add_line, make_line_secret
from pistos.calls.actions.reporting import StillUnusable, replay_report
from pistos.calls.facts import LineFacts
from pistos.calls.models import Call, Line, UnusableReport
from pistos.calls.rules.reading import Unusable, read_report
from pistos.connectors.phone.signing import is_genuine, signature
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor
from pistos.shop.models import Shop, WorkingHours

pytestmark = pytest.mark.django_db
BY = Actor.person(1)


@pytest.fixture
def line(shop: Shop, at: datetime) -> Line:
    WorkingHours.objects.create(weekday=0, opens=time(9), closes=time(17))
    facts = LineFacts("210 123 4567", "Customer service")
    return add_line(facts=facts, by=BY, at=at)


def post(line: Line, body: object, *, secret: str = "", ago: int = 0, token: str = "") -> int:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    timestamp = str(int(clock.now().timestamp()) - ago)
    signed = signature(secret=secret or secret_of(line), timestamp=timestamp, body=raw)
    answer = Client().post(
        f"/hooks/phone/{token or line.token}/",
        raw,
        content_type="application/json",
        headers={"X-Pistos-Timestamp": timestamp, "X-Pistos-Signature": f"sha256={signed}"},
    )
    return answer.status_code


BUSY = {"call_id": "c1", "event": "busy", "from": "+306912345678"}


@pytest.mark.serves("S2-32")
def test_a_signed_report_makes_a_call_and_again_changes_nothing(line: Line) -> None:
    assert post(line, BUSY) == 200
    assert post(line, BUSY) == 200

    call = Call.objects.get()
    assert (call.number, call.state, call.line_id) == ("+306912345678", "busy", line.pk)
    line.refresh_from_db()
    assert line.reported_at is not None


@pytest.mark.fault("S12")
@pytest.mark.parametrize(
    "wrong", [{"secret": "guessed"}, {"ago": 301}, {"ago": -301}, {"token": "x" * 22}]
)
def test_a_forged_old_or_stray_report_is_refused_alike_and_not_kept(
    line: Line, wrong: dict[str, object]
) -> None:
    assert post(line, BUSY, **wrong) == 403

    assert not Call.objects.exists()
    assert not UnusableReport.objects.exists()


@pytest.mark.fault("S8")
def test_an_empty_secret_or_signature_opens_nothing(at: datetime) -> None:
    stamp = str(int(at.timestamp()))
    unsigned = signature(secret="", timestamp=stamp, body=b"{}")

    assert not is_genuine(secret="", timestamp=stamp, body=b"{}", signed=unsigned, at=at)
    assert not is_genuine(secret="s", timestamp=stamp, body=b"{}", signed="", at=at)
    assert not is_genuine(secret="s", timestamp="", body=b"{}", signed="", at=at)
    assert not is_genuine(secret="s", timestamp="٣٤", body=b"{}", signed="é", at=at)


def test_a_new_secret_ends_the_former_one(line: Line, at: datetime) -> None:
    former = secret_of(line)
    fresh = make_line_secret(line=line, by=BY, at=at)

    assert post(fresh, BUSY, secret=former) == 403
    assert post(fresh, BUSY) == 200


def test_an_inactive_line_takes_nothing(line: Line) -> None:
    Line.objects.update(is_active=False)

    assert post(line, BUSY) == 403


@pytest.mark.fault("F16")
@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b"\xff\xfe",
        {"event": "busy"},
        {"call_id": "", "event": "busy"},
        {"call_id": "c1", "event": "exploded"},
        {"call_id": "c1", "event": "busy", "at": "yesterday"},
        {"call_id": "c1", "event": "busy", "at": "2026-03-02T10:00:00"},
        {"call_id": "c1", "event": "busy", "at": 1e20},
        {"call_id": "c1", "event": "busy", "at": "2999-01-01T00:00:00Z"},
        {"call_id": "x" * 200, "event": "busy"},
        {"call_id": "c1", "event": "busy", "padding": "x" * 20_000},
    ],
)
def test_a_signed_report_without_sense_is_kept_to_be_looked_at(line: Line, body: object) -> None:
    assert post(line, body) == 202
    assert post(line, body) == 202

    kept = UnusableReport.objects.get()
    assert kept.reason
    assert len(kept.body) <= 20_000
    assert not Call.objects.exists()


def test_what_was_kept_can_be_taken_once_it_can_be_read(line: Line, at: datetime) -> None:
    post(line, {"call_id": "c1", "event": "busy", "at": "2026-03-02T10:00:00"})
    kept = UnusableReport.objects.get()
    with pytest.raises(StillUnusable):
        replay_report(kept=kept, by=BY, at=at)
    assert not Call.objects.exists()
    kept.body = kept.body.replace("10:00:00", "10:00:00+02:00")

    call = replay_report(kept=kept, by=BY, at=at)
    replay_report(kept=kept, by=BY, at=at)

    assert call.started_at == datetime(2026, 3, 2, 8, tzinfo=UTC)
    kept.refresh_from_db()
    assert kept.replayed_at == at
    assert Event.objects.filter(name="calls.ReportReplayed").count() == 1


def test_a_time_may_be_given_in_three_ways(at: datetime) -> None:
    def moment(value: object) -> datetime:
        body = json.dumps({"call_id": 7, "event": "busy", "at": value})
        return read_report(body, at=at).happened_at

    assert moment("2026-03-02T10:00:00+02:00") == at - timedelta(hours=2)
    assert moment(at.timestamp()) == at
    assert moment(None) == at
    with pytest.raises(Unusable):
        moment({})


def test_the_web_hook_takes_nothing_but_posts(line: Line) -> None:
    assert Client().get(f"/hooks/phone/{line.token}/").status_code == 405
