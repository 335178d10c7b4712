"""The complaint's page with its plan, the desk where it is put right, the report of what was won again."""

import re
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pistos.accounts.models import User
from pistos.causes.actions.coding import code_causes
from pistos.causes.facts import Facets
from pistos.complaints.models import Apology, Complaint, Recovery
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.mistakes.models import Mistake
from pistos.mistakes.queries.prevention import corrections, prevention_cost
from pistos.remedies.models import Remedy
from tests.complaints.conftest import complained
from tests.complaints.test_apologising import facts
from tests.complaints.test_recovering import put_right
from tests.factories.mistakes import orders_on
from tests.factories.pages import signed_in, text_of

__all__ = ["complained"]

ALMA = Actor.person(1)
WEIGHED = {"pleased": "That somebody writes", "annoyed": "That they want to sell"}


@pytest.fixture
def at() -> datetime:
    """Pages live in the present."""
    return clock.now()


@pytest.fixture
def case(complained, cleo: Customer) -> Complaint:
    return complained(cleo)


def address(name: str, case: Complaint, *more: object) -> str:
    return reverse(f"backoffice:{name}", args=[case.token, *more])


def apology(client: Client, case: Complaint, at: datetime, **more: str) -> dict[str, str]:
    page = text_of(client.get(address("recovery_case", case)))
    form = page[page.index("/apologise/") :]
    attempt = re.search(r'name="attempt" value="([^"]+)"', form)
    owner = re.search(r'<option value="(\d+)" selected', form)
    assert attempt
    assert owner
    return {
        "attempt": attempt[1],
        "owner": owner[1],
        "mistake": "We packed it too thinly.",
        "text": "We are sorry. That is our fault.",
        "what_1": "A new mug leaves",
        "due_on_1": f"{at + timedelta(days=3):%Y-%m-%d}",
        "owner_1": owner[1],
        **WEIGHED,
        **more,
    }


@pytest.mark.serves("S4-21", "S4-18")
def test_the_desk_sends_no_apology_without_a_plan(case, ben: User, at: datetime) -> None:
    client = signed_in(ben)
    form = apology(client, case, at)

    for bad in (
        {"what_1": "", "due_on_1": ""},
        {"due_on_1": ""},
        {"text": "We are sorry if you felt so."},
    ):
        assert client.post(address("apologise", case), {**form, **bad}).status_code == 422
    assert not Apology.objects.exists()
    for _press in range(2):
        assert client.post(address("apologise", case), form).status_code == 302

    assert Apology.objects.count() == 1
    page = Client().get(f"/en/wrong/{case.token}/").content.decode()
    for words in ("We made a mistake", "too thinly", "A new mug leaves", "Our plan", "Ben"):
        assert words in page, words


@pytest.mark.serves("S4-21")
def test_the_customer_sees_the_plan_move_and_be_done(case, ben: User, at: datetime) -> None:
    from pistos.complaints.actions.apologising import send_apology

    row = send_apology(complaint=case, apology=facts(ben, at), by=ben, at=at)
    first, second = row.steps.order_by("position")
    client = signed_in(ben)

    client.post(address("step_done", case, first.pk), {"note": "Parcel 7"})
    day = f"{at + timedelta(days=9):%Y-%m-%d}"
    client.post(address("step_move", case, second.pk), {"due_on": day})

    added = {"what": "We test the boxes", "due_on": day}
    page = client.get(address("recovery_case", case)).content.decode()
    assert address("step_add", case, row.pk) in page
    client.post(address("step_add", case, row.pk), added)

    page = Client().get(f"/en/wrong/{case.token}/").content.decode()
    assert "Kept" in page or "kept" in page
    assert "We test the boxes" in page
    assert client.post(address("step_add", case, 987654), added).status_code == 404
    second.refresh_from_db()
    assert str(second.due_on) == day
    assert client.post(address("step_done", case, 987654)).status_code == 404


