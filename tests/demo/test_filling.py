"""The demo shop stands by its own history: it has learned from it, and calls nothing delivered that
is under way.
"""

from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from django.db import transaction
from django.db.models import Avg, Count, F
from django.test.utils import override_settings

from pistos.asks.models import Ask, FollowUp
from pistos.conversations.actions.receiving import receive_message
from pistos.conversations.facts import Arrival, Sender
from pistos.conversations.models import Channel, Conversation, Message
from pistos.demo import cast, story, talking
from pistos.demo.actions import filling as demo
from pistos.demo.actions import playing, team, voicing
from pistos.estimates.queries import answer_quote, current_version
from pistos.estimates.rules.waits import AnswerCase
from pistos.orders.models import Order, Parcel
from pistos.partners.models import Partner
from pistos.promises.actions.delivering import promise_order
from pistos.promises.actions.risking import review_risks
from pistos.promises.models import Promise, Standing
from pistos.promises.queries.figures import newest_publication
from pistos.promises.rules.due import day_of
from pistos.reviews.models import Review, ReviewCase
from pistos.reviews.queries.ledger import broken_at
from pistos.reviews.queries.public import shop_figures
from pistos.shop.queries import settings_in_force
from pistos.surveys.models import Response, Survey
from pistos.surveys.queries.figures import by_slice

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
NOW = datetime(2026, 11, 21, 22, 30, tzinfo=UTC)


