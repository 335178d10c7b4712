"""The desk of asking and of personal follow-up."""

import pytest

from pistos.asks.actions.holding import place_hold
from pistos.asks.actions.noticing import follow_up_purchase
from pistos.asks.models import Ask, AskState, FollowUp, HoldReason, LegalBasis
from pistos.asks.queries.rules import asks_in_force
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Ref
from tests.factories.goods import a_store
from tests.factories.orders import order_of

pytestmark = pytest.mark.django_db
RULES = {
    "most_in_30_days": "2",
    "days_between": "10",
    "reminder_days": "9",
    "lasting_days": "40",
    "follow_up_days": "4",
    "visit_days": "5",
    **{
        f"delay_{kind}": "8"
        for kind in ("review", "survey", "question", "review_again", "check_in", "invitation")
    },
}


@pytest.fixture
def order(shop, cleo, at):
    return order_of(cleo, placed_at=at)


@pytest.fixture
def task(order, ben, at):
    return follow_up_purchase(order=order, at=at)


def asked(customer, number, **fields):
    now = clock.now()
    given = {
        "kind": "review",
        "about_kind": "line",
        "about_id": str(number),
        "requested_at": now,
        "earliest_at": now,
        "due_at": now,
        "expires_at": now,
    }
    return Ask.objects.create(customer=customer, **given | fields)


@pytest.fixture
def history(order, cleo, dora):
    now = clock.now()
    asked(cleo, 1, order=order)
    asked(cleo, 2, state=AskState.HELD, held_since=now)
    asked(cleo, 3, state=AskState.SENT, sent_at=now)
    asked(dora, 4, state=AskState.ANSWERED, sent_at=now, answered_at=now)
    asked(dora, 5, state=AskState.NOT_SENT, reason="no_consent")
    asked(dora, 6, state=AskState.EXPIRED, reason="too_late")
    place_hold(customer=cleo, order=None, reason=HoldReason.COMPLAINT, source=Ref("c", "1"), at=now)


@pytest.fixture
def as_ben(client, ben):
    client.force_login(ben)
    return client


@pytest.fixture
def as_alma(client, alma):
    client.force_login(alma)
    return client


@pytest.mark.serves("S1-50")
def test_the_desk_shows_asked_held_and_not_asked_by_reason(history, as_ben):
    page = as_ben.get("/desk/asks/").text

    assert "50.0%" in page
    assert "1 of 2 who were asked" in page
    assert "an open complaint" in page
    assert "no consent, which the country demands" in page
    assert "?state=not_sent&amp;reason=no_consent" in page


def test_a_list_holds_its_state_and_its_reason_alone(history, as_ben):
    held = as_ben.get("/desk/asks/?state=held").text
    unsent = as_ben.get("/desk/asks/?state=not_sent&reason=too_late").text

    assert "Cleo" in held
    assert "Dora" not in held
    assert unsent.count("<tr>") == 2
    assert as_ben.get("/desk/asks/?state=<script>").status_code == 409


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_however_long(
    count, cleo, order, as_ben, django_assert_num_queries
):
    for number in range(count):
        asked(cleo, number, order=order)

    with django_assert_num_queries(8):
        as_ben.get("/desk/asks/")


def test_rules_are_saved_as_a_version_and_refused_where_they_cannot_be_followed(shop, as_alma):
    assert as_alma.get("/desk/asks/rules/").status_code == 200
    wrong = as_alma.post("/desk/asks/rules/save/", RULES | {"days_between": "0"})
    assert wrong.status_code == 422
    assert as_alma.post("/desk/asks/rules/save/", RULES).status_code == 302

    rules = asks_in_force()
    assert (rules.version, rules.most_in_30_days, rules.delays["survey"]) == (rules.pk, 2, 8)
    assert rules.follow_up_days == 4


