"""Ways of sending: who carries, until what hour, and what paying on delivery costs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from decimal import Decimal
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import Translated
from pistos.partners.models import Partner, PartnerKind
from pistos.shipping.events import MethodSaved, WindowsSet
from pistos.shipping.models import Method, MethodKind, Window
from pistos.stock.models import Location


class MethodWrong(Refused):
    """A way of sending that cannot be: the text says why."""


@dataclass(frozen=True, slots=True)
class MethodFacts:
    code: str
    kind: str
    name: Translated
    cut_off: time
    note: Translated = field(default_factory=dict)
    courier: Partner | None = None
    store: Location | None = None
    service: str = ""
    ready_within_hours: int = 2
    pays_on_delivery: bool = False
    collect_fee_amount: Decimal = Decimal(0)
    collect_cost_amount: Decimal = Decimal(0)
    is_active: bool = True
    position: int = 0


class WindowFacts(NamedTuple):
    """A time of a weekday (0 is Monday), with room for so many orders a day; None: nobody counts."""

    weekday: int
    starts: time
    ends: time
    capacity: int | None = None


@transaction.atomic
def save_method(*, facts: MethodFacts, by: Actor, at: datetime) -> Method:
    """Makes a method or changes the one of that code. Publishes `MethodSaved`.

    Refuses a fee for paying on delivery above what it costs the shop, a parcel without a courier, and a
    store where nothing can be fetched.
    """
    _check(facts)
    method, _made = Method.objects.update_or_create(
        code=facts.code,
        defaults={
            "kind": facts.kind,
            "name": facts.name,
            "note": facts.note,
            "courier": facts.courier,
            "store": facts.store,
            "service": facts.service.strip(),
            "cut_off": facts.cut_off,
            "ready_within_hours": facts.ready_within_hours,
            "pays_on_delivery": facts.pays_on_delivery,
            "collect_fee_amount": facts.collect_fee_amount,
            "collect_cost_amount": facts.collect_cost_amount,
            "is_active": facts.is_active,
            "position": facts.position,
        },
    )
    publish(MethodSaved(method.pk, method.code), about=Ref("method", str(method.pk)), by=by, at=at)
    return method


def _check(facts: MethodFacts) -> None:
    if facts.kind not in MethodKind.values or not facts.code or not any(facts.name.values()):
        raise MethodWrong(_("Please name the way of sending and choose its kind."))
    if not 0 <= facts.collect_fee_amount <= facts.collect_cost_amount:
        raise MethodWrong(
            _("A fee for paying on delivery must not be higher than what it costs the shop.")
        )
    if facts.kind == MethodKind.STORE:
        if facts.store is None or not facts.store.can_pick_up:
            raise MethodWrong(_("Please choose a store where orders can be fetched."))
    elif facts.courier is None or facts.courier.kind != PartnerKind.COURIER:
        raise MethodWrong(_("Please choose the courier that carries the parcels."))


@transaction.atomic
def set_windows(
    *, method: Method, windows: Sequence[WindowFacts], by: Actor, at: datetime
) -> list[Window]:
    """The delivery windows of a method, as a whole. Publishes `WindowsSet`."""
    if method.kind != MethodKind.TIME_WINDOW:
        raise MethodWrong(_("Only deliveries at a chosen time have windows."))
    if any(not 0 <= each.weekday <= 6 or each.ends <= each.starts for each in windows):
        raise MethodWrong(_("A window lies on a weekday and ends after it starts."))
    if any(each.capacity is not None and each.capacity < 1 for each in windows):
        raise MethodWrong(_("A window has room for at least one order."))
    Window.objects.filter(method=method).delete()
    made = Window.objects.bulk_create(
        Window(method=method, **each._asdict()) for each in dict.fromkeys(windows)
    )
    publish(WindowsSet(method.pk, len(made)), about=Ref("method", str(method.pk)), by=by, at=at)
    return made
