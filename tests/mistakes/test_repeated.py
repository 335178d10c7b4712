"""The same cause after its correction, the verdict by itself, and what happens at the same moment."""

import threading
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection

from pistos.accounts.models import User
from pistos.causes.events import AlarmRaised
from pistos.customers.models import Customer
from pistos.journal.actions import publish
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.tasks import drain
from pistos.mistakes import tasks
from pistos.mistakes.actions import correcting, recurring
from pistos.mistakes.actions.correcting import HEARD_WITHIN, WrongStage
from pistos.mistakes.facts import Shown
from pistos.mistakes.models import Correction, Deed, Evidence, Mistake, Stage, Verdict
from pistos.partners.models import Partner
from pistos.shop.models import Shop
from tests.factories import mistakes as made
from tests.factories.causes import coded_as

DAY = timedelta(days=1)


def judged(mistake: Mistake, at: datetime) -> None:
    Correction.objects.filter(mistake=mistake).update(
        verdict="worked", judged_at=at, after_count=0, after_exposure=100
    )


def closed(alma: User, at: datetime) -> Mistake:
    mistake = made.learned(alma, at=at)
    judged(mistake, at + 40 * DAY)
    by = Actor.person(alma.pk)
    correcting.close_mistake(mistake=mistake, seen_round=1, by=by, at=at + 41 * DAY)
    mistake.refresh_from_db()
    return mistake


@pytest.mark.serves("S4-22")
@pytest.mark.django_db
def test_the_same_cause_after_the_fix_date_is_a_repeated_mistake(
    shop: Shop, alma: User, cleo: Customer, at: datetime
) -> None:
    mistake = closed(alma, at)
    happened_at = at + 60 * DAY

    coded_as("carrier.late", at=happened_at, customer_id=cleo.pk)
    drain(happened_at)

    mistake.refresh_from_db()
    assert (mistake.stage, mistake.round, mistake.severity) == (Stage.FOUND, 2, 2)
    assert (mistake.closed_at, mistake.repeated_count) == (None, 1)
    assert mistake.corrections.get().repeat_count == 1
    told = Event.objects.get(name="mistakes.MistakeRepeated")
    assert told.data == {
        "mistake_id": mistake.pk,
        "round": 2,
        "cause": "carrier.late",
        "severity": 2,
        "repeated_count": 1,
    }
    assert mistake.entries.filter(deed=Deed.REPEATED).count() == 1
    assert mistake.evidence.get(is_repeat=True).customer == cleo


@pytest.mark.serves("S4-22")
@pytest.mark.django_db
def test_what_happened_before_the_correction_is_none(shop: Shop, alma: User, at: datetime) -> None:
    mistake = made.learned(alma, at=at)

    coded_as("carrier.late", at=at + DAY)
    drain(at + 60 * DAY)

    mistake.refresh_from_db()
    assert (mistake.stage, mistake.round, mistake.repeated_count) == (Stage.LEARNED, 1, 0)
    assert mistake.evidence.filter(ref_kind="complaint", is_repeat=False).count() == 1


@pytest.mark.django_db
def test_another_cause_or_another_courier_is_another_matter(
    shop: Shop, alma: User, at: datetime
) -> None:
    boat = Partner.objects.create(kind="courier", code="boat", name="Boat Express")
    other = Partner.objects.create(kind="courier", code="hill", name="Hill Post")
    mistake = made.learned(alma, at=at)
    Mistake.objects.filter(pk=mistake.pk).update(facet_kind="courier", facet_id=str(boat.pk))

    coded_as("carrier.late", at=at + 9 * DAY, number=1, courier_id=other.pk)
    coded_as("carrier.lost", at=at + 9 * DAY, number=2, courier_id=boat.pk)
    drain(at + 9 * DAY)
    mistake.refresh_from_db()
    assert mistake.repeated_count == 0

    coded_as("carrier.late", at=at + 9 * DAY, number=3, courier_id=boat.pk)
    drain(at + 9 * DAY)
    mistake.refresh_from_db()
    assert mistake.repeated_count == 1


@pytest.mark.serves("S4-22")
@pytest.mark.django_db
def test_each_recurrence_counts_once_against_the_correction(
    shop: Shop, alma: User, at: datetime
) -> None:
    mistake, by = made.learned(alma, at=at), Actor.machine("test")
    after = at + 9 * DAY
    for number in ("1", "1", "2"):
        shown = Shown(Ref("complaint", number), after)
        recurring.note_same_cause(mistake=mistake, shown=shown, by=by, at=after)

    mistake.refresh_from_db()
    assert (mistake.round, mistake.severity, mistake.repeated_count) == (2, 2, 2)
    assert mistake.corrections.get().repeat_count == 2
    assert Event.objects.filter(name="mistakes.MistakeRepeated").count() == 2


