"""Every sharp word gets an answer: to this author, in public, and the author hears of it."""

from datetime import datetime, timedelta

import pytest
from django.core.mail import EmailMessage

from pistos.accounts.models import Role, User
from pistos.conversations.models import ConversationPromise, Direction, Message
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.errors import NotFound
from pistos.kit.tasks import drain
from pistos.promises.models import Standing
from pistos.promises.models import State as PromiseState
from pistos.reviews.actions.authoring import change_review
from pistos.reviews.actions.closing import LoopUnusable, close_loop
from pistos.reviews.actions.moderating import remove_review
from pistos.reviews.actions.replying import RepliesAlike, ReplyUnusable, reply_publicly
from pistos.reviews.actions.voting import vote_helpful
from pistos.reviews.facts import Voter, Writing
from pistos.reviews.models import Review, ReviewCase
from pistos.reviews.queries.desk import answering, triage, unanswered_sharp, workload
from pistos.reviews.rules.moderation import NotNow
from tests.factories.reviews import reviewed

READER = Actor("machine", "reader")
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("shop")]


@pytest.mark.serves("S0-41")
@pytest.mark.parametrize("stars", [1, 2, 3])
def test_a_sharp_review_opens_a_conversation_with_a_promised_answer(
    cleo: Customer, at: datetime, stars: int
) -> None:
    review = reviewed(cleo, at, stars=stars, text="The handle broke on the second day.")
    drain(at)
    drain(at)

    case = ReviewCase.objects.get()
    conversation = case.conversation
    assert review.order_line
    assert (case.review, conversation.customer, conversation.order) == (
        review,
        cleo,
        review.order_line.order,
    )
    said = Message.objects.get(conversation=conversation, direction=Direction.IN)
    assert "The handle broke on the second day." in said.text
    assert ConversationPromise.objects.get(conversation=conversation, kind="answer").is_open


def test_what_the_author_changed_comes_into_the_conversation_once(
    cleo: Customer, at: datetime
) -> None:
    review = reviewed(cleo, at, stars=2, text="The handle broke.")
    drain(at)
    change_review(review=review, writing=Writing(1, text="The new one broke too."), at=at)
    drain(at)
    change_review(review=review, writing=Writing(5, text="Now it is well."), at=at)
    drain(at)

    conversation = ReviewCase.objects.get().conversation
    said = Message.objects.filter(conversation=conversation, direction=Direction.IN)
    texts = list(said.order_by("pk").values_list("text", flat=True))
    assert len(texts) == 2
    assert "The new one broke too." in texts[1]


@pytest.mark.parametrize("stars", [4, 5])
def test_praise_opens_none(cleo: Customer, at: datetime, stars: int) -> None:
    reviewed(cleo, at, stars=stars)
    drain(at)

    assert not ReviewCase.objects.exists()


