"""Doubts: suggested from words, noted, answered, settled; what helped is offered again."""

from datetime import timedelta

import pytest

from pistos.conversations.actions.doubts import (
    DoubtUnusable,
    answer_doubt,
    leave_doubt,
    note_doubt,
    resolve_doubt,
    use_answer,
)
from pistos.conversations.models import Doubt, DoubtAnswer
from pistos.conversations.queries.doubts import (
    answers_given,
    doubts_in,
    suggested_in,
)
from pistos.conversations.rules.doubts import is_proven, suggested_doubts
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from tests.factories.conversations import conversation_of, written_by_customer

BEN = Actor.person(7)
CLEO = Actor.customer(1)


@pytest.mark.serves("S1-3")
@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Why is it so expensive? I saw it cheaper elsewhere.", "price"),
        ("Will size 42 fit me? I am unsure about the measurements.", "fit"),
        ("Is this genuine? I am worried that it is fake.", "trust"),
        ("Will it arrive before Friday?", "delivery"),
        ("Is the paint safe for children?", "safety"),
        ("Can I pay by card in instalments?", "payment"),
        ("What if I want to return it, do I get my money back?", "returns"),
        ("Γιατί είναι τόσο ακριβό; Η τιμή αλλού είναι φθηνότερη.", "price"),
        ("Δεν είμαι σίγουρη για το μέγεθος, θα μου ταιριάζει;", "fit"),
        ("Φοβάμαι μήπως είναι απάτη.", "trust"),
        ("Θα προλάβει να φτάσει ως την Παρασκευή;", "delivery"),
        ("Είναι ασφαλές για παιδιά;", "safety"),
        ("Γίνεται πληρωμή με αντικαταβολή;", "payment"),
        ("Αν δεν μου κάνει, γίνεται επιστροφή;", "returns"),
        ("Zakaj je cena tako visoka, drugje je ceneje?", "price"),
        ("Nisem prepričana, katera velikost mi ustreza.", "fit"),
        ("Ali je to pristno? Bojim se prevare.", "trust"),
        ("Ali bo dostava prispela do petka?", "delivery"),
        ("Je igrača varna za otroke?", "safety"),
        ("Ali lahko plačam s kartico ali po povzetju?", "payment"),
        ("Kako ga vrnem, če mi ni prav? Je garancija?", "returns"),
        ("Ինչո՞ւ է այդքան թանկ, գինն ավելի էժան կլինի՞", "price"),
        ("Ո՞ր չափսն է ինձ հարմար", "fit"),
        ("Մտահոգված եմ, որ կեղծ է, վստահելի՞ եք", "trust"),
        ("Ե՞րբ կհասնի առաքումը", "delivery"),
        ("Արդյոք անվտանգ է երեխաների համար", "safety"),
        ("Կարո՞ղ եմ վճարել քարտով", "payment"),
        ("Կարո՞ղ եմ վերադարձնել, եթե դուր չգա", "returns"),
    ],
)
def test_kind_of_a_doubt_is_suggested_from_the_customers_words(text, kind):
    assert suggested_doubts(text)[:1] == [kind]


@pytest.mark.parametrize(
    "text", ["Thank you.", "Ευχαριστώ πολύ.", "Hvala, vse je v redu.", "Շնորհակալություն։", "", "?"]
)
def test_nothing_is_suggested_where_nobody_doubts(text):
    assert suggested_doubts(text) == []


@pytest.mark.parametrize(
    ("resolved", "settled", "proven"),
    [(0, 0, False), (1, 1, False), (2, 2, True), (2, 4, True), (2, 5, False), (9, 10, True)],
)
def test_answer_is_proven_by_what_it_resolved(resolved, settled, proven):
    assert is_proven(resolved, settled) is proven


@pytest.fixture
def talk(cleo, at):
    return conversation_of(cleo, at=at, language="en")


@pytest.mark.serves("S1-3")
def test_answer_that_helped_twice_is_offered_to_the_next(talk, cleo, at):
    first = note_doubt(conversation=talk, kind="fit", by=BEN, at=at)
    answer_doubt(doubt=first, text=" Take one size larger. ", by=BEN, at=at)
    resolve_doubt(doubt=first, by=CLEO, at=at)
    assert not answers_given(["fit"], "en")["fit"][0].is_proven

    other = conversation_of(cleo, at=at, language="en")
    second = note_doubt(conversation=other, kind="fit", by=BEN, at=at)
    use_answer(doubt=second, answer=DoubtAnswer.objects.get(), by=BEN, at=at)
    resolve_doubt(doubt=second, by=CLEO, at=at)

    [record] = answers_given(["fit"], "en")["fit"]
    assert record.is_proven
    assert (record.answer.text, record.resolved, record.settled) == ("Take one size larger.", 2, 2)
    assert answers_given(["fit"], "el") == answers_given(["price"], "en") == {}
    assert [event.name.split(".")[1] for event in Event.objects.order_by("pk")] == [
        "DoubtNoted",
        "DoubtAnswered",
        "DoubtResolved",
    ] * 2


