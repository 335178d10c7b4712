"""A customer says what happened: each line comes into exactly one right, and everything is kept."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.asks.actions.holding import place_hold
from pistos.asks.models import HoldReason
from pistos.conversations.queries.cardless import without_cards
from pistos.journal.actions import publish
from pistos.kit.actors import Actor
from pistos.kit.errors import Refused
from pistos.orders.models import Order, OrderState
from pistos.promises.models import PromiseKind
from pistos.returns import events
from pistos.returns.actions.couriers import prepare_courier_claim
from pistos.returns.actions.photos import keep, read_all
from pistos.returns.actions.reports import report_for
from pistos.returns.actions.steps import (
    ANSWER_DAYS,
    answer_promised,
    day_after,
    note_step,
    promise_next,
    ref,
)
from pistos.returns.facts import Intake, Told
from pistos.returns.models import Claim, ClaimLine, Happened, Side, StepKind, Track, Wish
from pistos.returns.queries.items import Known, known_items
from pistos.returns.rules.guarantee import burden_of
from pistos.returns.rules.tracks import track_of, wishes_of


class NothingTold(Refused):
    """No line with what happened to it."""


class MoreThanBought(Refused):
    """More pieces than the order holds and nobody claims yet."""


class NotHereYet(Refused):
    """It has not come yet, so nothing of it can go back."""


@transaction.atomic
def open_claims(*, intake: Intake, order: Order, by: Actor, at: datetime) -> list[Claim]:
    """One claim for each right, parcel and answer among the lines; the same form twice is one.

    Each has its day at once: you hear from us by then. Publishes ClaimOpened for each. Refuses with
    NothingTold, MoreThanBought, NotHereYet, and with PhotoUnusable before anything is written. What the
    answers make a withdrawal is not opened here: its own two steps are the law's.
    """
    pictures = read_all(intake.photos)
    held = Order.objects.select_for_update().select_related("customer").get(pk=order.pk)
    standing = list(Claim.objects.filter(sending=intake.attempt, order=held).order_by("pk"))
    if standing:
        return standing
    if held.state == OrderState.CANCELLED:
        raise NotHereYet(_("This order was cancelled already. There is nothing to return."))
    known = known_items(held, at)
    groups = grouped(intake.rows, known)
    made = []
    for (track, happened, _parcel), rows in groups.items():
        if track == Track.WITHDRAWAL:
            continue
        claim = _opened(held, Track(track), happened, rows, known, intake, by, at)
        keep(claim, Side.CUSTOMER, pictures, at)
        made.append(claim)
    return made


def grouped(
    rows: tuple[Told, ...], known: Mapping[int, Known]
) -> dict[tuple[str, str, int], list[Told]]:
    """The lines by right, answer and parcel. Refuses what cannot be claimed."""
    told = [row for row in rows if row.quantity > 0]
    if not told or any(row.happened not in Happened.values for row in told):
        raise NothingTold(_("Choose at least one of the goods, and what happened to it."))
    groups: dict[tuple[str, str, int], list[Told]] = {}
    for row in told:
        item = known.get(row.line_id)
        if item is None or row.quantity > item.row.left:
            raise MoreThanBought(
                _("More was named than the order holds, or it is being put right already.")
            )
        _refuse_unreached(row, item)
        track = track_of(row.happened, item.item)
        if track == Track.WITHDRAWAL:
            groups.setdefault((track, "", 0), []).append(row)
            continue
        parcel = item.parcel.pk if item.parcel else 0
        groups.setdefault((track, row.happened, parcel), []).append(row)
    return groups


def _refuse_unreached(row: Told, item: Known) -> None:
    if row.happened == Happened.LOST:
        if not (item.is_lost or item.item.arrived_on):
            raise NotHereYet(
                _("It is still on its way by our record. Once its day is over we act at once.")
            )
    elif row.happened != Happened.CHANGED and not item.has_come:
        raise NotHereYet(
            _("By our record it has not reached you yet, so nothing of it can be sent back.")
        )


def _opened(
    order: Order,
    track: Track,
    happened: str,
    rows: list[Told],
    known: Mapping[int, Known],
    intake: Intake,
    by: Actor,
    at: datetime,
) -> Claim:
    first = known[rows[0].line_id]
    opens = all(known[row.line_id].opens_all for row in rows)
    wished = rows[0].wished if rows[0].wished in wishes_of(track, opens_all=opens) else Wish.NONE
    country = order.country or (first.parcel.country if first.parcel else "")
    claim = Claim(
        sending=intake.attempt,
        order=order,
        customer=order.customer,
        parcel=first.parcel,
        track=track,
        happened=happened,
        wished=wished,
        words=without_cards(intake.words.strip())[:2000],
        language=intake.language,
        told_at=at,
        burden=burden_of(happened, first.item.today, first.item.arrived_on, country)
        if track == Track.LEGAL
        else "",
        next_on=day_after(at, ANSWER_DAYS),
    )
    claim.save()
    ClaimLine.objects.bulk_create(
        ClaimLine(claim=claim, line_id=row.line_id, quantity=row.quantity, happened=row.happened)
        for row in rows
    )
    note_step(claim, StepKind.TOLD, by, at, happened=happened, wished=wished)
    promise_next(claim, PromiseKind.FIX, claim.next_on, answer_promised, by, at)
    claim.save(update_fields=["promise_id", "next_on"])
    report_for(claim, at)
    if track == Track.TRANSPORT:
        prepare_courier_claim(claim, by, at)
    place_hold(
        customer=order.customer, order=order, reason=HoldReason.RETURN, source=ref(claim), at=at
    )
    told = events.ClaimOpened(claim.pk, order.pk, claim.track, claim.happened)
    publish(told, about=ref(claim), by=by, at=at)
    return claim