@pytest.mark.serves("S4-36")
def test_a_public_reply_reaches_the_author_and_keeps_the_promise(
    ben: User, cleo: Customer, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    review = reviewed(cleo, at, stars=2)
    drain(at)
    assert list(unanswered_sharp()) == [review]
    assert workload().unanswered == 1

    soon = at + timedelta(hours=1)
    text = "The mug is thrown by hand, so they differ. We have sent you one of 350 ml today."
    reply = reply_publicly(review=review, text=text, by=ben, at=soon)
    drain(soon)

    assert list(unanswered_sharp()) == []
    assert workload().unanswered == 0
    assert text in mailoutbox[-1].body
    link = ConversationPromise.objects.get(kind="answer")
    assert Standing.objects.get(promise=link.promise).state == PromiseState.KEPT
    event = Event.objects.get(name="reviews.RepliedPublicly")
    assert event.data == {
        "reply_id": reply.pk,
        "review_id": review.pk,
        "stars": 2,
        "seconds": 3600,
        "is_first": True,
    }


@pytest.mark.serves("S4-36")
@pytest.mark.parametrize(
    ("stars", "text"),
    [
        (3, "It is all right."),
        (5, "Lovely. Does it go into the oven?"),
        (4, "Καλή. Μπαίνει στον φούρνο;"),
        (5, "A shame. Terrible box, awful tape."),
    ],
)
def test_a_question_or_hard_words_are_owed_an_answer_too(
    cleo: Customer, at: datetime, stars: int, text: str
) -> None:
    review = reviewed(cleo, at, stars=stars, text=text)

    assert list(unanswered_sharp()) == [review]


def test_plain_praise_is_owed_none(cleo: Customer, at: datetime) -> None:
    reviewed(cleo, at, stars=5, text="Fine; it holds the heat well.")

    assert not unanswered_sharp().exists()


@pytest.mark.serves("S0-41")
def test_nearly_the_same_to_two_people_is_refused(
    ben: User, cleo: Customer, dora: Customer, at: datetime
) -> None:
    first = reviewed(cleo, at, stars=1)
    second = reviewed(dora, at, stars=1, number="1002")
    text = (
        "We are very sorry that you were not content with what you bought from our shop this time."
    )
    reply_publicly(review=first, text=f"Dear Cleo,\n{text}", by=ben, at=at)

    with pytest.raises(RepliesAlike) as refused:
        reply_publicly(review=second, text=f"Dear Dora,\n{text}", by=ben, at=at)

    assert [reply.review for reply in refused.value.replies] == [first]
    assert not second.replies.exists()
    reply_publicly(review=second, text="Sorry.", by=ben, at=at)
    with pytest.raises(RepliesAlike):
        reply_publicly(review=first, text="sorry.", by=ben, at=at)


def test_a_reply_holds_nobodys_data_and_no_cards(ben: User, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=1)

    for text in ("", "a" * 3_001, "We wrote to cleo@customer.example.", "Call 694 123 4567."):
        with pytest.raises(ReplyUnusable):
            reply_publicly(review=review, text=text, by=ben, at=at)
    reply = reply_publicly(
        review=review, text="Your card 4111 1111 1111 1111 was not charged.", by=ben, at=at
    )

    assert "4111" not in reply.text


def test_a_reply_is_changed_and_the_former_kept(ben: User, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=2)
    first = reply_publicly(review=review, text="What did not fit?", by=ben, at=at)
    same = reply_publicly(review=review, text="What did not fit?", by=ben, at=at)
    second = reply_publicly(review=review, text="We send you a larger one.", by=ben, at=at)

    assert same == first
    assert list(review.replies.order_by("pk").values_list("pk", "is_live")) == [
        (first.pk, False),
        (second.pk, True),
    ]


def test_nothing_is_said_under_what_is_hidden(alma: User, cleo: Customer, at: datetime) -> None:
    review = reviewed(cleo, at, stars=2)
    remove_review(review=review, ground="illegal", words="x", by=alma, at=at)

    with pytest.raises(NotNow):
        reply_publicly(review=review, text="What did not fit?", by=alma, at=at)


@pytest.mark.serves("S0-36")
def test_triage_goes_by_gravity_sharpness_reach_and_age(cleo: Customer, at: datetime) -> None:
    def made(number: int, days_ago: int, stars: int, text: str) -> int:
        when = at - timedelta(days=days_ago)
        return reviewed(cleo, when, stars=stars, text=text, number=f"t{number}").pk

    old_mild = made(1, 9, 3, "It is all right.")
    grave = made(2, 1, 1, "It caught fire and I have a burn.")
    sharp = made(3, 1, 1, "The WORST RUBBISH I ever had!! Useless, a shame.")
    fresh_mild = made(4, 1, 3, "It is all right, nothing more.")

    assert [row.pk for row in triage().rows] == [sharp, grave, old_mild, fresh_mild]
    vote_helpful(review=Review.objects.get(pk=fresh_mild), voter=Voter("b1"), by=READER, at=at)
    assert Review.objects.get(pk=fresh_mild).triage_at < at - timedelta(days=2)
    assert triage(sort="age").rows[0].pk == old_mild


@pytest.mark.serves("S0-40")
def test_the_share_answered_and_the_median_time(alma: User, cleo: Customer, at: datetime) -> None:
    reviews = [reviewed(cleo, at + timedelta(minutes=n), stars=1, number=f"s{n}") for n in range(4)]
    for hours, review in enumerate(reviews[:3], 1):
        text = f"Answer {'one two three'.split()[hours - 1]}"
        when = review.written_at + timedelta(hours=hours)
        reply_publicly(review=review, text=text, by=alma, at=when)

    found = answering(since=at, until=at + timedelta(days=1))

    assert (found.sharp, found.replied, found.replied_share) == (4, 3, 0.75)
    assert found.median == timedelta(hours=2)


@pytest.mark.serves("S1-39")
def test_the_author_hears_what_was_done_and_the_share_is_known(
    ben: User, cleo: Customer, at: datetime, mailoutbox: list[EmailMessage]
) -> None:
    review = reviewed(cleo, at, stars=4)
    reviewed(cleo, at, stars=4, number="1002")

    loop = close_loop(
        review=review,
        deed="sheet_changed",
        words="The page says 280 ml now, as you measured.",
        by=ben,
        at=at,
    )
    assert close_loop(review=review, deed="nothing", words="x", by=ben, at=at) == loop
    drain(at)

    loop.refresh_from_db()
    assert loop.told_at == at
    assert "The page says 280 ml now, as you measured." in mailoutbox[-1].body
    assert "διορθώθηκε η σελίδα του προϊόντος" in mailoutbox[-1].body
    found = answering(since=at, until=at + timedelta(days=1))
    assert found.closed_share == 0.5
    with pytest.raises(LoopUnusable):
        close_loop(review=review, deed="promised", words="x", by=ben, at=at)


def test_a_role_that_only_looks_answers_nothing(cleo: Customer, at: datetime) -> None:
    gone = User.objects.create(
        email="gone@kalamos.example", name="Gone", role=Role.AGENT, is_active=False
    )
    review = reviewed(cleo, at, stars=1)

    with pytest.raises(NotFound):
        reply_publicly(review=review, text="What did not fit?", by=gone, at=at)
