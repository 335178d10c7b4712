"""Questions on the product's page and their own pages, the suggestion box, and what is counted of reading."""

import re
from functools import partial

import pytest
from django.test import Client

from pistos.kit import clock
from pistos.kit.chaining import head_of
from pistos.orders.models import OrderState
from pistos.questions.actions.answering import answer_question
from pistos.questions.actions.asking import Asking, ask_question
from pistos.questions.actions.inviting import invite_buyers
from pistos.questions.actions.moderating import flag, hold_flagged, remove
from pistos.questions.actions.sealing import seal_next
from pistos.questions.actions.suggesting import Decision, decide_suggestion, make_suggestion
from pistos.questions.models import Answer, Appeal, Flag, Question, Suggestion
from pistos.questions.rules.seals import CHAIN
from pistos.questions.rules.tokens import own_token, reply_token
from pistos.storefront.proofs import shown_stamp
from pistos.tools.actions.measuring import note_order
from pistos.tools.models import ToolVisit
from pistos.tools.queries.measures import measured, readers
from tests.factories.orders import order_of
from tests.factories.pages import read
from tests.factories.questions import VISITOR, asked, line_bought, written_to
from tests.factories.shopping import selling

pytestmark = pytest.mark.django_db
PAGE = "/en/product/stoneware-mug/"
LIST = f"{PAGE}questions/"
AGENT = {"HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140"}


@pytest.fixture
def mug(shop, at):
    return selling(at).mug.product


@pytest.fixture
def ask(mug, at):
    return partial(asked, mug, at)


@pytest.fixture(autouse=True)
def _one_minute(monkeypatch):
    now = clock.now()
    monkeypatch.setattr(clock, "now", lambda: now)


def filled(**more):
    shown = shown_stamp(clock.now().replace(year=2025))
    return {"text": "Is it safe in the oven?", "shown": shown, "once": "one", **more}


def test_question_is_asked_without_an_account_and_its_page_tells_by_when_it_is_answered(
    client, mug
):
    answer = client.post(f"{LIST}ask/", filled(email="niko@customer.example"), follow=True)

    page = answer.content.decode()
    asked = Question.objects.get()
    assert answer.redirect_chain[-1][0] == f"/en/questions/{asked.token}/"
    assert "Is it safe in the oven?" in page
    assert 'class="chip' in page
    assert "niko@" not in page


def test_before_asking_the_answers_to_what_was_asked_alike_are_shown(client, mug, ask, ben, at):
    answer_question(question=ask(), text="Up to 180 degrees.", by=ben, at=at)
    ask("Does the blue one fade in sunlight?")

    page = read(client, f"{LIST}?q=are+ovens+safe")

    found = page[page.index('id="alike-head"') : page.index('id="ask"')]
    assert "Up to 180 degrees." in found
    assert "sunlight" not in found
    assert "are ovens safe</textarea>" in page
    assert client.get(f"{LIST}?q=are+ovens+safe")["X-Robots-Tag"] == "noindex"


def test_page_of_the_product_shows_answers_at_once_and_asks_nothing_when_warm(
    client, mug, ask, ben, at, django_assert_num_queries
):
    question = ask()
    assert "180 degrees" not in read(client, PAGE)

    answer_question(question=question, text="Up to 180 degrees.", by=ben, at=at)

    assert "Up to 180 degrees." in read(client, PAGE)
    with django_assert_num_queries(2):
        read(client, PAGE)
    remove(question=question, answer=None, reason="advertising", by=ben, at=at)
    assert "180 degrees" not in read(client, PAGE)


@pytest.mark.parametrize("many", [1, 3])
def test_list_costs_the_same_with_one_and_with_three(
    client, mug, ask, many, django_assert_num_queries
):
    for number in range(many):
        ask(f"Is the handle number {number} strong?")
    read(client, LIST)

    with django_assert_num_queries(10):
        assert read(client, LIST).count("<article") == many


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": ""}, "This field is required"),
        ({"text": "?!"}, "Please write what you would like to know."),
        ({"text": "a" * 100_000}, "at most 1000 characters"),
        ({"email": "no address"}, "valid email"),
        ({"shown": "forged"}, "That was very quick"),
    ],
)
def test_what_cannot_be_asked_is_told_and_nothing_is_kept(client, mug, given, words):
    answer = client.post(f"{LIST}ask/", filled(**given))

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Question.objects.exists()


def test_script_in_every_field_is_shown_as_text(client, mug):
    evil = "<script>alert(1)</script> in the oven?"
    page = client.post(f"{LIST}ask/", filled(text=evil, display_name="<b>N</b>"), follow=True)

    assert b"<script>alert" not in page.content
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;" in page.content
    assert b"<b>N</b>" not in page.content
    assert "<script>alert" not in read(client, f"{LIST}?q=%3Cscript%3Ealert(1)%3C/script%3E")


