"""Who supplies what: several firms for one variant, one of them preferred."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from pistos.catalogue.models import Variant
from pistos.journal.actions import publish
from pistos.kit.actors import Actor, Ref
from pistos.kit.errors import Refused
from pistos.partners.models import Partner, PartnerKind
from pistos.stock.events import SupplySet
from pistos.stock.models import Supply

LONGEST_DAYS = 365


class SupplyWrong(Refused):
    """A supply that cannot be."""


@dataclass(frozen=True, slots=True)
class SupplyFacts:
    lead_days: int
    cost_amount: Decimal | None = None
    cost_currency: str = ""
    is_preferred: bool = False
    sends_on_order: bool = False


@transaction.atomic
def set_supply(
    *, variant: Variant, supplier: Partner, facts: SupplyFacts, by: Actor, at: datetime
) -> Supply:
    """What a supplier offers of a variant; a preferred one replaces the preferred before. Publishes
    `SupplySet`."""
    if supplier.kind != PartnerKind.SUPPLIER:
        raise SupplyWrong(_("Please choose a supplier."))
    if not 0 <= facts.lead_days <= LONGEST_DAYS:
        raise SupplyWrong(_("Please state the days as a number from 0 to 365."))
    if facts.cost_amount is not None and (facts.cost_amount < 0 or not facts.cost_currency):
        raise SupplyWrong(_("A cost is nought or more and has a currency."))
    list(Supply.objects.select_for_update().filter(variant=variant).order_by("pk"))
    if facts.is_preferred:
        Supply.objects.filter(variant=variant).exclude(supplier=supplier).update(is_preferred=False)
    supply, _made = Supply.objects.update_or_create(
        variant=variant,
        supplier=supplier,
        defaults={
            "lead_days": facts.lead_days,
            "cost_amount": facts.cost_amount,
            "cost_currency": facts.cost_currency,
            "is_preferred": facts.is_preferred,
            "sends_on_order": facts.sends_on_order,
        },
    )
    publish(SupplySet(variant.pk, supplier.pk), about=Ref("variant", str(variant.pk)), by=by, at=at)
    return supply


@transaction.atomic
def drop_supply(*, supply: Supply, by: Actor, at: datetime) -> None:
    """The supplier no longer has it. Publishes `SupplySet`."""
    variant_id, supplier_id = supply.variant_id, supply.supplier_id
    Supply.objects.filter(pk=supply.pk).delete()
    publish(
        SupplySet(variant_id, supplier_id),
        about=Ref("variant", str(variant_id)),
        by=by,
        at=at,
    )
