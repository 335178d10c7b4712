"""What arrives, is counted, moved, comes back or is spoiled: each change is a movement on record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.catalogue.models import Variant
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import Translated
from pistos.partners.models import Partner
from pistos.stock.events import (
    IncomingArrived,
    IncomingNoted,
    LocationSaved,
    StockCounted,
    StockMoved,
)
from pistos.stock.models import Incoming, Level, Location, Movement, MovementKind

MOST = 10_000_000


class StockWrong(Refused):
    """A change of the stock that cannot be: the text says why."""


class LocationWrong(Refused):
    """A location that cannot be."""


@dataclass(frozen=True, slots=True)
class LocationFacts:
    code: str
    name: str
    is_store: bool = False
    can_pick_up: bool = False
    address: str = ""
    country: str = ""
    hours: Translated = field(default_factory=dict)
    position: int = 0
    is_active: bool = True


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a supplier sends us, and by when."""

    quantity: int
    expected_on: date
    supplier: Partner | None = None


@transaction.atomic
def save_location(*, facts: LocationFacts, by: Actor, at: datetime) -> Location:
    """Makes a location or changes the one of that code. Publishes `LocationSaved`."""
    if not facts.code or not facts.name.strip():
        raise LocationWrong(_("Please name the place."))
    if facts.can_pick_up and not (facts.is_store and facts.address.strip()):
        raise LocationWrong(_("Orders are fetched in a store with an address."))
    location, _made = Location.objects.update_or_create(
        code=facts.code,
        defaults={
            "name": facts.name.strip(),
            "is_store": facts.is_store,
            "can_pick_up": facts.can_pick_up,
            "address": facts.address.strip(),
            "country": facts.country,
            "hours": facts.hours,
            "position": facts.position,
            "is_active": facts.is_active,
        },
    )
    publish(LocationSaved(location.pk), about=Ref("location", str(location.pk)), by=by, at=at)
    return location


@transaction.atomic
def count_stock(
    *, location: Location, pieces: Mapping[int, int], why: str, by: Actor, at: datetime
) -> list[Level]:
    """Sets what was counted, by variant. Publishes `StockCounted`.

    Refuses a count below what is reserved: those customers must be told first.
    """
    levels = _levels(location, pieces)
    changes = {id_: many - levels[id_].on_hand for id_, many in pieces.items()}
    _apply(levels, changes, MovementKind.COUNTED, why, by, at)
    return list(levels.values())


@transaction.atomic
def arrive(
    *, location: Location, pieces: Mapping[int, int], why: str, by: Actor, at: datetime
) -> list[Level]:
    """Adds what came in, by variant. Publishes `StockCounted`."""
    _positive(pieces)
    levels = _levels(location, pieces)
    _apply(levels, dict(pieces), MovementKind.ARRIVED, why, by, at)
    return list(levels.values())


@transaction.atomic
def put_back(
    *, location: Location, pieces: Mapping[int, int], why: str, by: Actor, at: datetime
) -> list[Level]:
    """Puts what came back from customers, fit to be sold, on the shelf. Publishes `StockCounted`."""
    _positive(pieces)
    levels = _levels(location, pieces)
    _apply(levels, dict(pieces), MovementKind.RETURNED, why, by, at)
    return list(levels.values())


@transaction.atomic
def spoil(
    *, location: Location, pieces: Mapping[int, int], why: str, by: Actor, at: datetime
) -> list[Level]:
    """Takes off what can no longer be sold. Publishes `StockCounted`."""
    _positive(pieces)
    levels = _levels(location, pieces)
    changes = {id_: -many for id_, many in pieces.items()}
    _apply(levels, changes, MovementKind.SPOILED, why, by, at)
    return list(levels.values())


@transaction.atomic
def move_stock(
    *, variant: Variant, places: tuple[Location, Location], quantity: int, by: Actor, at: datetime
) -> None:
    """Moves free pieces from the first place to the second. Publishes `StockMoved`."""
    source, target = places
    _positive({variant.pk: quantity})
    if source == target:
        raise StockWrong(_("Please choose two different places."))
    Level.objects.bulk_create(
        [Level(variant=variant, location=place) for place in places], ignore_conflicts=True
    )
    rows = Level.objects.select_for_update().filter(variant=variant, location__in=places)
    levels = {row.location_id: row for row in rows.order_by("pk")}
    if levels[source.pk].on_hand - levels[source.pk].reserved < quantity:
        raise StockWrong(_("So many are not free there."))
    for place, change in ((source, -quantity), (target, quantity)):
        level = levels[place.pk]
        level.on_hand += change
        level.save(update_fields=["on_hand"])
        _record(level, change, MovementKind.MOVED, "", by, at).save()
    publish(
        StockMoved(variant.pk, source.pk, target.pk, quantity),
        about=Ref("variant", str(variant.pk)),
        by=by,
        at=at,
    )


