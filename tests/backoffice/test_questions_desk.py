"""Questions and suggestions on the desk: answered for everybody, removed for published reasons alone."""

import re
from functools import partial

import pytest

from pistos.questions.actions.appealing import appeal_removal
from pistos.questions.actions.asking import Asking
from pistos.questions.actions.moderating import flag, remove
from pistos.questions.actions.suggesting import make_suggestion, remove_suggestion
from pistos.questions.models import Answer, Question, Sitting, Suggestion
from pistos.questions.queries.buyers import settings_in_force
from tests.factories.pages import read, signed_in
from tests.factories.products import mugs, published_mug
from tests.factories.questions import VISITOR, asked

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(shop, at):
    return partial(asked, published_mug(mugs(at), at), at)


@pytest.mark.serves("S4-36")
def test_question_is_answered_for_everybody_and_leaves_the_list(ask, ben):
    question = ask("Why is your mug so ugly?")
    client = signed_in(ben)
    assert "Why is your mug so ugly?" in read(client, "/desk/questions/")

    answer = client.post(f"/desk/questions/{question.pk}/", {"text": "It is a matter of taste."})

    assert answer.status_code == 302
    assert Answer.objects.get().text == "It is a matter of taste."
    assert "Every public question has our answer." in read(client, "/desk/questions/")
    assert "It is a matter of taste." in read(client, f"/desk/questions/{question.pk}/")


@pytest.mark.parametrize("view", ["unanswered", "held", "removed", "all"])
def test_each_view_opens_and_costs_the_same(ask, ben, view, django_assert_num_queries):
    client = signed_in(ben)
    ask()
    read(client, f"/desk/questions/?view={view}")
    with django_assert_num_queries(11 if view == "held" else 10):
        read(client, f"/desk/questions/?view={view}")
    for number in range(3):
        ask(f"Is the handle number {number} strong?")
    with django_assert_num_queries(11 if view == "held" else 10):
        read(client, f"/desk/questions/?view={view}")
    read(client, "/desk/questions/?view=secret", 404)


def test_agents_answer_and_only_managers_take_away(ask, ben, alma):
    question = ask("Buy mine instead?")
    address = f"/desk/questions/{question.pk}/remove/"

    assert signed_in(ben).post(address, {"reason": "advertising"}).status_code == 403
    signed_in(alma).post(address, {"reason": "criticism"})
    assert Question.objects.get().state == "published"
    signed_in(alma).post(address, {"reason": "advertising"})

    assert Question.objects.get().state == "removed"


def test_reports_stand_on_the_page_until_they_are_decided(ask, alma, at):
    question = ask()
    told = flag(question=question, answer=None, reason="illegal", words="no", by=VISITOR, at=at)
    client = signed_in(alma)
    assert "it is against the law" in read(client, "/desk/questions/")

    client.post(f"/desk/questions/flags/{told.pk}/hold/")
    assert Question.objects.get().state == "held"
    client.post(f"/desk/questions/flags/{told.pk}/dismiss/")
    client.post(f"/desk/questions/{question.pk}/publish/")

    assert Question.objects.get().state == "published"
    assert "it is against the law" not in read(client, "/desk/questions/")


@pytest.mark.serves("S2-19")
def test_suggestion_is_decided_with_words_and_the_round_is_noted(shop, alma, ben, at):
    asking = Asking("Sell a lid.", "en", email="niko@customer.example")
    made = make_suggestion(asking=asking, is_credited=False, by=VISITOR, at=at)
    client = signed_in(alma)
    address = f"/desk/suggestions/{made.pk}/"
    assert "Sell a lid." in read(client, "/desk/suggestions/")

    assert client.post(f"{address}decide/", {"state": "declined", "reply": ""}).status_code == 422
    assert client.post(f"{address}decide/", {"state": "secret", "reply": "No"}).status_code == 422
    client.post(f"{address}decide/", {"state": "declined", "reply": "It would crack."})
    client.post("/desk/suggestions/gone-through/", {"words": "Talked about lids."})

    assert Suggestion.objects.get().reply == "It would crack."
    assert "It would crack." in read(client, address)
    assert Sitting.objects.get().held_by == alma
    assert signed_in(ben).post("/desk/suggestions/gone-through/").status_code == 403


def test_rules_are_set_by_managers(shop, alma, ben):
    values = {"buyers_invited": 3, "invitation_days": 7, "sitting_days": 14}

    assert signed_in(ben).get("/desk/questions/rules/").status_code == 403
    signed_in(alma).post("/desk/questions/rules/", values)

    assert settings_in_force().sitting_days == 14
    refused = signed_in(alma).post("/desk/questions/rules/", values | {"sitting_days": 0})
    assert refused.status_code == 422


def test_an_appeal_is_decided_on_the_desk_by_another_manager(shop, ask, alma, ben, mara, at):
    question = ask("Buy my pots?", email="niko@customer.example")
    remove(question=question, answer=None, reason="advertising", by=alma, at=at)
    appeal = appeal_removal(token=question.token, words="I sell none.", by=VISITOR, at=at)
    uphold = f"/desk/questions/appeals/{appeal.pk}/uphold/"
    assert "I sell none." in read(signed_in(alma), "/desk/questions/")

    assert signed_in(ben).post(uphold).status_code == 403
    signed_in(alma).post(uphold)
    appeal.refresh_from_db()
    assert appeal.decision == ""
    signed_in(mara).post(f"/desk/questions/appeals/{appeal.pk}/confirm/", {"words": ""})
    signed_in(mara).post(uphold)

    appeal.refresh_from_db()
    question.refresh_from_db()
    assert (appeal.decision, question.state) == ("upheld", "published")


def test_nobody_decides_an_appeal_about_words_unread(shop, ask, alma, cleo, at):
    question, other = ask("Buy my pots?"), ask()
    answer = Answer.objects.create(
        question=other, kind="buyer", customer=cleo, text="My cousin sells them.", language="en",
        answered_at=at,
    )  # fmt: skip
    asking = Asking(text="Sell my book.", language="en")
    suggestion = make_suggestion(asking=asking, is_credited=False, by=VISITOR, at=at)
    remove(question=question, answer=None, reason="advertising", by=alma, at=at)
    remove(question=other, answer=answer, reason="advertising", by=alma, at=at)
    remove_suggestion(suggestion=suggestion, reason="advertising", by=alma, at=at)
    for thing in (question, answer, suggestion):
        appeal_removal(token=thing.token, words="", by=VISITOR, at=at)

    page = read(signed_in(alma), "/desk/questions/")

    for place, words in (
        (f"questions/{question.pk}", "Buy my pots?"),
        (f"questions/{other.pk}", "My cousin sells them."),
        (f"suggestions/{suggestion.pk}", "Sell my book."),
    ):
        assert re.search(rf'href="/desk/{place}/"[^>]*>{re.escape(words)}</a>', page), words
