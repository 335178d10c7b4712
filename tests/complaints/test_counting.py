"""One matter is one count in the causes, whether its claim or its complaint was coded first."""

from datetime import datetime

import pytest

from pistos.accounts.models import User
from pistos.causes.actions.coding import code_causes
from pistos.causes.models import CauseCount, Coding
from pistos.complaints.actions.closing import Finding, close_with_cause
from pistos.complaints.models import Complaint
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.orders.models import Order
from pistos.returns.actions import choosing
from tests.factories.causes import facets
from tests.returns.test_transport import carried, opened

__all__ = ["carried"]
CODE = "carrier.damaged"


def counted() -> int:
    row = CauseCount.objects.filter(cause__code=CODE, slice="all", slice_key="").first()
    return row.count if row else 0


def closed(case: Complaint, ben: User, at: datetime) -> None:
    found = Finding([CODE], "The box has a hole.")
    close_with_cause(complaint=case, finding=found, by=ben, at=at)
    drain(at)


@pytest.mark.serves("S2-25")
@pytest.mark.parametrize("first", ["claim", "complaint"])
def test_a_confirmed_claim_that_is_also_a_complaint_counts_once(
    carried: Order, ben: User, later: datetime, first: str
) -> None:
    claim = opened(carried, later)
    case = Complaint.objects.get(origin="return")
    by = Actor.customer(carried.customer_id)
    if first == "complaint":
        closed(case, ben, later)
        assert counted() == 1

    choosing.choose_at_once(claim=claim, wish="refund", by=by, at=later)
    drain(later)
    assert counted() == 1

    if first == "claim":
        closed(case, ben, later)
    assert counted() == 1
    assert set(Coding.objects.values_list("subject_kind", flat=True)) == {"claim", "complaint"}
    dropped = Event.objects.get(name="causes.CauseDropped")
    assert dropped.data == {"subject_kind": "claim", "subject_id": str(claim.pk), "code": CODE}


@pytest.mark.serves("S2-25")
def test_the_conversation_of_a_complaint_counts_once_with_it(
    complained, cleo, ben: User, at: datetime
) -> None:
    case = complained(cleo)
    if case.conversation is None:
        from tests.factories.conversations import conversation_of

        case.conversation = conversation_of(cleo, at=at)
        case.save(update_fields=["conversation"])
    talk = Ref("conversation", str(case.conversation_id))
    code_causes(
        subject=talk, codes=[CODE], found="Said so.", facets=facets(at),
        by=Actor.person(ben.pk), at=at,
    )  # fmt: skip
    drain(at)
    assert counted() == 1

    closed(case, ben, at)

    assert counted() == 1


def test_another_matter_keeps_its_count(complained, cleo, dora, ben: User, at: datetime) -> None:
    for customer in (cleo, dora):
        closed(complained(customer), ben, at)

    assert counted() == 2