@transaction.atomic
def note_incoming(
    *, variant: Variant, location: Location, delivery: Delivery, by: Actor, at: datetime
) -> Incoming:
    """A delivery to us is on its way: customers are told its day. Publishes `IncomingNoted`."""
    _positive({variant.pk: delivery.quantity})
    if delivery.expected_on < at.date():
        raise StockWrong(_("The day of the delivery lies in the past."))
    made = Incoming.objects.create(
        variant=variant,
        location=location,
        supplier=delivery.supplier,
        quantity=delivery.quantity,
        expected_on=delivery.expected_on,
    )
    publish(
        IncomingNoted(made.pk, variant.pk, delivery.expected_on.isoformat()),
        about=Ref("variant", str(variant.pk)),
        by=by,
        at=at,
    )
    return made


@transaction.atomic
def receive_incoming(*, incoming: Incoming, quantity: int, by: Actor, at: datetime) -> Incoming:
    """The delivery came, with so many pieces. Publishes `IncomingArrived`; refuses it a second time."""
    if not 0 <= quantity <= MOST:
        raise StockWrong(_("Please enter how many came."))
    row = (
        Incoming.objects.select_for_update(of=("self",))
        .select_related("location")
        .get(pk=incoming.pk)
    )
    if row.arrived_at is not None:
        raise StockWrong(_("This delivery was received already."))
    row.arrived_at = at
    row.save(update_fields=["arrived_at"])
    if quantity:
        levels = _levels(row.location, {row.variant_id: quantity})
        _change(levels[row.variant_id], quantity, MovementKind.ARRIVED, "", by, at)
    publish(
        IncomingArrived(row.pk, row.variant_id, quantity),
        about=Ref("variant", str(row.variant_id)),
        by=by,
        at=at,
    )
    return row


def _positive(many: Mapping[int, int]) -> None:
    if not many or any(not 0 < quantity <= MOST for quantity in many.values()):
        raise StockWrong(_("Please enter how many, as a number above nought."))


def _levels(location: Location, wanted: Mapping[int, int]) -> dict[int, Level]:
    """The levels of variants at a place, made where there is none, locked in pk order."""
    Level.objects.bulk_create(
        [Level(variant_id=id_, location=location) for id_ in sorted(wanted)],
        ignore_conflicts=True,
    )
    rows = Level.objects.select_for_update().filter(variant_id__in=list(wanted), location=location)
    return {row.variant_id: row for row in rows.order_by("pk")}


def _apply(
    levels: Mapping[int, Level],
    changes: Mapping[int, int],
    kind: str,
    why: str,
    by: Actor,
    at: datetime,
) -> None:
    real = {id_: change for id_, change in changes.items() if change}
    for id_, change in real.items():
        _change(levels[id_], change, kind, why, by, at)
    if real:
        location_id = next(iter(levels.values())).location_id
        publish(
            StockCounted(location_id, kind, [[id_, many] for id_, many in sorted(real.items())]),
            about=Ref("location", str(location_id)),
            by=by,
            at=at,
        )


def _change(level: Level, change: int, kind: str, why: str, by: Actor, at: datetime) -> None:
    if not level.reserved <= level.on_hand + change <= MOST:
        raise StockWrong(
            _("%(count)d of it are promised to customers: fewer cannot lie here.")
            % {"count": level.reserved}
        )
    level.on_hand += change
    level.save(update_fields=["on_hand"])
    _record(level, change, kind, why, by, at).save()


def _record(level: Level, change: int, kind: str, why: str, by: Actor, at: datetime) -> Movement:
    return Movement(
        variant_id=level.variant_id,
        location_id=level.location_id,
        kind=kind,
        change=change,
        why=why.strip()[:200],
        happened_at=at,
        by_kind=by.kind,
        by_id=by.id,
    )
