"""Where an order goes instead: its day is estimated anew, and a later one agreed to before it is promised."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from pistos.checkout.actions.changing import (
    ChangeNotPossible,
    changeable,
    check_open,
    record,
    use_code_of,
    write_lines,
)
from pistos.checkout.actions.lowering import settle_lower_total
from pistos.checkout.facts import ZERO
from pistos.estimates.queries import quote
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.words import by_day_words, money_words
from pistos.orders.facts import AddressFacts
from pistos.orders.models import AddressKind, Order, OrderAddress, OrderChange, Parcel
from pistos.orders.rules.cases import case_of
from pistos.pricing.rules.money import rounded
from pistos.promises.actions import Telling, move_promise
from pistos.promises.models import Promise, PromiseKind, State, Toward
from pistos.promises.rules.due import day_of
from pistos.promises.rules.terms import Due, Told
from pistos.shipping.queries import sending_costs
from pistos.shipping.rules.costs import Destination
from pistos.shop.queries import settings_in_force


class DayWouldMove(Refused):
    """To the new address it takes longer; nothing was changed. `day` is the one that could be promised."""

    def __init__(self, text: str, day: date) -> None:
        super().__init__(text)
        self.day = day


@dataclass(frozen=True, slots=True)
class Destined:
    """The new address, and the later day that its owner agreed to, None before they were asked."""

    address: AddressFacts
    agreed_on: date | None = None


def change_address(
    *, order: Order, to: Destined, code: str, by: Actor, at: datetime
) -> OrderChange:
    """Another address in the same country, proven by the code sent to the contact on record.

    The day is estimated anew: one that holds stays, a later one moves the promise once it was agreed to.
    What sending costs less comes back. Publishes OrderChanged, and PromiseMoved with a later day. Refuses
    with DayWouldMove, CodeWrong, TooLateToChange, ChangeNotPossible, and as `move_promise` does. A wrong
    code counts as a try whatever follows.
    """
    check_open(order, at)
    _refuse(order, to.address)
    later = _later_days(order, to.address, at)
    day = max(later.values(), default=None)
    if day is not None and (to.agreed_on is None or to.agreed_on < day):
        raise DayWouldMove(_question(day, order, at), day)
    use_code_of(order, code, at)
    with transaction.atomic():
        locked = changeable(order, at)
        row = OrderAddress.objects.get(order=locked, kind=AddressKind.SHIPPING)
        less = _cheaper(locked, row, to.address)
        before = {name: getattr(row, name) for name in asdict(to.address)}
        after = {**asdict(to.address), "company": row.company, "vat_id": row.vat_id}
        OrderAddress.objects.filter(pk=row.pk).update(**after)
        Parcel.objects.filter(order=locked, handed_over_at=None).update(
            region=to.address.region, city=to.address.city, postcode=to.address.postcode
        )
        if later:
            _move(locked, later, by, at)
            after["promised_on"] = str(day)
        change = record(locked, OrderChange.Kind.ADDRESS, (before, after), by, at, less)
        settle_lower_total(order=locked, amount=less, key=f"change:{change.pk}", by=by, at=at)
        return change


def _refuse(order: Order, address: AddressFacts) -> None:
    """Another country, a thing that is fetched, a chosen time, or a place that costs more are new orders."""
    if address.country != order.country:
        raise ChangeNotPossible(
            _("To another country it costs and takes something else. Please cancel and order anew.")
        )
    row = OrderAddress.objects.get(order=order, kind=AddressKind.SHIPPING)
    if row.point:
        raise ChangeNotPossible(_("This order is fetched, so it goes to no address."))
    now, then = _costs(order, row), _costs(order, address)
    if then is None:
        raise ChangeNotPossible(
            _("The way you chose does not go there. Please cancel and order anew.")
        )
    if now is not None and order.shipping_amount and then > now:
        more = money_words(then - now, order.currency, translation.get_language() or "en")
        raise ChangeNotPossible(
            _("Sending it there costs %(more)s more. Please cancel and order anew.")
            % {"more": more}
        )


def _costs(order: Order, to: OrderAddress | AddressFacts) -> Decimal | None:
    """What the order's way costs to a place by the rates of now; None where it does not go there."""
    goods = sum((line.unit_amount * line.quantity for line in order.lines.all()), ZERO)
    weight = sum(parcel.weight_grams or 0 for parcel in order.parcels.all())
    place = Destination(to.country, to.region, to.postcode)
    return sending_costs(order.method_code, place, order.currency, weight, goods)


def _cheaper(order: Order, row: OrderAddress, address: AddressFacts) -> Decimal:
    """Writes what sending costs less to the new place, and returns it; what was free stays free.

    In proportion to what was paid: a firm that accounts for the VAT itself paid less than the way's rate.
    """
    now, then = _costs(order, row), _costs(order, address)
    if not order.shipping_amount or now is None or then is None or then >= now:
        return ZERO
    order.shipping_amount = rounded(order.shipping_amount * then / now)
    order.save(update_fields=["shipping_amount"])
    lines = list(order.lines.select_for_update().order_by("position"))
    wanted = {line.pk: line.quantity for line in lines}
    return write_lines(order=order, lines=lines, wanted=wanted, at=order.placed_at)


def _later_days(order: Order, address: AddressFacts, at: datetime) -> dict[int, date]:
    """By promise, the day that history supports at the new address, where that is later than promised."""
    target = settings_in_force().kept_rate_target
    parcels = order.parcels.filter(handed_over_at=None, cancelled_at=None)
    found = {}
    for parcel in parcels.select_related("order", "courier", "supplier").order_by("pk"):
        promise = Promise.objects.filter(
            kind=PromiseKind.DELIVERY, toward=Toward.CUSTOMER, about_kind="parcel",
            about_id=parcel.pk, standing__state=State.OPEN,
        ).select_related("standing").first()  # fmt: skip
        if promise is None:
            continue
        case = replace(case_of(parcel), region=address.region)
        day = quote(case=case, at=at, target=target).promised_on
        if day > promise.standing.due_on:
            found[promise.pk] = day
    if found and order.slot_ends_at is not None:
        raise ChangeNotPossible(
            _("The time you chose could not be kept there. Please cancel and order anew.")
        )
    return found


def _question(day: date, order: Order, at: datetime) -> str:
    words = _(
        "To that address it takes longer: it would be with you %(by_day)s. Nothing was changed yet."
        " If that suits you, please press the button once more."
    )
    language = translation.get_language() or order.language
    return words % {"by_day": _by_day(day, order, at, language)}


def _by_day(day: date, order: Order, at: datetime, language: str) -> str:
    parcel = order.parcels.order_by("pk").first()
    zone = parcel.zone if parcel is not None else "UTC"
    return by_day_words(day, day_of(at, zone), language)


def _move(order: Order, days: dict[int, date], by: Actor, at: datetime) -> None:
    """Each promise to the day that was agreed to; both days stay on record."""
    rows = Promise.objects.filter(pk__in=days).select_related("standing").order_by("pk")
    for promise in rows:
        day = days[promise.pk]
        with translation.override(order.language):
            words = _("To the address you gave now; with you %(by_day)s.") % {
                "by_day": _by_day(day, order, at, order.language)
            }
        telling = Telling(Told(words, order.language, "order_page", f"order:{order.pk}"))
        due = Due.end_of(day, promise.zone)
        move_promise(promise=promise, due=due, reason="address", telling=telling, by=by, at=at)
