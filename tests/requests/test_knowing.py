"""Skills lead a question to who knows; cards and tips are at hand; wrong answers show what is missing."""

from datetime import timedelta

import pytest
from django.test import Client

from pistos.accounts.models import Role, User
from pistos.conversations.actions.assigning import Given, assign_conversation
from pistos.conversations.events import MessageReceived
from pistos.conversations.models import ConversationPromise
from pistos.journal.actions import publish
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.requests import subscribers
from pistos.requests.actions.cards import (
    CardUnusable,
    TipUnusable,
    Written,
    end_card,
    finish_card_work,
    raise_card_work,
    save_card,
    save_tip,
)
from pistos.requests.actions.routing import route_conversation
from pistos.requests.actions.skills import (
    RuleUnusable,
    SkillsUnusable,
    save_routing_rule,
    set_skills,
)
from pistos.requests.models import CardWork, KnowledgeCard, Skill, Tip
from pistos.requests.queries.knowing import at_hand
from pistos.requests.rules.routing import About, fits
from tests.factories.conversations import answer_promised, conversation_of, written_by_customer

BY = Actor.person(1)


@pytest.fixture
def mira(db) -> User:
    return User.objects.create(email="mira@kalamos.example", name="Mira", role=Role.AGENT)


def a_talk(cleo, at, text="How do I care for the wool?", language="en"):
    conversation = conversation_of(cleo, at=at, language=language, subject="A question")
    written_by_customer(conversation, text, at=at)
    return conversation


def rule(at, words=("wool", "μαλλί", "volna", "բուրդ"), topic="care", is_assigning=True):
    return save_routing_rule(
        topic=topic, words=list(words), is_assigning=is_assigning, by=BY, at=at
    )


def a_card(owner, at, topic="care", title="How to wash wool"):
    written = Written(
        {"en": title}, {"en": "By hand, in cold water."}, owner,
        (at + timedelta(days=90)).date(), topic=topic,
    )  # fmt: skip
    return save_card(written=written, card=None, by=BY, at=at)


@pytest.mark.serves("S2-9")
def test_who_knows_most_of_it_comes_first_then_who_has_least_to_do():
    about = About(frozenset({"care"}), frozenset({"textiles"}), "sl")
    skills = {
        1: [("topic", "care")], 2: [("topic", "care"), ("language", "sl")],
        3: [("language", "sl")], 4: [("category", "textiles")], 5: [("topic", "care")],
    }  # fmt: skip
    found = fits(about, skills, {1, 2, 3, 4, 5}, {1: 9, 5: 2})
    assert [fit.person_id for fit in found] == [2, 5, 1, 4]
    assert [fit.person_id for fit in fits(about, skills, {1, 3}, {})] == [1]


@pytest.mark.serves("S2-9")
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "How do I care for the wool?"), ("el", "Πώς πλένω τα μάλλινα; Το μαλλί μαζεύει."),
        ("sl", "Kako se pere volno?"), ("hy", "Ինչպե՞ս լվանալ բրդյա, բուրդը նստում է։"),
    ],
)  # fmt: skip
def test_question_goes_to_a_person_on_duty_who_knows(shop, cleo, ben, mira, at, language, text):
    rule(at)
    set_skills(person=mira, skills=[("topic", "care")], by=BY, at=at)
    conversation = a_talk(cleo, at, text, language)

    assert route_conversation(conversation=conversation, at=at) == mira

    conversation.refresh_from_db()
    assert (conversation.assignee, conversation.topic, conversation.tags) == (
        mira,
        "care",
        ["care"],
    )
    assert Event.objects.filter(name="conversations.ConversationAssigned").count() == 1
    assert route_conversation(conversation=conversation, at=at) is None


@pytest.mark.serves("S2-9")
def test_rule_never_takes_from_a_colleague(shop, cleo, ben, mira, at):
    rule(at)
    set_skills(person=mira, skills=[("topic", "care")], by=BY, at=at)
    conversation = a_talk(cleo, at)
    assign_conversation(conversation=conversation, to=Given(ben), by=ben, at=at)
    conversation.assignee = None  # as it was read a moment before

    assert route_conversation(conversation=conversation, at=at) is None

    conversation.refresh_from_db()
    assert conversation.assignee == ben


