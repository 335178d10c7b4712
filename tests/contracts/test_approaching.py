"""An outreach goes out after care alone, as what it is, and within what the customer wants."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from pistos.accounts.models import User
from pistos.asks.actions.approaching import note_approach
from pistos.asks.actions.caring import complete_follow_up
from pistos.asks.actions.unsubscribing import unsubscribe
from pistos.asks.facts import Said, Told
from pistos.asks.models import Approach, ApproachKind, FollowUp, Outcome
from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.actions.standing import note_remedied
from pistos.complaints.facts import About, Complained
from pistos.complaints.models import Category, Complaint, Origin
from pistos.contracts import tasks
from pistos.contracts.actions.answering import leave_contract
from pistos.contracts.actions.approaching import (
    AlreadyTold,
    NothingToRenew,
    OutreachOver,
    StillHeld,
    WordsMissing,
    drop_outreach,
    send_held,
)
from pistos.contracts.actions.beginning import TermsUnclear
from pistos.contracts.models import Contract, Outreach, Terms
from pistos.conversations.actions.closing import close_conversation
from pistos.customers.actions import give_consent, withdraw_consent
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.notifications.models import Message
from tests.factories.contracts import BETTER, CLERK, PRESENT, cared_for, contract_of, written
from tests.factories.conversations import conversation_of

DAY = timedelta(days=1)


def told(name: str) -> list[dict[str, object]]:
    rows = Event.objects.filter(name=f"contracts.{name}").order_by("id")
    return list(rows.values_list("data", flat=True))


def complaint_of(
    customer: Customer, at: datetime, category: str = Category.TECHNICAL, number: int = 1
) -> Complaint:
    said = Complained(
        customer, "It does not work.", "en", Origin.PHONE, Ref("call", f"said-{number}"),
        about=About(category=Category(category)),
    )  # fmt: skip
    return open_complaint(said=said, by=CLERK, at=at)


@pytest.mark.serves("S3-13")
def test_nobody_is_sold_to_who_was_never_cared_for(
    contract: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    mails = Message.objects.count()

    made = written(contract, ben, at)

    assert (made.state, made.reasons, made.days_left) == ("held", [["no_care", 1]], 40)
    assert Message.objects.count() == mails
    task = FollowUp.objects.get()
    assert made.follow_up == task
    assert (task.customer, task.occasion, task.person, task.due_on) == (
        cleo, "renewal", ben, at.date() + DAY,
    )  # fmt: skip
    assert told("OutreachHeld") == [
        {"outreach_id": made.pk, "contract_id": contract.pk, "reasons": ["no_care"],
         "is_label_refused": False}
    ]  # fmt: skip
    assert not told("OutreachSent")
    assert not Approach.objects.exists()


@pytest.mark.serves("S3-13")
def test_the_person_goes_first_and_then_it_may_be_sent(
    contract: Contract, ben: User, at: datetime
) -> None:
    made = written(contract, ben, at)
    with pytest.raises(StillHeld):
        send_held(outreach=made, by=CLERK, at=at)
    assert made.follow_up is not None

    complete_follow_up(follow_up=made.follow_up, told=Told(Outcome.CONTENT), by=ben, at=at + DAY)
    sent = send_held(outreach=made, by=CLERK, at=at + DAY)

    assert sent.state == "sent"
    assert len(told("OutreachSent")) == 1
    with pytest.raises(OutreachOver):
        send_held(outreach=made, by=CLERK, at=at + DAY)
    with pytest.raises(OutreachOver):
        drop_outreach(outreach=made, by=CLERK, at=at + DAY)


@pytest.mark.serves("S3-13")
def test_a_word_that_reached_nobody_is_no_care(contract: Contract, ben: User, at: datetime) -> None:
    cared_for(contract, ben, at - 20 * DAY, outcome="not_reached")

    assert written(contract, ben, at).reasons == [["no_care", 1]]


@pytest.mark.serves("S3-13")
def test_an_open_complaint_holds_and_what_was_put_right_lets_go(
    loved: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    case = complaint_of(cleo, at - 2 * DAY)
    made = written(loved, ben, at)
    assert made.reasons == [["complaint", 1], ["apology", 1]]

    note_remedied(complaint=case, happened_at=at, evidence="a new router", by=CLERK, at=at)

    assert send_held(outreach=made, by=CLERK, at=at).state == "sent"


@pytest.mark.serves("S3-13")
def test_a_complaint_of_attitude_waits_for_a_person_though_it_is_closed(
    loved: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    case = complaint_of(cleo, at - 2 * DAY, Category.SERVICE)
    note_remedied(complaint=case, happened_at=at - DAY, evidence="a word", by=CLERK, at=at - DAY)

    made = written(loved, ben, at)

    assert made.reasons == [["attitude", 1], ["apology", 1]]
    cared_for(loved, ben, at)
    assert send_held(outreach=made, by=CLERK, at=at).state == "sent"


@pytest.mark.serves("S3-13")
def test_the_same_kind_of_fault_again_holds(
    loved: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    for number in (1, 2):
        case = complaint_of(cleo, at - (80 - 20 * number) * DAY, number=number)
        note_remedied(
            complaint=case, happened_at=case.heard_at, evidence="x", by=CLERK, at=case.heard_at
        )

    assert written(loved, ben, at).reasons == [["faults", 2]]


def test_an_open_conversation_holds(
    loved: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    talk = conversation_of(cleo, at=at)
    made = written(loved, ben, at)
    assert made.reasons == [["conversation", 1]]

    close_conversation(conversation=talk, by=Actor.person(ben.pk), at=at)

    assert send_held(outreach=made, by=CLERK, at=at).state == "sent"


@pytest.mark.serves("S3-14")
def test_the_same_terms_called_an_offer_are_refused(
    loved: Contract, ben: User, at: datetime
) -> None:
    made = written(loved, ben, at, is_offer=True)

    assert (made.state, made.label_problem, made.reasons) == ("held", "same", [])
    assert told("OutreachHeld")[0]["is_label_refused"] is True
    assert not FollowUp.objects.filter(occasion="renewal").exists()
    with pytest.raises(StillHeld):
        send_held(outreach=made, by=CLERK, at=at)

    anew = written(loved, ben, at)

    assert anew.state == "sent"
    made.refresh_from_db()
    assert made.state == "dropped"


@pytest.mark.serves("S3-14")
@pytest.mark.parametrize(
    ("terms", "words", "problem"),
    [
        (PRESENT, "Μοναδική προσφορά για εσάς", "same"),
        (PRESENT, "Posebna ponudba", "same"),
        (PRESENT, "Հատուկ առաջարկ", "same"),
        (replace(PRESENT, price_amount=Decimal(30)), "Our offer", "worse"),
        (replace(BETTER, months=36), "Our offer", "mixed"),
    ],
)
def test_words_that_say_offer_count_as_the_label(
    loved: Contract, ben: User, at: datetime, terms, words: str, problem: str
) -> None:
    made = written(loved, ben, at, terms, words=words)

    assert (made.state, made.is_offer, made.label_problem) == ("held", True, problem)


@pytest.mark.serves("S3-14", "S3-25")
def test_a_real_benefit_goes_out_in_their_language_with_both_sides(
    loved: Contract, ben: User, at: datetime
) -> None:
    made = written(loved, ben, at, BETTER, is_offer=True, words="Καλημέρα από εμάς.")

    mail = Message.objects.get(template="contract_renewal")
    assert (made.state, made.message_id, mail.language) == ("sent", mail.pk, "el")
    assert "19,90" in mail.text
    assert "24,90" in mail.text
    assert f"/el/contract/{loved.token}/" in mail.text
    approach = Approach.objects.get()
    assert approach.token in mail.text
    assert told("OutreachSent") == [
        {"outreach_id": made.pk, "contract_id": loved.pk, "is_offer": True}
    ]


def test_nobody_is_told_twice_of_one_term(loved: Contract, ben: User, at: datetime) -> None:
    written(loved, ben, at)
    count = Terms.objects.count()

    with pytest.raises(AlreadyTold):
        written(loved, ben, at + 20 * DAY, BETTER, is_offer=True)
    assert Terms.objects.count() == count


def test_it_keeps_to_the_budget_of_approaching_and_goes_out_later(
    loved: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    note_approach(customer=cleo, kind=ApproachKind.OTHER, about=Ref("x", "1"), at=at - DAY)
    made = written(loved, ben, at)
    assert made.reasons == [["budget", 0]]

    tasks.send_what_waited(at + DAY)
    made.refresh_from_db()
    assert made.state == "held"
    tasks.send_what_waited(at + 8 * DAY)

    made.refresh_from_db()
    assert made.state == "sent"
    assert Approach.objects.count() == 2


@pytest.mark.parametrize("said", ["unsubscribed", "objected"])
def test_a_no_to_being_written_to_is_a_no(
    loved: Contract, ben: User, cleo: Customer, at: datetime, said: str
) -> None:
    if said == "unsubscribed":
        unsubscribe(customer=cleo, kind="", said=Said("mail"), at=at)
    else:
        withdraw_consent(customer=cleo, purpose="news", said_where="mail", by=CLERK, at=at)

    assert written(loved, ben, at).reasons == [[said, 0]]


def test_where_the_law_demands_a_yes_silence_is_none(
    loved: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    Customer.objects.filter(pk=cleo.pk).update(country="AM")
    made = written(loved, ben, at)
    assert made.reasons == [["no_consent", 0]]

    give_consent(customer=cleo, purpose="news", said_where="store", by=CLERK, at=at, shown="Yes")

    assert send_held(outreach=made, by=CLERK, at=at).state == "sent"


def test_without_an_address_it_is_held(
    loved: Contract, ben: User, cleo: Customer, at: datetime
) -> None:
    Customer.objects.filter(pk=cleo.pk).update(email="")

    assert written(loved, ben, at).reasons == [["no_address", 0]]


def test_refusals_write_nothing(loved: Contract, ben: User, at: datetime) -> None:
    with pytest.raises(WordsMissing):
        written(loved, ben, at, words=" \n ")
    with pytest.raises(TermsUnclear):
        written(loved, ben, at, replace(PRESENT, months=0))
    leave_contract(contract=loved, decided=None, by=Actor.customer(1), at=at)
    with pytest.raises(NothingToRenew):
        written(loved, ben, at)

    assert not Outreach.objects.exists()
    assert Terms.objects.count() == 1


def test_nobody_is_written_to_long_before(shop, ben: User, cleo: Customer, at: datetime) -> None:
    early = contract_of(cleo, ends_on=at.date() + 91 * DAY, at=at)

    with pytest.raises(NothingToRenew):
        written(early, ben, at)
    assert written(early, ben, at + DAY).state == "held"


def test_one_task_stands_for_one_term_however_often_it_is_tried(
    contract: Contract, ben: User, at: datetime
) -> None:
    first = written(contract, ben, at)
    again = written(contract, ben, at + DAY)

    assert first.follow_up_id == again.follow_up_id
    assert FollowUp.objects.count() == 1
    assert list(Outreach.objects.order_by("pk").values_list("state", flat=True)) == [
        "dropped",
        "held",
    ]


@pytest.mark.parametrize("change", [{"is_offer": True}, {"reasons": []}, {"words": "other"}])
def test_what_was_written_stays(
    contract: Contract, ben: User, at: datetime, change: dict[str, object]
) -> None:
    made = written(contract, ben, at)

    with pytest.raises(IntegrityError), transaction.atomic():
        Outreach.objects.filter(pk=made.pk).update(**change)
