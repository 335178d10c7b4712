"""Story 1: Kostas's contract. Two years of slow repairs, busy lines and one arrogant answer, and nobody who
cared; five days before the end marketing writes. What he hears from us is held until a person has spoken
with him, no matter what it is called; a friend's word decides."""

import json
from datetime import datetime, timedelta

import pytest
from django.core import signing
from django.test import Client

from pistos.accounts.models import User
from pistos.asks.models import Approach, FollowUp
from pistos.calls.access import secret_of
from pistos.calls.actions.lines import add_line
from pistos.calls.facts import LineFacts
from pistos.calls.models import Call, Line
from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.actions.standing import note_remedied
from pistos.complaints.facts import About, Complained
from pistos.complaints.models import Category, Complaint, Origin
from pistos.connectors.phone.signing import signature
from pistos.contracts.models import Contract, Outreach, Reason
from pistos.conversations.models import Conversation
from pistos.customers.actions.knowing import add_alias
from pistos.customers.models import Customer
from pistos.journal.models import Event
from pistos.kit import clock
from pistos.kit.actors import Actor, Ref
from pistos.kit.tokens import public_token
from pistos.notifications.models import Message
from pistos.promises.actions import mark_due
from pistos.promises.models import Standing, State
from pistos.promises.rules.due import day_of
from pistos.shop.models import Shop
from pistos.storefront.proofs import SHOWN_SALT
from tests.factories.contracts import start_for_end

DAY = timedelta(days=1)
PHONE = "+306900000001"
DESK = Actor.person(1)
TERMS = {
    "price_amount": "24.90",
    "period": "month",
    "months": "24",
    "notice_days": "30",
    "included": "Internet at home\nVisits of a technician = 2",
}


@pytest.fixture
def kostas(shop: Shop) -> Customer:
    made = Customer.objects.create(
        name="Kostas", email="kostas@customer.example", phone=PHONE, language="el", country="GR"
    )
    for kind, value in (("phone", PHONE), ("email", made.email)):
        add_alias(customer=made, kind=kind, value=value, by=DESK, at=clock.now() - 740 * DAY)
    return made


def signed_for_two_years(desk: Client, kostas: Customer) -> Contract:
    """Agreed two years ago; it ends in five days."""
    ends_on = day_of(clock.now(), "Europe/Athens") + 5 * DAY
    given = {
        "name": "Γραμμή στο σπίτι",
        "starts_on": start_for_end(ends_on, 24).isoformat(),
        **TERMS,
    }
    answer = desk.post(f"/desk/contracts/begin/{kostas.token}/", given)
    contract = Contract.objects.get()
    assert answer["Location"] == f"/desk/contracts/{contract.token}/"
    assert contract.ends_on == ends_on
    return contract


def slow_repair(kostas: Customer, heard_at: datetime, number: int) -> Complaint:
    """A fault of the line; its solution came weeks after the promised day."""
    about = About(category=Category.TECHNICAL)
    said = Complained(
        kostas, "Η γραμμή κόβεται.", "el", Origin.PHONE, Ref("call", f"k{number}"), about=about
    )
    made = open_complaint(said=said, by=DESK, at=heard_at)
    mark_due(at=heard_at + 25 * DAY)
    done_at = heard_at + 26 * DAY
    return note_remedied(
        complaint=made, happened_at=done_at, evidence="visit of a technician", by=DESK, at=done_at
    )


def engaged(line: Line, when: datetime, number: int) -> None:
    """He calls, and the line is busy: his exchange reports it, signed."""
    body = {"call_id": f"b{number}", "event": "busy", "from": PHONE, "at": when.isoformat()}
    raw = json.dumps(body).encode()
    timestamp = str(int(clock.now().timestamp()))
    signed = signature(secret=secret_of(line), timestamp=timestamp, body=raw)
    headers = {"X-Pistos-Timestamp": timestamp, "X-Pistos-Signature": f"sha256={signed}"}
    address = f"/hooks/phone/{line.token}/"
    answer = Client().post(address, raw, content_type="application/json", headers=headers)
    assert answer.status_code == 200


def treated_from_above(desk: Client, kostas: Customer) -> Complaint:
    """He says so at the door; who reads it says what it is about."""
    shown = int((clock.now() - timedelta(minutes=1)).timestamp())
    said = {
        "text": "Ο υπάλληλός σας μου μίλησε υπεροπτικά.",
        "email": kostas.email,
        "shown": signing.dumps(shown, salt=SHOWN_SALT),
        "once": public_token(),
    }
    assert Client().post("/el/wrong/", said).status_code == 302
    case = Complaint.objects.get(origin="door")
    judged = {"severity": "2", "category": "service", "reason": "Spoken to from above"}
    desk.post(f"/desk/complaints/{case.token}/judge/", judged)
    case.refresh_from_db()
    assert (case.customer, case.category) == (kostas, Category.SERVICE)
    return case


def page(desk: Client, contract: Contract) -> str:
    return desk.get(f"/desk/contracts/{contract.token}/").content.decode()


