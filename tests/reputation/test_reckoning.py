"""The record follows from promises, reviews, surveys and what people note; each change with its cause."""

from datetime import timedelta
from decimal import Decimal

import pytest

from pistos.customers import ports
from pistos.customers.actions.knowing import add_alias
from pistos.indicators.queries.registry import MEASURES
from pistos.indicators.rules.measures import Period
from pistos.journal.models import Event
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Letter
from pistos.questions.models import Answer, Question
from pistos.reputation.actions.noting import (
    Did,
    NotNotable,
    Said,
    note_effort,
    note_mention,
    strike_mention,
)
from pistos.reputation.actions.reckoning import reckon
from pistos.reputation.models import Change, Effort, Mention, Standing
from pistos.reputation.queries.record import changes, greatest_change, now, recoveries, series
from pistos.reputation.queries.standing import advocates, health_of_shop
from pistos.surveys.actions.answering import answer
from tests.factories.pages import read, signed_in
from tests.factories.promises import a_record
from tests.factories.reviews import reviewed
from tests.factories.surveys import BY, invited, survey_of

pytestmark = pytest.mark.django_db


def said(at, **changes):
    values = {
        "place": "press",
        "is_good": False,
        "weight": 4,
        "words": "The paper wrote of late parcels.",
        "address": "https://paper.example/late",
        "happened_on": (at - timedelta(days=3)).date(),
    }
    return Said(**values | changes)


def did(at, **changes):
    values = {
        "source": "promises",
        "words": "Called everybody who waited.",
        "minutes": 90,
        "people_count": 2,
        "cost_amount": Decimal("40.00"),
        "did_on": (at - timedelta(days=1)).date(),
    }
    return Did(**values | changes)


@pytest.fixture
def record(shop, cleo, at):
    a_record(120, until=at.date() - timedelta(days=1), customer=cleo)


@pytest.mark.serves("S3-1", "S1-61")
def test_record_by_source_with_the_cause_of_each_change(record, alma, at):
    note_mention(said=said(at), by=alma, at=at)
    total = reckon(at=at)

    found = now()
    assert found is not None
    assert found.score == total
    assert set(found.by_source) == {"promises", "mentions"}
    assert found.by_source["mentions"] < 50 < found.by_source["promises"]
    assert {row.cause for row in changes()} >= {"kept", "bad_word:press"}
    assert greatest_change(at.date() - timedelta(days=7)).points < 0
    for source in ("promises", "mentions"):
        rows = list(Change.objects.filter(source=source).order_by("day", "position"))
        assert 50 + sum(row.points for row in rows) == pytest.approx(rows[-1].score)
        assert series(source)[-1][1] == pytest.approx(rows[-1].score)
    event = Event.objects.get(name="reputation.ReputationReckoned")
    assert event.data["score"] == pytest.approx(total, abs=0.01)


def test_reckoned_twice_is_the_same_and_before_anything_is_known_there_is_none(shop, cleo, at):
    assert reckon(at=at) is None
    assert now() is None
    assert changes() == []

    a_record(50, until=at.date() - timedelta(days=1), customer=cleo)
    first = (reckon(at=at), Change.objects.count(), Standing.objects.count())

    assert (reckon(at=at), Change.objects.count(), Standing.objects.count()) == first


def test_what_was_noted_by_mistake_counts_no_more_and_stays(shop, alma, at):
    mention = note_mention(said=said(at), by=alma, at=at)
    reckon(at=at)
    assert now().score < 50

    strike_mention(mention=mention, by=alma, at=at)
    strike_mention(mention=mention, by=alma, at=at)
    reckon(at=at)

    assert now() is None
    assert Mention.objects.get().struck_at == at
    assert Event.objects.filter(name="reputation.MentionStruck").count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"words": " "},
        {"words": "a" * 501},
        {"place": "dream"},
        {"weight": 6},
        {"weight": 0},
        {"address": "javascript:alert(1)"},
    ],
)
def test_mentions_that_say_nothing_are_refused(shop, alma, at, wrong):
    with pytest.raises(NotNotable):
        note_mention(said=said(at, **wrong), by=alma, at=at)
    with pytest.raises(NotNotable):
        note_mention(said=said(at, happened_on=at.date() + timedelta(days=1)), by=alma, at=at)
    assert not Mention.objects.exists()


@pytest.mark.serves("S3-21")
def test_recovery_effort_stands_beside_the_fall_it_was_for(shop, alma, at):
    note_effort(did=did(at), by=alma, at=at)
    day = at.date() - timedelta(days=10)
    scores = [(day, 80.0), (day + timedelta(days=2), 60.0), (at.date(), 65.0)]

    (found,) = recoveries(scores)

    assert (found.minutes, found.cost, found.fall.points) == (180, Decimal("40.00"), 20.0)
    assert found.fall.back_on is None
    for wrong in ({"words": ""}, {"minutes": -1}, {"people_count": 0}, {"source": "ads"}):
        with pytest.raises(NotNotable):
            note_effort(did=did(at, **wrong), by=alma, at=at)
    assert Effort.objects.count() == 1