@pytest.mark.serves("EPR-04")
def test_the_shop_says_by_what_right_it_asks_in_a_country(shop, as_alma):
    page = as_alma.get("/desk/asks/rules/").text
    assert "Germany" in page
    assert "Everywhere else" in page
    assert "your word" not in page

    given = {"country": "DE", "kind": "review", "basis": "none"}
    assert as_alma.post("/desk/asks/rules/basis/", given).status_code == 302
    assert LegalBasis.objects.get().basis == "none"
    assert as_alma.get("/desk/asks/rules/").text.count("your word") == 1

    as_alma.post("/desk/asks/rules/basis/", given | {"basis": ""})
    assert not LegalBasis.objects.exists()
    wrong = as_alma.post("/desk/asks/rules/basis/", given | {"country": "ZZZ"})
    assert wrong.status_code == 422


def test_an_agent_reads_what_was_asked_and_changes_no_rule(shop, as_ben):
    assert as_ben.get("/desk/asks/").status_code == 200
    for address in ("/desk/asks/rules/save/", "/desk/asks/rules/basis/"):
        assert as_ben.post(address, RULES).status_code == 403

    assert not Event.objects.filter(name__startswith="asks.").exists()


@pytest.mark.serves("S3-115", "S3-119")
def test_a_follow_up_is_listed_with_its_person_and_done_with_what_came_of_it(task, ben, as_ben):
    store = a_store()
    listed = as_ben.get("/desk/follow-ups/").text
    assert f"/desk/follow-ups/{task.pk}/" in listed
    assert "a purchase" in listed
    one = as_ben.get(f"/desk/follow-ups/{task.pk}/").text
    assert task.customer.email in one

    given = {"outcome": "content", "words": "Glad.", "rating": "4", "store": str(store.pk)}
    assert as_ben.post(f"/desk/follow-ups/{task.pk}/", given).status_code == 302

    task.refresh_from_db()
    assert (task.state, task.rating, task.store) == ("done", 4, store)
    settled = as_ben.get("/desk/follow-ups/?view=done").text
    assert "Plaka" in settled
    assert as_ben.post(f"/desk/follow-ups/{task.pk}/", given).status_code == 422


def test_a_follow_up_without_an_outcome_and_a_problem_without_words_are_refused(task, as_ben):
    for given in ({}, {"outcome": "problem"}, {"outcome": "<b>"}):
        assert as_ben.post(f"/desk/follow-ups/{task.pk}/", given).status_code in (200, 422)

    task.refresh_from_db()
    assert task.state == "open"


def test_a_follow_up_is_given_over_and_dropped(task, alma, as_ben):
    as_ben.post(f"/desk/follow-ups/{task.pk}/give/", {"person": str(alma.pk)})
    assert FollowUp.objects.get().person == alma
    assert f"/desk/follow-ups/{task.pk}/" not in as_ben.get("/desk/follow-ups/").text
    assert f"/desk/follow-ups/{task.pk}/" in as_ben.get("/desk/follow-ups/?view=open").text

    as_ben.post(f"/desk/follow-ups/{task.pk}/drop/", {"because": ""})
    assert FollowUp.objects.get().state == "open"
    as_ben.post(f"/desk/follow-ups/{task.pk}/drop/", {"because": "moved abroad"})
    assert FollowUp.objects.get().dropped_because == "moved abroad"


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_follow_ups_costs_the_same_however_long(
    count, shop, cleo, ben, as_ben, at, django_assert_num_queries
):
    for number in range(count):
        order = order_of(cleo, placed_at=at, number=f"20{number}")
        follow_up_purchase(order=order, at=at)

    with django_assert_num_queries(8):
        as_ben.get("/desk/follow-ups/")


def test_strange_orders_and_places_are_refused(shop, as_ben):
    assert as_ben.get("/desk/follow-ups/?view=x").status_code == 409
    assert as_ben.get("/desk/follow-ups/?after=zzz").status_code == 409
    assert as_ben.get("/desk/follow-ups/987654/").status_code == 404
