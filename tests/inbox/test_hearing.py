"""The five steps in the reply screen."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.accounts.models import Role, User
from pistos.conversations.actions.assigning import Given, assign_conversation
from pistos.conversations.models import AnswerSettings, Conversation, Message
from pistos.kit import clock
from pistos.listening.models import Hearing, Restatement, Talk
from pistos.replies.models import ReplyCheck, ReplyRemark, Weighing
from tests.factories.conversations import conversation_of, written_by_customer
from tests.listening.steps import (
    COMPLAINT,
    OWN_WORDS,
    acted,
    asked,
    comes_in,
    confirmed,
    fresh,
    goes_out,
    listened,
    restated,
)

pytestmark = pytest.mark.django_db
A_NEW_JUG = "I understand that it spoiled the joy. A new jug leaves today."
IN_THEIR_PLACE = {"would_please": "A jug that is whole", "would_annoy": "To wait again"}


@pytest.fixture
def hearing(desk: Client) -> Hearing:
    AnswerSettings.objects.create(undo_seconds=0)
    message = comes_in(COMPLAINT, at=clock.now() - timedelta(hours=2))
    return Hearing.objects.select_related("conversation").get(conversation=message.conversation)


def page_of(conversation: Conversation) -> str:
    return reverse("inbox:conversation", args=[conversation.token])


def send(desk: Client, hearing: Hearing, deed: str, **data: object):
    data = IN_THEIR_PLACE | data
    data.setdefault("seen", str(Message.objects.order_by("-pk").first().pk))
    return desk.post(reverse(f"inbox:hearing_{deed}", args=[hearing.conversation.token]), data=data)


@pytest.mark.serves("S3-62")
def test_the_panel_stands_in_the_reply_screen_with_the_one_next_thing(desk, hearing):
    page = desk.get(page_of(hearing.conversation)).content.decode()

    assert page.index('id="hearing-panel"') < page.index('id="composer"')
    assert "Mark what the customer says, and decide what is suggested." in page
    assert 'aria-current="step"' in page
    assert "I am disappointed." in page


@pytest.mark.serves("S3-62")
def is_of_panel(sql: str) -> bool:
    """Its own tables, or the statement that is planned for it (`listening.queries.panel`)."""
    return "listening_" in sql or "conversation_heard" in sql


@pytest.mark.parametrize("count", [1, 12])
def test_the_panel_costs_two_queries_at_most(desk, hearing, ben, count):
    for n in range(count):
        hearing.findings.create(
            message=Message.objects.get(direction="in"), kind="fact", quote=f"fact {n}",
            found_at=clock.now(),
        )  # fmt: skip
    with CaptureQueriesContext(connection) as with_panel:
        desk.get(page_of(hearing.conversation))
    asked = [each["sql"] for each in with_panel.captured_queries if is_of_panel(each["sql"])]

    assert len(asked) == 2


def test_a_conversation_without_a_hearing_costs_one(desk, cleo):
    conversation = conversation_of(cleo, at=clock.now())
    written_by_customer(conversation, at=clock.now())
    with CaptureQueriesContext(connection) as queries:
        page = desk.get(page_of(conversation)).content.decode()

    assert sum(is_of_panel(each["sql"]) for each in queries.captured_queries) == 1
    assert "Hear them out, step by step" in page


def test_all_the_way_by_the_forms(desk, hearing, ben):
    first = hearing.findings.get(kind="feeling")
    send(desk, hearing, "decide", yes=first.pk)
    send(desk, hearing, "mark", kind="need", quote="before Saturday", meaning="for a feast")
    send(desk, hearing, "decide", all="yes")
    assert send(desk, hearing, "listened").status_code == 302
    assert fresh(hearing).step == "ask"
    refused = send(desk, hearing, "enough")
    assert refused.status_code == 422
    assert "note the reason" in refused.content.decode()
    noted = send(desk, hearing, "reason", reason="Packed too thinly", code="")
    assert noted.status_code == 302
    send(desk, hearing, "ask", text="What did the box look like?", client_id="a")
    send(desk, hearing, "enough")
    assert fresh(hearing).step == "repeat"
    copied = send(desk, hearing, "repeat", text=COMPLAINT, client_id="b")
    assert copied.status_code == 422
    assert COMPLAINT in copied.content.decode()
    send(desk, hearing, "repeat", text=OWN_WORDS, client_id="c")

    assert fresh(hearing).step == "confirm"
    assert Restatement.objects.get().message.client_id == "c"


@pytest.mark.serves("S3-79")
def test_the_correction_is_shown_against_the_restatement(desk, hearing, ben):
    at = clock.now() - timedelta(hours=1)
    restated(hearing, ben, at)
    comes_in(
        "No, the lid came damaged, and a replacement has to be with me by Monday.",
        at=at + timedelta(minutes=1), thread=hearing.conversation,
    )  # fmt: skip

    page = desk.get(page_of(hearing.conversation)).content.decode()

    assert "<del>Your jug</del>" in page
    assert "<ins>No, the lid</ins>" in page


@pytest.mark.serves("S3-80")
def test_acting_shows_the_three_measures(desk, hearing, ben):
    confirmed(hearing, ben, clock.now() - timedelta(hours=1))
    wish = hearing.findings.get(kind="wish")
    due = (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    missing = send(desk, hearing, "act", words="A jug", text="It comes.", due="soon")
    assert missing.status_code == 422

    answer = send(
        desk, hearing, "act", words="A new jug", text=A_NEW_JUG, due=due,
        wish=wish.pk, covers=[wish.pk], client_id="x",
    )  # fmt: skip
    assert answer.status_code == 302
    goes_out(fresh(hearing).act_message, clock.now())
    page = desk.get(page_of(hearing.conversation), {"hearing": "open"}).content.decode()

    assert "In time" in page
    assert "As they wish" in page
    assert "1 point is not covered" in page
    complaint = hearing.findings.get(kind="complaint")
    send(desk, hearing, "cover", point=complaint.pk)
    send(desk, hearing, "done", text=A_NEW_JUG, client_id="y")
    goes_out(fresh(hearing).done_message, clock.now())
    assert fresh(hearing).step == "done"


@pytest.mark.serves("S3-42")
def test_whoever_takes_over_reads_the_request_at_once(desk, hearing, ben, alma):
    zoe = User.objects.create(email="zoe@kalamos.example", name="Zoe", role=Role.AGENT)
    now = clock.now()
    for n in range(60):
        written_by_customer(hearing.conversation, f"And number {n}.", at=now)
    for person in (ben, zoe):
        assign_conversation(
            conversation=hearing.conversation, to=Given(person=person), by=alma, at=now
        )
    client = Client()
    client.force_login(zoe)

    page = client.get(page_of(hearing.conversation)).content.decode()
    line = page[page.index('id="line"') : page.index('id="hearing"')]

    assert COMPLAINT not in line
    assert "They asked:" in page
    assert COMPLAINT in page


@pytest.mark.serves("S3-72")
def test_the_hint_says_how_many_words_are_left(desk, hearing, ben):
    listened(hearing, ben, clock.now())
    Talk.objects.update(listening_customer_words=80, listening_shop_words=15)

    page = desk.get(page_of(hearing.conversation), {"hearing": "open"}).content.decode()

    assert "<span data-talk-number>5</span>" in page
    assert 'data-talk-theirs="80"' in page


@pytest.mark.serves("S3-81")
def test_the_short_path_needs_its_reason(desk, hearing):
    assert send(desk, hearing, "short", because="").status_code == 422
    assert fresh(hearing).step == "listen"

    send(desk, hearing, "short", because="urgent")

    page = desk.get(page_of(hearing.conversation), {"hearing": "open"}).content.decode()
    assert "The steps were skipped:" in page


def test_kinds_and_minutes(desk, hearing):
    assert send(desk, hearing, "kind", kind="chatter").status_code == 422
    assert send(desk, hearing, "time_call", theirs="many", ours="1").status_code == 422

    send(desk, hearing, "kind", kind="partner")
    send(desk, hearing, "time_call", theirs="4", ours="1,5")

    talk = Talk.objects.get()
    assert (talk.kind, talk.customer_seconds, talk.shop_seconds) == ("partner", 240, 90)


def test_begun_by_hand_and_again_when_it_is_over(desk, cleo):
    message = comes_in("Where is my parcel?", at=clock.now())
    begin = reverse("inbox:hearing_begin", args=[message.conversation.token])

    assert desk.post(begin).status_code == 302
    assert desk.post(begin).status_code == 422
    assert Hearing.objects.get().step == "listen"


def test_questions_left_are_settled_by_our_newest_answer(desk, hearing, ben):
    message = Message.objects.get(direction="in")
    question = hearing.findings.create(
        message=message, kind="question", quote="Where is it?", found_at=clock.now()
    )
    acted(hearing, ben, clock.now() - timedelta(hours=1))
    page = desk.get(page_of(hearing.conversation), {"hearing": "open"}).content.decode()
    assert "1 question is left; it keeps the conversation open" in page

    send(desk, hearing, "answered", question=[question.pk])

    question.refresh_from_db()
    assert question.answered_in is not None


def test_another_conversations_finding_is_not_found(desk, hearing, cleo):
    other = comes_in("The lamp is broken.", at=clock.now(), number=7)
    theirs = Hearing.objects.get(conversation=other.conversation).findings.first()

    assert send(desk, hearing, "decide", yes=theirs.pk).status_code == 404
    assert send(desk, hearing, "decide").status_code == 404


IF = "We are sorry if you felt ignored."


@pytest.mark.serves("S4-17")
def test_a_restatement_with_an_if_is_held_back_until_it_is_said_why_it_stands(desk, hearing, ben):
    asked(hearing, ben, clock.now())
    words = f"{OWN_WORDS} {IF}"

    held = send(desk, hearing, "repeat", text=words, client_id="1")

    page = held.content.decode()
    assert held.status_code == 422
    assert "An apology with an “if” in it." in page
    assert IF in page
    assert "What would please us?" not in page, "a word in between is not weighed"
    assert not Restatement.objects.exists()
    send(desk, hearing, "repeat", text=words, client_id="1", **{"reason-conditional_apology": "So"})
    assert Restatement.objects.get().text == words
    [remark] = ReplyRemark.objects.filter(is_blocking=True)
    assert remark.check_of.message == Restatement.objects.get().message
    assert (remark.code, remark.reason) == ("conditional_apology", "So")


@pytest.mark.serves("S2-46", "S4-17")
def test_what_is_done_is_read_by_the_checks_and_weighed_before_it_goes(desk, hearing, ben):
    confirmed(hearing, ben, clock.now() - timedelta(hours=1))
    due = (clock.now() + timedelta(days=2)).strftime("%Y-%m-%dT%H:%M")
    form = {"words": "A new jug", "due": due, "wish": hearing.findings.get(kind="wish").pk}
    unweighed = {"would_please": "", "would_annoy": ""}

    held = send(desk, hearing, "act", text=f"{A_NEW_JUG} {IF}", **form)
    hasty = send(desk, hearing, "act", text=A_NEW_JUG, **form, **unweighed)

    assert held.status_code == hasty.status_code == 422
    assert "An apology with an “if” in it." in held.content.decode()
    assert "What would please us?" in hasty.content.decode()
    assert fresh(hearing).act_message is None
    send(desk, hearing, "act", text=A_NEW_JUG, **form)
    weighing = Weighing.objects.get()
    assert weighing.message == fresh(hearing).act_message
    assert weighing.would_annoy == "To wait again"


@pytest.mark.serves("S4-17")
def test_that_it_is_done_is_checked_too_and_sent_once(desk, hearing, ben):
    acted(hearing, ben, clock.now() - timedelta(hours=1))
    hearing.findings.update(is_covered=True)
    goes_out(fresh(hearing).act_message, clock.now())

    held = send(desk, hearing, "done", text=f"{A_NEW_JUG} {IF}", client_id="d")

    assert held.status_code == 422
    assert fresh(hearing).done_message is None
    for _twice in range(2):
        send(desk, hearing, "done", text=A_NEW_JUG, client_id="d")
    assert fresh(hearing).done_message.client_id == "d"
    assert ReplyCheck.objects.filter(message=fresh(hearing).done_message).count() == 1
