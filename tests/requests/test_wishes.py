"""Unusual requests: received, judged, agreed, done with a personal touch, or declined politely."""

from datetime import timedelta
from decimal import Decimal

import pytest

from pistos.accounts.models import Role, User
from pistos.conversations.actions.closing import close_conversation
from pistos.conversations.actions.restraining import HeldOpen
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message as Mail
from pistos.orders.models import Line, RequestState
from pistos.promises.models import Promise, Standing, State
from pistos.requests.actions import agreeing, finishing, receiving
from pistos.requests.facts import Asked, Offer
from pistos.requests.models import UnusualRequest, UnusualState
from pistos.requests.queries.wishes import fulfilled_alike, fulfilled_between, requests_page
from tests.checkout.conftest import order, paid, world
from tests.factories.conversations import conversation_of, written_by_customer

__all__ = ["order", "paid", "world"]
BY = Actor.person(1)
COCOA = "Could you add a spoonful of cocoa to the ready chocolate mix?"


@pytest.fixture
def asked(shop, cleo, at):
    conversation = conversation_of(cleo, at=at, language="en")
    message = written_by_customer(conversation, COCOA, at=at)
    return Asked(cleo, COCOA, "en", conversation, message)


def received(asked, at) -> UnusualRequest:
    return receiving.receive_request(asked=asked, by=BY, at=at)


def feasible(asked, by: User, at, cost="0") -> UnusualRequest:
    made = received(asked, at)
    return agreeing.judge_feasible(
        request=made, needed="Cocoa from the shelf", cost_amount=Decimal(cost), by=by, at=at
    )


def offered(found, by, at, price="2.00", days=3) -> UnusualRequest:
    day = (at + timedelta(days=days)).date()
    offer = Offer(Decimal(price), day, "With pleasure.")
    return agreeing.offer_request(request=found, offer=offer, by=by, at=at)


@pytest.mark.serves("S3-56")
def test_request_goes_from_received_to_done_with_a_personal_touch(asked, ben, at):
    made = received(asked, at)
    assert made.state == UnusualState.RECEIVED
    agreeing.judge_feasible(request=made, needed="Cocoa", cost_amount=Decimal(1), by=ben, at=at)
    made = offered(made, ben, at)
    assert made.state == UnusualState.OFFERED
    assert not Promise.objects.exists()

    made = agreeing.agree_to_offer(request=made, by=Actor.customer(made.customer_id), at=at)
    assert made.state == UnusualState.AGREED
    standing = Standing.objects.get(promise_id=made.promise_id)
    assert standing.state == State.OPEN
    assert standing.due_on == made.due_on

    with pytest.raises(finishing.TouchMissing):
        finishing.finish_request(request=made, touch="  ", by=ben, at=at)
    done = finishing.finish_request(
        request=made, touch="A smile drawn on the lid", by=ben, at=at + timedelta(days=1)
    )

    standing.refresh_from_db()
    assert (done.state, standing.state) == (UnusualState.DONE, State.KEPT)
    names = list(
        Event.objects.filter(subject_kind="request").order_by("pk").values_list("name", flat=True)
    )
    assert names == [
        "requests.RequestReceived", "requests.RequestJudged", "requests.RequestOffered",
        "requests.RequestAgreed", "requests.RequestDone",
    ]  # fmt: skip
    drain(at + timedelta(days=1))
    assert list(Mail.objects.order_by("pk").values_list("template", flat=True)) == [
        "wish_offered", "wish_agreed", "wish_done",
    ]  # fmt: skip


def test_what_costs_nothing_is_agreed_at_once(asked, ben, at):
    made = offered(feasible(asked, ben, at), ben, at, price="0")

    assert made.state == UnusualState.AGREED
    assert Standing.objects.get(promise_id=made.promise_id).kind == "custom"


@pytest.mark.serves("S3-56", "S3-39")
def test_declined_politely_needs_a_reason_and_an_alternative(asked, at):
    made = received(asked, at)
    for reason, alternative in (("", "A bar of chocolate"), ("No cocoa here", " ")):
        with pytest.raises(finishing.NotPolite):
            finishing.decline_request(
                request=made, reason=reason, alternative=alternative, by=BY, at=at
            )
    made.refresh_from_db()
    assert made.state == UnusualState.RECEIVED

    finishing.decline_request(
        request=made, reason="The mix is sealed by its maker.",
        alternative="A tin of cocoa beside it, for 2 €.", by=BY, at=at,
    )  # fmt: skip

    drain(at)
    mail = Mail.objects.get(template="wish_declined")
    assert "sealed by its maker" in mail.text
    assert "tin of cocoa" in mail.text


def test_what_was_promised_is_not_declined(asked, ben, at):
    made = offered(feasible(asked, ben, at), ben, at, price="0")

    with pytest.raises(agreeing.WrongMoment):
        finishing.decline_request(request=made, reason="No", alternative="This", by=BY, at=at)


@pytest.mark.serves("S3-39")
def test_any_conversation_begins_one_and_stays_open_until_it_is_answered(asked, ben, at):
    made = received(asked, at)
    assert receiving.receive_request(asked=asked, by=BY, at=at).pk == made.pk
    assert UnusualRequest.objects.count() == 1

    with pytest.raises(HeldOpen):
        close_conversation(conversation=asked.conversation, by=BY, at=at)
    finishing.decline_request(request=made, reason="Sealed", alternative="A tin", by=BY, at=at)
    assert not asked.conversation.restraints.filter(lifted_at=None).exists()


