"""Found, corrected, lesson taken: each stage obligatory, the test fixed before, the history kept."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.db.utils import Error

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.mistakes.actions import correcting, finding, recurring
from pistos.mistakes.actions.correcting import EffectTestFixed, EffectTestUnusable, WrongStage
from pistos.mistakes.actions.writing import Closed, Lacking, SaysNothing
from pistos.mistakes.facts import Analysis, Done, Found, Learned, Series
from pistos.mistakes.models import Correction, Lesson, LessonKind, Mistake, MistakeEntry, Stage
from pistos.shop.models import Shop
from tests.factories import mistakes as made

pytestmark = pytest.mark.django_db

LESSON = Learned(LessonKind.TRAINING, "The van is called at two.")


def names() -> list[str]:
    return list(
        Event.objects.filter(name__startswith="mistakes.")
        .order_by("id")
        .values_list("name", flat=True)
    )


def judged_well(mistake: Mistake, at: datetime) -> None:
    """As if the facts had spoken for it."""
    Correction.objects.filter(mistake=mistake, round=mistake.round).update(
        verdict="worked", judged_at=at, after_count=0, after_exposure=100
    )


@pytest.mark.serves("S3-103")
def test_a_mistake_goes_through_three_stages(shop: Shop, alma: User, at: datetime) -> None:
    by = Actor.person(alma.pk)
    mistake = made.found(alma, at=at)
    with pytest.raises(WrongStage):
        correcting.take_lesson(mistake=mistake, learned=LESSON, by=by, at=at)
    with pytest.raises(Lacking) as lacking:
        correcting.record_correction(mistake=mistake, done=made.done(), by=by, at=at)
    assert lacking.value.codes == ("plan", "owner")

    correcting.plan_correction(mistake=mistake, plan=made.plan(alma, at=at), by=by, at=at)
    correcting.record_correction(mistake=mistake, done=made.done(), by=by, at=at)
    with pytest.raises(Lacking) as lacking:
        correcting.close_mistake(mistake=mistake, seen_round=1, by=by, at=at)
    assert lacking.value.codes == ("lesson", "verdict")

    correcting.take_lesson(mistake=mistake, learned=LESSON, by=by, at=at)
    judged_well(mistake, at)
    correcting.close_mistake(mistake=mistake, seen_round=1, by=by, at=at)
    mistake.refresh_from_db()
    assert (mistake.stage, mistake.closed_at) == (Stage.LEARNED, at)
    assert names() == [
        f"mistakes.{name}"
        for name in (
            "MistakeFound",
            "EvidenceAdded",
            "MistakeContained",
            "MistakeAnalysed",
            "CorrectionPlanned",
            "MistakeCorrected",
            "LessonTaken",
            "MistakeClosed",
        )
    ]
    with pytest.raises(Closed):
        correcting.close_mistake(mistake=mistake, seen_round=1, by=by, at=at)


def test_nothing_is_planned_before_it_is_understood(shop: Shop, alma: User, at: datetime) -> None:
    by = Actor.person(alma.pk)
    found = Found("A label is wrong", "Two got the wrong size.", Series(""))
    mistake = finding.open_mistake(found=found, by=by, at=at)

    with pytest.raises(Lacking) as lacking:
        correcting.plan_correction(mistake=mistake, plan=made.plan(alma, at=at), by=by, at=at)

    assert lacking.value.codes == ("evidence", "containment", "whys", "root_cause", "cause")
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("fields", "refusal"),
    [
        ({"window_days": 0}, EffectTestUnusable),
        ({"drop_percent": 101}, EffectTestUnusable),
        ({"action": " "}, SaysNothing),
        ({"due_on": datetime(2026, 3, 1).date()}, EffectTestUnusable),
    ],
)
def test_a_test_by_which_nothing_is_judged_is_refused(
    shop: Shop, alma: User, at: datetime, fields: dict[str, object], refusal: type[Exception]
) -> None:
    mistake, by = made.found(alma, at=at), Actor.person(alma.pk)
    plan = replace(made.plan(alma, at=at), **fields)

    with pytest.raises(refusal):
        correcting.plan_correction(mistake=mistake, plan=plan, by=by, at=at)

    assert not Correction.objects.exists()


@pytest.mark.serves("S2-26")
def test_the_test_stays_as_it_was_fixed(shop: Shop, alma: User, at: datetime) -> None:
    mistake, by = made.planned(alma, at=at), Actor.person(alma.pk)
    easier = replace(made.plan(alma, at=at), drop_percent=10)
    correcting.plan_correction(mistake=mistake, plan=easier, by=by, at=at)
    assert Correction.objects.get().drop_percent == 10
    correcting.record_correction(mistake=mistake, done=made.done(), by=by, at=at)

    with pytest.raises(EffectTestFixed):
        correcting.plan_correction(mistake=mistake, plan=made.plan(alma, at=at), by=by, at=at)
    for fields in (
        {"drop_percent": 1},
        {"window_days": 5},
        {"before_count": 900},
        {"judge_at": at + timedelta(days=900)},
        {"corrected_at": None, "judge_at": None, "after_from": None, "after_until": None},
    ):
        with pytest.raises(Error), transaction.atomic():
            Correction.objects.update(**fields)
    judged_well(mistake, at)
    with pytest.raises(Error), transaction.atomic():
        Correction.objects.update(verdict="did_not")
    with pytest.raises(Error), transaction.atomic():
        Correction.objects.all().delete()


@pytest.mark.serves("S3-103")
def test_history_and_lessons_are_insert_only(shop: Shop, alma: User, at: datetime) -> None:
    made.learned(alma, at=at)

    for rows in (MistakeEntry.objects.all(), Lesson.objects.all()):
        with pytest.raises(Error), transaction.atomic():
            rows.update(round=9)
        with pytest.raises(Error), transaction.atomic():
            rows.delete()


def test_a_correction_says_what_customers_read(shop: Shop, alma: User, at: datetime) -> None:
    mistake, by = made.planned(alma, at=at), Actor.person(alma.pk)

    with pytest.raises(SaysNothing):
        correcting.record_correction(mistake=mistake, done=Done("Signed."), by=by, at=at)

    mistake.refresh_from_db()
    assert mistake.stage == Stage.FOUND


def test_a_correction_is_recorded_once(shop: Shop, alma: User, at: datetime) -> None:
    mistake, by = made.corrected(alma, at=at), Actor.person(alma.pk)

    with pytest.raises(WrongStage):
        correcting.record_correction(mistake=mistake, done=made.done(), by=by, at=at)


def test_the_cause_stays_once_a_test_counts_it(shop: Shop, alma: User, at: datetime) -> None:
    mistake, by = made.planned(alma, at=at), Actor.person(alma.pk)
    analysis = Analysis(("One.", "Two."), "Another root.", Series("payment.double"))

    finding.analyse_mistake(mistake=mistake, analysis=analysis, by=by, at=at)

    mistake.refresh_from_db()
    assert (mistake.root_cause, mistake.cause) == ("Another root.", "carrier.late")


@pytest.mark.parametrize("because", ["", "  "])
def test_opening_again_needs_a_reason(shop: Shop, alma: User, at: datetime, because: str) -> None:
    mistake, by = made.learned(alma, at=at), Actor.person(alma.pk)

    with pytest.raises(SaysNothing):
        recurring.reopen_mistake(mistake=mistake, because=because, by=by, at=at)

    recurring.reopen_mistake(mistake=mistake, because="It is not over.", by=by, at=at)
    mistake.refresh_from_db()
    assert (mistake.stage, mistake.round, mistake.severity) == (Stage.FOUND, 2, 2)