def test_surer_answer_stands_first(talk, cleo, at):
    for text, outcomes in (("weak", [True, False, False]), ("strong", [True, True, True])):
        for helped in outcomes:
            doubt = note_doubt(
                conversation=conversation_of(cleo, at=at, language="en"),
                kind="price",
                by=BEN,
                at=at,
            )
            answer_doubt(doubt=doubt, text=text, by=BEN, at=at)
            (resolve_doubt if helped else leave_doubt)(doubt=doubt, by=CLEO, at=at)

    assert [record.answer.text for record in answers_given(["price"], "en")["price"]] == [
        "strong",
        "weak",
    ]


def test_same_open_doubt_twice_is_one(talk, at):
    one = note_doubt(conversation=talk, kind="price", by=BEN, at=at)
    other = note_doubt(conversation=talk, kind="price", by=BEN, at=at)

    assert one == other
    assert Event.objects.filter(name="conversations.DoubtNoted").count() == 1


def test_unusable_deeds_are_refused_and_write_nothing(talk, at):
    with pytest.raises(DoubtUnusable):
        note_doubt(conversation=talk, kind="mood", by=BEN, at=at)
    doubt = note_doubt(conversation=talk, kind="price", by=BEN, at=at)
    foreign = DoubtAnswer.objects.create(kind="fit", language="en", text="x", written_at=at)
    before = Event.objects.count()

    for deed in (
        lambda: answer_doubt(doubt=doubt, text="  ", by=BEN, at=at),
        lambda: answer_doubt(doubt=doubt, text="x" * 4_001, by=BEN, at=at),
        lambda: use_answer(doubt=doubt, answer=foreign, by=BEN, at=at),
        lambda: resolve_doubt(doubt=doubt, by=BEN, at=at),
    ):
        with pytest.raises(DoubtUnusable):
            deed()

    assert Event.objects.count() == before
    leave_doubt(doubt=doubt, by=BEN, at=at)
    with pytest.raises(DoubtUnusable, match="settled"):
        leave_doubt(doubt=doubt, by=BEN, at=at)
    assert Doubt.objects.get().was_resolved is False


@pytest.mark.serves("S1-58")
def test_doubt_is_resolved_by_the_customers_word_alone(talk, at):
    before = written_by_customer(talk, "Is it worth it?", at=at)
    doubt = note_doubt(conversation=talk, kind="price", by=BEN, at=at)
    answer_doubt(doubt=doubt, text="It lasts.", by=BEN, at=at + timedelta(minutes=1))

    for said in (None, before):
        with pytest.raises(DoubtUnusable, match="Only the customer"):
            resolve_doubt(doubt=doubt, by=BEN, at=at + timedelta(hours=1), said=said)
    assert Doubt.objects.get().was_resolved is None

    after = written_by_customer(talk, "Now I see.", at=at + timedelta(minutes=5))
    resolve_doubt(doubt=doubt, by=BEN, at=at + timedelta(hours=1), said=after)
    settled = Doubt.objects.get()
    assert (settled.was_resolved, settled.said_in) == (True, after)


def test_cards_in_a_kept_answer_are_masked(talk, at):
    doubt = note_doubt(conversation=talk, kind="payment", by=BEN, at=at)
    answer_doubt(doubt=doubt, text="Not 4111111111111111", by=BEN, at=at)

    assert DoubtAnswer.objects.get().text == "Not ************1111"


def test_doubts_of_merged_conversations_are_seen_in_the_target(talk, cleo, at):
    merged = conversation_of(cleo, at=at, state="closed", merged_into=talk)
    doubt = note_doubt(conversation=merged, kind="price", by=BEN, at=at)

    assert doubts_in(talk) == [doubt]


def test_suggestions_come_from_the_customers_latest_words(talk, at):
    written_by_customer(talk, "Is it safe for children?", at=at)

    assert suggested_in(talk) == ["safety"]