@pytest.mark.serves("S2-26")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "after", "verdict", "stage"),
    [(20, 1, Verdict.WORKED, Stage.FOUND), (20, 18, Verdict.DID_NOT, Stage.FOUND),
     (20, 0, Verdict.WORKED, Stage.LEARNED), (3, 0, Verdict.TOO_FEW, Stage.LEARNED)],
)  # fmt: skip
def test_the_verdict_comes_by_itself_from_the_same_stream(
    shop: Shop, alma: User, cleo: Customer, at: datetime,
    before: int, after: int, verdict: Verdict, stage: Stage,
) -> None:  # fmt: skip
    made.orders_on(cleo, placed_at=at - 3 * DAY, count=200)
    for number in range(before):
        coded_as("carrier.late", at=at - 2 * DAY, number=number)
    mistake = made.learned(alma, at=at, days=30, drop=50)
    made.orders_on(cleo, placed_at=at + 10 * DAY, count=200)
    for number in range(100, 100 + after):
        coded_as("carrier.late", at=at + 12 * DAY, number=number)
    drain(at + 12 * DAY)
    row = mistake.corrections.get()
    assert row.judge_at is not None

    tasks.judge(row.judge_at - timedelta(seconds=1))
    row.refresh_from_db()
    assert row.verdict == ""
    tasks.judge(row.judge_at)
    tasks.judge(row.judge_at + DAY)

    row.refresh_from_db()
    mistake.refresh_from_db()
    assert (row.verdict, row.before_count, row.before_exposure) == (verdict, before, 200)
    assert (row.after_count, row.after_exposure, row.repeat_count) == (after, 200, after)
    assert mistake.stage == stage
    assert Event.objects.filter(name="mistakes.CorrectionJudged").count() == 1
    assert row.judge_at == (at + 2 * DAY).replace(hour=21, minute=59, second=59,
        microsecond=999999) + 30 * DAY - timedelta(hours=1) + HEARD_WITHIN  # fmt: skip


@pytest.mark.django_db
def test_one_that_did_not_work_opens_again_by_itself(shop: Shop, alma: User, at: datetime) -> None:
    """No recurrence was noted by hand; the roll-up alone says it."""
    mistake = made.learned(alma, at=at, days=30, drop=50)
    row = mistake.corrections.get()
    Mistake.objects.filter(pk=mistake.pk).update(cause="carrier.lost")
    for number in range(6):
        coded_as("carrier.lost", at=at + 5 * DAY, number=number)
    assert row.judge_at is not None

    recurring.judge_correction(correction=row, at=row.judge_at)

    mistake.refresh_from_db()
    assert (mistake.stage, mistake.round, mistake.severity) == (Stage.FOUND, 2, 2)
    assert mistake.entries.filter(deed=Deed.REOPENED, data={"verdict": "did_not"}).exists()


@pytest.mark.serves("S4-22")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("first", ["close", "repeat"])
def test_a_mistake_that_comes_back_while_it_is_closed_ends_open(
    shop: Shop, alma: User, at: datetime, first: str
) -> None:
    """On two connections that begin together, whichever comes first."""
    mistake, by = made.learned(alma, at=at), Actor.person(alma.pk)
    judged(mistake, at + 40 * DAY)
    together, raised = threading.Barrier(2), []
    later = at + 41 * DAY

    def close() -> None:
        correcting.close_mistake(mistake=mistake, seen_round=1, by=by, at=later)

    def repeat() -> None:
        shown = Shown(Ref("complaint", "1"), later)
        recurring.note_same_cause(mistake=mistake, shown=shown, by=by, at=later)

    def run(deed: Any, wait: float) -> None:
        together.wait()
        threading.Event().wait(wait)
        try:
            deed()
        except Refused as error:
            raised.append(error)
        finally:
            connection.close()

    deeds = [close, repeat] if first == "close" else [repeat, close]
    threads = [
        threading.Thread(target=run, args=(deed, 0.05 * place)) for place, deed in enumerate(deeds)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    mistake.refresh_from_db()
    assert (mistake.closed_at, mistake.stage, mistake.round) == (None, Stage.FOUND, 2)
    assert [type(error) for error in raised] == ([] if first == "close" else [WrongStage])
    assert Evidence.objects.filter(mistake=mistake, is_repeat=True).count() == 1


@pytest.mark.serves("S2-26")
@pytest.mark.django_db
def test_an_alarm_opens_one_mistake_with_its_reporters(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    coded_as("carrier.late", at=at - 3 * DAY, customer_id=cleo.pk)
    raised = AlarmRaised(7, "carrier.late", "all", "", "2026-02-23", 12, 3.5)
    for _again in range(2):
        publish(raised, about=Ref("alarm", "7"), by=Actor.machine("test"), at=at)
    drain(at)

    mistake = Mistake.objects.get()
    assert (mistake.cause, mistake.facet_kind, mistake.origin) == ("carrier.late", "", "alarm")
    assert mistake.severity == 2
    assert "12" in mistake.problem
    assert mistake.evidence.get().customer == cleo