def test_one_place_asks_ten_times_in_ten_minutes_at_most(client, mug):
    for number in range(11):
        answer = client.post(f"{LIST}ask/", filled(once=f"n{number}"))

    assert answer.status_code == 422
    assert "You asked often" in answer.content.decode()
    assert Question.objects.count() == 10


def test_flagged_stays_and_removed_says_why(client, mug, ask, alma, at):
    question = ask()
    page = f"/en/questions/{question.token}/"
    answer = client.post(f"{page}flag/", {"reason": "advertising", "words": "no"}, follow=True)
    assert "Thank you. A person looks at it." in answer.content.decode()
    assert Flag.objects.get().question == question
    assert "Is it safe in the oven?" in read(client, page)
    client.post(f"{page}flag/", {"reason": "harsh"})
    assert Flag.objects.count() == 1

    remove(question=question, answer=None, reason="advertising", by=alma, at=at)

    gone = read(client, page)
    assert "it advertises something else" in gone
    assert "Is it safe" not in gone
    assert "1 removed: it advertises something else." in read(client, LIST)


def test_invited_buyer_answers_by_the_link_and_looking_changes_nothing(client, mug, ask, cleo, at):
    line_bought(cleo, mug, at)
    question = ask()
    invite_buyers(question=question, at=clock.now())
    written_to(question)
    address = f"/en/questions/reply/{reply_token(question.pk, cleo.pk)}/"
    for _ in range(3):  # A mail's scanner opens every link.
        assert "Is it safe in the oven?" in read(client, address)
    assert not Answer.objects.exists()

    client.post(address, {"text": "Mine survived 200.", "display_name": "C."})

    page = read(client, f"/en/questions/{question.token}/")
    assert "Mine survived 200." in page
    assert "bought it here" in page
    again = client.post(address, {"text": "Once more."})
    assert again.status_code == 422
    assert Answer.objects.count() == 1
    read(client, "/en/questions/reply/nobodys/", 404)


def test_an_answer_that_waits_for_a_person_says_so_and_why_on_its_own_page(
    client, mug, ask, cleo, at
):
    line_bought(cleo, mug, at)
    question = ask()
    invite_buyers(question=question, at=clock.now())
    written_to(question)
    address = f"/en/questions/reply/{reply_token(question.pk, cleo.pk)}/"

    links = "See https://a.example and https://b.example."
    page = client.post(address, {"text": links}, follow=True)

    own = f"/en/my-answer/{own_token(Answer.objects.get().token)}/"
    assert page.redirect_chain[-1][0] == own
    assert "A person looks at your answer first" in page.content.decode()
    assert "several links stand in it" in page.content.decode()
    assert links not in read(client, f"/en/questions/{question.token}/")


def test_a_question_said_to_be_against_the_law_says_so_while_it_waits(client, ask, ben, at):
    question = ask()
    reported = flag(question=question, answer=None, reason="illegal", words="", by=VISITOR, at=at)

    hold_flagged(flag=reported, by=ben, at=at)

    page = read(client, f"/en/questions/{question.token}/")
    assert "Somebody says that it is against the law." in page
    assert "advertised" not in page


@pytest.mark.serves("S2-19")
@pytest.mark.parametrize(
    ("is_credited", "state", "is_named"),
    [(True, "done", True), (False, "done", False), (True, "declined", False)],
)
def test_who_wished_it_is_named_once_it_is_done(
    client, shop, alma, at, is_credited, state, is_named
):
    asking = Asking(text="Sell a lid.", language="en", display_name="Niko")
    made = make_suggestion(asking=asking, is_credited=is_credited, by=VISITOR, at=at)

    decide_suggestion(suggestion=made, decision=Decision(state, "The lid."), by=alma, at=at)

    assert ("an idea of Niko" in read(client, f"/en/suggestions/{made.token}/")) is is_named


@pytest.mark.serves("S2-19")
def test_suggestion_is_made_voted_for_once_and_seen_with_its_answer(client, shop):
    made = client.post("/en/suggestions/make/", filled(text="Sell a lid."), follow=True)
    suggestion = Suggestion.objects.get()
    assert made.redirect_chain[-1][0] == f"/en/suggestions/{suggestion.token}/"
    assert 'class="chip' in made.content.decode()

    for _ in range(2):
        client.post(f"/en/suggestions/{suggestion.token}/vote/", **AGENT)

    suggestion.refresh_from_db()
    assert suggestion.vote_count == 1
    page = read(client, "/en/suggestions/?state=received&sort=-made")
    assert "Sell a lid." in page
    assert read(client, "/en/suggestions/?sort=secret", 302) == ""


