"""One chain: shop, order, broken promise, complaint, remedy, cause, mistake, correction, public page."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.test import Client

from pistos.accounts.models import User
from pistos.causes.actions.coding import code_causes
from pistos.complaints.actions.closing import CauseMissing, close_complaint
from pistos.complaints.actions.opening import open_complaint
from pistos.complaints.facts import About, Complained
from pistos.complaints.models import CaseState, Origin
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.mistakes import tasks
from pistos.mistakes.actions import correcting, finding
from pistos.mistakes.facts import Analysis, Found, Learned, Series
from pistos.mistakes.models import LessonKind, Mistake, Told, ToldKind
from pistos.orders.models import Order
from pistos.promises.actions.due import mark_due
from pistos.promises.models import Promise, PromiseKind, State
from pistos.remedies.actions.giving import give_remedy
from pistos.remedies.facts import Case, Offer
from pistos.remedies.models import Remedy
from tests.checkout.conftest import order, paid, world
from tests.factories import mistakes as made
from tests.factories.causes import facets

__all__ = ["order", "paid", "world"]

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.mark.serves("S3-124")
def test_from_an_order_to_what_was_corrected_in_public(
    paid: Order, alma: User, client: Client, at: datetime
) -> None:
    by, customer = Actor.person(alma.pk), paid.customer
    promise = Promise.objects.filter(order_id=paid.pk, kind=PromiseKind.DELIVERY).get()

    # the word is broken
    late = promise.due_at + DAY
    mark_due(at=late)
    drain(late)
    promise.standing.refresh_from_db()
    assert promise.standing.state == State.BROKEN

    # the customer complains, and it is made good
    said = Complained(
        customer, "It is late, and nobody told me.", "en", Origin.DOOR, Ref("message", "1"),
        about=About(order=paid),
    )  # fmt: skip
    complaint = open_complaint(said=said, by=Actor.customer(customer.pk), at=late)
    case = Case(Ref("complaint", str(complaint.pk)), customer, paid, cause="carrier.late")
    offer = Offer("voucher", "attempt-1", "Late by a day", Decimal("5.00"), words="For the wait.")
    give_remedy(case=case, offer=offer, by=alma, at=late)
    assert Remedy.objects.get().subject_id == str(complaint.pk)

    # nothing is closed without a cause; the cause shows a mistake
    with pytest.raises(CauseMissing):
        close_complaint(complaint=complaint, found="Late.", by=alma, at=late)
    code_causes(
        subject=case.subject,
        codes=["carrier.late"],
        found="The van left after the boat.",
        facets=facets(late, order_id=paid.pk, customer_id=customer.pk),
        by=by,
        at=late,
    )
    close_complaint(complaint=complaint, found="The van left after the boat.", by=alma, at=late)
    complaint.refresh_from_db()
    assert complaint.state == CaseState.CLOSED
    found = Found("Parcels come late", "They miss the boat.", Series("carrier.late"))
    mistake = finding.open_mistake(found=found, by=by, at=late)
    drain(late)
    assert mistake.evidence.get().customer == customer

    # understood, promised, corrected, learned from, measured
    finding.contain_mistake(mistake=mistake, words="By express.", by=by, at=late)
    analysis = Analysis(("It missed the boat.", "The van left late."), "No hour was agreed.",
        Series("carrier.late"))  # fmt: skip
    finding.analyse_mistake(mistake=mistake, analysis=analysis, by=by, at=late)
    correcting.plan_correction(mistake=mistake, plan=made.plan(alma, at=late), by=by, at=late)
    drain(late)
    fix = Promise.objects.get(kind=PromiseKind.FIX, about_kind="mistake")
    assert fix.customer == customer
    correcting.record_correction(mistake=mistake, done=made.done(), by=by, at=late + DAY)
    lesson = Learned(LessonKind.RULE, "The van leaves at two.")
    correcting.take_lesson(mistake=mistake, learned=lesson, by=by, at=late + DAY)
    drain(late + DAY)
    fix.standing.refresh_from_db()
    assert fix.standing.state == State.KEPT
    row = mistake.corrections.get()
    assert row.judge_at is not None
    tasks.judge(row.judge_at)
    correcting.close_mistake(mistake=mistake, seen_round=1, by=by, at=row.judge_at)

    # everybody can read it, and who told us reads it in their own words
    page = client.get("/en/corrected/").content.decode()
    assert "Parcels came days late." in page
    assert "Another courier carries them." in page
    told = Told.objects.get(kind=ToldKind.CORRECTED)
    assert client.get(f"/en/corrected/{told.token}/").status_code == 200

    # the same cause once more is a repeated mistake
    again = row.judge_at + DAY
    code_causes(
        subject=Ref("complaint", "99999"),
        codes=["carrier.late"],
        found="Late once more.",
        facets=facets(again),
        by=by,
        at=again,
    )
    drain(again)
    assert Mistake.objects.get().repeated_count == 1
    names = list(Event.objects.order_by("id").values_list("name", flat=True))
    chain = [
        "promises.PromiseBroken", "complaints.ComplaintOpened", "remedies.RemedyGiven",
        "causes.CauseCoded", "mistakes.MistakeFound", "mistakes.MistakeCorrected",
        "mistakes.CorrectionJudged", "mistakes.MistakeClosed", "mistakes.MistakeRepeated",
    ]  # fmt: skip
    places = [names.index(name) for name in chain]
    assert places == sorted(places)