def test_rule_that_only_tags_assigns_nobody(shop, cleo, mira, at):
    rule(at, is_assigning=False)
    set_skills(person=mira, skills=[("topic", "care")], by=BY, at=at)
    conversation = a_talk(cleo, at)
    assert route_conversation(conversation=conversation, at=at) is None
    conversation.refresh_from_db()
    assert (conversation.assignee, conversation.tags) == (None, ["care"])


def test_unusable_skills_and_rules_are_refused(shop, mira, at):
    with pytest.raises(SkillsUnusable):
        set_skills(person=mira, skills=[("language", "xx")], by=BY, at=at)
    with pytest.raises(RuleUnusable):
        rule(at, words=("a",))
    assert not Skill.objects.exists()


@pytest.mark.serves("S2-9")
def test_card_is_at_hand_by_topic_in_the_agents_language(client: Client, shop, cleo, ben, at):
    a_card(ben, at)
    a_card(ben, at, topic="payment", title="Paying by bank transfer")
    now = clock.now()
    conversation = a_talk(cleo, now)
    conversation.topic = "care"
    conversation.save(update_fields=["topic"])
    client.force_login(ben)

    page = client.get(f"/desk/inbox/c/{conversation.token}/").content.decode()

    assert "How to wash wool" in page
    assert "Paying by bank transfer" not in page


def test_card_needs_words_a_place_and_a_day_ahead(ben, at):
    good = Written({"en": "T"}, {"en": "X"}, ben, (at + timedelta(days=9)).date(), topic="care")
    wrong = (
        Written({}, {}, ben, good.review_by, topic="care"),
        Written({"en": "T"}, {"el": "X"}, ben, good.review_by, topic="care"),
        Written({"en": "T"}, {"en": "X"}, ben, good.review_by),
        Written({"en": "T"}, {"en": "X"}, ben, at.date(), topic="care"),
    )
    for written in wrong:
        with pytest.raises(CardUnusable):
            save_card(written=written, card=None, by=BY, at=at)
    assert not KnowledgeCard.objects.exists()
    card = save_card(written=good, card=None, by=BY, at=at)
    assert save_card(written=good, card=card, by=BY, at=at).version == 2
    end_card(card=card, by=BY, at=at)
    assert Event.objects.filter(name="requests.CardEnded").count() == 1


@pytest.mark.serves("S2-9")
def test_wrong_answer_is_traced_to_the_card_that_was_missing(shop, cleo, ben, at):
    conversation = a_talk(cleo, at)
    promise = answer_promised(conversation, made_at=at)
    assert ConversationPromise.objects.filter(promise=promise).exists()
    event = Event(
        name="promises.PromiseOverturned", data={"promise_id": promise.pk}, actor_kind="person"
    )
    subscribers.trace_wrong_answer(event, at)
    subscribers.trace_wrong_answer(event, at)

    work = CardWork.objects.get()
    assert (work.kind, work.because, work.conversation) == ("write", "overturned", conversation)

    card = a_card(ben, at)
    assert finish_card_work(work=work, card=card, by=BY, at=at)
    assert not finish_card_work(work=work, card=card, by=BY, at=at)
    conversation.topic = "care"
    conversation.save(update_fields=["topic"])
    again = raise_card_work(conversation=conversation, because="came_back", at=at)
    assert (again.kind, again.card, again.owner) == ("mend", card, ben)


@pytest.mark.serves("S2-9")
def test_question_that_comes_back_points_to_knowledge_too(shop, cleo, at):
    conversation = a_talk(cleo, at)
    conversation.answer_count = 1
    conversation.save(update_fields=["answer_count"])
    for actor, count in (("person", 0), ("customer", 1)):
        event = Event(
            name="conversations.ConversationReopened",
            data={"conversation_id": conversation.pk}, actor_kind=actor,
        )  # fmt: skip
        subscribers.trace_question_that_came_back(event, at)
        assert CardWork.objects.count() == count


