"""A report that goods are not as described counts against the version of the sheet that was read."""

from datetime import datetime

from django.db import transaction

from pistos.catalogue.actions.tasks import note_mismatch
from pistos.catalogue.models import Mismatch
from pistos.journal.models import Event
from pistos.kit.actors import Actor, Ref
from pistos.orders.models import Line, Parcel
from pistos.orders.queries import contents_of, sold_of_version
from pistos.promises.models import Promise

MACHINE = Actor.machine("promises.mismatching")


@transaction.atomic
def note_not_as_described(*, report: Event, at: datetime) -> bool:
    """True where it is certain which sheet is meant: the line that the customer named, or the only
    product in the parcel. Among several it is not guessed. One promise counts once for a product.
    """
    promise = Promise.objects.get(pk=report.data["promise_id"])
    lines = _lines(promise, report.data.get("line_id"))
    versions = {line.sheet_version_id: line.sheet_version for line in lines}
    version = next(iter(versions.values())) if len(versions) == 1 else None
    if version is None:
        return False
    note_mismatch(
        version=version,
        reason=Mismatch.DESCRIPTION,
        source=Ref("promise", str(promise.pk)),
        sold=sold_of_version(version),
        by=MACHINE,
        at=at,
    )
    return True


def _lines(promise: Promise, line_id: int | None) -> list[Line]:
    if promise.about_kind != "parcel" or promise.about_id is None:
        return []
    parcel = Parcel.objects.get(pk=promise.about_id)
    wanted = [line_id] if line_id is not None else [*contents_of(parcel)]
    rows = Line.objects.filter(pk__in=wanted, order_id=parcel.order_id)
    return list(rows.select_related("sheet_version__product"))
