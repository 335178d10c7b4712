"""Two rows prove to be one person while complaint, claim and remedy are open: nothing twice, nothing lost."""

from datetime import datetime

import pytest

from pistos.accounts.models import User
from pistos.asks.models import Hold
from pistos.complaints.actions.closing import Finding, close_with_cause
from pistos.complaints.models import Complaint
from pistos.customers.actions import merge_customers
from pistos.customers.models import Customer
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.payments.actions.refunding import note_sent_by_hand
from pistos.payments.models import Refund
from pistos.promises.models import Standing, State
from pistos.remedies.actions.finishing import note_done
from pistos.remedies.facts import Case
from pistos.remedies.models import Remedy
from pistos.returns.actions import choosing
from pistos.returns.models import Claim
from tests.complaints.conftest import complained
from tests.remedies.offering import given
from tests.returns.conftest import arrived, later, order, paid, world
from tests.returns.test_transport import carried, opened

__all__ = ["arrived", "carried", "complained", "later", "order", "paid", "world"]

ALMA = Actor.person(1)


@pytest.mark.parametrize("follows_at_once", [True, False])
def test_what_is_open_goes_on_with_the_person_who_was_kept(
    carried: Order,
    complained,
    dora: Customer,
    alma: User,
    ben: User,
    later: datetime,
    follows_at_once: bool,
) -> None:
    cleo = carried.customer
    claim = opened(carried, later)
    complaint = Complaint.objects.get()
    case = Case(Ref("complaint", str(complaint.pk)), cleo, carried)
    remedy = given(case, alma, later, "gift", "3.00")

    merge_customers(kept=dora, merged=cleo, by=Actor.person(alma.pk), at=later)
    if follows_at_once:
        drain(later)
    again = complained(dora, "It is still in pieces.", at=later)
    by = Actor.customer(dora.pk)
    choosing.choose_at_once(claim=claim, wish="refund", by=by, at=later)
    drain(later)
    note_sent_by_hand(refund_row=Refund.objects.get(), by=ALMA, at=later)
    note_done(remedy=remedy, note="Parcel 7", by=ALMA, at=later)
    drain(later)

    assert again.pk == complaint.pk, "one matter is one case"
    assert {
        *Complaint.objects.values_list("customer", flat=True),
        *Claim.objects.values_list("customer", flat=True),
        *Remedy.objects.values_list("customer", flat=True),
    } == {dora.pk}
    assert (Claim.objects.get().state, Remedy.objects.get().state) == ("done", "done")
    told = Message.objects.filter(template__in=["claim_done", "remedy_done"])
    assert set(told.values_list("recipient_id", flat=True)) == {dora.pk}
    complaint.refresh_from_db()
    finding = Finding(["carrier.damaged"], "The box was crushed.")
    close_with_cause(complaint=complaint, finding=finding, by=ben, at=later)
    drain(later)
    assert not Hold.objects.filter(lifted_at=None, reason__in=["return", "complaint"]).exists()
    open_ones = Standing.objects.filter(state=State.OPEN, toward="customer")
    assert not open_ones.filter(about_kind__in=["claim", "remedy", "complaint"]).exists()