def test_votes_by_a_script_from_one_place_come_to_an_end(client, shop, at):
    asking = Asking("Sell a lid.", "en")
    suggestion = make_suggestion(asking=asking, is_credited=False, by=VISITOR, at=at)
    for number in range(40):
        client.post(f"/en/suggestions/{suggestion.token}/vote/", HTTP_USER_AGENT=f"bot {number}")

    suggestion.refresh_from_db()
    assert suggestion.vote_count == 30


@pytest.mark.serves("S4-37", "S4-32")
def test_whoever_read_answers_is_compared_with_who_did_not(mug, shop, cleo):
    """Nine browsers saw the page; three read the answers and all bought, one of the others did."""
    day = clock.now().date()
    for number in range(9):
        client = Client(HTTP_USER_AGENT=f"Mozilla/5.0 Firefox/{number}")
        client.post(f"{PAGE}voices/", {"offered": "answers nonsense"})
        if number < 3:
            client.post(f"{PAGE}voices/", {"read": "answers"})
    Client(HTTP_USER_AGENT="Googlebot/2.1").post(f"{PAGE}voices/", {"read": "answers"})
    visits = list(ToolVisit.objects.order_by("pk"))
    assert len(visits) == 9
    for number, visit in enumerate(visits[:4]):
        order = order_of(cleo, placed_at=clock.now(), number=str(number))
        assert order.state == OrderState.PLACED
        note_order(browser=bytes(visit.browser), product_ids=[mug.pk], order_id=order.pk, day=day)

    (found,) = measured(since=day, until=day)

    assert found.kind == "answers"
    assert (found.users.looked, found.users.bought) == (3, 3)
    assert (found.others.looked, found.others.bought) == (6, 1)
    share = readers("answers", since=day, until=day)
    assert (share.numerator, share.denominator) == (3, 4)


def test_buyers_answer_is_never_reachable_in_another_language_only(mug, shop, client, ask):
    question = ask(language="el", text="Μπαίνει στον φούρνο;")

    page = read(client, f"/en/questions/{question.token}/")

    assert 'lang="el">Μπαίνει στον φούρνο;' in page


def test_asked_by_another_language_is_answered_in_it(mug, at):
    asking = Asking("Je varna v pečici?", "sl", email="niko@customer.example")
    question = ask_question(product=mug, asking=asking, by=VISITOR, at=at)

    assert question.conversation.language == "sl"


def test_the_record_of_what_was_hidden_is_public_and_a_removal_is_contested_on_its_page(
    client, mug, ask, alma, at
):
    question = ask("Buy my pots?")
    remove(question=question, answer=None, reason="advertising", by=alma, at=at)
    seal_next(at)
    own = f"/en/questions/{question.token}/"

    record = client.get("/en/questions/moderation/").content.decode()
    assert "it advertises something else" in record
    assert head_of(CHAIN).digest in record
    assert "Ask for another look" in client.get(own).content.decode()
    assert client.post(f"{own}appeal/", {"words": "I sell none."}).status_code == 302

    assert Appeal.objects.get().words == "I sell none."
    assert "You asked for another look" in client.get(own).content.decode()
    assert client.post("/en/questions/nothing/appeal/", {"words": ""}).status_code == 302


def test_a_removed_answer_is_contested_on_its_own_page_which_nobody_else_opens(
    client, mug, ask, cleo, alma, at
):
    question = ask()
    line_bought(cleo, mug, at)
    answer = Answer.objects.create(
        question=question, kind="buyer", customer=cleo, text="Buy my pots.", language="en",
        answered_at=at,
    )  # fmt: skip
    own = f"/en/my-answer/{own_token(answer.token)}/"
    assert "It stands there for everybody." in read(client, own)
    remove(question=question, answer=answer, reason="advertising", by=alma, at=at)

    page = client.get(own)
    sent = client.post(f"{own}appeal/", {"words": "I sell none."}, follow=True)

    assert "it advertises something else" in page.content.decode()
    assert page.headers["Cache-Control"] == "private, no-store"
    assert "my-answer" not in "".join(re.findall(r"about=[^\"]+", page.content.decode()))
    assert "You asked for another look" in sent.content.decode()
    appeal = Appeal.objects.get()
    assert (appeal.words, appeal.entry.about_token) == ("I sell none.", answer.token)
    assert client.get(f"/en/my-answer/{answer.token}/").status_code == 404
    assert client.post(f"/en/my-answer/{answer.token}/appeal/").status_code == 404
