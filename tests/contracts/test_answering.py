"""One press renews, one press ends; what was agreed stays, and nothing goes on by silence."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from pistos.accounts.models import User
from pistos.contracts import tasks
from pistos.contracts.actions.answering import (
    NotNow,
    ReasonUnknown,
    TermsChanged,
    give_reason,
    leave_contract,
    renew_contract,
    renewal_mark,
)
from pistos.contracts.actions.beginning import ContractUnclear, TermsUnclear, add_contract
from pistos.contracts.facts import Begun, Decided
from pistos.contracts.models import Contract, Decision, Outreach, Reason, Terms
from pistos.contracts.queries.lists import contracts_page, counts_ahead, how_decided
from pistos.customers.actions import erase_customer, export_customer, merge_customers
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.shop.models import Shop
from tests.factories.contracts import BETTER, CLERK, PRESENT, contract_of, written

DAY = timedelta(days=1)
CLEO = Actor.customer(1)


def told(name: str) -> list[dict[str, object]]:
    rows = Event.objects.filter(name=f"contracts.{name}").order_by("id")
    return list(rows.values_list("data", flat=True))


@pytest.mark.serves("S3-2")
def test_a_contract_has_its_days_and_is_listed_well_ahead(
    shop: Shop, cleo: Customer, at: datetime
) -> None:
    today = at.date()
    for days in (5, 25, 55, 85, 120):
        contract_of(cleo, ends_on=today + days * DAY, at=at)

    found = Contract.objects.order_by("ends_on")[1]
    assert (found.ends_on, found.notice_on) == (today + 25 * DAY, today - 5 * DAY)
    assert found.started_on < found.notice_on
    assert counts_ahead(today) == {"7": 1, "30": 2, "60": 3, "90": 4}
    shown = {view: contracts_page(view, today).rows for view in ("7", "30", "60", "90", "all")}
    assert [len(rows) for rows in shown.values()] == [1, 2, 3, 4, 5]
    assert [row.ends_on for row in shown["all"]] == sorted(row.ends_on for row in shown["all"])


def test_its_terms_are_told_with_the_link(contract: Contract, at: datetime) -> None:
    mail = Message.objects.get(template="contract_terms")

    assert "24,90" in mail.text
    assert f"/el/contract/{contract.token}/" in mail.text
    assert told("ContractBegun") == [
        {"contract_id": contract.pk, "customer_id": contract.customer_id}
    ]


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"name": " "}, ContractUnclear),
        ({"starts_on": date(1900, 1, 1)}, ContractUnclear),
        ({"starts_on": date(2020, 1, 1)}, ContractUnclear),
        ({"terms": replace(PRESENT, price_amount=Decimal("NaN"))}, TermsUnclear),
    ],
)
def test_what_makes_no_sense_is_not_kept(
    shop: Shop, cleo: Customer, at: datetime, change: dict[str, object], refusal: type[Exception]
) -> None:
    begun = Begun(cleo, "Line", at.date(), PRESENT)

    with pytest.raises(refusal):
        add_contract(begun=replace(begun, **change), by=CLERK, at=at)
    assert not Contract.objects.exists()


@pytest.mark.serves("S3-25")
def test_one_press_renews_on_the_same_terms(contract: Contract, at: datetime) -> None:
    seen, was_until = renewal_mark(contract), contract.ends_on

    for _press in range(2):
        found = renew_contract(contract=contract, seen=seen, by=CLEO, at=at)

    assert found.terms_number == 2
    now = found.terms.get(number=2)
    assert (now.starts_on, now.months, now.price_amount) == (was_until + DAY, 24, Decimal("24.90"))
    assert found.ends_on > was_until + 700 * DAY
    kinds = list(Decision.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["begun", "renewed"]
    assert told("ContractRenewed") == [
        {"contract_id": found.pk, "customer_id": found.customer_id, "terms": 2}
    ]
    assert Message.objects.filter(template="contract_terms").count() == 2


@pytest.mark.serves("S3-25")
def test_a_yes_is_a_yes_to_what_stood_on_the_page(loved: Contract, ben: User, at: datetime) -> None:
    seen = renewal_mark(loved)
    made = written(loved, ben, at, BETTER, is_offer=True)

    with pytest.raises(TermsChanged):
        renew_contract(contract=loved, seen=seen, by=CLEO, at=at)
    for _press in range(2):
        found = renew_contract(contract=loved, seen=f"1:{made.terms.number}", by=CLEO, at=at)

    assert found.terms.get(number=found.terms_number).price_amount == Decimal("19.90")
    assert Decision.objects.filter(kind="renewed").count() == 1


@pytest.mark.parametrize(
    "seen", ["", "x", "1", "9:same", "1:same:1", "٣:same", "-1:same", "0:same"]
)
def test_a_mark_that_leads_nowhere_renews_nothing(
    contract: Contract, at: datetime, seen: str
) -> None:
    with pytest.raises(TermsChanged):
        renew_contract(contract=contract, seen=seen, by=CLEO, at=at)
    assert not Decision.objects.filter(kind="renewed").exists()


def test_too_early_and_too_late_are_refused(contract: Contract, at: datetime) -> None:
    seen = renewal_mark(contract)
    for when in (at - 60 * DAY, at + 42 * DAY):
        with pytest.raises(NotNow):
            renew_contract(contract=contract, seen=seen, by=CLEO, at=when)
    with pytest.raises(NotNow):
        leave_contract(contract=contract, decided=None, by=CLEO, at=at + 42 * DAY)


@pytest.mark.serves("S3-25", "S3-26")
def test_one_press_lets_it_end_and_the_reason_is_kept(
    contract: Contract, ben: User, at: datetime
) -> None:
    held = written(contract, ben, at)
    decided = Decided("friend", "My neighbour has\u0000 another.")

    for _press in range(2):
        found = leave_contract(contract=contract, decided=decided, by=CLEO, at=at)

    held.refresh_from_db()
    assert (found.state, found.ends_on, held.state) == ("left", contract.ends_on, "dropped")
    reason = Reason.objects.get()
    assert (reason.how, reason.decision.kind) == ("friend", "left")
    assert reason.words == "My neighbour has another."
    assert told("ContractLeft") == [
        {"contract_id": found.pk, "customer_id": found.customer_id,
         "ends_on": found.ends_on.isoformat()}
    ]  # fmt: skip
    assert told("ReasonGiven") == [{"contract_id": found.pk, "decision": "left", "how": "friend"}]
    mail = Message.objects.get(template="contract_left")
    assert f"/el/contract/{contract.token}/" in mail.text


def test_whoever_left_may_think_otherwise(contract: Contract, at: datetime) -> None:
    leave_contract(contract=contract, decided=None, by=CLEO, at=at)

    found = renew_contract(contract=contract, seen=renewal_mark(contract), by=CLEO, at=at + DAY)

    assert found.state == "running"
    leave_contract(contract=contract, decided=None, by=CLEO, at=at + 2 * DAY)
    assert Message.objects.filter(template="contract_left").count() == 2


@pytest.mark.serves("S3-26")
def test_by_what_customers_decided_is_counted_by_side(
    shop: Shop, cleo: Customer, dora: Customer, at: datetime
) -> None:
    stays, goes = (contract_of(who, ends_on=at.date() + 9 * DAY, at=at) for who in (cleo, dora))
    with pytest.raises(NotNow):
        give_reason(contract=stays, decided=Decided("own"), by=CLEO, at=at)
    renew_contract(contract=stays, seen=renewal_mark(stays), by=CLEO, at=at)
    leave_contract(contract=goes, decided=Decided("price"), by=CLEO, at=at)

    for how in ("own", "ad"):
        give_reason(contract=stays, decided=Decided(how), by=CLEO, at=at)
    with pytest.raises(ReasonUnknown):
        give_reason(contract=stays, decided=Decided("magic"), by=CLEO, at=at)

    found = how_decided(at - DAY)
    assert (found.stayed, found.left) == ({"own": 1}, {"price": 1})
    assert how_decided(at + DAY).stayed_count == 0


def test_nothing_goes_on_by_silence(contract: Contract, cleo: Customer, at: datetime) -> None:
    left = contract_of(cleo, ends_on=contract.ends_on, at=at)
    leave_contract(contract=left, decided=None, by=CLEO, at=at)

    tasks.end_what_is_over(at + 40 * DAY)
    contract.refresh_from_db()
    assert contract.state == "running", "its last day is whole"
    for _again in range(2):
        tasks.end_what_is_over(at + 41 * DAY)

    states = Contract.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == ["ended", "ended"]
    assert {row["contract_id"]: row["kind"] for row in told("ContractEnded")} == {
        contract.pk: "lapsed",
        left.pk: "left",
    }
    assert Decision.objects.filter(kind="lapsed").get().contract == contract


def test_terms_and_decisions_are_never_changed(contract: Contract, at: datetime) -> None:
    for rows, change in (
        (Terms.objects, {"price_amount": 1}),
        (Decision.objects, {"kind": "left"}),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.all().delete()


def test_a_person_takes_their_contracts_with_them_or_is_forgotten(
    contract: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    written(contract, ben, at, words="Dear Cleo of Chios")
    leave_contract(contract=contract, decided=Decided("friend", "Dimitra said so"), by=CLEO, at=at)

    packed = export_customer(customer=cleo, by=CLERK, at=at)
    assert packed
    erase_customer(customer=cleo, by=CLERK, at=at)

    assert Outreach.objects.get().words == ""
    assert Reason.objects.get().words == ""
    assert Reason.objects.get().how == "friend"
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM contracts_terms")
        assert cursor.fetchone()[0] == 2


def test_contracts_of_merged_customers_are_of_the_one_who_was_kept(
    contract: Contract, cleo: Customer, dora: Customer, at: datetime
) -> None:
    merge_customers(kept=dora, merged=cleo, by=CLERK, at=at)
    drain(at)

    contract.refresh_from_db()
    assert contract.customer == dora