@pytest.fixture
def filled(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    """The demo with a tenth of its orders."""
    tell = story.tell
    monkeypatch.setattr(story, "tell", lambda at: islice(tell(at, orders=1500), 1500))
    monkeypatch.setattr(talking, "CONVERSATIONS", 300)
    monkeypatch.setattr(demo, "measure", lambda at: None)
    with override_settings(IS_DEMO=True):
        demo.fill(at=NOW, progress=lambda *_: None)


def a_filled_demo_has_learned_and_warns_of_few() -> None:
    while review_risks(at=NOW):
        pass
    open_ones = Standing.objects.filter(state="open", kind="delivery", toward="customer")

    version = current_version()
    assert version is not None
    assert version.observation_count > 1000
    warned = open_ones.filter(risk__gte=0.5).count()
    assert open_ones.count() > 20
    assert warned < open_ones.count() / 3, f"{warned} of {open_ones.count()} about to slip"


def what_is_under_way_is_not_called_delivered() -> None:
    proved = Parcel.objects.filter(courier__gives_proof_of_delivery=True)

    assert not proved.filter(delivered_at=None, order__state="delivered").exists()
    assert not Parcel.objects.exclude(implausible_because="").exists()
    assert Order.objects.filter(state="sent").exists()
    assert Order.objects.filter(state="preparing").exists()


def every_cancelled_order_has_its_refund_promised() -> None:
    cancelled = Order.objects.filter(cancelled_at__lte=NOW)
    own = Promise.objects.filter(kind="refund", made_by_id=playing.BY.id)  # returns promise theirs
    refunds = own.select_related("standing")
    within = timedelta(days=settings_in_force().refund_within_days)

    assert {refund.order_id for refund in refunds} == set(cancelled.values_list("pk", flat=True))
    assert len(refunds) > 20
    for refund in refunds:
        assert refund.toward == "customer"
        assert refund.due_on == day_of(refund.made_at, refund.zone) + within
    kept = sum(refund.standing.state == "kept" for refund in refunds)
    assert kept > 0.8 * len(refunds)


def money_not_given_back_yet_is_still_paid() -> None:
    waiting = Standing.objects.filter(kind="refund", fulfilled_at=None).values("order_id")
    cancelled = Order.objects.filter(cancelled_at__lte=NOW)

    assert set(cancelled.filter(pk__in=waiting).values_list("payment_state", flat=True)) <= {"paid"}
    assert set(cancelled.exclude(pk__in=waiting).values_list("payment_state", flat=True)) == {
        "refunded"
    }


def the_record_has_refunds_beside_deliveries() -> None:
    publication = newest_publication()

    assert publication is not None
    kinds = publication.figures["customer"]["90"]["kinds"]
    assert all(kinds[kind]["kept"] for kind in ("delivery", "refund"))


def couriers_and_suppliers_have_a_record_of_their_own_word() -> None:
    publication = newest_publication()

    assert publication is not None
    codes = dict(Partner.objects.values_list("pk", "code"))
    shown = {(codes[row["partner_id"]], row["kind"]) for row in publication.figures["partners"]}
    agreed = {(code, kind) for code, days in cast.TERMS.items() for kind in days}
    assert shown == agreed


@pytest.mark.serves("S0-48")
def an_order_placed_while_the_demo_runs_stands_on_its_supplier() -> None:
    playing.let_someone_order(NOW + timedelta(minutes=20))

    order = Order.objects.latest("pk")
    promise_order(order=order, by=cast.BY, at=order.placed_at)
    [hand_over] = Promise.objects.filter(order_id=order.pk, kind="hand_over", toward="shop")
    assert hand_over.carries.get().promise.toward == "customer"


def the_money_still_due_is_given_back_while_the_demo_runs() -> None:
    waiting = Standing.objects.filter(kind="refund", state="open", made_by_id=playing.BY.id)
    youngest = waiting.latest("made_at")

    playing.give_money_back(youngest.made_at + timedelta(days=11))
    youngest.refresh_from_db()
    assert youngest.state == "open"
    playing.give_money_back(youngest.made_at + timedelta(days=12))

    youngest.refresh_from_db()
    assert youngest.state == "kept"
    assert Order.objects.get(pk=youngest.order_id).payment_state == "refunded"
    assert playing.give_money_back(youngest.made_at + timedelta(days=12)) == 0


def conversations_are_answered_as_promised_and_some_wait() -> None:
    """Most answers come in time, the wait is learned, and a newcomer finds a queue."""
    answers = Standing.objects.filter(kind="answer")
    kept = answers.filter(state="kept").count()

    assert kept / answers.exclude(state="open").count() > 0.9
    assert answers.filter(state="broken").exists()
    assert Conversation.objects.filter(waiting_since__isnull=False).count() >= 5
    assert set(Conversation.objects.values_list("language", flat=True)) == {"en", "el", "sl", "hy"}
    assert not answer_quote(case=AnswerCase("email", 12), target=0.9).is_default

    for conversation in Conversation.objects.prefetch_related("messages"):
        said = sorted(conversation.messages.all(), key=lambda message: message.pk)
        assert [m.happened_at for m in said] == sorted(m.happened_at for m in said)
        assert said[0].direction == "in"
        assert all(message.happened_at <= NOW for message in said)


def the_colleague_answers_what_nobody_else_does() -> None:
    """In the shop's hours, after others had their chance; what a visitor wrote is left to people."""
    monday = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    Conversation.objects.filter(waiting_since__isnull=False).update(due_at=monday + HOUR)
    visitor = receive_message(
        arrival=Arrival(
            channel=Channel.EMAIL,
            sender=Sender("email", "you@visitor.example", email="you@visitor.example"),
            text="Is anybody there?",
            happened_at=monday - HOUR,
            external_id="mail:<you@visitor.example>",
        ),
        at=monday - HOUR,
    ).conversation
    assert visitor is not None
    Conversation.objects.filter(pk=visitor.pk).update(due_at=monday)

    answered = [team.let_the_colleague_answer(monday, most=50) for _ in range(2)]

    assert answered[0] >= 5
    assert answered[1] == 0
    assert not visitor.messages.filter(author_kind="person").exists()
    colleague = Message.objects.filter(author_name__contains="simulated")
    assert colleague.count() == answered[0]

    noon = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

    asked = [team.let_someone_write(noon + timedelta(minutes=4 * step)) for step in range(7)]

    assert asked == [1, 0, 0, 1, 0, 0, 1]


def what_buyers_said_is_counted_answered_and_sealed() -> None:
    figures = shop_figures()

    assert figures.count > 150
    assert 0.5 < figures.stars[4] / figures.count < 0.75
    assert figures.stars[0] > 0
    assert figures.verified == figures.count
    assert figures.removed_count == 2
    assert figures.sharp_replied > 0.6 * figures.sharp
    assert broken_at() is None
    assert set(Review.objects.values_list("language", flat=True)) == {"el", "sl", "hy", "en"}
    assert not Review.objects.filter(written_at__gte=NOW).exists()
    late = Standing.objects.filter(state="broken", kind="delivery", toward="customer")
    parcels = late.values("about_id")
    reviews = Review.objects.filter(state="published")
    means = [
        rows.aggregate(mean=Avg("stars"))["mean"]
        for rows in (reviews.filter(parcel__in=parcels), reviews.exclude(parcel__in=parcels))
    ]
    assert means[0] is None or means[0] < means[1]


def buyers_go_on_writing_and_the_sharp_are_answered() -> None:
    before = Review.objects.count()

    assert sum(voicing.let_someone_review(slot, NOW) for slot in range(6)) == 2
    assert Review.objects.count() == before + 2
    case = ReviewCase.objects.latest("pk")
    due_at = case.conversation.due_at
    assert due_at is not None

    assert voicing.let_the_colleague_reply(due_at - HOUR, most=20) >= 1
    case.review.refresh_from_db()
    assert case.review.replied_at == due_at - HOUR


def customers_were_asked_over_fourteen_months_and_the_broken_word_cost() -> None:
    survey = Survey.objects.get(key="delivery")

    by_promise = by_slice(survey, "recommend", "promise")

    assert survey.waves.count() >= 14
    assert Survey.objects.filter(key="experience", responses__isnull=False).exists()
    kept, broken = by_promise["kept"].figure, by_promise["broken"].figure
    assert kept.value is not None
    assert broken.value is not None
    assert kept.value > broken.value
    assert Response.objects.filter(survey=survey, answered_in__isnull=False).exists()


def a_filled_demo_remembers_whom_it_asked_and_a_handful_are_to_be_seen_to() -> None:
    asked = dict(Ask.objects.values_list("state").annotate(Count("id")))
    invited = Review.objects.filter(source="invited", months_after=0)
    since = NOW - timedelta(days=170)

    assert asked["reminded"] > asked["answered"] > 10
    assert asked["not_sent"] > 0
    assert not Ask.objects.filter(sent_at__gt=F("answered_at")).exists()
    assert not Ask.objects.filter(kind="review", due_at__lt=NOW - timedelta(days=1)).exists()
    answered = Ask.objects.filter(kind="review", state="answered", answered_at__gt=since)
    written = invited.filter(written_at__gt=since, experienced_on__gt=since.date())
    assert answered.count() >= written.count() * 0.9
    assert 1 <= FollowUp.objects.filter(state="open", due_on__gte=NOW.date()).count() <= 12
    assert FollowUp.objects.filter(state="done").count() > 50


CHECKS = (
    a_filled_demo_has_learned_and_warns_of_few,
    what_is_under_way_is_not_called_delivered,
    every_cancelled_order_has_its_refund_promised,
    money_not_given_back_yet_is_still_paid,
    the_record_has_refunds_beside_deliveries,
    couriers_and_suppliers_have_a_record_of_their_own_word,
    an_order_placed_while_the_demo_runs_stands_on_its_supplier,
    the_money_still_due_is_given_back_while_the_demo_runs,
    conversations_are_answered_as_promised_and_some_wait,
    the_colleague_answers_what_nobody_else_does,
    what_buyers_said_is_counted_answered_and_sealed,
    buyers_go_on_writing_and_the_sharp_are_answered,
    customers_were_asked_over_fourteen_months_and_the_broken_word_cost,
    a_filled_demo_remembers_whom_it_asked_and_a_handful_are_to_be_seen_to,
)


def test_the_filled_demo_is_what_its_story_tells(filled: None, subtests: pytest.Subtests) -> None:
    """Filled once for all of them; what one does to it is taken back before the next."""
    for check in CHECKS:
        with subtests.test(check.__name__), transaction.atomic():
            check()
            transaction.set_rollback(True)