@pytest.mark.serves("S3-40")
@pytest.mark.parametrize(
    ("language", "text", "is_offered"),
    [
        ("en", "I do not like it that sweet chocolates are so sweet", True),
        ("el", "Οι σοκολάτες είναι πολύ γλυκές για μένα", True),
        ("sl", "Vaše čokolade so mi presladke in sladke", True),
        ("hy", "Ձեր շոկոլադը շատ քաղցր է ինձ համար", True),
        ("en", "Where is my chocolate?", False),
    ],
)  # fmt: skip
def test_tip_is_offered_when_the_words_are_said_in_any_form(
    client: Client, shop, cleo, ben, at, language, text, is_offered
):
    save_tip(
        phrases={
            "en": ["sweet chocolate"], "el": ["γλυκιά σοκολάτα"], "sl": ["sladka čokolada"],
            "hy": ["քաղցր շոկոլադ"],
        },
        suggestion={"en": "A spoonful of pure cocoa takes the sweetness away."},
        source="a customer in Thessaloniki", by=BY, at=at,
    )  # fmt: skip
    conversation = a_talk(cleo, clock.now(), text, language)
    client.force_login(ben)

    page = client.get(f"/desk/inbox/c/{conversation.token}/").content.decode()

    assert ("A spoonful of pure cocoa" in page) is is_offered
    assert ("a customer in Thessaloniki" in page) is is_offered


def test_tip_without_its_source_is_refused(shop, at):
    for phrases, helps, source in (
        ({}, {"en": "x"}, "s"), ({"en": ["a b"]}, {}, "s"), ({"en": ["a b"]}, {"en": "x"}, " "),
    ):  # fmt: skip
        with pytest.raises(TipUnusable):
            save_tip(phrases=phrases, suggestion=helps, source=source, by=BY, at=at)
    assert not Tip.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_what_is_at_hand_costs_the_same(shop, cleo, ben, at, count, django_assert_num_queries):
    conversation = a_talk(cleo, at)
    for _ in range(count):
        a_card(ben, at)
    with django_assert_num_queries(2):
        assert len(at_hand(conversation, "How do I wash wool?").cards) == count


def test_cards_tips_and_skills_are_kept_on_the_desk(client: Client, shop, alma, ben):
    client.force_login(alma)
    day = (clock.now() + timedelta(days=30)).date().isoformat()
    fields = {"topic": "care", "review_by": day, "title_en": "Wool", "text_en": "Cold water."}
    assert client.post("/desk/knowledge/add/", fields | {"title_en": ""}).status_code == 422
    client.post("/desk/knowledge/add/", fields)
    card = KnowledgeCard.objects.get()
    assert "Cold water." in client.get(f"/desk/knowledge/{card.pk}/").content.decode()
    client.post(f"/desk/knowledge/{card.pk}/edit/", fields | {"text_en": "Hand-warm water."})
    assert KnowledgeCard.objects.get().version == 2
    client.post(
        "/desk/knowledge/tips/add/", {"source": "Ben", "said_en": "too sweet", "helps_en": "Cocoa"}
    )
    assert "too sweet" in client.get("/desk/knowledge/tips/").content.decode()
    client.post("/desk/skills/rules/", {"topic": "care", "words": "wool, μαλλί", "assigns": "on"})
    client.post(f"/desk/skills/{ben.pk}/", {"skill": ["topic:care", "language:sl"]})
    assert set(Skill.objects.values_list("value", flat=True)) == {"care", "sl"}
    assert "care" in client.get("/desk/skills/").content.decode()
    assert "Wool" in client.get("/desk/knowledge/").content.decode()


def received(conversation, at) -> Event:
    event = MessageReceived(conversation.pk, 0, "chat")
    return publish(event, about=Ref("conversation", str(conversation.pk)), by=BY, at=at)


def test_only_messages_that_show_a_topic_have_their_rules_followed(
    cleo, mira, at, django_assert_num_queries
) -> None:
    talks = [a_talk(cleo, at), a_talk(cleo, at, text="Where is it?"), a_talk(cleo, at)]
    assign_conversation(conversation=talks[2], to=Given(person=mira), by=mira, at=at)
    events = [received(talk, at) for talk in talks]
    with django_assert_num_queries(1):
        assert subscribers.shows_a_topic(events, at) == []
    rule(at, is_assigning=False)

    for some in (events[:2], events):
        with django_assert_num_queries(3):
            assert subscribers.shows_a_topic(some, at) == events[:1]
    subscribers.lead_to_who_knows(events[0], at)
    assert subscribers.shows_a_topic(events, at) == []


def test_one_look_at_a_conversation_is_enough_however_many_messages_came(cleo, mira, at) -> None:
    talk = a_talk(cleo, at)
    rule(at)
    events = [received(talk, at) for _ in range(3)]

    assert subscribers.shows_a_topic(events, at) == events[2:]
