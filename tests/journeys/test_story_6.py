"""Story 6: not as pictured. Compared with what the buyer saw, admitted, planned, corrected, told; and seen
at once when it comes back."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from pistos.accounts.models import User
from pistos.catalogue.actions.drafting import change_product
from pistos.catalogue.actions.publishing import publish_sheet
from pistos.catalogue.actions.tasks import note_mismatch
from pistos.catalogue.queries.tasks import open_tasks
from pistos.causes.queries.coded import coded
from pistos.complaints.actions.apologising import ApologyFacts, PlanMissing, Step, send_apology
from pistos.complaints.models import Complaint
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.kit.tasks import drain
from pistos.mistakes import tasks
from pistos.mistakes.actions import correcting, declaring, finding, updating
from pistos.mistakes.facts import Analysis, Declared, Done, Found, Plan, Reached, Saying, Series
from pistos.mistakes.models import IncidentKind, Mistake
from pistos.notifications.models import Message
from pistos.orders.models import Order
from pistos.promises.models import Promise, PromiseKind, State
from pistos.replies.facts import Heeded, Weighed
from pistos.returns.actions import deciding
from pistos.returns.models import Claim
from tests.factories.causes import coded_as
from tests.factories.products import mug_draft, renamed
from tests.returns.conftest import arrived, later, order, paid, world
from tests.returns.test_transport import ALMA, carried, opened

__all__ = ["arrived", "carried", "later", "order", "paid", "world"]
DAY = timedelta(days=1)
CAUSE = "product.described.photo"


def apologised(case: Complaint, alma: User, at: datetime) -> str:
    """The letter, read before it is sent: afterwards its secret link is emptied."""
    plan = [Step("A mug as in the picture leaves", (at + 2 * DAY).date(), alma)]
    said = ApologyFacts(
        "We showed a lighter blue than the mug has.",
        "We are sorry. We made a mistake.",
        [],
        alma,
        "1",
    )
    with pytest.raises(PlanMissing):
        send_apology(complaint=case, apology=said, by=alma, at=at)
    weighed = Heeded({}, Weighed("That they looked at it", "That it stands as it is"))
    said = ApologyFacts(said.mistake, said.text, plan, alma, "1", weighed)
    send_apology(complaint=case, apology=said, by=alma, at=at)
    letter = Message.objects.get(template="apology").text
    drain(at)
    return letter


def corrected(mistake: Mistake, alma: User, at: datetime) -> None:
    by = Actor.person(alma.pk)
    finding.contain_mistake(mistake=mistake, words="The picture is off.", by=by, at=at)
    why = Analysis(("The light was warm.", "Nobody compared."), "Photos are not checked.",
        Series(CAUSE))  # fmt: skip
    finding.analyse_mistake(mistake=mistake, analysis=why, by=by, at=at)
    plan = Plan("New photos and words", alma, (at + 3 * DAY).date(), 30, 50)
    correcting.plan_correction(mistake=mistake, plan=plan, by=by, at=at)
    drain(at)
    done = Done("Published anew.", {"en": "A picture was too light."}, {"en": "We took it anew."})
    correcting.record_correction(mistake=mistake, done=done, by=by, at=at + DAY)
    drain(at + DAY)


@pytest.mark.serves("S0-17", "S0-26", "S4-18", "S4-21", "S4-22")
def test_not_as_pictured(client: Client, carried: Order, alma: User, dora, later: datetime) -> None:
    claim = opened(carried, later, happened="picture", words="It is far darker than the picture.")
    case = Complaint.objects.get(origin="return")
    line = claim.lines.get().line
    seen, product = line.sheet_version, line.product
    assert seen is not None
    assert product is not None

    # compared: what the buyer saw stands, for them and for the desk
    bought = f"/en/o/{carried.token}/sheet/{line.position}/"
    assert "Stoneware mug" in client.get(bought).content.decode()
    client.force_login(alma)
    assert client.get(reverse("backoffice:sheet_version", args=[seen.pk])).status_code == 200

    # admitted with a plan, confirmed: the delivery was no kept promise
    letter = apologised(case, alma, later)
    assert "a lighter blue" in letter
    assert "A mug as in the picture leaves" in letter
    deciding.agree_remedy(claim=claim, wish="replacement", by=ALMA, at=later)
    drain(later)
    delivery = Promise.objects.filter(kind=PromiseKind.DELIVERY, toward="customer").earliest("pk")
    assert (delivery.standing.state, delivery.standing.cause) == (
        State.BROKEN, "not_as_described",
    )  # fmt: skip
    found = coded(Ref("claim", str(Claim.objects.get().pk)))
    assert found is not None
    assert found.primary == CAUSE

    # enough of them take the sheet for correction, and it is corrected
    for number in ("1", "2"):
        note_mismatch(
            version=seen, reason="picture", source=Ref("review", number), sold=3, by=ALMA, at=later
        )
    assert [(task.kind, task.reason) for task in open_tasks()] == [("correct", "picture")]
    change_product(
        product=product, category=product.category,
        draft=mug_draft(product.ref, texts=renamed("dark")), by=ALMA, at=later,
    )  # fmt: skip
    anew = publish_sheet(product=product, by=ALMA, at=later)
    assert anew.number == seen.number + 1
    assert "Stoneware mug dark" not in client.get(bought).content.decode()

    # whoever bought by that version is told, and nobody else
    declared = Declared(IncidentKind.DELIVERY, {"en": "A picture was too light"}, alma, 600)
    by = Actor.person(alma.pk)
    incident = declaring.declare_incident(declared=declared, by=by, at=later)
    rule = Reached("product", product_id=product.pk, version_id=seen.pk)
    assert declaring.find_affected(incident=incident, rule=rule, by=by, at=later) == 1
    saying = Saying({"en": "The mug is darker than we showed."}, "Honesty.", "Excuses.")
    update = updating.say_update(incident=incident, saying=saying, by=by, at=later)
    tasks.send_update(later, update_id=update.pk)
    told = Message.objects.filter(template="incident_update")
    assert [mail.recipient_id for mail in told] == [carried.customer_id]

    # the cause is a mistake, corrected; the same once more is repeated, and says so
    opening = Found("Photos too light", "One customer got it darker.", Series(CAUSE))
    mistake = finding.open_mistake(found=opening, by=by, at=later)
    drain(later)
    assert mistake.evidence.get().customer == carried.customer
    corrected(mistake, alma, later)
    again = later + 20 * DAY
    coded_as(CAUSE, at=again, number=99999, customer_id=dora.pk)
    drain(again)

    mistake.refresh_from_db()
    assert (mistake.repeated_count, mistake.severity) == (1, 2)
    assert Event.objects.filter(name="mistakes.MistakeRepeated").count() == 1