def test_health_without_a_word_of_customers_is_not_called_good(record, at):
    found = health_of_shop(at.date())

    assert found.light in ("unknown", "red")
    assert found.kept.denominator > 0


@pytest.mark.serves("S4-9")
def test_advocates_are_counted_by_what_they_did(mug, cleo, dora, at):
    question = Question.objects.create(
        product=mug, text="Is it safe?", language="en", key="safe", asked_at=at
    )
    for customer, state in ((cleo, "published"), (dora, "held")):
        Answer.objects.create(
            question=question, kind="buyer", customer=customer, text="Yes.", language="en",
            answered_at=at, state=state,
        )  # fmt: skip

    found = advocates(at.date() - timedelta(days=30), at.date())

    assert (found.count, found.answer, found.recommend, found.praise) == (1, 1, 0, 0)
    assert [(row.customer, row.deeds) for row in found.first] == [(cleo, 1)]
    month = Period(at.date() - timedelta(days=30), at.date(), "UTC")
    assert MEASURES["advocates"].compute(month, {}).value == 1
    assert MEASURES["public_questions_unanswered"].compute(month, {}).value == 1


@pytest.mark.serves("S4-9")
def test_who_recommends_or_praises_is_an_advocate_and_who_does_neither_is_none(
    shop, cleo, dora, alma, at
):
    survey = survey_of(at=at)
    for customer, mark in ((cleo, "9"), (dora, "8")):
        answer(invitation=invited(survey, customer, at=at), sent={"recommend": mark}, by=BY, at=at)
    reviewed(cleo, at, stars=5, number="1")
    reviewed(dora, at, stars=3, number="2")

    found = advocates(at.date() - timedelta(days=30), at.date())

    assert (found.count, found.answer, found.recommend, found.praise) == (1, 0, 1, 1)
    assert [(row.customer, row.deeds) for row in found.first] == [(cleo, 2)]
    page = read(signed_in(alma), "/desk/reputation/advocates/")
    assert f"/desk/customers/{cleo.token}/" in page
    assert dora.token not in page


@pytest.mark.serves("S4-9", "S1-55")
def test_who_defends_us_or_sends_somebody_is_an_advocate_and_the_latter_is_thanked_once(
    shop, cleo, dora, alma, at
):
    good = {"is_good": True, "place": "word_of_mouth", "address": ""}
    with pytest.raises(NotNotable):
        note_mention(said=said(at, **good, deed="defended"), by=alma, at=at)
    with pytest.raises(NotNotable):
        note_mention(said=said(at, deed="referred", customer=cleo), by=alma, at=at)
    note_mention(said=said(at, **good, deed="defended", customer=cleo), by=alma, at=at)
    note_mention(said=said(at, **good, deed="referred", customer=dora), by=alma, at=at)
    struck = note_mention(said=said(at, **good, deed="defended", customer=dora), by=alma, at=at)
    strike_mention(mention=struck, by=alma, at=at)
    drain(at)

    found = advocates(at.date() - timedelta(days=30), at.date())

    assert (found.count, found.defend, found.recommend) == (2, 1, 1)
    assert {(row.customer, row.defended, row.recommended) for row in found.first} == {
        (cleo, 1, 0), (dora, 0, 1),
    }  # fmt: skip
    mail = Letter.objects.get(template="thanks")
    assert mail.recipient_id == dora.pk
    holder = next(each for each in ports.holders() if each.name == "reputation")
    assert [row["deed"] for row in holder.export(dora)["mentions"]] == ["referred", "defended"]


def test_the_desk_notes_whose_word_it_was(shop, cleo, alma, at):
    add_alias(customer=cleo, kind="email", value=cleo.email, by=BY, at=at)
    typed = {
        "place": "word_of_mouth", "is_good": "yes", "deed": "defended", "weight": "2",
        "words": "No, mine came on the day.", "happened_on": "2026-03-01",
        "by_email": "nobody@customer.example",
    }  # fmt: skip
    client = signed_in(alma)

    wrong = client.post("/desk/reputation/mentions/", typed)
    right = client.post("/desk/reputation/mentions/", typed | {"by_email": cleo.email})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert "No customer of ours has this address." in wrong.content.decode()
    page = read(client, "/desk/reputation/")
    assert f"/desk/customers/{cleo.token}/" in page
    assert "defended us against somebody" in page
