"""Work by the clock where something went wrong: one bad row stops no other, is seen, and is tried again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.causes import tasks as of_causes
from pistos.causes.models import LearnedCoding
from pistos.complaints import tasks as of_complaints
from pistos.complaints.models import Complaint, Recovery
from pistos.customers.models import Customer
from pistos.kit.actors import Actor
from pistos.kit.apart import SomeFailed
from pistos.kit.tasks import drain
from pistos.mistakes import tasks as of_mistakes
from pistos.mistakes.actions import correcting, declaring, updating
from pistos.mistakes.facts import Declared, Reached
from pistos.mistakes.models import Correction, Incident, IncidentKind, Mistake, Told
from pistos.notifications.models import Message
from pistos.remedies import tasks as of_remedies
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy
from pistos.requests import tasks as of_requests
from pistos.requests.models import AbuseCase, AbuseState
from pistos.shop.models import Shop
from tests.complaints.conftest import complained
from tests.factories import mistakes as made
from tests.factories.causes import coded_as
from tests.factories.conversations import conversation_of
from tests.factories.faults import breaks, heals
from tests.factories.orders import order_of
from tests.mistakes.test_incidents import SAYING
from tests.remedies.conftest import arrived, case, later, mira, order, paid, world
from tests.remedies.offering import about, given

__all__ = ["arrived", "case", "complained", "later", "mira", "order", "paid", "world"]

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def bad_then_well(run: Callable[[], object], table: str, row: str, done: Callable[[], int]) -> None:
    """Of two rows one cannot be written: the other is done, the fault surfaces, and again it is done."""
    breaks(table, row)
    with pytest.raises(SomeFailed, match="1 failed"):
        run()
    assert done() == 1
    heals(table)
    run()
    assert done() == 2
    run()
    assert done() == 2


def test_corrections_are_judged(shop: Shop, alma: User, at: datetime) -> None:
    first, _second = (made.corrected(alma, at=at) for _number in range(2))
    bad_then_well(
        lambda: of_mistakes.judge(at + 40 * DAY),
        "mistakes_correction",
        f"NEW.mistake_id = {first.pk}",
        lambda: Correction.objects.exclude(verdict="").count(),
    )


def test_late_corrections_rise(shop: Shop, alma: User, at: datetime) -> None:
    first, _second = (made.planned(alma, at=at) for _number in range(2))
    bad_then_well(
        lambda: of_mistakes.watch(at + 9 * DAY),
        "mistakes_mistake",
        f"NEW.id = {first.pk}",
        lambda: Mistake.objects.exclude(late_told_at=None).count(),
    )


@pytest.fixture
def strikes(shop: Shop, alma: User, at: datetime) -> list[Incident]:
    declared = Declared(IncidentKind.DELIVERY, {"en": "Strike"}, alma, 120)
    by = Actor.person(alma.pk)
    both = [declaring.declare_incident(declared=declared, by=by, at=at) for _number in range(2)]
    for one in both:
        updating.say_update(incident=one, saying=SAYING, by=by, at=at)
    return both


def test_silent_incidents_rise(strikes: list[Incident], at: datetime) -> None:
    bad_then_well(
        lambda: of_mistakes.hear_silence(at + timedelta(hours=3)),
        "mistakes_incident",
        f"NEW.id = {strikes[0].pk}",
        lambda: Incident.objects.exclude(silent_at=None).count(),
    )


def test_an_update_reaches_all_but_who_cannot_be_written(
    strikes: list[Incident], cleo: Customer, dora: Customer, alma: User, at: datetime
) -> None:
    for number, customer in enumerate((cleo, dora)):
        order_of(customer, placed_at=at, number=str(number))
    by, rule = Actor.person(alma.pk), Reached("orders", since=at - DAY)
    declaring.find_affected(incident=strikes[0], rule=rule, by=by, at=at)
    update = strikes[0].updates.get()
    bad_then_well(
        lambda: of_mistakes.send_update(at, update_id=update.pk),
        "notifications_message",
        f"NEW.recipient_id = {cleo.pk}",
        lambda: Message.objects.filter(template="incident_update").count(),
    )
    update.sending.refresh_from_db()
    assert (update.sending.told_count, update.sending.done_at) == (2, at)


def test_who_reported_a_mistake_is_told(
    shop: Shop, alma: User, cleo: Customer, dora: Customer, at: datetime
) -> None:
    mistake, by = made.found(alma, at=at), Actor.person(alma.pk)
    for number, customer in enumerate((cleo, dora)):
        made.reported(mistake, customer, at=at - DAY, number=str(number))
    correcting.plan_correction(mistake=mistake, plan=made.plan(alma, at=at), by=by, at=at)
    bad_then_well(
        lambda: of_mistakes.tell_plan(at, mistake_id=mistake.pk),
        "mistakes_told",
        f"NEW.customer_id = {cleo.pk}",
        lambda: Told.objects.filter(kind="plan").count(),
    )
    drain(at)
    correcting.record_correction(mistake=mistake, done=made.done(), by=by, at=at + DAY)
    bad_then_well(
        lambda: of_mistakes.tell_corrected(at + DAY, mistake_id=mistake.pk),
        "mistakes_told",
        f"NEW.customer_id = {cleo.pk}",
        lambda: Told.objects.filter(kind="corrected").count(),
    )


def test_the_week_goes_to_each_manager(shop: Shop, alma: User, mira: User, at: datetime) -> None:
    bad_then_well(
        lambda: of_mistakes.week(at),
        "notifications_message",
        f"NEW.recipient_id = {alma.pk} AND NEW.recipient_kind = 'person'",
        lambda: Message.objects.filter(template="week").count(),
    )


def test_unanswered_approvals_rise(
    case: Case, ben: User, mira: User, alma: User, later: datetime
) -> None:
    asked = [
        given(
            about(replace(case, severity=1), number), ben, later, "voucher", amount, asked_of=mira
        )
        for number, amount in ((1, "31.00"), (2, "32.00"))
    ]
    assert {one.state for one in asked} == {"asked"}
    bad_then_well(
        lambda: of_remedies.raise_waiting(later + 30 * timedelta(hours=1)),
        "notifications_message",
        f"NEW.about_id = '{asked[0].pk}' AND NEW.recipient_id = {alma.pk}",
        lambda: Message.objects.filter(template="remedy_asked", recipient_id=alma.pk).count(),
    )
    assert Remedy.objects.filter(state="asked").count() == 2


def test_pauses_end(shop: Shop, cleo: Customer, dora: Customer, at: datetime) -> None:
    first, _second = (
        AbuseCase.objects.create(
            customer=customer,
            conversation=conversation_of(customer, at=at, language="en"),
            channel="email",
            state=AbuseState.WARNED,
            opened_at=at,
            warned_at=at,
        )
        for customer in (cleo, dora)
    )
    bad_then_well(
        lambda: of_requests.end_pauses(at + 200 * DAY),
        "requests_abusecase",
        f"NEW.id = {first.pk}",
        lambda: AbuseCase.objects.filter(state="ended").count(),
    )


@pytest.fixture
def cases(complained, cleo: Customer, dora: Customer) -> list[Complaint]:
    return [complained(cleo), complained(dora)]


def test_all_are_asked_whether_all_is_well(cases: list[Complaint], at: datetime) -> None:
    Complaint.objects.update(state="remedied", remedied_at=at)
    for one in cases:
        Recovery.objects.create(complaint=one, check_in_on=at.date())
    bad_then_well(
        lambda: of_complaints.ask_whether_all_is_well(at + DAY),
        "complaints_recovery",
        f"NEW.complaint_id = {cases[0].pk}",
        lambda: Recovery.objects.exclude(checked_in_at=None).count(),
    )


def test_overdue_complaints_move_up(cases: list[Complaint], at: datetime) -> None:
    Complaint.objects.update(due_at=at, priority=0)
    bad_then_well(
        lambda: of_complaints.judge_late(at + timedelta(hours=1)),
        "complaints_complaint",
        f"NEW.id = {cases[0].pk}",
        lambda: Complaint.objects.exclude(priority=0).count(),
    )


def test_each_language_is_learned(shop: Shop, at: datetime) -> None:
    for number in range(12):
        code, text = (("carrier.late", "it is late"), ("carrier.damaged", "broken box"))[number % 2]
        coded_as(code, at=at, number=number, text=f"{text} {number}")
        coded_as(code, at=at, number=100 + number, text=f"{text} {number}", language="sl")
    bad_then_well(
        lambda: of_causes.learn(at),
        "causes_learnedcoding",
        "NEW.language = 'en'",
        LearnedCoding.objects.count,
    )
