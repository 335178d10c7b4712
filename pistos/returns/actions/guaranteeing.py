"""Guarantees beyond the law: what a product is sold with, and the register of items that were sold so."""

from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.catalogue.models import Product
from pistos.catalogue.queries.categories import wants_guarantee
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.kit.languages import Translated
from pistos.orders.models import Parcel
from pistos.orders.queries import contents_of
from pistos.partners.models import Partner
from pistos.promises.rules.due import day_of
from pistos.returns import events
from pistos.returns.models import Guarantee, ProductGuarantee, SoldItem
from pistos.returns.queries.law import least_months
from pistos.returns.rules.window import months_later
from pistos.shop.queries import the_shop

REGISTRAR = Actor.machine("returns.guarantees")
MOST_MONTHS, MOST_ITEMS = 1200, 500


class TermsMissing(Refused):
    """A guarantee without its length or its terms is none."""


class GuaranteeTooShort(Refused):
    """The law wants listed technical goods guaranteed for longer."""


@dataclass(frozen=True, slots=True)
class GuaranteeFacts:
    """`months` nought is none. `guarantor_name` is shown where no partner is named; empty is the shop."""

    months: int
    terms: Translated = field(default_factory=dict)
    repair_info: Translated = field(default_factory=dict)
    guarantor: Partner | None = None
    guarantor_name: str = ""


@transaction.atomic
def set_guarantee(*, product: Product, facts: GuaranteeFacts, by: Actor, at: datetime) -> None:
    """From now on the product is sold with it; what was sold before keeps its own. Publishes
    GuaranteeChanged. Refuses with TermsMissing and GuaranteeTooShort."""
    if not 0 <= facts.months <= MOST_MONTHS or (facts.months and not any(facts.terms.values())):
        raise TermsMissing(_("Enter how many months, and the terms in at least one language."))
    locked = Product.objects.select_for_update().get(pk=product.pk)
    least = least_months() if wants_guarantee(locked) else 0
    if facts.months < least:
        raise GuaranteeTooShort(
            _(
                "Technical goods of this kind must be guaranteed for %(months)s months or more where you"
                " sell them."
            )
            % {"months": least}
        )
    standing = ProductGuarantee.objects.filter(product=locked, until=None)
    if not facts.months and not standing.exists():
        return
    standing.update(until=at)
    if facts.months:
        ProductGuarantee.objects.create(
            product=locked,
            months=facts.months,
            terms={key: text.strip()[:5000] for key, text in facts.terms.items() if text.strip()},
            repair_info={
                key: text.strip()[:1000] for key, text in facts.repair_info.items() if text.strip()
            },
            guarantor=facts.guarantor,
            guarantor_name=facts.guarantor_name.strip()[:160],
            since=at,
        )
    about = Ref("product", str(locked.pk))
    publish(events.GuaranteeChanged(locked.pk, facts.months), about=about, by=by, at=at)


@transaction.atomic
def register_parcel(*, parcel_id: int, at: datetime) -> int:
    """What came with a guarantee of its own enters the register, by item, from the day it was delivered.

    How many are new; again it adds none. Publishes GuaranteesRegistered.
    """
    parcel = (
        Parcel.objects.select_related("order").select_for_update(of=("self",)).get(pk=parcel_id)
    )
    if parcel.delivered_at is None:
        return 0
    held = contents_of(parcel)
    lines = parcel.order.lines.filter(pk__in=held).select_related("product").order_by("pk")
    terms = _terms_of(
        [line.product_id for line in lines if line.product_id], parcel.order.placed_at
    )
    starts_on = day_of(parcel.delivered_at, parcel.zone)
    made = 0
    for line in lines:
        found = terms.get(line.product_id or 0)
        if found is None:
            continue
        for number in range(1, min(line.quantity, MOST_ITEMS) + 1):
            item, _new = SoldItem.objects.get_or_create(line=line, number=number)
            _guarantee, is_new = Guarantee.objects.get_or_create(
                item=item,
                defaults={
                    "starts_on": starts_on,
                    "ends_on": months_later(starts_on, found.months),
                    "guarantor": found.guarantor,
                    "guarantor_name": _name_of(found),
                    "terms": found.terms,
                    "repair_info": found.repair_info,
                },
            )
            made += is_new
    if made:
        told = events.GuaranteesRegistered(parcel.order_id, made)
        about = Ref("order", str(parcel.order_id))
        publish(told, about=about, by=REGISTRAR, at=at)
    return made


def _terms_of(product_ids: list[int], sold_at: datetime) -> dict[int, ProductGuarantee]:
    """What each product was sold with at that moment."""
    rows = ProductGuarantee.objects.filter(product_id__in=product_ids, since__lte=sold_at)
    return {
        row.product_id: row
        for row in rows.select_related("guarantor").order_by("pk")
        if row.until is None or row.until > sold_at
    }


def _name_of(found: ProductGuarantee) -> str:
    if found.guarantor is not None:
        return found.guarantor.name
    return found.guarantor_name or the_shop().name


@transaction.atomic
def note_serial(*, item: SoldItem, serial: str, by: Actor, at: datetime) -> None:
    """The number on the piece. Publishes SerialNoted; the same again is nothing."""
    row = SoldItem.objects.select_for_update().get(pk=item.pk)
    tidy = " ".join(serial.split())[:80]
    if row.serial == tidy:
        return
    row.serial = tidy
    row.save(update_fields=["serial"])
    told = events.SerialNoted(row.line_id, row.number)
    publish(told, about=Ref("order", str(row.line.order_id)), by=by, at=at)
