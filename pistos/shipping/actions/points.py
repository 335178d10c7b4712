"""The points where a courier hands parcels over, as its list names them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.shipping.events import PickupPointsSet
from pistos.shipping.models import Method, MethodKind, PickupPoint

COLUMNS = ("name", "address", "city", "postcode", "country", "hours", "is_active")


class PointsWrong(Refused):
    """A list of points that cannot be read."""


@dataclass(frozen=True, slots=True)
class PointFacts:
    code: str
    name: str
    address: str
    city: str
    postcode: str
    country: str
    hours: str = ""


@transaction.atomic
def set_pickup_points(
    *, method: Method, points: Iterable[PointFacts], by: Actor, at: datetime
) -> int:
    """The whole list of a courier: new points are added, known ones changed, missing ones put out of use,
    so that orders keep theirs. Publishes `PickupPointsSet`; returns how many are in use."""
    if method.kind != MethodKind.PICKUP_POINT:
        raise PointsWrong(_("Only a way of sending to points has a list of them."))
    found = {point.code: point for point in points}
    if not found or not all(
        point.code and point.name and point.address and len(point.country) == 2
        for point in found.values()
    ):
        raise PointsWrong(_("Each point needs a code, a name, an address and a country."))
    PickupPoint.objects.bulk_create(
        [
            PickupPoint(
                method=method,
                code=point.code[:60],
                name=point.name[:160],
                address=point.address[:300],
                city=point.city[:120],
                postcode=point.postcode[:12],
                country=point.country.upper(),
                hours=point.hours[:300],
            )
            for point in found.values()
        ],
        update_conflicts=True,
        unique_fields=["method", "code"],
        update_fields=list(COLUMNS),
        batch_size=1000,
    )
    gone = (
        PickupPoint.objects.filter(method=method, is_active=True)
        .exclude(code__in=list(found))
        .update(is_active=False)
    )
    publish(
        PickupPointsSet(method.pk, len(found), gone),
        about=Ref("method", str(method.pk)),
        by=by,
        at=at,
    )
    return len(found)