def test_nothing_said_is_nothing_asked(shop, cleo, at):
    with pytest.raises(receiving.NothingAsked):
        receiving.receive_request(asked=Asked(cleo, "  ", "en"), by=BY, at=at)
    assert not UnusualRequest.objects.exists()


def test_feasible_needs_what_is_needed(asked, ben, at):
    made = received(asked, at)
    with pytest.raises(agreeing.NeededMissing):
        agreeing.judge_feasible(request=made, needed=" ", cost_amount=Decimal(0), by=ben, at=at)
    with pytest.raises(agreeing.WrongMoment):
        offered(made, ben, at)
    made.refresh_from_db()
    assert made.state == UnusualState.RECEIVED


def test_day_behind_and_price_below_zero_are_refused(asked, ben, at):
    made = feasible(asked, ben, at)
    for price, days in (("-1", 3), ("2", -1), ("2", 900)):
        with pytest.raises(agreeing.OfferIncomplete):
            offered(made, ben, at, price=price, days=days)


def test_offer_is_agreed_to_once_and_not_after_its_day(asked, ben, at):
    made = offered(feasible(asked, ben, at), ben, at, days=1)
    late = at + timedelta(days=4)
    by = Actor.customer(made.customer_id)
    with pytest.raises(agreeing.OfferOver):
        agreeing.agree_to_offer(request=made, by=by, at=late)
    assert not Promise.objects.exists()

    agreeing.agree_to_offer(request=made, by=by, at=at)
    agreeing.agree_to_offer(request=made, by=by, at=at)
    assert Promise.objects.count() == 1


def test_customer_takes_it_back_before_it_is_agreed(asked, ben, at):
    made = offered(feasible(asked, ben, at), ben, at)
    by = Actor.customer(made.customer_id)
    assert finishing.take_back_request(request=made, by=by, at=at).state == "taken_back"
    with pytest.raises(agreeing.WrongMoment):
        agreeing.agree_to_offer(request=made, by=by, at=at)


@pytest.mark.serves("S3-43")
def test_agent_gives_away_no_more_than_the_table_allows(asked, ben, alma, at):
    made = feasible(asked, ben, at, cost="40")
    with pytest.raises(agreeing.NotEmpowered, match="a manager"):
        offered(made, ben, at, price="0")
    made.refresh_from_db()
    assert made.state == UnusualState.FEASIBLE

    mira = User.objects.create(email="m@kalamos.example", name="Mira", role=Role.MANAGER)
    assert offered(made, mira, at, price="0").state == UnusualState.AGREED


@pytest.mark.serves("S3-43")
def test_past_fulfilled_ones_alike_are_shown_by_their_words(shop, cleo, dora, ben, at):
    texts = [
        "Please add cocoa to my chocolate mix",
        "Engrave the ring with a name",
        "More cocoa powder in the chocolate, as last time",
    ]
    for text in texts:
        made = feasible(Asked(dora, text, "en"), ben, at)
        made = offered(made, ben, at, price="0")
        finishing.finish_request(request=made, touch="A card", by=ben, at=at)
    new = received(Asked(cleo, "A spoonful of cocoa in the chocolate?", "en"), at)

    alike = fulfilled_alike(new)

    assert {row.words for row in alike} == {texts[0], texts[2]}


def test_wish_on_an_order_is_a_request_and_its_answer_goes_both_ways(paid, ben, at):
    made = UnusualRequest.objects.get(order=paid)
    assert made.words == "Wrap it, please"
    agreeing.judge_feasible(request=made, needed="Paper", cost_amount=Decimal(0), by=ben, at=at)
    offered(made, ben, at, price="0")

    line = Line.objects.get(pk=made.line_id)
    assert line.request_state == RequestState.GRANTED
    assert "With pleasure." in line.request_answer
    drain(at)
    assert Mail.objects.filter(template="request_answered").count() == 1
    assert not Mail.objects.filter(template="wish_agreed").exists()


def test_wish_granted_on_the_order_page_is_agreed_here(paid, at):
    from pistos.orders.actions import grant_request

    line = paid.lines.get(request_state="asked")
    grant_request(line=line, answer="Gladly", by=BY, at=at)
    drain(at)

    made = UnusualRequest.objects.get(order=paid)
    assert (made.state, made.answer) == (UnusualState.AGREED, "Gladly")


def test_wish_of_a_cancelled_order_is_taken_back(paid, at):
    from pistos.orders.actions import cancel_order

    cancel_order(order=paid, by=BY, at=at)
    drain(at)

    assert UnusualRequest.objects.get(order=paid).state == UnusualState.TAKEN_BACK


@pytest.mark.serves("S3-56")
def test_fulfil_rate_counts_done_among_done_and_declined(shop, cleo, ben, at):
    for n in range(4):
        made = feasible(Asked(cleo, f"Wish number {n} about wrapping", "en"), ben, at)
        if n == 3:
            finishing.decline_request(
                request=made, reason="No", alternative="Another", by=BY, at=at
            )
            continue
        made = offered(made, ben, at, price="0")
        if n < 2:
            finishing.finish_request(request=made, touch="A card", by=ben, at=at)

    found = fulfilled_between(at - timedelta(days=1), at + timedelta(days=1))

    assert (found.done, found.decided) == (2, 3)


@pytest.mark.parametrize("count", [1, 3])
def test_list_costs_one_query(shop, cleo, at, count, django_assert_num_queries):
    for n in range(count):
        received(Asked(cleo, f"Wish {n} for wrapping", "en"), at)

    with django_assert_num_queries(1):
        page = requests_page("open")
        assert [str(row.customer) for row in page.rows] == ["Cleo"] * count
