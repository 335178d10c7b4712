"""The customer's page of a remedy, and the desk behind it."""

import re
from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.accounts.models import User
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.orders.models import Order
from pistos.payments.models import Refund
from pistos.remedies.actions.finishing import note_done
from pistos.remedies.facts import Case
from pistos.remedies.models import Policy, Remedy
from pistos.remedies.queries.policy import in_force
from tests.factories.pages import signed_in, text_of
from tests.remedies.offering import EVERY_KIND, about, given
from tests.remedies.test_giving import ALMA


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now() - timedelta(days=5)


@pytest.fixture
def later(at: datetime) -> datetime:
    return at + timedelta(days=5)


def typed(client: Client, order: Order, **more: str) -> dict[str, str]:
    """The decision form as its page shows it, filled in."""
    page = text_of(client.get(address(order)))
    hidden = dict(re.findall(r'name="(attempt|seen)" value="([^"]*)"', page))
    return {**hidden, "kind": "refund", "amount": "5.00", "reason": "Broken", "way": "here",
            "severity": "2", **more}  # fmt: skip


def address(order: Order) -> str:
    return reverse("backoffice:decide_remedy", args=["order", order.token])


@pytest.mark.serves("S3-93")
@pytest.mark.parametrize("language", ["en", "el", "sl", "hy"])
def test_the_customer_confirms_by_a_press_and_never_by_looking(
    client: Client, case: Case, ben: User, later: datetime, language: str
) -> None:
    made = given(case, ben, later, "gift")
    link = f"/{language}/remedy/{made.token}/"
    assert client.post(f"{link}well/", follow=True).status_code == 200
    made.refresh_from_db()
    assert made.state == "promised", "nobody confirms what nobody did"
    note_done(remedy=made, note="Parcel 7", by=ALMA, at=later)
    happened = Event.objects.count()

    for _scan in range(3):
        page = text_of(client.get(link))
    assert Event.objects.count() == happened
    assert 'name="words"' in page
    assert client.get(f"{link}well/").status_code == 405
    client.post(f"{link}well/")

    made.refresh_from_db()
    assert made.state == "confirmed"


def test_the_customer_says_that_it_is_not_well(
    client: Client, case: Case, ben: User, later: datetime
) -> None:
    made = given(case, ben, later, "gift")
    note_done(remedy=made, note="Parcel 7", by=ALMA, at=later)

    answer = client.post(f"/en/remedy/{made.token}/not-well/", {"words": "Empty"}, follow=True)

    made.refresh_from_db()
    assert (made.state, made.disputed_words) == ("disputed", "Empty")
    assert "It is not well yet" in text_of(answer)


def test_what_was_never_promised_has_no_page(
    client: Client, case: Case, ben: User, mira: User, later: datetime
) -> None:
    made = given(case, ben, later, amount="28.00", asked_of=mira)
    heavier = Remedy.objects.get()
    assert heavier.state == "promised"
    light = Case(case.subject, case.customer, case.order, severity=1)
    asked = given(light, ben, later, "voucher", "10.01", asked_of=mira)

    assert client.get(f"/en/remedy/{made.token}/").status_code == 200
    assert client.get(f"/en/remedy/{asked.token}/").status_code == 404


@pytest.mark.serves("S1-56", "S0-44")
def test_an_agent_gives_within_the_limit_and_asks_above_it(
    case: Case, ben: User, mira: User
) -> None:
    client = signed_in(ben)
    order = case.order
    page = text_of(client.get(address(order)))
    assert "What cases alike were given" in page
    assert "up to €30.00" in page
    assert "€28.30 can still go back" in page

    above = client.post(address(order), typed(client, order, amount="10.01", severity="1"))
    assert above.status_code == 422
    assert "above what you may give" in above.content.decode()
    assert not Remedy.objects.exists()
    asked = typed(client, order, amount="10.01", severity="1", asked_of=str(mira.pk))
    assert client.post(address(order), asked).status_code == 302
    made = Remedy.objects.get()
    assert (made.state, made.asked_of) == ("asked", mira)

    approve = reverse("backoffice:approve_remedy", args=[made.token])
    assert client.post(approve).status_code == 403
    assert not Refund.objects.exists()
    signed_in(mira).post(approve)
    made.refresh_from_db()
    assert (made.state, made.approved_by) == ("promised", mira)
    assert client.post(address(order), typed(client, order)).status_code == 302
    assert Remedy.objects.filter(state="promised").count() == 2