REASONS = {
    "conversation": "1 conversation is open.",
    "complaint": "1 complaint is not put right.",
    "slow": "4 solutions came later than promised.",
    "faults": "4 technical faults, again and again.",
    "busy": "9 calls on which they reached nobody.",
    "attitude": "1 time they complained of how they were treated.",
    "apology": "5 apologies are owed.",
    "experiences": "14 bad experiences with us in all.",
    "no_care": "Nobody of ours has cared for them in this term.",
    "late": "5 days before the end is the first that they hear from us.",
}


@pytest.mark.serves("S3-2", "S3-8", "S3-13", "S3-14", "S3-16", "S3-26")
def test_kostas(shop: Shop, alma: User, ben: User, kostas: Customer) -> None:
    owner, marketing = Client(), Client()
    owner.force_login(alma)
    marketing.force_login(ben)
    now = clock.now()
    contract = signed_for_two_years(owner, kostas)

    # two years: slow repairs, an engaged line, and one who spoke from above
    for number, days in enumerate((600, 420, 240, 90)):
        slow_repair(kostas, now - days * DAY, number)
    broken = Standing.objects.filter(customer_id=kostas.pk, state=State.BROKEN)
    assert broken.filter(about_kind="complaint").count() == 4
    line = add_line(facts=LineFacts("210 123 4567", "Customer service"), by=DESK, at=now)
    for number in range(9):
        engaged(line, now - (30 + 70 * number) * DAY, number)
    assert Call.objects.filter(customer=kostas, state="busy").count() == 9
    treated_from_above(owner, kostas)

    # it was listed well ahead, and whoever looks sees all of it
    assert "Γραμμή στο σπίτι" in marketing.get("/desk/contracts/?view=7").content.decode()
    seen = page(marketing, contract)
    assert seen.count("Called: the line was busy") == 9
    assert seen.count(">came late<") == 4
    assert seen.count(">apology owed<") == 5
    assert "Ο υπάλληλός σας μου μίλησε υπεροπτικά." in seen

    # five days before the end: the same terms for two more years, called an offer
    offer = {"called": "offer", "words": "Μοναδική προσφορά: δύο χρόνια ακόμη.", **TERMS}
    marketing.post(f"/desk/contracts/{contract.token}/approach/", offer)
    tried = Outreach.objects.get()
    assert (tried.state, tried.label_problem, tried.days_left) == ("held", "same", 5)
    assert dict(tried.reasons) == {code: int(n) for code, n in tried.reasons}
    assert [code for code, _n in tried.reasons] == list(REASONS)
    seen = page(marketing, contract)
    assert "The terms are the same: nothing gets better, so it is no offer." in seen
    assert "You may call it a renewal on the same terms." in seen
    assert [words for words in REASONS.values() if words not in seen] == []

    # instead a person goes first, by a day
    task = FollowUp.objects.get(occasion="renewal")
    assert tried.follow_up == task
    assert now.date() <= task.due_on < contract.ends_on
    assert task.person in (alma, ben)
    person = owner if task.person == alma else marketing
    assert "Kostas" in person.get("/desk/follow-ups/").content.decode()
    led = person.get(f"/desk/follow-ups/{task.pk}/").content.decode()
    assert f"/desk/contracts/{contract.token}/" in led

    # called what it is, it is held all the same; nothing goes to him
    renewal = {"called": "renewal", "words": "Η σύμβασή σας λήγει.", **TERMS}
    marketing.post(f"/desk/contracts/{contract.token}/approach/", renewal)
    held = Outreach.objects.get(state="held")
    assert (held.label_problem, held.follow_up) == ("", task)
    marketing.post(f"/desk/contracts/outreach/{held.token}/send/")
    held.refresh_from_db()
    assert held.state == "held"
    assert not Message.objects.filter(template="contract_renewal").exists()
    assert not Approach.objects.exists()

    # a friend's word decides: one press, and the reason stands in the story
    his = f"/el/contract/{contract.token}/"
    assert his in Message.objects.get(template="contract_terms").text
    assert Client().get(his).status_code == 200
    said = {"how": "friend", "words": "Ένας φίλος μου πρότεινε άλλη εταιρεία."}
    assert Client().post(f"{his}leave/", said)["Location"] == his
    contract.refresh_from_db()
    reason = Reason.objects.get()
    assert (contract.state, reason.how, reason.decision.kind) == ("left", "friend", "left")
    assert "A friend or relative recommended it" in page(marketing, contract)
    assert Message.objects.filter(template="contract_left").count() == 1
    (row,) = owner.get("/desk/contracts/").context["decided"]
    assert row == ("A friend or relative recommended it", 0, 1)
    told = Event.objects.filter(name__startswith="contracts.").order_by("id")
    assert list(told.values_list("name", flat=True)) == [
        "contracts.ContractBegun",
        "contracts.OutreachHeld",
        "contracts.OutreachDropped",
        "contracts.OutreachHeld",
        "contracts.ContractLeft",
        "contracts.ReasonGiven",
    ]
    assert Conversation.objects.filter(customer=kostas, state="open").count() == 1