@pytest.mark.serves("S2-13", "S0-43")
def test_the_customer_rates_before_and_after_and_the_company(case, ben: User, at) -> None:
    client, link = Client(), f"/en/wrong/{case.token}/"
    happened = Event.objects.count()
    page = text_of(client.get(link))
    assert 'name="before"' in page
    assert 'name="opinion"' not in page
    assert Event.objects.count() == happened
    client.post(f"{link}rate/", {"before": "2"})
    put_right(case, ben, at)

    page = text_of(client.get(link))
    assert 'name="before"' not in page
    assert "Apart from the product" in page
    client.post(f"{link}rate/", {"after": "5", "opinion": "4", "before": "9"})

    row = Recovery.objects.get()
    assert (row.before, row.after, row.opinion) == (2, 5, 4)


@pytest.mark.serves("S3-102", "S3-94", "S3-100")
def test_words_panel_and_giving_up_on_the_desk(case, ben: User, at) -> None:
    client = signed_in(ben)
    client.post(address("recovery_lost", case), {"because": "Silent"})
    assert not Recovery.objects.exclude(lost_at=None).exists(), "nobody tried yet"
    put_right(case, ben, at)
    client.post(address("recovery_word", case), {"words": "We count on you", **WEIGHED})
    client.post(address("recovery_attempt", case), {"kind": "call", "words": "Called"})
    client.post(address("recovery_panel", case), {"words": "A stronger box", **WEIGHED})
    link = f"/en/wrong/{case.token}/"
    assert "Would you try what we changed" in text_of(Client().get(link))
    Client().post(f"{link}panel/", {"do": "yes", "words": "Gladly"})
    client.post(address("win_back", case), {"words": "We think of you", **WEIGHED})
    client.post(address("recovery_lost", case), {"because": "Silent"})

    row = Recovery.objects.get()
    assert (row.panel, row.panel_words, row.lost_because) == ("yes", "Gladly", "Silent")
    assert case.attempts.count() == 3
    page = text_of(client.get(address("recovery_case", case)))
    for words in ("We count on you", "Called", "Gladly", "Silent"):
        assert words in page, words


@pytest.mark.serves("S4-17", "S2-46")
def test_the_desk_shows_what_the_checks_remark_and_keeps_what_was_typed(
    case, ben: User, at
) -> None:
    client = signed_in(ben)
    rude = "As I already told you, it is broken. We are sorry."
    form = apology(client, case, at, text=rude)
    page = client.post(address("apologise", case), form)
    assert page.status_code == 422
    body = page.content.decode()
    assert "reason-talks_down" in body
    assert rude in body
    assert not Apology.objects.exists()
    lacking = {**form, "text": "We are sorry.", "annoyed": ""}
    assert client.post(address("apologise", case), lacking).status_code == 422
    assert (
        client.post(
            address("apologise", case), {**form, "reason-talks_down": "They asked for it"}
        ).status_code
        == 302
    )
    [sent] = Apology.objects.all()
    day = f"{at + timedelta(days=4):%Y-%m-%d}"
    step = client.post(
        address("step_add", case, sent.pk), {"what": "You ask the courier", "due_on": day}
    )
    assert "reason-ask_courier" in step.content.decode()
    put_right(case, ben, at)

    for name in ("recovery_word", "win_back", "recovery_panel"):
        page = client.post(address(name, case), {"words": rude, **WEIGHED})
        assert (page.status_code, "reason-talks_down" in page.content.decode()) == (422, True)
        assert rude in page.content.decode()
        assert client.post(address(name, case), {"words": "Thank you."}).status_code == 422

    assert not case.attempts.exists()


