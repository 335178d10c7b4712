"""Setting prices: a new row each time, so that the history stays true."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from pistos.catalogue.models import Variant
from pistos.catalogue.queries.tasks import held_from_promotion
from pistos.journal.actions import publish, publish_all
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.pricing.events import ContentSet, PriceSet, ReductionEnded, ReductionSet
from pistos.pricing.models import Content, Market, Price, PriceKind
from pistos.pricing.rules.units import CONTENT_UNITS

MOST = Decimal("9999999999.99")


class PriceWrong(Refused):
    """A price that cannot be set: the text says why."""


class HeldForQuality(PriceWrong):
    """Promotion of a product below its quality threshold: quality comes first."""


@dataclass(frozen=True, slots=True)
class NewPrice:
    variant_id: int
    gross_amount: Decimal
    why: str = ""


@dataclass(frozen=True, slots=True)
class NewReduction:
    """A price for a span; afterwards the regular one holds again."""

    gross_amount: Decimal
    since: datetime
    until: datetime
    why: str


@transaction.atomic
def set_price(
    *, variant: Variant, market: Market, gross_amount: Decimal, by: Actor, at: datetime
) -> Price:
    """The regular price of a variant from `at` on; the old one ends then. Publishes `PriceSet`."""
    return set_prices(market=market, prices=[NewPrice(variant.pk, gross_amount)], by=by, at=at)[0]


@transaction.atomic
def set_prices(
    *, market: Market, prices: Sequence[NewPrice], by: Actor, at: datetime
) -> list[Price]:
    """Many regular prices at once, in five queries. Publishes a `PriceSet` for each that changed.

    An equal price leaves the old row as it is. Refuses a negative or endless amount, and a price
    older than the newest on record.
    """
    wanted = {price.variant_id: price for price in prices}
    if any(not 0 <= price.gross_amount <= MOST for price in wanted.values()):
        raise PriceWrong(_("A price is nought or more, with at most ten digits."))
    newest = _holding(wanted, market, at)
    fresh = {
        id_: price
        for id_, price in wanted.items()
        if id_ not in newest
        or newest[id_].gross_amount != price.gross_amount
        or newest[id_].valid_until is not None
    }
    if any(newest[id_].valid_from == at for id_ in fresh if id_ in newest):
        raise PriceWrong(_("The price was changed this very moment. Please try again."))
    Price.objects.filter(pk__in=[newest[id_].pk for id_ in fresh if id_ in newest]).update(
        valid_until=at
    )
    made = Price.objects.bulk_create(
        Price(
            variant_id=id_,
            market=market,
            gross_amount=price.gross_amount,
            valid_from=at,
            why=price.why[:200],
            by_kind=by.kind,
            by_id=by.id,
        )
        for id_, price in sorted(fresh.items())
    )
    publish_all([_told(row, market, at) for row in made], by=by, at=at)
    by_variant = {row.variant_id: row for row in (*newest.values(), *made)}
    return [by_variant[price.variant_id] for price in prices]


def _holding(variant_ids: Iterable[int], market: Market, at: datetime) -> dict[int, Price]:
    """The regular prices that hold at `at`, locked; refuses where a later one is on record."""
    rows = Price.objects.select_for_update().filter(
        Q(valid_until=None) | Q(valid_until__gt=at),
        variant_id__in=list(variant_ids),
        market=market,
        kind=PriceKind.REGULAR,
    )
    newest = {row.variant_id: row for row in rows.order_by("valid_from", "pk")}
    if any(row.valid_from > at for row in newest.values()):
        raise PriceWrong(_("A later price is on record already."))
    return newest


def _told(row: Price, market: Market, at: datetime) -> tuple[PriceSet, Ref]:
    event = PriceSet(row.variant_id, market.code, str(row.gross_amount), at.isoformat())
    return event, Ref("variant", str(row.variant_id))


@transaction.atomic
def set_reduction(
    *, variant: Variant, market: Market, reduction: NewReduction, by: Actor, at: datetime
) -> Price:
    """A lower price for a span to come. Publishes `ReductionSet`.

    Refuses one without an end or a reason, one that began in the past, one not below the regular
    price, one that overlaps another, and any for a product whose quality is to be put right first
    (`catalogue.queries.tasks.held_from_promotion`). Whether it may be *called* a reduction is decided
    when it is shown, from the prices that were really asked before it.
    """
    _check_reduction(variant, market, reduction, at)
    made = Price.objects.create(
        variant=variant,
        market=market,
        kind=PriceKind.REDUCTION,
        gross_amount=reduction.gross_amount,
        valid_from=reduction.since,
        valid_until=reduction.until,
        why=reduction.why.strip()[:200],
        by_kind=by.kind,
        by_id=by.id,
    )
    publish(
        ReductionSet(
            variant.pk,
            market.code,
            str(made.gross_amount),
            made.valid_from.isoformat(),
            reduction.until.isoformat(),
        ),
        about=Ref("variant", str(variant.pk)),
        by=by,
        at=at,
    )
    return made


def _check_reduction(
    variant: Variant, market: Market, reduction: NewReduction, at: datetime
) -> None:
    if reduction.since < at or reduction.until <= reduction.since:
        raise PriceWrong(_("A reduction begins now or later and ends after it began."))
    if not reduction.why.strip():
        raise PriceWrong(_("Please say why the price is reduced: the reason is kept with it."))
    if held_from_promotion([variant.product_id]):
        raise HeldForQuality(
            _("This product has open work on its quality. Close that first, then reduce the price.")
        )
    rows = Price.objects.select_for_update().filter(variant=variant, market=market)
    overlapping = rows.filter(
        kind=PriceKind.REDUCTION,
        withdrawn_at=None,
        valid_from__lt=reduction.until,
        valid_until__gt=reduction.since,
    )
    if overlapping.exists():
        raise PriceWrong(_("Another reduction holds within that time. End it first."))
    regular = rows.filter(
        Q(valid_until=None) | Q(valid_until__gt=reduction.since),
        kind=PriceKind.REGULAR,
        valid_from__lte=reduction.since,
    ).first()
    if regular is None or not 0 <= reduction.gross_amount < regular.gross_amount:
        raise PriceWrong(_("A reduction lies below the regular price that holds then."))


@transaction.atomic
def end_reduction(*, price: Price, by: Actor, at: datetime) -> None:
    """Ends a reduction before its time, or withdraws one that has not begun. Publishes `ReductionEnded`;
    refuses one that is over."""
    row = Price.objects.select_for_update().select_related("market").get(pk=price.pk)
    is_over = row.valid_until is None or row.valid_until <= at or row.withdrawn_at is not None
    if row.kind != PriceKind.REDUCTION or is_over:
        raise PriceWrong(_("This reduction is over."))
    if row.valid_from > at:
        Price.objects.filter(pk=row.pk).update(withdrawn_at=at)
    elif row.valid_from < at:
        Price.objects.filter(pk=row.pk).update(valid_until=at)
    else:
        raise PriceWrong(_("The price was changed this very moment. Please try again."))
    publish(
        ReductionEnded(row.variant_id, row.market.code, at.isoformat()),
        about=Ref("variant", str(row.variant_id)),
        by=by,
        at=at,
    )


@transaction.atomic
def set_content(
    *, variant: Variant, quantity: Decimal, unit: str, by: Actor, at: datetime
) -> Content:
    """How much a variant holds, for its price by unit. Publishes `ContentSet`."""
    if unit not in CONTENT_UNITS or quantity <= 0:
        raise PriceWrong(_("Please state how much it holds, in one of the units offered."))
    content, _made = Content.objects.update_or_create(
        variant=variant, defaults={"quantity": quantity, "unit": unit}
    )
    publish(
        ContentSet(variant.pk, str(quantity), unit),
        about=Ref("variant", str(variant.pk)),
        by=by,
        at=at,
    )
    return content
