"""An apology says what we did wrong, and carries a plan whose steps are promises."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.utils import Error

from pistos.accounts.models import User
from pistos.complaints.actions import apologising
from pistos.complaints.actions.apologising import ApologyFacts, Step, send_apology
from pistos.complaints.models import Apology, Complaint, PlanStep
from pistos.complaints.queries.plans import apologies_of
from pistos.customers.actions import erase_customer
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.models import Message
from pistos.promises.actions.writing import DueInThePast
from pistos.promises.models import Promise, State

SORRY = {
    "en": "We are sorry. The box was too thin, and that is our fault.",
    "el": "Ζητάμε συγγνώμη. Το κουτί ήταν πολύ λεπτό και το λάθος είναι δικό μας.",
    "sl": "Opravičujemo se. Škatla je bila pretanka in to je naša napaka.",
    "hy": "Ներողություն ենք խնդրում։ Տուփը շատ բարակ էր, և դա մեր սխալն է։",
}
IF_YOU_FELT = {
    "en": "We are sorry if you felt disappointed.",
    "el": "Συγγνώμη αν νιώσατε απογοήτευση.",
    "sl": "Oprostite, če ste bili razočarani.",
    "hy": "Ներողություն, եթե հիասթափվել եք։",
}
BEN = Actor.person(1)


@pytest.fixture
def case(complained, cleo: Customer) -> Complaint:
    return complained(cleo)


def facts(ben: User, at: datetime, **changes: Any) -> ApologyFacts:
    day = (at + timedelta(days=3)).date()
    made = ApologyFacts(
        mistake="We packed the mug in a box that was too thin.",
        text=SORRY["en"],
        steps=[Step("A new mug leaves", day, ben), Step("Stronger boxes are here", day, ben)],
        owner=ben,
        attempt="first",
    )
    return replace(made, **changes)


def nothing_was_told() -> bool:
    return (
        not Apology.objects.exists()
        and not Promise.objects.filter(about_kind="apology").exists()
        and not Message.objects.filter(template="apology").exists()
    )


@pytest.mark.serves("S4-21", "S4-18")
def test_an_apology_tells_the_mistake_and_promises_every_step(
    case: Complaint, ben: User, at: datetime
) -> None:
    row = send_apology(complaint=case, apology=facts(ben, at), by=ben, at=at)

    case.refresh_from_db()
    assert case.state == "planned"
    steps = list(row.steps.order_by("position"))
    promises = Promise.objects.filter(about_kind="apology").order_by("pk")
    assert [step.promise_id for step in steps] == [each.pk for each in promises]
    assert {each.due_on for each in promises} == {(at + timedelta(days=3)).date()}
    mail = Message.objects.get(template="apology").text
    for words in ("too thin", "A new mug leaves", "Stronger boxes", "Ben", f"/wrong/{case.token}/"):
        assert words in mail, words
    assert "by " in mail.split("A new mug leaves")[1]
    event = Event.objects.get(name="complaints.ApologySent")
    assert event.data == {"complaint_id": case.pk, "apology_id": row.pk, "step_count": 2}
    again = send_apology(complaint=case, apology=facts(ben, at), by=ben, at=at)
    assert again.pk == row.pk
    assert PlanStep.objects.count() == 2


@pytest.mark.serves("S4-21")
@pytest.mark.parametrize("steps", ["none", "blank"])
def test_an_apology_without_a_plan_is_refused(
    case: Complaint, ben: User, at: datetime, steps: str
) -> None:
    given = [] if steps == "none" else [Step("  ", at.date(), ben)]

    with pytest.raises(apologising.PlanMissing):
        send_apology(complaint=case, apology=facts(ben, at, steps=given), by=ben, at=at)

    assert nothing_was_told()


@pytest.mark.serves("S4-18")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_nobody_is_sorry_if(
    complained, cleo: Customer, ben: User, at: datetime, language: str
) -> None:
    case = complained(cleo, language=language)
    conditional = facts(ben, at, text=IF_YOU_FELT[language])

    with pytest.raises(apologising.ConditionalApology):
        send_apology(complaint=case, apology=conditional, by=ben, at=at)

    assert nothing_was_told()
    plain = facts(ben, at, text=SORRY[language])
    assert send_apology(complaint=case, apology=plain, by=ben, at=at).language == language


@pytest.mark.serves("S4-18")
@pytest.mark.parametrize("written_in", ["en", "el", "sl", "hy"])
def test_an_if_is_seen_also_in_another_language_than_the_customers(
    complained, cleo: Customer, ben: User, at: datetime, written_in: str
) -> None:
    case = complained(cleo, language="sl" if written_in == "en" else "en")

    with pytest.raises(apologising.ConditionalApology):
        send_apology(
            complaint=case, apology=facts(ben, at, text=IF_YOU_FELT[written_in]), by=ben, at=at
        )

    assert nothing_was_told()


@pytest.mark.serves("S4-18")
@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"mistake": " "}, apologising.MistakeMissing),
        ({"text": ""}, apologising.MistakeMissing),
        ({"mistake": "We are sorry if you felt hurt."}, apologising.ConditionalApology),
    ],
)
def test_what_admits_nothing_is_refused(case, ben, at, changes, refusal) -> None:
    with pytest.raises(refusal):
        send_apology(complaint=case, apology=facts(ben, at, **changes), by=ben, at=at)

    assert nothing_was_told()


def test_a_step_whose_day_is_over_undoes_all_of_it(case: Complaint, ben: User, at) -> None:
    day = (at - timedelta(days=1)).date()
    late = [Step("A new mug", (at + timedelta(days=1)).date(), ben), Step("Boxes", day, ben)]

    with pytest.raises(DueInThePast):
        send_apology(complaint=case, apology=facts(ben, at, steps=late), by=ben, at=at)

    assert nothing_was_told()


@pytest.mark.serves("S4-21")
def test_the_plan_is_kept_moved_and_added_to_in_the_open(case, ben, at) -> None:
    row = send_apology(complaint=case, apology=facts(ben, at), by=ben, at=at)
    first, second = row.steps.order_by("position")

    for _twice in range(2):
        apologising.finish_step(step=first, note="Parcel 7", by=BEN, at=at + timedelta(days=1))
    later = (at + timedelta(days=9)).date()
    apologising.move_step(step=second, due_on=later, by=BEN, at=at + timedelta(days=1))
    third = Step("We test the boxes", later, ben)
    apologising.add_step(apology=row, step=third, by=ben, at=at + timedelta(days=1))

    shown = apologies_of(case)[0]
    states = [each.promise.standing.state for each in shown.steps]
    assert states == [State.KEPT, State.OPEN, State.OPEN]
    moved = shown.steps[1]
    assert (moved.step.due_on, moved.promise.standing.move_count) == (later, 1)
    assert moved.promise.due_on == (at + timedelta(days=3)).date(), "both days stay"
    assert Message.objects.filter(template="plan_changed").count() == 2
    assert Event.objects.filter(name="complaints.PlanStepDone").count() == 1


def test_what_was_told_stays_and_goes_with_the_person(case, cleo, ben, at) -> None:
    row = send_apology(complaint=case, apology=facts(ben, at), by=ben, at=at)

    for change in ({"text": "Nothing happened"}, {"attempt": "x"}):
        with pytest.raises(Error), transaction.atomic():
            Apology.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(Error), transaction.atomic():
        PlanStep.objects.all().delete()
    erase_customer(customer=cleo, by=BEN, at=at)
    row.refresh_from_db()
    assert (row.text, row.mistake, row.steps.first().what) == ("", "", "")


def test_a_closed_case_gets_no_apology(case, ben, at) -> None:
    Complaint.objects.filter(pk=case.pk).update(state="closed", closed_at=at)

    with pytest.raises(apologising.NobodyToTell):
        send_apology(complaint=case, apology=facts(ben, at), by=ben, at=at)