def test_a_remedy_is_decided_for_the_complaint_with_its_wish_and_cause(
    complained, cleo, ben: User, at
) -> None:
    from pistos.complaints.facts import Wish

    case = complained(cleo, wish=Wish("voucher", "Something off the next one"))
    code_causes(
        subject=Ref("complaint", str(case.pk)), codes=["carrier.late"], found="The van broke down",
        facets=Facets(text="", language="en", happened_at=at), by=ALMA, at=at,
    )  # fmt: skip
    client = signed_in(ben)
    where = reverse("backoffice:decide_remedy", args=["complaint", case.token])
    page = text_of(client.get(where))
    hidden = dict(re.findall(r'name="(attempt|seen)" value="([^"]*)"', page))
    assert "Something off the next one" in page

    answer = client.post(where, {**hidden, "kind": "voucher", "amount": "8.00", "reason": "Late",
                                 "way": "here"})  # fmt: skip
    drain(clock.now())

    assert answer.status_code == 302, answer.content.decode()
    made = Remedy.objects.get()
    assert (made.wished_kind, made.cause, made.severity) == ("voucher", "carrier.late", 2)
    case.refresh_from_db()
    assert case.state == "remedied", "a voucher is there at once"


@pytest.mark.serves("S0-45", "S3-96", "S3-99", "S3-104")
def test_the_report_stands_on_a_literal_number_of_queries(
    case, complained, dora, alma: User, at
) -> None:
    client = signed_in(alma)
    where = reverse("backoffice:recovery")
    page = text_of(client.get(where))
    assert "From dissatisfied to satisfied" in page

    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            text_of(client.get(where))
        return len(asked)

    put_right(case, alma, at)
    one = cost()
    for _more in range(2):
        complained(dora, "Something else", at=at)
    assert cost() == one
    assert "€4.00" in text_of(client.get(where))


@pytest.mark.serves("S3-104", "S3-99")
def test_what_a_correction_brought_is_counted_against_its_cost(case, alma: User, at) -> None:
    corrected_at = at - timedelta(days=90)
    Mistake.objects.create(
        title="Thin boxes", problem="They break", cause="carrier.late", stage="corrected",
        found_at=at - timedelta(days=120), corrected_at=corrected_at, cost_amount=Decimal("12.00"),
    )  # fmt: skip
    for number, days in enumerate((100, 110, 120, 130, 20)):
        code_causes(
            subject=Ref("test", str(number)), codes=["carrier.late"], found="Seen",
            facets=Facets(text="", language="en", happened_at=at - timedelta(days=days)),
            by=ALMA, at=at,
        )  # fmt: skip
    put_right(case, alma, at)
    Remedy.objects.update(cause="carrier.late")

    [row] = corrections(at - timedelta(days=365), at + timedelta(minutes=1))

    assert (row.before, row.after, row.avoided) == (4, 1, 3)
    assert row.each == Decimal("9.00")
    assert (row.saved, row.gain) == (Decimal("27.00"), Decimal("15.00"))
    assert prevention_cost(at - timedelta(days=365), at) == Decimal("12.00")


@pytest.mark.serves("S3-104")
def test_of_those_whom_a_corrected_cause_struck_the_kept_bought_again(
    case, cleo, dora, alma: User, at
) -> None:
    corrected_at = at - timedelta(days=40)
    Mistake.objects.create(
        title="Thin boxes", problem="They break", cause="carrier.late", stage="corrected",
        found_at=at - timedelta(days=80), corrected_at=corrected_at,
    )  # fmt: skip
    for person in (cleo, dora):
        code_causes(
            subject=Ref("test", str(person.pk)), codes=["carrier.late"], found="Seen",
            facets=Facets(text="", language="en", happened_at=at - timedelta(days=50),
                          customer_id=person.pk), by=ALMA, at=at,
        )  # fmt: skip
    orders_on(dora, placed_at=corrected_at - timedelta(days=1), count=1)
    orders_on(cleo, placed_at=corrected_at + timedelta(days=1), count=2)

    [row] = corrections(at - timedelta(days=365), at + timedelta(minutes=1))

    assert (row.kept, row.struck) == (1, 2)
    page = text_of(signed_in(alma).get(reverse("backoffice:recovery")))
    assert "1 of 2" in page
