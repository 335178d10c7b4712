"""A crisis: declared, those it reaches found by rule, told once each, never silent, reviewed at the end."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.db.utils import Error

from pistos.accounts.models import User
from pistos.customers.actions import merge_customers
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.mistakes import tasks
from pistos.mistakes.actions import declaring, updating
from pistos.mistakes.actions.declaring import IncidentUnusable, NotSoFar, RuleUnusable
from pistos.mistakes.actions.updating import SaysNothing
from pistos.mistakes.facts import Declared, Reached, Reviewed, Saying
from pistos.mistakes.models import Affected, Incident, IncidentKind, IncidentUpdate
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.partners.models import Partner
from pistos.shop.models import Shop
from tests.factories.conversations import conversation_of
from tests.factories.orders import order_of, parcel_of

pytestmark = pytest.mark.django_db
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SAYING = Saying(
    {"en": "The strike ends on Wednesday.", "el": "Η απεργία τελειώνει την Τετάρτη."},
    "A day that holds.",
    "Silence.",
)
REVIEW = Reviewed("At nine the courier called.", "All were told by ten.", "A second courier.")


@pytest.fixture
def strike(shop: Shop, alma: User, at: datetime) -> Incident:
    declared = Declared(IncidentKind.DELIVERY, {"en": "Strike", "el": "Απεργία"}, alma, 120)
    return declaring.declare_incident(declared=declared, by=Actor.person(alma.pk), at=at)


@pytest.fixture
def by(alma: User) -> Actor:
    return Actor.person(alma.pk)


def mails(template: str = "incident_update") -> list[Message]:
    return list(Message.objects.filter(template=template).order_by("pk"))


@pytest.mark.serves("S2-44")
def test_those_it_reaches_are_found_by_rule_once_each(
    strike: Incident, cleo: Customer, dora: Customer, by: Actor, at: datetime
) -> None:
    boat = Partner.objects.create(kind="courier", code="boat", name="Boat Express")
    parcel_of(order_of(cleo, placed_at=at - 2 * DAY, number="1"), courier=boat)
    order_of(cleo, placed_at=at - 3 * HOUR, number="2")
    order_of(dora, placed_at=at - 3 * HOUR, number="3")
    ended = Customer.objects.create(name="E", email="e@customer.example", erased_at=at)
    order_of(ended, placed_at=at - 3 * HOUR, number="4")

    first = declaring.find_affected(
        incident=strike, rule=Reached("courier", since=at - 3 * DAY, courier_id=boat.pk),
        by=by, at=at,
    )  # fmt: skip
    second = declaring.find_affected(
        incident=strike, rule=Reached("orders", since=at - DAY, until=at), by=by, at=at
    )

    assert (first, second) == (1, 1)
    assert list(strike.affected.order_by("pk").values_list("customer", flat=True)) == [
        cleo.pk, dora.pk,
    ]  # fmt: skip
    assert [event.data for event in Event.objects.filter(name="mistakes.AffectedFound")
        .order_by("id")] == [
        {"incident_id": strike.pk, "rule": rule, "count": 1} for rule in ("courier", "orders")
    ]  # fmt: skip


@pytest.mark.serves("S2-44")
def test_open_conversations_are_a_rule_too(
    strike: Incident, cleo: Customer, dora: Customer, by: Actor, at: datetime
) -> None:
    conversation_of(cleo, at=at)
    conversation_of(dora, at=at, state="closed")

    declaring.find_affected(incident=strike, rule=Reached("conversations"), by=by, at=at)

    assert strike.affected.get().customer == cleo


@pytest.mark.parametrize(
    "rule",
    [Reached("orders"), Reached("courier", courier_id=1), Reached("product"), Reached("moon")],
)
def test_a_rule_that_finds_everybody_is_refused(
    strike: Incident, by: Actor, at: datetime, rule: Reached
) -> None:
    with pytest.raises(RuleUnusable):
        declaring.find_affected(incident=strike, rule=rule, by=by, at=at)
    assert not strike.rules.exists()


@pytest.mark.serves("S2-44")
def test_each_person_is_told_once_in_their_language(
    strike: Incident, cleo: Customer, dora: Customer, by: Actor, at: datetime
) -> None:
    mute = Customer.objects.create(name="Mute")
    for number, customer in enumerate((cleo, cleo, dora, mute)):
        order_of(customer, placed_at=at - HOUR, number=str(number))
    rule = Reached("orders", since=at - DAY)
    declaring.find_affected(incident=strike, rule=rule, by=by, at=at)

    update = updating.say_update(incident=strike, saying=SAYING, by=by, at=at)
    drain(at)
    tasks.send_update(at, update_id=update.pk)

    greek, english = mails()
    assert (greek.recipient_id, greek.subject) == (cleo.pk, "Απεργία")
    assert "Η απεργία τελειώνει την Τετάρτη." in greek.text
    assert (english.recipient_id, english.subject) == (dora.pk, "Strike")
    update = IncidentUpdate.objects.select_related("sending").get()
    assert (update.sending.told_count, update.sending.unreachable_count) == (2, 1)
    strike.refresh_from_db()
    assert strike.next_update_at == at + 2 * HOUR


@pytest.mark.serves("S2-44")
def test_silence_beyond_the_promised_time_rises_once(
    strike: Incident, alma: User, by: Actor, at: datetime
) -> None:
    updating.say_update(incident=strike, saying=SAYING, by=by, at=at)

    tasks.hear_silence(at + 2 * HOUR)
    assert mails("incident_silent") == []
    tasks.hear_silence(at + 2 * HOUR + timedelta(minutes=1))
    tasks.hear_silence(at + 3 * HOUR)

    assert [mail.recipient_id for mail in mails("incident_silent")] == [alma.pk]
    assert Event.objects.filter(name="mistakes.IncidentSilent").count() == 1
    late = updating.say_update(incident=strike, saying=SAYING, by=by, at=at + 4 * HOUR)
    assert late.is_late
    strike.refresh_from_db()
    assert strike.silent_at is None


@pytest.mark.serves("S2-44")
def test_it_is_closed_after_its_review_alone(strike: Incident, by: Actor, at: datetime) -> None:
    with pytest.raises(NotSoFar):
        declaring.review_incident(incident=strike, review=REVIEW, by=by, at=at)
    updating.resolve_incident(incident=strike, saying=SAYING, by=by, at=at + HOUR)
    with pytest.raises(NotSoFar):
        declaring.close_incident(incident=strike, by=by, at=at + HOUR)
    with pytest.raises(NotSoFar):
        updating.say_update(incident=strike, saying=SAYING, by=by, at=at + HOUR)

    declaring.review_incident(incident=strike, review=REVIEW, by=by, at=at + DAY)
    for _again in range(2):
        declaring.close_incident(incident=strike, by=by, at=at + DAY)

    strike.refresh_from_db()
    assert (strike.closed_at, strike.next_update_at) == (at + DAY, None)
    assert Event.objects.filter(name="mistakes.IncidentClosed").count() == 1


@pytest.mark.parametrize(
    "saying",
    [Saying({"en": " "}, "x", "y"), Saying({"en": "x"}, "", "y"), Saying({"en": "x"}, "y", " ")],
)
def test_both_questions_are_answered_first(
    strike: Incident, by: Actor, at: datetime, saying: Saying
) -> None:
    with pytest.raises(SaysNothing):
        updating.say_update(incident=strike, saying=saying, by=by, at=at)
    assert not IncidentUpdate.objects.exists()


@pytest.mark.parametrize(
    ("title", "minutes"), [({"en": " "}, 60), ({"en": "Strike"}, 1), ({"en": "Strike"}, 99_999)]
)
def test_an_incident_says_what_and_how_often(
    shop: Shop, alma: User, by: Actor, at: datetime, title: dict[str, str], minutes: int
) -> None:
    declared = Declared(IncidentKind.SITE, title, alma, minutes)
    with pytest.raises(IncidentUnusable):
        declaring.declare_incident(declared=declared, by=by, at=at)
    assert not Incident.objects.exists()


def test_what_was_said_stays(strike: Incident, by: Actor, at: datetime) -> None:
    updating.say_update(incident=strike, saying=SAYING, by=by, at=at)

    with pytest.raises(Error), transaction.atomic():
        IncidentUpdate.objects.update(words={"en": "Nothing happened."})
    with pytest.raises(Error), transaction.atomic():
        IncidentUpdate.objects.all().delete()


def test_a_step_is_done_once_and_belongs_to_its_playbook(
    strike: Incident, by: Actor, at: datetime
) -> None:
    for _again in range(2):
        declaring.do_step(incident=strike, step="courier", by=by, at=at)
    with pytest.raises(NotSoFar):
        declaring.do_step(incident=strike, step="recall", by=by, at=at)

    strike.refresh_from_db()
    assert strike.steps_done == ["courier"]
    assert Event.objects.filter(name="mistakes.IncidentStepDone").count() == 1


def test_two_rows_of_one_person_are_told_once(
    strike: Incident, cleo: Customer, dora: Customer, by: Actor, at: datetime
) -> None:
    for number, customer in enumerate((cleo, dora)):
        order_of(customer, placed_at=at - HOUR, number=str(number))
    declaring.find_affected(incident=strike, rule=Reached("orders", since=at - DAY), by=by, at=at)
    merge_customers(kept=cleo, merged=dora, by=by, at=at)
    drain(at)

    updating.say_update(incident=strike, saying=SAYING, by=by, at=at)
    drain(at)

    assert [mail.recipient_id for mail in mails()] == [cleo.pk]


@pytest.mark.serves("S2-44")
def test_the_many_are_listed_at_once_and_told_in_batches(
    strike: Incident, by: Actor, at: datetime
) -> None:
    people = Customer.objects.bulk_create(
        Customer(name=f"P{number}", email=f"p{number}@customer.example", language="en")
        for number in range(1_200)
    )
    Order.objects.bulk_create(
        Order(ref=str(n), number=str(n), customer=person, placed_at=at - HOUR, currency="EUR",
              total_amount=1)
        for n, person in enumerate(people)
    )  # fmt: skip

    count = declaring.find_affected(
        incident=strike, rule=Reached("orders", since=at - DAY), by=by, at=at
    )
    update = updating.say_update(incident=strike, saying=SAYING, by=by, at=at)

    assert count == Affected.objects.count() == 1_200
    sent = [updating.send_update(update=update, at=at).looked for _batch in range(4)]
    assert sent == [500, 500, 200, 0]
    assert len(mails()) == 1_200


@pytest.mark.serves("S2-44")
def test_a_merge_while_it_is_being_sent_doubles_and_loses_nobody(
    strike: Incident,
    cleo: Customer,
    dora: Customer,
    by: Actor,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(updating, "BATCH", 1)
    told, waits, other = (
        Customer.objects.create(name=name, email=f"{name}@customer.example", language="en")
        for name in ("told", "waits", "other")
    )
    for number, customer in enumerate((told, waits, other)):
        order_of(customer, placed_at=at - HOUR, number=str(number))
    declaring.find_affected(incident=strike, rule=Reached("orders", since=at - DAY), by=by, at=at)
    update = updating.say_update(incident=strike, saying=SAYING, by=by, at=at)
    updating.send_update(update=update, at=at)
    assert [mail.recipient_id for mail in mails()] == [told.pk]

    merge_customers(kept=other, merged=told, by=by, at=at)  # both are reached, one has it
    merge_customers(kept=cleo, merged=waits, by=by, at=at)  # the kept row came before those told
    tasks.send_update(at, update_id=update.pk)
    drain(at)

    assert [mail.recipient_id for mail in mails()] == [told.pk, cleo.pk]
    update.sending.refresh_from_db()
    assert (update.sending.told_count, update.sending.done_at) == (2, at)
