"""What the owner's table forbids waits for a colleague, what was not heard to the end is not offered by the
way, and what it all cost is known to its cause."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import pytest
from django.urls import reverse

from pistos.accounts.models import Role, User
from pistos.causes.queries.cost import cost_of
from pistos.complaints.actions.hearing import call_it_complaint
from pistos.complaints.models import Complaint
from pistos.kit import clock
from pistos.kit.actors import Ref
from pistos.listening.models import Hearing
from pistos.remedies.actions.deciding import CannotApprove, approve_remedy
from pistos.remedies.actions.giving import AboveLimit
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy
from pistos.remedies.queries.policy import in_force
from pistos.requests.actions.empowering import set_empowerment
from pistos.requests.models import Matter
from pistos.requests.rules.deciding import BEGIN
from tests.factories.causes import coded_as
from tests.factories.pages import signed_in, text_of
from tests.listening.steps import COMPLAINT, comes_in
from tests.remedies.offering import given


@pytest.mark.serves("S3-43")
def test_what_the_owners_table_forbids_waits_for_a_colleague(
    case: Case, ben: User, mira: User, alma: User, later: datetime
) -> None:
    grave = replace(case, severity=3)
    table = {**BEGIN, (Role.AGENT, Matter.REFUND): Decimal(4)}
    set_empowerment(limits=table, by=alma, at=later)

    with pytest.raises(AboveLimit) as refused:
        given(grave, ben, later, amount="5.00")
    assert {person.name for person in refused.value.approvers} == {"Mira", "Alma"}
    assert not Remedy.objects.exists()
    assert given(grave, ben, later, amount="4.00").state == "promised"
    asked = given(grave, ben, later, amount="5.00", asked_of=mira)
    assert asked.state == "asked"

    narrow = {**table, (Role.MANAGER, Matter.REFUND): Decimal("4.50")}
    set_empowerment(limits=narrow, by=alma, at=later)
    with pytest.raises(CannotApprove):
        approve_remedy(remedy=asked, by=mira, at=later)
    approve_remedy(remedy=asked, by=alma, at=later)


def test_what_was_given_is_a_cost_of_its_cause(case: Case, ben: User, later: datetime) -> None:
    coded_as("carrier.late", at=later, number=1)
    given(case, ben, later, amount="5.00")
    given(replace(case, subject=Ref("complaint", "2")), ben, later, amount="7.00")

    cost = cost_of("carrier.late", since=later.date(), until=later.date())

    minutes = in_force().policy.minutes_each
    assert (cost.matters, cost.amount, cost.minutes) == (1, Decimal("5.00"), minutes)


@pytest.mark.serves("S2-25")
def test_nothing_is_offered_before_the_customer_was_heard_unless_a_reason_stands(
    shop, ben: User
) -> None:
    message = comes_in(COMPLAINT, at=clock.now())
    assert Hearing.objects.filter(conversation=message.conversation).exists()
    call_it_complaint(message=message, by=ben, at=clock.now())
    case = Complaint.objects.get()
    client = signed_in(ben)
    address = reverse("backoffice:decide_remedy", args=["complaint", case.token])
    assert 'name="skips"' in text_of(client.get(address))
    offer = {
        "kind": "voucher", "amount": "5.00", "reason": "Broken", "way": "here",
        "attempt": "a1", "seen": "0",
    }  # fmt: skip

    held = client.post(address, offer)

    assert held.status_code == 422
    assert "Hear them out before you answer." in held.content.decode()
    assert not Remedy.objects.exists()
    assert client.post(address, {**offer, "skips": "A child waits for it."}).status_code == 302
    assert "A child waits for it." in Remedy.objects.get().reason