def test_the_form_pressed_twice_gives_once(case: Case, ben: User) -> None:
    client = signed_in(ben)
    form = typed(client, case.order)

    for _press in range(2):
        assert client.post(address(case.order), form).status_code == 302

    assert Remedy.objects.count() == Refund.objects.count() == 1


@pytest.mark.fault("S15")
@pytest.mark.parametrize("kind", EVERY_KIND)
def test_without_the_right_no_remedy_is_given_by_its_address(
    kind: str, case: Case, ben: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = typed(signed_in(ben), case.order, kind=kind, words="honey")
    from pistos.accounts.rules import DEEDS

    monkeypatch.setitem(DEEDS, "give_remedy", DEEDS["edit_settings"])

    assert signed_in(ben).get(address(case.order)).status_code == 403
    assert signed_in(ben).post(address(case.order), form).status_code == 403
    assert not Remedy.objects.exists()
    assert not Refund.objects.exists()


def test_agents_do_not_touch_what_is_the_managers_or_the_owners(
    case: Case, ben: User, mira: User, later: datetime
) -> None:
    made = given(case, ben, later, "gift")
    client = signed_in(ben)

    for name in ("approve_remedy", "decline_remedy", "uphold_dispute"):
        assert client.post(reverse(f"backoffice:{name}", args=[made.token])).status_code == 403
    rules = reverse("backoffice:remedy_rules")
    for person in (ben, mira):
        assert signed_in(person).post(rules, {"offered": "gift"}).status_code == 403
    assert not Policy.objects.exists()


@pytest.mark.serves("S1-56")
def test_the_owner_sets_the_catalogue_and_the_limits(alma: User, shop) -> None:
    client = signed_in(alma)
    rules = reverse("backoffice:remedy_rules")
    page = text_of(client.get(rules))
    form = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
    for name in ("csrfmiddlewaretoken", "offered"):
        form.pop(name, None)
    form |= {"agent_1": "12.00", "owner_3": "", "late_way": "voucher", "money_way": ""}

    answer = client.post(rules, {**form, "offered": ["refund", "gift"]})

    assert answer.status_code == 302
    found = in_force()
    assert list(found.policy.offered) == ["refund", "gift"]
    assert (found.limits["agent", 1], found.limits["owner", 3]) == (12, None)
    assert found.policy.late_way == "voucher"
    assert client.post(rules, form).status_code == 422


def test_the_desk_works_a_remedy_to_its_end(case: Case, ben: User, later: datetime) -> None:
    made = given(case, ben, later, "repair")
    client, page = signed_in(ben), reverse("backoffice:remedy", args=[made.token])
    assert "the handle is glued" in text_of(client.get(page))

    client.post(reverse("backoffice:remedy_done", args=[made.token]), {"proof": "Bench 4"})

    made.refresh_from_db()
    assert (made.state, made.proof) == ("done", "Bench 4")
    assert "Bench 4" in text_of(client.get(page))


def test_the_list_costs_the_same_for_one_and_for_three(
    case: Case, alma: User, later: datetime
) -> None:
    client = signed_in(alma)

    def cost(view: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            text_of(client.get(f"/desk/remedies/?view={view}"))
        return len(asked)

    given(case, alma, later, "gift")
    ones = {view: cost(view) for view in ("approve", "due", "disputed", "all")}
    for number in (2, 3):
        given(about(case, number), alma, later, "gift", attempt=f"g{number}")

    assert {view: cost(view) for view in ones} == ones
    with CaptureQueriesContext(connection) as asked:
        text_of(client.get(address(case.order)))
    assert len(asked) <= 16
