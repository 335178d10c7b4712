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
from pistos.complaints.facts import About
from pistos.complaints.models import Apology, Complaint, PlanStep
from pistos.complaints.queries.plans import apologies_of
from pistos.customers.actions import erase_customer
from pistos.customers.models import Customer
from pistos.demo.actions import remedying
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.notifications.models import Message
from pistos.promises.actions.writing import DueInThePast
from pistos.promises.models import Promise, State
from pistos.replies.actions.personal import NotWeighed, refuse_unheeded
from pistos.replies.actions.public import PublicHeldBack
from pistos.replies.facts import Heeded, ReplyContext, Weighed
from pistos.replies.models import PersonalWeighing, PublicRemark

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
HEEDED = Heeded({}, Weighed("That they say what happened", "That nothing changes"))


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
        heeded=HEEDED,
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


HOLDS_BACK = {
    "en": "As I already told you, it is your own fault.",
    "el": "Όπως σας είπα ήδη, ρωτήστε τον κούριερ.",
    "sl": "Kot sem vam že povedal, je to vaša krivda.",
    "hy": "Ինչպես արդեն ասացի, դիմեք առաքիչին։",
}


@pytest.mark.serves("S4-17", "S4-18")
@pytest.mark.parametrize("language", HOLDS_BACK)
@pytest.mark.parametrize("where", ["mistake", "text", "step"])
def test_an_apology_passes_the_checks_of_a_reply(
    complained, cleo: Customer, ben: User, at: datetime, language: str, where: str
) -> None:
    case = complained(cleo, language=language)
    words = HOLDS_BACK[language]
    changes = {"steps": [Step(words, at.date(), ben)]} if where == "step" else {where: words}

    with pytest.raises(PublicHeldBack) as held:
        send_apology(complaint=case, apology=facts(ben, at, **changes), by=ben, at=at)

    assert any(each.is_blocking for each in held.value.remarks)
    assert nothing_was_told()


@pytest.mark.serves("S4-17")
def test_why_the_words_stand_and_how_they_were_weighed_is_kept_with_them(
    case: Complaint, cleo: Customer, ben: User, at: datetime
) -> None:
    said = facts(ben, at, text=SORRY["en"] + " As I already told you, it was the box.")
    reasons = {"talks_down": "The customer asked us to repeat it"}
    stands = replace(said, heeded=Heeded(reasons, HEEDED.weighed))

    row = send_apology(complaint=case, apology=stands, by=ben, at=at)

    kept = PublicRemark.objects.get(about_kind="apology", about_id=str(row.pk))
    assert (kept.code, kept.reason, kept.author) == ("talks_down", reasons["talks_down"], ben)
    weighed = PersonalWeighing.objects.get(about_kind="apology", about_id=str(row.pk))
    assert weighed.would_annoy == "That nothing changes"
    erase_customer(customer=cleo, by=BEN, at=at)
    kept.refresh_from_db()
    weighed.refresh_from_db()
    assert (kept.reason, weighed.would_please, weighed.would_annoy) == ("-", "-", "-")


@pytest.mark.serves("S2-46")
def test_nobody_apologises_without_the_two_questions(case, ben, at) -> None:
    for weighed in (None, Weighed(" ", "Something"), Weighed("Something", "")):
        said = facts(ben, at, heeded=Heeded({}, weighed))
        with pytest.raises(NotWeighed):
            send_apology(complaint=case, apology=said, by=ben, at=at)

    assert nothing_was_told()


def test_an_apology_says_nothing_against_the_records(complained, paid, cleo, ben, at) -> None:
    case = complained(cleo, about=About(order=paid))
    said = facts(ben, at, text="We are sorry. Your parcel was delivered yesterday.")

    with pytest.raises(PublicHeldBack) as held:
        send_apology(complaint=case, apology=said, by=ben, at=at)

    assert [each.code for each in held.value.remarks if each.is_blocking] == ["contradiction"]


def test_a_step_that_is_added_is_read_too(case, ben, at) -> None:
    row = send_apology(complaint=case, apology=facts(ben, at), by=ben, at=at)
    step = Step("You ask the courier where it is", (at + timedelta(days=4)).date(), ben)

    with pytest.raises(PublicHeldBack):
        apologising.add_step(apology=row, step=step, heeded=Heeded(), by=ben, at=at)

    assert row.steps.count() == 2


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
    apologising.add_step(
        apology=row, step=third, heeded=Heeded(), by=ben, at=at + timedelta(days=1)
    )

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


@pytest.mark.parametrize("language", SORRY)
def test_what_the_demo_shop_apologises_with_passes_the_checks(language: str) -> None:
    mistake, text, step = remedying.SORRY[language]
    context = ReplyContext(language=language, has_feeling=True, is_hard=True, is_first=False)

    assert refuse_unheeded(texts=[mistake, text, step], context=context, heeded=HEEDED) == ()
