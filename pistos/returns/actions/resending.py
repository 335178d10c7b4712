"""A new one in place of what was wrong: a parcel of its own in the same order, promised like every other.

The one place through which claims send goods again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.utils.translation import gettext as _

from pistos.estimates.queries import quotes
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.kit.tokens import public_token
from pistos.orders.models import Line, Order, OrderState, Parcel, ParcelLine
from pistos.orders.queries import AGAIN, contents_of
from pistos.orders.rules.cases import case_of
from pistos.promises.actions.delivering import promise_delivery
from pistos.promises.actions.telling import tell_of_promise
from pistos.shop.queries import settings_in_force
from pistos.stock.actions.reserving import NotEnough, reserve_for_order


class NoneLeft(Refused):
    """There is no other piece to send."""


def resend(order: Order, pieces: Mapping[int, int], *, key: str, by: Actor, at: datetime) -> Parcel:
    """Part of a deed that holds the order: so many of each line, by id, go out again in a new parcel, with
    the day that history supports. Refuses with NoneLeft."""
    lines = {line.pk: line for line in Line.objects.filter(order=order, pk__in=pieces)}
    _keep_pieces(order, lines, pieces, key, by, at)
    like = order.parcels.order_by("pk").first()
    for parcel in order.parcels.filter(contents=None):
        _name_contents(parcel)
    parcel = Parcel(
        order=order,
        ref=f"{AGAIN}{order.parcels.count() + 1}",
        token=public_token(),
        zone=like.zone if like else "UTC",
    )
    if like is not None:
        for name in (
            "courier_id", "supplier_id", "service", "origin", "country", "region", "city",
            "postcode", "category",
        ):  # fmt: skip
            setattr(parcel, name, getattr(like, name))
    parcel.save()
    ParcelLine.objects.bulk_create(
        ParcelLine(parcel=parcel, line_id=line_id, quantity=many)
        for line_id, many in pieces.items()
    )
    Order.objects.filter(pk=order.pk).update(state=OrderState.PREPARING)
    parcel.order.refresh_from_db(fields=["state"])
    target = settings_in_force().kept_rate_target
    quote = quotes(cases=[replace(case_of(parcel), ordered_at=at)], at=at, target=target)[0]
    told = tell_of_promise(parcel, quote, by=by, at=at)
    promise_delivery(parcel=parcel, quote=quote, told=told, by=by, at=at)
    return parcel


def _name_contents(parcel: Parcel) -> None:
    """What lay in an only parcel is written down before another one joins it."""
    ParcelLine.objects.bulk_create(
        ParcelLine(parcel=parcel, line_id=line_id, quantity=many)
        for line_id, many in contents_of(parcel).items()
    )


def _keep_pieces(
    order: Order,
    lines: Mapping[int, Line],
    pieces: Mapping[int, int],
    key: str,
    by: Actor,
    at: datetime,
) -> None:
    wanted: dict[int, int] = {}
    for line_id, many in pieces.items():
        variant_id = lines[line_id].variant_id
        if variant_id is not None:
            wanted[variant_id] = wanted.get(variant_id, 0) + many
    if not wanted:
        return
    try:
        reserve_for_order(key=key, order_id=order.pk, wanted=wanted, by=by, at=at)
    except NotEnough:
        raise NoneLeft(
            _("There is no other one left to send. Your money back is possible at once.")
        ) from None
