"""What a claim says of the delivery promise: reported at once, and overturned once it is confirmed."""

from contextlib import suppress
from datetime import datetime

from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.promises.actions.reporting import Finding, Wrong, answer_report, report_not_right
from pistos.promises.actions.settling import break_promise, overturn_promise
from pistos.promises.models import Cause, Promise, PromiseKind, State, Toward
from pistos.promises.rules.terms import Blame
from pistos.returns.models import Claim, Happened, Track

REPORTED = {
    Happened.DAMAGED: Wrong.DAMAGED,
    Happened.LOST: Wrong.NOT_ARRIVED,
    Happened.WRONG: Wrong.WRONG,
    Happened.MISSING: Wrong.WRONG,
}
"""What is reported where it was told. A sheet that does not fit is counted by the claim itself."""
CAUSES = {
    Happened.DAMAGED: Cause.DAMAGED,
    Happened.WRONG: Cause.WRONG,
    Happened.MISSING: Cause.WRONG,
    Happened.DESCRIPTION: Cause.NOT_AS_DESCRIBED,
    Happened.PICTURE: Cause.NOT_AS_DESCRIBED,
}


def delivery_of(claim: Claim) -> Promise | None:
    """The promise of the parcel that the goods came in."""
    if claim.parcel_id is None:
        return None
    rows = Promise.objects.filter(
        kind=PromiseKind.DELIVERY, toward=Toward.CUSTOMER, about_kind="parcel",
        about_id=claim.parcel_id,
    )  # fmt: skip
    return rows.select_related("standing").first()


def report_for(claim: Claim, at: datetime) -> None:
    """The report stands before it is found late; after the stated days the claim holds without it."""
    promise, wrong = delivery_of(claim), REPORTED.get(Happened(claim.happened))
    if promise is None or wrong is None or promise.customer_id is None:
        return
    first = claim.lines.select_related("line").first()
    with suppress(Refused):
        report_not_right(promise=promise, wrong=wrong, at=at, line=first.line if first else None)


def overturn_for(claim: Claim, by: Actor, at: datetime) -> bool:
    """It came in time and was not right: kept becomes broken, and counts against whose harm it was.

    What never came breaks its promise now, before a later day makes it look as if it could still come.
    True where the record of the promise changed.
    """
    promise = delivery_of(claim)
    if promise is None:
        return False
    state = promise.standing.state
    evidence = f"claim:{claim.pk}"
    partner_id = (
        claim.parcel.courier_id if claim.parcel and claim.track == Track.TRANSPORT else None
    )
    if claim.happened == Happened.LOST and state == State.OPEN:
        blame = Blame(Cause.COURIER_LATE if partner_id else Cause.UNKNOWN, partner_id)
        break_promise(promise=promise, blame=blame, by=by, at=at)
        return True
    cause = CAUSES.get(Happened(claim.happened))
    if cause is None or state != State.KEPT or promise.standing.is_overturned:
        return False
    if cause != Cause.DAMAGED and claim.parcel is not None:
        partner_id = claim.parcel.supplier_id
    try:
        overturn_promise(
            promise=promise, blame=Blame(cause, partner_id), evidence=evidence, by=by, at=at
        )
    except Refused:
        return False
    return True


def close_report(claim: Claim, by: Actor, at: datetime) -> None:
    """What was reported proved unfounded; nothing where no report is open."""
    promise, wrong = delivery_of(claim), REPORTED.get(Happened(claim.happened))
    if promise is None or wrong is None:
        return
    finding = Finding.ARRIVED if wrong is Wrong.NOT_ARRIVED else Finding.WAS_RIGHT
    with suppress(Refused):
        answer_report(promise=promise, wrong=wrong, finding=finding, by=by, at=at)
