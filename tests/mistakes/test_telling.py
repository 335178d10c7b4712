"""Those who told us: promised the day, told when it is corrected, once each, in their language."""

from datetime import datetime, timedelta

import pytest

from pistos.accounts.models import User
from pistos.customers.actions import erase_customer, merge_customers
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.mistakes import tasks
from pistos.mistakes.actions import agreeing, correcting
from pistos.mistakes.actions.agreeing import WordsUnusable
from pistos.mistakes.models import Mistake, Told, ToldKind
from pistos.notifications.models import Message
from pistos.promises.models import Promise, PromiseKind, State
from pistos.shop.models import Shop
from tests.factories import mistakes as made

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def written(template: str) -> list[Message]:
    return list(Message.objects.filter(template=template).order_by("pk"))


@pytest.fixture
def known(shop: Shop, alma: User, cleo: Customer, dora: Customer, at: datetime) -> Mistake:
    """Cleo reported it twice, Dora once."""
    mistake = made.found(alma, at=at)
    made.reported(mistake, cleo, at=at - 3 * DAY, number="1")
    made.reported(mistake, cleo, at=at - 2 * DAY, number="2")
    made.reported(mistake, dora, at=at - DAY, number="3")
    return mistake


def plan(mistake: Mistake, alma: User, at: datetime) -> None:
    by = Actor.person(alma.pk)
    correcting.plan_correction(mistake=mistake, plan=made.plan(alma, at=at), by=by, at=at)


def correct(mistake: Mistake, alma: User, at: datetime) -> None:
    by = Actor.person(alma.pk)
    correcting.record_correction(mistake=mistake, done=made.done(), by=by, at=at)


@pytest.mark.serves("S1-41")
def test_who_reported_it_is_promised_a_day_and_told_when_it_is_corrected(
    known: Mistake, alma: User, cleo: Customer, dora: Customer, at: datetime
) -> None:
    plan(known, alma, at)
    drain(at)

    promises = Promise.objects.filter(kind=PromiseKind.FIX, about_kind="mistake")
    assert sorted(promises.values_list("customer", flat=True)) == sorted([cleo.pk, dora.pk])
    assert {promise.due_on for promise in promises} == {(at + 7 * DAY).date()}
    assert [message.recipient_id for message in written("correction_promised")] == [
        cleo.pk,
        dora.pk,
    ]

    correct(known, alma, at + 2 * DAY)
    drain(at + 2 * DAY)
    drain(at + 3 * DAY)

    first, second = written("mistake_corrected")
    assert "Τα δέματα έρχονταν με μέρες καθυστέρηση." in first.text
    assert "Another courier carries them." in second.text
    assert {promise.standing.state for promise in promises} == {State.KEPT}
    assert [event.data["count"] for event in Event.objects.filter(name="mistakes.ReportersTold")
        .order_by("id")] == [2, 2]  # fmt: skip


@pytest.mark.serves("S1-41")
def test_telling_again_tells_nobody_twice(known: Mistake, alma: User, at: datetime) -> None:
    plan(known, alma, at)
    plan(known, alma, at)
    drain(at)
    correct(known, alma, at + DAY)
    drain(at + DAY)
    for _again in range(2):
        tasks.tell_corrected(at + DAY, mistake_id=known.pk)

    assert len(written("correction_promised")) == len(written("mistake_corrected")) == 2


def test_a_day_that_goes_by_breaks_the_promise_and_rises(
    known: Mistake, alma: User, ben: User, at: datetime
) -> None:
    plan(known, alma, at)
    drain(at)

    tasks.watch(at + 7 * DAY)
    assert written("correction_late") == []
    for day in (8, 9):
        tasks.watch(at + day * DAY)

    assert [message.recipient_id for message in written("correction_late")] == [alma.pk]
    assert Event.objects.filter(name="mistakes.CorrectionOverdue").count() == 1
    correct(known, alma, at + 9 * DAY)
    drain(at + 9 * DAY)
    promise = Promise.objects.filter(about_kind="mistake").first()
    assert promise is not None
    assert (promise.standing.state, promise.standing.fulfilled_at) == (State.BROKEN, at + 9 * DAY)


def test_who_is_erased_or_has_no_address_is_not_written_to(
    known: Mistake, alma: User, cleo: Customer, dora: Customer, at: datetime
) -> None:
    Customer.objects.filter(pk=dora.pk).update(email="")
    erase_customer(customer=cleo, by=Actor.person(alma.pk), at=at)

    plan(known, alma, at)
    drain(at)

    assert written("correction_promised") == []
    assert not Promise.objects.filter(about_kind="mistake").exists()


def test_words_are_shown_by_consent_and_taken_back(
    known: Mistake, alma: User, cleo: Customer, at: datetime
) -> None:
    plan(known, alma, at)
    correct(known, alma, at)
    drain(at)
    told = Told.objects.get(customer=cleo, kind=ToldKind.CORRECTED)

    with pytest.raises(WordsUnusable):
        agreeing.agree_to_show(told=told, words=" ", at=at)
    with pytest.raises(WordsUnusable):
        agreeing.agree_to_show(told=told, words="See www.a.com and www.b.com", at=at)
    agreeing.agree_to_show(told=told, words="Call me: cleo@customer.example", at=at)
    told.refresh_from_db()
    assert "cleo@" not in told.words
    assert told.agreed_at == at

    erase_customer(customer=cleo, by=Actor.person(alma.pk), at=at)
    told.refresh_from_db()
    assert (told.words, told.agreed_at) == ("", None)


def test_two_rows_that_are_one_person_are_told_once(
    known: Mistake, alma: User, cleo: Customer, dora: Customer, at: datetime
) -> None:
    merge_customers(kept=cleo, merged=dora, by=Actor.person(alma.pk), at=at)
    drain(at)

    plan(known, alma, at)
    drain(at)

    assert [message.recipient_id for message in written("correction_promised")] == [cleo.pk]
